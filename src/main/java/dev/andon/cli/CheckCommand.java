package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.app.JudgeSources;
import dev.andon.app.MetricSources;
import dev.andon.app.TokenPages;
import dev.andon.board.Board;
import dev.andon.board.Post;
import dev.andon.board.TokenEnd;
import dev.andon.build.Pipeline;
import dev.andon.source.Budget;
import dev.andon.source.Fault;
import dev.andon.source.Source;
import dev.andon.text.Texts;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `andon check`
@Command(
        name = "check",
        description =
                "Checks the settings, calls every source, and says what it found, what that costs, and what is wrong.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well", "2:the settings are wrong", "3:a source cannot be seen"})
final class CheckCommand implements Callable<Integer> {
    private static final int ODD_WORDS_SHOWN = 5;

    @Mixin
    private Watching watching = new Watching();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Configuration wanted = watching.needed();
        PrintWriter out = spec.commandLine().getOut();
        wanted.warnings().forEach(warning -> out.println("warning: " + warning));
        Board board = Watching.lookOnce(wanted);
        board.sources().forEach(post -> report(post, board.at(), out));
        boolean allUsable = reportMetricSources(wanted, out);
        out.flush();
        boolean allSeen = allUsable && board.sources().stream().allMatch(post -> post.fault() == null);
        return allSeen ? ExitCode.FINE : ExitCode.UNCERTAIN;
    }

    /// What they have can only be seen with an expression.
    private static boolean reportMetricSources(Configuration wanted, PrintWriter out) {
        boolean allUsable = true;
        try (var numbers = new MetricSources(InstantSource.system())) {
            numbers.know(wanted.sources());
            for (Source source : wanted.sources()) {
                String mistake = numbers.named(source.name())
                        .map(MetricSources.Known::mistake)
                        .orElse("");
                allUsable &= mistake.isEmpty();
                if (JudgeSources.isOne(source)) {
                    out.println(source.name() + " (" + source.kind() + ")");
                    out.println("  not asked; a guard asks it for its verdicts");
                }
                if (MetricSources.isOne(source)) {
                    out.println(source.name() + " (" + source.kind() + ")");
                    out.println("  "
                            + (mistake.isEmpty()
                                    ? "not asked; try it with: andon metric \"" + source.name() + "\" EXPRESSION"
                                    : mistake));
                }
            }
        }
        return allUsable;
    }

    private static void report(Post post, Instant now, PrintWriter out) {
        String kind = post.source().kind();
        out.println(post.source().name() + " (" + (kind.isEmpty() ? "kind not found" : kind) + ")");
        Fault fault = post.fault();
        if (fault == null) {
            out.println("  " + found(post));
            oddWords(post).forEach(word -> out.println("  a word Andon does not know: \"" + word + "\""));
        } else {
            out.println(
                    "  " + fault.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + fault.sentence());
        }
        TokenEnd.of(post, now)
                .ifPresent(end -> out.println("  warning: "
                        + Texts.in(Locale.ENGLISH).say(end.sentence())
                        + TokenPages.of(post.source())
                                .map(page -> " Make a new one: " + page)
                                .orElse("")));
        out.println("  " + cost(post));
    }

    private static String found(Post post) {
        long branches = post.known().stream()
                .filter(known -> known.pipeline().branch() != null)
                .count();
        String found = some(post.known().size(), "pipeline") + " selected";
        return branches == 0 ? found : found + ", " + branches + " of them of named branches";
    }

    private static List<String> oddWords(Post post) {
        return post.known().stream()
                .map(known -> known.pipeline())
                .map(Pipeline::oddWord)
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(ODD_WORDS_SHOWN)
                .toList();
    }

    private static String some(int number, String of) {
        return number + " " + of + (number == 1 ? "" : "s");
    }

    /// One look is the first, so nothing could be answered "not modified"; later looks often cost less.
    private static String cost(Post post) {
        int requests = post.cost().requests();
        Duration every = post.source().every();
        long anHour = requests * Duration.ofHours(1).toMillis() / Math.max(1, every.toMillis());
        String cost = "took %.1f s, %s, %,d bytes; at one look every %d s at most %,d requests an hour"
                .formatted(
                        post.took().toMillis() / 1000.0,
                        some(requests, "request"),
                        post.cost().bytes(),
                        every.toSeconds(),
                        anHour);
        Budget budget = post.cost().budget();
        return budget == null
                ? cost
                : cost
                        + "; the server has %,d of %,d left until %s"
                                .formatted(budget.remaining(), budget.limit(), budget.resets());
    }
}
