package dev.andon.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a look cost the server.
///
/// @param requests requests sent, answered or not
/// @param unchanged how many of them were answered "not modified", or with the bytes we had
/// @param bytes body bytes received, as they came over the wire
/// @param budget what the server says is left, if it says so
/// @param last the last of the requests, or null when there was none
/// @param tokenEnds when the token ends that was shown, as far as the server tells; else null
public record Cost(
        int requests,
        int unchanged,
        long bytes,
        @Nullable Budget budget,
        @Nullable Call last,
        @Nullable Instant tokenEnds) {
    public static final Cost NONE = new Cost(0, 0, 0, null);

    /// One of which the requests themselves are not known.
    public Cost(int requests, int unchanged, long bytes, @Nullable Budget budget) {
        this(requests, unchanged, bytes, budget, null);
    }

    /// One without a token that ends.
    public Cost(int requests, int unchanged, long bytes, @Nullable Budget budget, @Nullable Call last) {
        this(requests, unchanged, bytes, budget, last, null);
    }

    /// The same with a token that ends then; null when nobody knows.
    public Cost withTokenEnds(@Nullable Instant ends) {
        return new Cost(requests, unchanged, bytes, budget, last, ends);
    }
}
