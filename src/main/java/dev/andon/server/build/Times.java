package dev.andon.server.build;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Times as most servers write them (ISO 8601 with an offset). Pure.
final class Times {
    private static final Instant FIRST = Instant.EPOCH.plus(Duration.ofDays(1));

    private Times() {}

    /// The time, or null when there is none or it cannot be read: what did not happen yet is also written as the
    /// year 1 or 1970.
    static @Nullable Instant iso(@Nullable String text) {
        try {
            Instant time = text == null || text.isBlank()
                    ? null
                    : OffsetDateTime.parse(text).toInstant();
            return time == null || time.isBefore(FIRST) ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
