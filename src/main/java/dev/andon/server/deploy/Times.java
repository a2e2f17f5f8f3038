package dev.andon.server.deploy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Times as deploy servers write them.
final class Times {
    private Times() {}

    /// ISO 8601 with an offset; null for nothing, for what cannot be read, and for the zero of servers in Go.
    static @Nullable Instant of(@Nullable String text) {
        if (text == null || text.isBlank() || text.startsWith("0001-")) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /// As HTTP writes them in its headers; null for nothing and for what cannot be read.
    static @Nullable Instant http(@Nullable String text) {
        try {
            return text == null ? null : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip()));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /// Milliseconds since 1970, or null for none.
    static @Nullable Instant ofMillis(long millis) {
        return millis <= 0 ? null : Instant.ofEpochMilli(millis);
    }
}
