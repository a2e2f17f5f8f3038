package dev.andon.server.build;

import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.source.ServerFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The runs of one pipeline, newest first, for servers that tell runs instead of pipelines. Pure.
///
/// @param <R> a run as the server tells it
record RunHistory<R>(List<Entry<R>> newestFirst) {
    /// @param run as the server tells it
    /// @param build the same in our words; its outcome counts only once the run ended
    /// @param activity what the run does now; [Activity#IDLE] when it ended
    /// @param oddWord a word that we do not know, or empty
    record Entry<R>(R run, Build build, Activity activity, String oddWord) {
        boolean ended() {
            return activity == Activity.IDLE;
        }

        /// Whether this says how things are. One that ended with a word we do not know may be red: nothing older
        /// is asked instead.
        private boolean tells() {
            return ended() && (build.outcome().isConclusive() || !oddWord.isEmpty());
        }
    }

    /// Whether there was an attempt before this one.
    @FunctionalInterface
    interface Repeated<R> {
        boolean of(R run) throws ServerFault;
    }

    /// Finds the attempt before a repeated one.
    @FunctionalInterface
    interface Before<R> {
        /// @return null when it cannot be read
        @Nullable
        R of(R repeated) throws ServerFault;
    }

    /// The history of some runs with their earlier attempts, as far as these are needed. A second attempt takes
    /// the place of the first in the server's list: without the first, a red build would turn into the green one
    /// before it for as long as it runs again. An attempt that cannot be read hides everything older.
    static <R> RunHistory<R> of(
            List<R> newestFirst, Function<R, Entry<R>> reading, Repeated<R> isRepeated, Before<R> before)
            throws ServerFault {
        List<Entry<R>> entries = new ArrayList<>();
        boolean told = false;
        for (R run : newestFirst) {
            R attempt = run;
            entries.add(reading.apply(attempt));
            told |= entries.getLast().tells();
            while (!told && isRepeated.of(attempt)) {
                R earlier = before.of(attempt);
                if (earlier == null) {
                    entries.add(new Entry<>(run, Build.NONE, Activity.IDLE, ""));
                    return new RunHistory<>(entries);
                }
                attempt = earlier;
                entries.add(reading.apply(attempt));
                told = entries.getLast().tells();
            }
        }
        return new RunHistory<>(entries);
    }

    /// The newest that ended with a verdict, else the newest that ended at all.
    @Nullable
    Entry<R> last() {
        Entry<R> newest = null;
        for (Entry<R> entry : newestFirst) {
            if (entry.tells()) {
                return entry;
            }
            newest = newest == null && entry.ended() ? entry : newest;
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

    /// A word that we do not know in what is shown, or empty.
    String oddWord() {
        Entry<R> current = current();
        Entry<R> last = last();
        if (current != null && !current.oddWord().isEmpty()) {
            return current.oddWord();
        }
        return last == null ? "" : last.oddWord();
    }

    /// The median of the last runs that passed.
    @Nullable
    Duration estimate() {
        return Estimate.median(newestFirst.stream()
                .filter(entry -> entry.build().outcome() == Outcome.PASSED)
                .map(entry -> entry.build().duration())
                .filter(Objects::nonNull));
    }
}
