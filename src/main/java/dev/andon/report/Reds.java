package dev.andon.report;

import dev.andon.build.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a pipeline was red: from the end of the first red build to the end of the next that was not.
///
/// @param stretches in order, none touching the next
record Reds(List<Stretch> stretches) {
    /// @param ended null while it goes on
    record Stretch(Instant from, @Nullable Instant ended) {
        Instant end(Period period) {
            return ended == null || ended.isAfter(period.to()) ? period.to() : ended;
        }
    }

    /// @param runs the conclusive ones of one pipeline, oldest first
    static Reds of(List<Run> runs) {
        List<Stretch> stretches = new ArrayList<>();
        Instant since = null;
        for (Run run : runs) {
            if (run.outcome().isRed() && since == null) {
                since = run.at();
            } else if (!run.outcome().isRed() && since != null) {
                stretches.add(new Stretch(since, run.at()));
                since = null;
            }
        }
        if (since != null) {
            stretches.add(new Stretch(since, null));
        }
        return new Reds(List.copyOf(stretches));
    }

    /// How long each took that ended in a period.
    List<Duration> ended(Period period) {
        List<Duration> times = new ArrayList<>();
        for (Stretch stretch : stretches) {
            Instant ended = stretch.ended();
            if (ended != null && period.has(ended)) {
                times.add(Duration.between(stretch.from(), ended));
            }
        }
        return times;
    }

    /// How many went on at the end of a period.
    long open(Period period) {
        return stretches.stream()
                .filter(stretch -> stretch.from().isBefore(period.to())
                        && (stretch.ended() == null || !stretch.ended().isBefore(period.to())))
                .count();
    }

    /// What of them lies in a period.
    List<Stretch> within(Period period) {
        return stretches.stream()
                .filter(stretch -> stretch.from().isBefore(period.to())
                        && stretch.end(period).isAfter(period.from()))
                .map(stretch -> new Stretch(
                        stretch.from().isBefore(period.from()) ? period.from() : stretch.from(), stretch.end(period)))
                .toList();
    }

    /// How long at least one of some stretches lasted.
    static Duration together(List<Stretch> some, Period period) {
        Duration sum = Duration.ZERO;
        Instant counted = period.from();
        for (Stretch stretch :
                some.stream().sorted(Comparator.comparing(Stretch::from)).toList()) {
            Instant from = stretch.from().isBefore(counted) ? counted : stretch.from();
            Instant end = stretch.end(period);
            if (end.isAfter(from)) {
                sum = sum.plus(Duration.between(from, end));
                counted = end;
            }
        }
        return sum;
    }
}
