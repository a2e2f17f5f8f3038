package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.board.Board;
import dev.andon.board.LineHeadline;
import dev.andon.line.Line;
import dev.andon.line.LineRule;
import dev.andon.source.StoreFailure;
import dev.andon.text.Texts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `andon gate`
@Command(
        name = "gate",
        description = {
            "Says whether new work may go in: for hooks, pipelines and scripts.",
            "It asks the Andon that runs on these settings, or an endpoint; without either it looks once itself."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:open",
            "1:closed; the reason stands on the standard output",
            "2:the command line or the settings are wrong, or there is no such line",
            "3:unknown (--unknown says otherwise)"
        })
final class GateCommand implements Callable<Integer> {
    @Mixin
    private Watching watching = new Watching();

    @Option(names = "--line", paramLabel = "NAME", description = "Which line; trunk if not given.")
    private String line = PlainGate.TRUNK;

    @Option(names = "--wait", paramLabel = "TIME", description = "Wait this long for it to open, such as 90s or 10m.")
    private String patience = "";

    @Option(
            names = "--fix-branch",
            paramLabel = "GLOB",
            description = "Branches that are let through a stopped line, such as fix/*.")
    private List<String> fixBranches = new ArrayList<>();

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description = "The branch in question; what the build server says, or the current one, if not given.")
    private String branch = "";

    @Option(
            names = "--unknown",
            paramLabel = "open or closed",
            description = "What a line counts for of which nothing is known.")
    private String unknown = "";

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "The endpoint to ask, with the token in ANDON_TOKEN.")
    private @Nullable String endpoint;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        GateQuestion question = PlainGate.question(
                line, patience, fixBranches, branch, unknown, PlainGate.address(endpoint), watching.config());
        Optional<GateQuestion.Keeper> running = watching.names() ? Optional.empty() : question.running();
        return end(question, running.orElseGet(() -> lookingOnce(question.line(), watching)));
    }

    private int end(GateQuestion question, GateQuestion.Keeper keeper) throws InterruptedException {
        GateQuestion.End end = question.put(keeper);
        PrintWriter out = spec.commandLine().getOut();
        out.println(end.said());
        out.flush();
        return end.code();
    }

    /// Nobody runs who could be asked: look at everything.
    static GateQuestion.Keeper lookingOnce(String name, Watching watching) {
        Configuration wanted = watching.needed();
        Texts texts = Texts.in(wanted.wall().language());
        return () -> {
            Board board;
            // What somebody stopped stays stopped, whatever the colours say.
            try (TeamBooks team = TeamBooks.of(wanted)) {
                board = Watching.lookOnce(wanted, team.read());
            } catch (StoreFailure failure) {
                return GateAnswer.unknown("somebody may have stopped it: " + failure.sentence());
            }
            Line line = board.line(name).orElseThrow(() -> new UsageFault(texts.say("deny.noSuchLine", name)));
            // A running Andon would let it go on at its next look.
            boolean goesOn = line.reason() instanceof Line.Reason.AwaitingCause
                    && line.rule().resume() == LineRule.Resume.GREEN;
            if (goesOn) {
                return new GateAnswer("running", texts.say("line.well"));
            }
            return new GateAnswer(line.state().word(), texts.say(LineHeadline.of(line, board.at())));
        };
    }
}
