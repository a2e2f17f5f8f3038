package dev.andon.cli;

import dev.andon.command.Command;
import dev.andon.line.Cause;
import dev.andon.line.LineRule;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `andon resume`
@picocli.CommandLine.Command(
        name = "resume",
        description = "Lets a stopped line go on, once it is green, and says what the cause was.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {Acting.DONE, Acting.DENIED, Acting.USAGE, Acting.FAILED})
final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private Acting acting = new Acting();

    @Option(names = "--line", paramLabel = "LINE", description = "Which line; trunk if not given.")
    private String line = LineRule.TRUNK.name();

    @Option(
            names = "--cause",
            paramLabel = "KIND",
            required = true,
            converter = CauseWord.class,
            completionCandidates = CauseWord.All.class,
            description = "What kind of thing it was: ${COMPLETION-CANDIDATES}.")
    private Cause.Category category = Cause.Category.OTHER;

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Why it happened, and why that, ...")
    private String whys = "";

    @Option(names = "--link", paramLabel = "URL", description = "More about it.", defaultValue = "")
    private String link = "";

    @Override
    public Integer call() throws InterruptedException {
        return acting.act(_ -> new Command.ResumeLine(line, new Cause(category, whys, link)));
    }
}
