package dev.andon.cli;

import dev.andon.deploy.Rollback;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `andon rollback`
@Command(
        name = "rollback",
        description = "Goes back to what was live before, once, and stops the lines that the service belongs to.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is live, or with --dry-run it could be tried",
            "1:it may not be, something stands in the way, or you did not agree; nothing was changed",
            Acting.USAGE,
            "3:the server did not take it, it did not go live, or nobody knows; or the team's books are out of reach"
        })
final class RollbackCommand implements Callable<Integer> {
    @Mixin
    private Reverting reverting = new Reverting();

    @Parameters(
            paramLabel = "SERVICE/ENV",
            description = "What goes back, as `andon status` names it: shop/production.")
    private String service = "";

    @Option(
            names = "--to",
            paramLabel = "VERSION",
            description = "Where it goes; if not given, to what was live before and was not gone back from.",
            defaultValue = "")
    private String to = "";

    @Override
    public Integer call() throws InterruptedException {
        return reverting.go(service, Rollback.Way.BACK, to.strip());
    }
}
