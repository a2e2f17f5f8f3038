package dev.andon.desk;

import dev.andon.source.Fault;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long a gate whose server fails is left alone: longer each time.
///
/// @param failures how many there were in a row
/// @param end when to try again
/// @param asked when the server itself asked not to be called before, if it did
record Patience(int failures, Instant end, @Nullable Instant asked) {
    static final Patience NONE = new Patience(0, Instant.MIN, null);
    private static final Duration FIRST = Duration.ofSeconds(25);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int DOUBLED_AT_MOST = 5;

    Patience after(Fault fault, Instant now) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures, DOUBLED_AT_MOST));
        Instant end = now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        Instant asked = fault.until();
        return new Patience(failures + 1, asked != null && asked.isAfter(end) ? asked : end, asked);
    }

    /// Something else is wanted: worth another try at once, unless the server asked for a pause.
    Patience renewed() {
        return asked == null ? NONE : new Patience(0, asked, asked);
    }

    /// An end that is further away than any we set was set by a clock that was wrong.
    boolean isOver(Instant now) {
        return !now.isBefore(end) || (asked == null && end.isAfter(now.plus(LONGEST)));
    }
}
