package dev.andon.server.http;

import dev.andon.source.Budget;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/// Reads what servers say about how often they may be asked. Pure.
final class Limits {
    /// Servers write the end of the window as seconds from now or as a Unix time; nobody's window is a year long.
    private static final long UNIX_TIME_FROM = Duration.ofDays(365).toSeconds();

    private static final Duration WAIT_AT_MOST = Duration.ofHours(6);

    private static final DateTimeFormatter TOKEN_ENDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss [xx][z]", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Limits() {}

    /// GitHub, Azure DevOps and Gitea write `X-RateLimit-…`, GitLab and Buildkite `RateLimit-…`.
    static @Nullable Budget budget(Headers headers, Instant now) {
        for (String prefix : new String[] {"X-RateLimit-", "RateLimit-"}) {
            Long remaining = number(headers.get(prefix + "Remaining"));
            Long reset = number(headers.get(prefix + "Reset"));
            if (remaining != null && reset != null) {
                Long limit = number(headers.get(prefix + "Limit"));
                return new Budget(limit == null ? remaining : limit, remaining, reset(reset, now));
            }
        }
        return null;
    }

    /// When the token ends that was shown: GitHub writes `2026-12-03 10:00:00 UTC`, or an offset such as `+0100`
    /// in place of the zone. Null when it does not say, or says it otherwise.
    static @Nullable Instant tokenEnds(Headers headers) {
        String told = headers.get("GitHub-Authentication-Token-Expiration");
        if (told == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(told.strip(), TOKEN_ENDS).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// When the server wants to be asked again: `Retry-After` first, then the end of a window whose budget is
    /// spent.
    static @Nullable Instant until(Headers headers, Instant now) {
        Instant after = retryAfter(headers.get("Retry-After"), now);
        if (after == null) {
            Budget budget = budget(headers, now);
            after = budget != null && budget.remaining() <= 0 ? budget.resets() : null;
        }
        Instant atMost = now.plus(WAIT_AT_MOST);
        return after == null || after.isBefore(atMost) ? after : atMost;
    }

    private static Instant reset(long reset, Instant now) {
        return reset >= UNIX_TIME_FROM
                ? Instant.ofEpochSecond(Math.min(reset, 253_402_300_799L))
                : now.plusSeconds(Math.max(0, reset));
    }

    private static @Nullable Instant retryAfter(@Nullable String value, Instant now) {
        if (value == null) {
            return null;
        }
        Long seconds = number(value);
        if (seconds != null) {
            return now.plusSeconds(Math.clamp(seconds, 0, WAIT_AT_MOST.toSeconds()));
        }
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.strip()));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Long number(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return Long.valueOf(value.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
