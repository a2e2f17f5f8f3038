package dev.andon.server.http;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/// What we last read at each address and how to ask whether it is still so. Kept per source, so per token. Safe
/// for use by several threads.
final class Validators {
    private static final int ADDRESSES_KEPT = 2_000;

    /// @param etag as sent by the server, quotes and all, or null
    /// @param lastModified as sent, or null when there is none to rely on
    /// @param digest of the bytes as they came over the wire
    /// @param value what was read from them
    record Kept(@Nullable String etag, @Nullable String lastModified, byte[] digest, Object value) {
        static Kept of(Headers headers, byte[] digest, Object value) {
            return new Kept(headers.get("ETag"), provenDate(headers), digest, value);
        }

        /// The date of the last change, if by the server's own clock that second is over (RFC 9110, 8.8.2.2):
        /// what changed in this very second may change in it again, unnoticed by who asks by that date.
        private static @Nullable String provenDate(Headers headers) {
            Instant modified = headers.getInstant("Last-Modified");
            Instant sent = headers.getInstant("Date");
            return modified != null && sent != null && sent.isAfter(modified) ? headers.get("Last-Modified") : null;
        }
    }

    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > ADDRESSES_KEPT;
        }
    };

    synchronized @Nullable Kept of(String address) {
        return kept.get(address);
    }

    synchronized void keep(String address, Kept what) {
        kept.put(address, what);
    }

    synchronized void forget(String address) {
        kept.remove(address);
    }
}
