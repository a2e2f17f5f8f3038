package dev.andon.source;

import java.time.Instant;
import java.util.Optional;

/// A server that tells how long the token we show it is good. Only reads; costs one request at most, and is asked
/// once a day. Safe for use by several threads.
public interface TokenLife {
    /// When the token ends; empty when the server does not say, or it never does.
    Optional<Instant> tokenEnds() throws ServerFault;
}
