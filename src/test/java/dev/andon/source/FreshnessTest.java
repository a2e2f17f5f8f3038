package dev.andon.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "seen just now, 10, 0, FRESH",
        "one look missed, 10, 15, FRESH",
        "at the edge of two missed looks, 10, 25, FRESH",
        "two looks missed, 10, 26, STALE",
        "five minutes are the least for lost, 10, 300, STALE",
        "not seen for longer, 10, 301, LOST",
        "a slow rhythm is stale later, 60, 125, FRESH",
        "a slow rhythm two looks late, 60, 126, STALE",
        "a slow rhythm is lost after ten looks, 60, 600, STALE",
        "a slow rhythm after more, 60, 601, LOST",
        "a clock a little behind the one that saw it, 10, -5, FRESH",
        "nobody saw anything in the future, 10, -6, STALE",
        "however far in the future, 10, -999999999, STALE"
    })
    void agesWithTheTimeSinceItWasSeen(String situation, long every, long age, Freshness expected) {
        assertEquals(expected, Freshness.of(NOW.minusSeconds(age), Duration.ofSeconds(every), NOW), situation);
    }

    @Test
    void whatWasNeverSeenIsLost() {
        assertEquals(Freshness.LOST, Freshness.of(null, Duration.ofSeconds(10), NOW));
    }
}
