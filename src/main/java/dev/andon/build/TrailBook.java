package dev.andon.build;

import java.time.Instant;
import java.util.List;

/// What a team was told of what is green and not live, so that a thousand screens ask a server once. Safe for use
/// by several threads. Blocks on I/O. Every method throws [dev.andon.source.StoreFailure] when the book is out of
/// reach.
public interface TrailBook {
    /// What was told last of each service.
    ///
    /// @param asked when this is called, by the caller's clock: the times of the result are by it
    List<Lag> lags(Instant asked);

    /// Writes what was told just now; replaces what was told of the same service.
    void write(Lag lag);
}
