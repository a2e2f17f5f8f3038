package dev.andon.cli;

import dev.andon.command.Command;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `andon rerun`
@picocli.CommandLine.Command(
        name = "rerun",
        description = "Asks the build server to build something again. It is asked once.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the server took it",
            Acting.DENIED,
            Acting.USAGE,
            "3:the server did not take it, or nobody knows whether it did; or the team's books are out of reach"
        })
final class RerunCommand implements Callable<Integer> {
    @Mixin
    private Acting acting = new Acting();

    @Parameters(paramLabel = "PIPELINE", description = "What is built again, as `andon status` names it: ci/shop.")
    private String subject = "";

    @Option(names = "--failed", description = "Only what failed of it, where the server can do that.")
    private boolean failed;

    @Override
    public Integer call() throws InterruptedException {
        return acting.act(_ -> failed ? new Command.RerunFailed(subject) : new Command.Rerun(subject));
    }
}
