package dev.andon.report;

import dev.andon.build.Commit;
import dev.andon.build.Run;
import java.util.List;

/// How often a pipeline built a revision again and it ended otherwise: without a change, red became green or
/// green red.
///
/// @param flips how often it did
/// @param repeats how often it could have
record Flips(int flips, int repeats) {
    /// @param runs the conclusive ones of one pipeline, oldest first
    static Flips of(List<Run> runs, Period period) {
        int flips = 0;
        int repeats = 0;
        for (int i = 1; i < runs.size(); i++) {
            Run before = runs.get(i - 1);
            Run run = runs.get(i);
            if (period.has(run.at()) && Commit.isSame(before.commit(), run.commit())) {
                repeats++;
                flips += before.outcome().isRed() == run.outcome().isRed() ? 0 : 1;
            }
        }
        return new Flips(flips, repeats);
    }
}
