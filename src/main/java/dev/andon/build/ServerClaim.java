package dev.andon.build;

import dev.andon.people.Crew;
import dev.andon.people.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// "I am on it", as the build server itself knows it (Jenkins Claim plugin, TeamCity investigation).
///
/// @param by who is on it
/// @param login their user id there
/// @param reason their words, or empty
/// @param since when, by the server's clock
public record ServerClaim(
        Person by, String login, String reason, @Nullable Instant since) {
    /// Where a server calls people by their user ids alone.
    public ServerClaim(Person by, String reason, @Nullable Instant since) {
        this(by, by.name(), reason, since);
    }

    /// Who of the team that is; whom the server shows when nobody told whose user id it is.
    public Person whose(Crew crew, String source) {
        Person user = Person.of(login);
        Person known = crew.person(user, source);
        return known.equals(user) ? crew.person(by, source) : known;
    }
}
