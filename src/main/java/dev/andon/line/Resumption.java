package dev.andon.line;

import dev.andon.people.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The end of a stop.
///
/// @param at when the line went on
/// @param by who let it go on; null for green alone
/// @param cause what they said; null for green alone
public record Resumption(
        Instant at, @Nullable Person by, @Nullable Cause cause) {}
