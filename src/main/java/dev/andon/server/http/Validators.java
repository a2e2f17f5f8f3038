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

    /// As they came over the wire; what was read from them takes a few times as much.
    private static final long BYTES_KEPT = 16L << 20;

    /// @param etag as sent by the server, quotes and all, or null
    /// @param lastModified as sent, or null when there is none to rely on
    /// @param digest of the bytes as they came over the wire
    /// @param bytes how many these were
    /// @param value what was read from them
    record Kept(@Nullable String etag, @Nullable String lastModified, byte[] digest, long bytes, Object value) {
        static Kept of(Headers headers, byte[] digest, long bytes, Object value) {
            return new Kept(sendable(headers.get("ETag")), provenDate(headers), digest, bytes, value);
        }

        /// Whether a server may be asked if it is still so.
        boolean canBeAskedFor() {
            return etag != null || lastModified != null;
        }

        /// A server may write a tag that no request can carry.
        private static @Nullable String sendable(@Nullable String tag) {
            return tag == null || tag.chars().anyMatch(c -> c < ' ' || c > '~') ? null : tag;
        }

        /// The date of the last change, if by the server's own clock that second is over (RFC 9110, 8.8.2.2):
        /// what changed in this very second may change in it again, unnoticed by who asks by that date.
        private static @Nullable String provenDate(Headers headers) {
            Instant modified = headers.getInstant("Last-Modified");
            Instant sent = headers.getInstant("Date");
            return modified != null && sent != null && sent.isAfter(modified) ? headers.get("Last-Modified") : null;
        }
    }

    /// Used last comes last.
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    synchronized @Nullable Kept of(String address) {
        return kept.get(address);
    }

    /// Keeps this one, however large, and of the others as much as there is room for: a server of a thousand
    /// projects must not fill the memory with answers that are asked for once.
    synchronized void keep(String address, Kept what) {
        Kept before = kept.put(address, what);
        bytes += what.bytes() - (before == null ? 0 : before.bytes());
        var eldest = kept.values().iterator();
        while (kept.size() > 1 && (kept.size() > ADDRESSES_KEPT || bytes > BYTES_KEPT)) {
            bytes -= eldest.next().bytes();
            eldest.remove();
        }
    }
}
