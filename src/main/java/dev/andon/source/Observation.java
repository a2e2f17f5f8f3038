package dev.andon.source;

import java.time.Duration;
import java.time.Instant;

/// What became of one look at a source: seen, or not seen with its fault.
public sealed interface Observation<T> {
    /// The source's name.
    String source();

    /// When the look began: what was seen is at least as new as this.
    Instant at();

    /// How long the look took.
    Duration took();

    /// What the look cost the server.
    Cost cost();

    record Seen<T>(String source, Instant at, Duration took, Cost cost, T what) implements Observation<T> {}

    record Unseen<T>(String source, Instant at, Duration took, Cost cost, Fault fault) implements Observation<T> {}
}
