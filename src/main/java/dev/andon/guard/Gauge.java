package dev.andon.guard;

/// A metric with where its numbers come from.
///
/// @param metric what it is
/// @param source the name of the source that has its numbers
/// @param events the expression for it, in the language of that source; of a ratio what is above the line
/// @param base of a ratio what is below the line; empty otherwise
public record Gauge(Metric metric, String source, String events, String base) {}
