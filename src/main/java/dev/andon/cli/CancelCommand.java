package dev.andon.cli;

import dev.andon.command.Command;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `andon cancel`
@picocli.CommandLine.Command(
        name = "cancel",
        description = "Asks the build server to stop what it builds. It is asked once.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the server took it",
            Acting.DENIED,
            Acting.USAGE,
            "3:the server did not take it, or nobody knows whether it did; or the team's books are out of reach"
        })
final class CancelCommand implements Callable<Integer> {
    @Mixin
    private Acting acting = new Acting();

    @Parameters(paramLabel = "PIPELINE", description = "What is stopped, as `andon status` names it: ci/shop.")
    private String subject = "";

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "What the others should know.")
    private String why = "";

    @Override
    public Integer call() throws InterruptedException {
        return acting.with(open -> {
            String build = open.building(subject);
            if (!build.isEmpty()) {
                PrintWriter out = acting.spec().commandLine().getOut();
                out.println(open.texts().say("cancel.which", build, subject));
                out.flush();
            }
            return acting.submit(open, new Command.Cancel(subject, build, why.strip()));
        });
    }
}
