package dev.andon.build;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How often a pipeline changed its mind about one and the same revision: the mark of flaky tests. A build that
/// ended by the server's fault, was cancelled or skipped says nothing of that. Pure.
///
/// @param repeats how often a revision was built that had been built before: only then it could show
/// @param flips how often that ended otherwise than before
/// @param revisions those of which it said both, the newest first
public record Flakiness(int repeats, int flips, List<String> revisions) {
    public Flakiness {
        revisions = List.copyOf(revisions);
    }

    /// @param history a pipeline's builds, newest first
    public static Flakiness of(List<Build> history) {
        List<Build> told = history.stream().filter(Flakiness::tells).toList();
        int repeats = 0;
        int flips = 0;
        List<String> revisions = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            Build build = told.get(i);
            Build before = before(told, i);
            if (before == null) {
                continue;
            }
            repeats++;
            if (isWell(build) != isWell(before)) {
                flips++;
                if (revisions.stream().noneMatch(known -> Commit.isSame(known, build.commit()))) {
                    revisions.add(build.commit());
                }
            }
        }
        return new Flakiness(repeats, flips, revisions);
    }

    /// Whether it was ever seen to be flaky.
    public boolean isFlaky() {
        return flips > 0;
    }

    private static boolean tells(Build build) {
        return !build.commit().isEmpty()
                && switch (build.outcome()) {
                    case PASSED, UNSTABLE, FAILED -> true;
                    case ERRORED, CANCELLED, SKIPPED, UNKNOWN -> false;
                };
    }

    private static boolean isWell(Build build) {
        return build.outcome() == Outcome.PASSED;
    }

    /// The newest one of the same revision before it.
    private static @Nullable Build before(List<Build> told, int index) {
        String commit = told.get(index).commit();
        return told.subList(index + 1, told.size()).stream()
                .filter(older -> Commit.isSame(older.commit(), commit))
                .findFirst()
                .orElse(null);
    }
}
