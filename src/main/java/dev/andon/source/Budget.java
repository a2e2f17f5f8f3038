package dev.andon.source;

import java.time.Instant;

/// A server's request budget as it tells it in its rate-limit headers.
///
/// @param limit requests per window
/// @param remaining requests left in this window
/// @param resets when the window ends
public record Budget(long limit, long remaining, Instant resets) {}
