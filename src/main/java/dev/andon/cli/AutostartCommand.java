package dev.andon.cli;

import dev.andon.app.OwnStart;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `andon autostart`
@Command(
        name = "autostart",
        description = "Lets your session start Andon at log-in, or not any more, or says whether it does.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done, or it does", "1:it does not", "2:it cannot be changed or seen"})
final class AutostartCommand implements Callable<Integer> {
    /// What is wanted.
    enum Wish {
        ON,
        OFF,
        STATUS
    }

    @Parameters(paramLabel = "on|off|status", description = "status if not given.", defaultValue = "status")
    private Wish wish = Wish.STATUS;

    @Mixin
    private Chosen chosen = new Chosen();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var start = OwnStart.of(chosen.file());
        try {
            switch (wish) {
                case ON -> start.on();
                case OFF -> start.off();
                case STATUS -> {}
            }
            Optional<List<String>> command = start.command();
            PrintWriter out = spec.commandLine().getOut();
            out.println(command.map(one -> "on: " + String.join(" ", one)).orElse("off"));
            out.flush();
            return wish != Wish.STATUS || command.isPresent() ? ExitCode.FINE : ExitCode.RED;
        } catch (IOException e) {
            throw new UsageFault(String.valueOf(e.getMessage()));
        }
    }
}
