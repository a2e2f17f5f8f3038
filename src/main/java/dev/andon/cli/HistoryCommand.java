package dev.andon.cli;

import dev.andon.build.Build;
import dev.andon.build.Flakiness;
import dev.andon.build.Hang;
import dev.andon.build.History;
import dev.andon.text.Sentence;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `andon history`
@Command(
        name = "history",
        description = "Lists a pipeline's last builds, newest first, and says whether it is flaky or hangs.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {Asking.SHOWN, Asking.NOTHING, Acting.USAGE, Asking.UNTOLD})
final class HistoryCommand implements Callable<Integer> {
    private static final int USUAL = 20;

    @Mixin
    private Asking asking = new Asking();

    @Option(
            names = "--last",
            paramLabel = "COUNT",
            description = "How many, up to 100; 20 if not given.",
            defaultValue = "20")
    private int last = USUAL;

    @Override
    public Integer call() throws InterruptedException {
        if (last < 1 || last > History.AT_MOST) {
            throw new UsageFault("--last is a number from 1 to " + History.AT_MOST + ".");
        }
        // What is usual shows in many, whatever is listed.
        return asking.ask(asked ->
                Asking.with(asked.desk().history(asked.tile().id(), History.AT_MOST), builds -> show(builds, asked)));
    }

    private void show(List<Build> builds, Asking.Asked asked) {
        PrintWriter out = asked.out();
        builds.stream().limit(last).forEach(build -> out.println(row(build)));
        Flakiness flakiness = Flakiness.of(builds);
        if (flakiness.isFlaky()) {
            out.println(asked.texts().say(Sentence.of("details.flaky", flakiness.flips(), flakiness.repeats())));
        }
        Build current = asked.tile().known().pipeline().current();
        if (current != null) {
            Hang.of(builds, current, Instant.now())
                    .ifPresent(hang ->
                            out.println(asked.texts().say(Sentence.of("details.hangs", hang.running(), hang.usual()))));
        }
    }

    private static String row(Build build) {
        String commit = build.commit();
        return "%-12s  %-9s  %-20s  %8s  %s"
                .formatted(
                        build.label(),
                        build.outcome().word(),
                        time(build.started()),
                        took(build.duration()),
                        commit.length() > 12 ? commit.substring(0, 12) : commit)
                .stripTrailing();
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String took(@Nullable Duration took) {
        return took == null ? "" : "%d:%02d".formatted(took.toMinutes(), took.toSecondsPart());
    }
}
