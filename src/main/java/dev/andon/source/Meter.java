package dev.andon.source;

/// Counts what looks cost. One per source; safe for use by several threads.
public interface Meter {
    /// What was spent since the last call.
    Cost take();
}
