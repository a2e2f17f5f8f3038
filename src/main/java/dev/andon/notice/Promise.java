package dev.andon.notice;

import dev.andon.claim.Claim;
import java.time.Duration;
import java.time.Instant;

/// What whoever is on something said of it, and what they were reminded of.
///
/// @param claim the words
/// @param ending whether they were told that it lapses soon
/// @param late whether they were told that it should be mended by now
public record Promise(Claim claim, boolean ending, boolean late) {
    /// How long before its end a claim is worth a word; half of it where it is shorter.
    private static final Duration AHEAD = Duration.ofMinutes(10);

    static Promise of(Claim claim) {
        return new Promise(claim, false, false);
    }

    /// The same once somebody is on it with these words: whoever said something new has not been reminded of it.
    Promise now(Claim said) {
        boolean same = said.since().equals(claim.since()) && said.holder().equals(claim.holder());
        return same ? new Promise(said, ending, late) : of(said);
    }

    boolean endsSoon(Instant now) {
        Instant until = claim.until();
        if (until == null) {
            return false;
        }
        Duration half = Duration.between(claim.since(), until).dividedBy(2);
        return !now.isBefore(until.minus(half.compareTo(AHEAD) < 0 ? half : AHEAD));
    }

    boolean isLate(Instant now) {
        return claim.fix() != null && !now.isBefore(claim.fix());
    }
}
