package dev.andon.cli;

import dev.andon.deploy.Rollback;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `andon forward`
@Command(
        name = "forward",
        description = "Goes forward again to what `andon rollback` left, once. What had stopped stays stopped.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is live, or with --dry-run it could be tried",
            "1:it may not be, something stands in the way, or you did not agree; nothing was changed",
            Acting.USAGE,
            "3:the server did not take it, it did not go live, or nobody knows; or the team's books are out of reach"
        })
final class ForwardCommand implements Callable<Integer> {
    @Mixin
    private Reverting reverting = new Reverting();

    @Parameters(
            paramLabel = "SERVICE/ENV",
            description = "What goes forward, as `andon status` names it: shop/production.")
    private String service = "";

    @Override
    public Integer call() throws InterruptedException {
        return reverting.go(service, Rollback.Way.FORWARD, "");
    }
}
