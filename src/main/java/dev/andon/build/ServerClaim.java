package dev.andon.build;

import dev.andon.people.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// "I am on it", as the build server itself knows it (Jenkins Claim plugin, TeamCity investigation).
///
/// @param by who is on it
/// @param reason their words, or empty
/// @param since when, by the server's clock
public record ServerClaim(
        Person by, String reason, @Nullable Instant since) {}
