package dev.andon.source;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far what we show can be trusted: derived from times at each look at it, never stored.
public enum Freshness {
    FRESH,
    /// Two looks were missed: the last state is shown with its age.
    STALE,
    /// Nothing was seen for so long that the last state means nothing any more, or nothing was ever seen.
    LOST;

    /// Two missed looks make a state stale; this much is allowed on top for a slow answer.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration LOST_AT_LEAST = Duration.ofMinutes(5);

    /// @param seen when the source was last seen, or null for never
    /// @param every how often it is looked at
    public static Freshness of(@Nullable Instant seen, Duration every, Instant now) {
        if (seen == null) {
            return LOST;
        }
        Duration age = Duration.between(seen, now);
        if (age.compareTo(GRACE.negated()) < 0) {
            // Nobody saw anything in the future: one of two clocks is wrong, and the true age is not known.
            return STALE;
        }
        if (age.compareTo(staleAfter(every)) <= 0) {
            return FRESH;
        }
        return age.compareTo(lostAfter(every)) <= 0 ? STALE : LOST;
    }

    /// The age at which a state looks stale.
    public static Duration staleAfter(Duration every) {
        return every.multipliedBy(2).plus(GRACE);
    }

    /// The age at which a state counts as unknown.
    public static Duration lostAfter(Duration every) {
        Duration ten = every.multipliedBy(10);
        return ten.compareTo(LOST_AT_LEAST) > 0 ? ten : LOST_AT_LEAST;
    }
}
