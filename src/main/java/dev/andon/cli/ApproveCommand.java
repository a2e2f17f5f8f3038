package dev.andon.cli;

import dev.andon.command.Command;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `andon approve`
@picocli.CommandLine.Command(
        name = "approve",
        description = "Agrees to what a build waits for. The build server is told once.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the server took it",
            Acting.DENIED,
            Acting.USAGE,
            "3:the server did not take it, or nobody knows whether it did; or the team's books are out of reach"
        })
final class ApproveCommand implements Callable<Integer> {
    @Mixin
    private Acting acting = new Acting();

    @Parameters(paramLabel = "PIPELINE", description = "What waits, as `andon status` names it: ci/shop.")
    private String subject = "";

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "What is agreed to where several things wait: an environment, a stage, a job.",
            defaultValue = "")
    private String what = "";

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "What the others should know.")
    private String why = "";

    @Override
    public Integer call() throws InterruptedException {
        return acting.act(_ -> new Command.Approve(subject, what.strip(), why.strip()));
    }
}
