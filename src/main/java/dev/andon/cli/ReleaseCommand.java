package dev.andon.cli;

import dev.andon.command.Command;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `andon release`
@picocli.CommandLine.Command(
        name = "release",
        description = "Says that nobody is on it any more.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {Acting.DONE, Acting.DENIED, Acting.USAGE, Acting.FAILED})
final class ReleaseCommand implements Callable<Integer> {
    @Mixin
    private Acting acting = new Acting();

    @Parameters(paramLabel = "PIPELINE", description = "What was claimed: ci/shop, or line:trunk.")
    private String subject = "";

    @Override
    public Integer call() throws InterruptedException {
        return acting.act(_ -> new Command.ReleaseClaim(subject));
    }
}
