package dev.andon.server.build;

import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The runs of one pipeline, newest first, for servers that tell runs instead of pipelines. Pure.
///
/// @param <R> a run as the server tells it
record RunHistory<R>(List<Entry<R>> newestFirst) {
    private static final int ESTIMATED_FROM = 9;

    /// @param run as the server tells it
    /// @param build the same in our words; its outcome counts only once the run ended
    /// @param activity what the run does now; [Activity#IDLE] when it ended
    /// @param oddWord a word that we do not know, or empty
    record Entry<R>(R run, Build build, Activity activity, String oddWord) {
        boolean ended() {
            return activity == Activity.IDLE;
        }
    }

    /// The newest that ended with a verdict, else the newest that ended at all. One that ended with a word we do
    /// not know may be red: nothing older is taken for the state of things.
    @Nullable
    Entry<R> last() {
        Entry<R> newest = null;
        for (Entry<R> entry : newestFirst) {
            if (entry.ended()) {
                if (entry.build().outcome().isConclusive() || !entry.oddWord().isEmpty()) {
                    return entry;
                }
                newest = newest == null ? entry : newest;
            }
        }
        return newest;
    }

    /// The newest that is running, else the newest of all if it waits for something. What waits behind a run that
    /// already ended was overtaken.
    @Nullable
    Entry<R> current() {
        for (Entry<R> entry : newestFirst) {
            if (entry.activity().isRunning()) {
                return entry;
            }
        }
        return newestFirst.isEmpty() || newestFirst.getFirst().ended() ? null : newestFirst.getFirst();
    }

    /// The median of the last runs that passed.
    @Nullable
    Duration estimate() {
        List<Duration> durations = newestFirst.stream()
                .filter(entry -> entry.build().outcome() == Outcome.PASSED)
                .map(entry -> entry.build().duration())
                .filter(Objects::nonNull)
                .limit(ESTIMATED_FROM)
                .sorted()
                .toList();
        return durations.isEmpty() ? null : durations.get(durations.size() / 2);
    }
}
