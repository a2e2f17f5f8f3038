package dev.andon.build;

import dev.andon.people.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is green and not live: what a [Trail] said of two revisions of a service, in brief, so that a team asks
/// once.
///
/// @param subject the tile of the service
/// @param from the revision that was live
/// @param to the revision that was green
/// @param commits how many lie between them
/// @param complete whether these are all; if not, there are at least so many
/// @param authors who wrote them, who wrote most first
/// @param oldest when the oldest of them was made, or null
/// @param trouble why it cannot be told; empty when it can
/// @param asked when the server was asked
public record Lag(
        String subject,
        String from,
        String to,
        int commits,
        boolean complete,
        List<Person> authors,
        @Nullable Instant oldest,
        String trouble,
        Instant asked) {
    public Lag {
        authors = List.copyOf(authors);
    }

    /// What was told.
    public static Lag of(String subject, String from, String to, Commits told, Instant asked) {
        return new Lag(
                subject, from, to, told.list().size(), told.complete(), told.authors(), told.oldest(), "", asked);
    }

    /// It could not be told.
    public static Lag untold(String subject, String from, String to, String trouble, Instant asked) {
        return new Lag(subject, from, to, 0, false, List.of(), null, trouble, asked);
    }

    public boolean isTold() {
        return trouble.isEmpty();
    }
}
