package dev.andon.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.andon.source.Budget;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "seconds, 120, 120",
        "no time at all, 0, 0",
        "a time that is over, -5, 0",
        "longer than we wait, 999999999, 21600",
        "a date, 'Sun, 22 Nov 2026 12:02:00 GMT', 120",
        "a date beyond what we wait, 'Mon, 23 Nov 2026 12:02:00 GMT', 21600"
    })
    void waitsAsLongAsAsked(String situation, String value, long seconds) {
        assertEquals(NOW.plusSeconds(seconds), Limits.until(Headers.of("Retry-After", value), NOW), situation);
    }

    @ParameterizedTest
    @CsvSource({
        "as GitHub writes it,  2026-12-03 10:00:00 UTC,   2026-12-03T10:00:00Z",
        "with an offset,       2026-12-03 10:00:00 +0100, 2026-12-03T09:00:00Z",
        "to the west,          2026-12-03 10:00:00 -0800, 2026-12-03T18:00:00Z",
        "over already,         2025-01-01 00:00:00 UTC,   2025-01-01T00:00:00Z",
        "no such day,          2026-02-30 10:00:00 UTC,",
        "no zone,              2026-12-03 10:00:00,",
        "another form,         2026-12-03T10:00:00Z,",
        "nothing in it,        '',",
        "words,                never,"
    })
    void readsWhenATokenEnds(String situation, String value, Instant ends) {
        assertEquals(ends, Limits.tokenEnds(Headers.of("github-authentication-token-expiration", value)), situation);
    }

    @Test
    void aTokenOfWhichNothingIsToldHasNoEnd() {
        assertNull(Limits.tokenEnds(Headers.of()));
    }

    @ParameterizedTest
    @CsvSource({"soon", "''", "1.5", "99999999999999999999", "'Sun, 99 Nov 2026 12:02:00 GMT'"})
    void whatIsNoTimeIsNone(String value) {
        assertNull(Limits.until(Headers.of("Retry-After", value), NOW));
    }

    @Test
    void aSpentBudgetWaitsForItsRenewal() {
        assertEquals(NOW.plusSeconds(60), Limits.until(headers("0", "60"), NOW));
        assertNull(Limits.until(headers("1", "60"), NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "seconds from now, 60, 2026-11-22T12:01:00Z",
        "a Unix time, 1795348860, 2026-11-22T12:01:00Z",
        "a window that is over, -60, 2026-11-22T12:00:00Z",
        "a Unix time in milliseconds is no time at all, 9223372036854775807, 9999-12-31T23:59:59Z"
    })
    void readsTheEndOfTheWindow(String situation, String reset, Instant expected) {
        assertEquals(new Budget(5000, 7, expected), Limits.budget(headers("7", reset), NOW), situation);
    }

    @Test
    void readsBothDressesOfTheHeadersAndNeedsNoLimit() {
        assertEquals(
                new Budget(7, 7, NOW.plusSeconds(60)),
                Limits.budget(Headers.of("ratelimit-remaining", "7", "ratelimit-reset", " 60 "), NOW));
        assertNull(Limits.budget(Headers.of("RateLimit-Remaining", "many", "RateLimit-Reset", "60"), NOW));
        assertNull(Limits.budget(Headers.of("RateLimit-Remaining", "7"), NOW));
    }

    private static Headers headers(String remaining, String reset) {
        return Headers.of("X-RateLimit-Limit", "5000", "X-RateLimit-Remaining", remaining, "X-RateLimit-Reset", reset);
    }
}
