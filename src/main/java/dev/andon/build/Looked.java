package dev.andon.build;

import dev.andon.source.Observation;
import java.time.Duration;

/// What one look brought, and when the next one is planned.
///
/// @param observation what became of the look
/// @param planned the time from its beginning to the beginning of the next one, if nothing goes wrong
public record Looked(Observation<Sight> observation, Duration planned) {}
