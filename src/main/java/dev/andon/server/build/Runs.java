package dev.andon.server.build;

import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the history of one pipeline means. Pure.
final class Runs {
    private Runs() {}

    /// The run whose outcome is shown: the newest finished one with a verdict, or one of which we do not know how
    /// it ended, which must not hide behind an older green; else the newest finished one.
    static @Nullable Run last(List<Run> history) {
        List<Run> ended = newestFirst(history)
                .filter(run -> run.isFinished() || isOdd(run))
                .toList();
        return ended.stream()
                .filter(run -> isVerdict(run) || run.build().outcome() == Outcome.UNKNOWN)
                .findFirst()
                .orElse(ended.isEmpty() ? null : ended.getFirst());
    }

    private static boolean isOdd(Run run) {
        return !run.oddWord().isEmpty();
    }

    /// The run that goes on now: what runs before what waits in a queue, that before what waits for people.
    static @Nullable Run current(List<Run> history) {
        return newestFirst(history)
                .filter(run -> !run.isFinished())
                .min(Comparator.comparingInt(run -> rank(run.activity())))
                .orElse(null);
    }

    private static int rank(Activity activity) {
        return switch (activity) {
            case RUNNING, RUNNING_FAILING, CANCELLING -> 0;
            case QUEUED -> 1;
            case WAITING -> 2;
            case UNKNOWN -> 3;
            case IDLE, DISABLED -> 4;
        };
    }

    /// The median time of the last builds that passed, or null.
    static @Nullable Duration estimate(List<Run> history) {
        return Estimate.median(newestFirst(history)
                .filter(run -> run.isFinished() && run.build().outcome() == Outcome.PASSED)
                .map(run -> run.build().duration())
                .filter(Objects::nonNull));
    }

    /// The word to show of these two that we do not know; empty when we know all.
    static String oddWord(@Nullable Run last, @Nullable Run current) {
        if (current != null && !current.oddWord().isEmpty()) {
            return current.oddWord();
        }
        return last == null ? "" : last.oddWord();
    }

    /// Whether the history shows a verdict on the project's main line.
    static boolean showsMainLine(List<Run> history) {
        return history.stream().anyMatch(run -> isMainLine(run.branch()) && isVerdict(run));
    }

    /// The names of the branches beside the main line of which the history shows a verdict.
    static Set<String> otherBranches(List<Run> history) {
        return history.stream()
                .filter(Runs::isVerdict)
                .map(Run::branch)
                .filter(branch -> branch != null && branch.kind() == Branch.Kind.OTHER)
                .map(Branch::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isVerdict(Run run) {
        return run.isFinished() && run.build().outcome().isConclusive();
    }

    static boolean isMainLine(@Nullable Branch branch) {
        return branch != null && branch.kind() == Branch.Kind.DEFAULT;
    }

    /// Takes a history apart by branch: the main line first, then in the order of appearance. Runs without a
    /// branch are left out.
    static Map<Branch, List<Run>> byBranch(List<Run> history) {
        Map<Branch, List<Run>> branches = new LinkedHashMap<>();
        for (Run run : history) {
            if (isMainLine(run.branch())) {
                branches.putIfAbsent(run.branch(), new ArrayList<>());
            }
        }
        for (Run run : history) {
            if (run.branch() != null) {
                branches.computeIfAbsent(run.branch(), _ -> new ArrayList<>()).add(run);
            }
        }
        return branches;
    }

    private static Stream<Run> newestFirst(List<Run> history) {
        return history.stream().sorted(Comparator.comparingLong(Run::number).reversed());
    }
}
