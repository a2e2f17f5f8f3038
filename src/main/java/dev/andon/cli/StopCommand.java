package dev.andon.cli;

import dev.andon.command.Command;
import dev.andon.line.LineRule;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `andon stop`
@picocli.CommandLine.Command(
        name = "stop",
        description = "Pulls the cord: stops a line until somebody lets it go on.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {Acting.DONE, Acting.DENIED, Acting.USAGE, Acting.FAILED})
final class StopCommand implements Callable<Integer> {
    @Mixin
    private Acting acting = new Acting();

    @Option(names = "--line", paramLabel = "LINE", description = "Which line; trunk if not given.")
    private String line = LineRule.TRUNK.name();

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "What the others should know.")
    private String why = "";

    @Override
    public Integer call() throws InterruptedException {
        return acting.act(_ -> new Command.PullCord(line, why.strip()));
    }
}
