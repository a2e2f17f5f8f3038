package dev.andon.board;

import dev.andon.build.Build;
import dev.andon.build.Commit;
import dev.andon.build.Outcome;
import java.util.ArrayList;
import java.util.List;

/// How the newest conclusive build of a revision ended.
///
/// @param commit the revision
/// @param outcome conclusive
public record Verdict(String commit, Outcome outcome) {
    private static final int KEPT = 20;

    /// What is remembered after one more build, in the order in which revisions were first seen: one that is
    /// built once more keeps its place, and the last word on it counts.
    static List<Verdict> remember(List<Verdict> before, Build build) {
        if (build.commit().isEmpty() || !build.outcome().isConclusive()) {
            return before;
        }
        Verdict now = new Verdict(build.commit(), build.outcome());
        for (int i = 0; i < before.size(); i++) {
            if (Commit.isSame(before.get(i).commit(), build.commit())) {
                return before.get(i).equals(now) ? before : replaced(before, i, now);
            }
        }
        List<Verdict> all = new ArrayList<>(before);
        all.add(now);
        return List.copyOf(all.size() > KEPT ? all.subList(all.size() - KEPT, all.size()) : all);
    }

    private static List<Verdict> replaced(List<Verdict> before, int place, Verdict now) {
        List<Verdict> all = new ArrayList<>(before);
        all.set(place, now);
        return List.copyOf(all);
    }
}
