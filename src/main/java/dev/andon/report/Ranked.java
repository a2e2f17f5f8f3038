package dev.andon.report;

import java.time.Duration;

/// One pipeline among those that a report names.
///
/// @param subject its id
/// @param red how long it was red
/// @param flips how often it ended otherwise than before on the same revision
/// @param repeats how often it built the same revision again
public record Ranked(String subject, Duration red, int flips, int repeats) {}
