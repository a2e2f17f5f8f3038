package dev.andon.cli;

import dev.andon.command.Command;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `andon veto`
@picocli.CommandLine.Command(
        name = "veto",
        description = "Says no to a guard that is about to go back. The line stays stopped.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {Acting.DONE, Acting.DENIED, Acting.USAGE, Acting.FAILED})
final class VetoCommand implements Callable<Integer> {
    @Mixin
    private Acting acting = new Acting();

    @Parameters(paramLabel = "SERVICE/ENV", description = "What shall stay as it is: shop/production.")
    private String service = "";

    @Override
    public Integer call() throws InterruptedException {
        return acting.with(open -> acting.tell(
                open.desk()
                        .submit(
                                new Command.Veto(
                                        Deployed.tile(service, open.board()).id()),
                                Acting.me(open.wanted())),
                open.texts()));
    }
}
