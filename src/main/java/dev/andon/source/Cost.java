package dev.andon.source;

import org.jspecify.annotations.Nullable;

/// What a look cost the server.
///
/// @param requests requests sent, answered or not
/// @param unchanged how many of them were answered "not modified", or with the bytes we had
/// @param bytes body bytes received, as they came over the wire
/// @param budget what the server says is left, if it says so
/// @param last the last of the requests, or null when there was none
public record Cost(
        int requests,
        int unchanged,
        long bytes,
        @Nullable Budget budget,
        @Nullable Call last) {
    public static final Cost NONE = new Cost(0, 0, 0, null);

    /// One of which the requests themselves are not known.
    public Cost(int requests, int unchanged, long bytes, @Nullable Budget budget) {
        this(requests, unchanged, bytes, budget, null);
    }
}
