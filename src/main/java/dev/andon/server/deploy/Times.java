package dev.andon.server.deploy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
}
