package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.people.Deed;
import dev.andon.source.StoreFailure;
import dev.andon.store.Store;
import dev.andon.text.Texts;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `andon guard`
@Command(
        name = "guard",
        description = "Whether guards may go back by themselves; switches that off for everybody, or on again.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {Acting.DONE, Acting.DENIED, Acting.USAGE, Acting.FAILED})
final class GuardCommand implements Callable<Integer> {
    @Mixin
    private Acting acting = new Acting();

    @ArgGroup(exclusive = true)
    private Switch wanted = new Switch();

    @Option(names = "--why", paramLabel = "TEXT", description = "What the others should know.", defaultValue = "")
    private String why = "";

    static final class Switch {
        @Option(names = "--off", description = "No guard goes back by itself; they still stop lines and ask.")
        private boolean off;

        @Option(names = "--on", description = "Guards may do what they have earned.")
        private boolean on;
    }

    @Override
    public Integer call() {
        Configuration configuration = acting.wanted();
        PrintWriter out = acting.spec().commandLine().getOut();
        try (Store store = acting.books()) {
            if (wanted.off || wanted.on) {
                return turn(store, configuration);
            }
            out.println(store.vigils().isOff() ? "off" : "on");
            return ExitCode.FINE;
        } catch (StoreFailure failure) {
            acting.spec().commandLine().getErr().println(failure.sentence());
            return ExitCode.UNCERTAIN;
        }
    }

    private int turn(Store store, Configuration configuration) {
        Actor me = Acting.me(configuration);
        if (!configuration.team().crew().may(Deed.ROLL_BACK, me.person())) {
            Texts texts = Texts.in(configuration.wall().language());
            acting.spec()
                    .commandLine()
                    .getErr()
                    .println(texts.say(
                            "deny.right.roll-back", configuration.team().crew().who(Deed.ROLL_BACK)));
            return ExitCode.RED;
        }
        if (wanted.off && why.isBlank()) {
            throw new UsageFault("Say --why: everybody is told.");
        }
        AuditEntry intended = store.audit()
                .intend(new AuditEntry(
                        0,
                        Instant.now(),
                        me,
                        wanted.off ? "guards-off" : "guards-on",
                        "guards",
                        why.strip(),
                        AuditEntry.State.INTENDED,
                        ""));
        store.vigils().switchTo(wanted.off, me.person(), why.strip());
        store.audit().settle(intended.number(), AuditEntry.State.DONE, "");
        acting.spec().commandLine().getOut().println(wanted.off ? "off" : "on");
        return ExitCode.FINE;
    }
}
