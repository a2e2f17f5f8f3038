package dev.andon.build;

import dev.andon.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A finished build as a team remembers it.
///
/// @param source the name of the source that showed it
/// @param pipeline the pipeline's id within it
/// @param mainLine whether that is the main line of its project, or of something without branches
/// @param label what people call the build, or empty
/// @param outcome how it ended; never [Outcome#UNKNOWN]
/// @param commit the revision it built, or empty
/// @param queued when a look first saw it wait, by our clock; null when no look did
/// @param started by the server's clock, or null
/// @param finished by the server's clock, or null
/// @param at when it ended, as well as that is known: by the server, else when a look first saw its end
/// @param breakers who may have broken it; empty unless it is red
public record Run(
        String source,
        String pipeline,
        boolean mainLine,
        String label,
        Outcome outcome,
        String commit,
        @Nullable Instant queued,
        @Nullable Instant started,
        @Nullable Instant finished,
        Instant at,
        List<Person> breakers) {
    public Run {
        breakers = List.copyOf(breakers);
    }

    /// What scripts and settings call its pipeline: `source/pipeline`.
    public String subject() {
        return source + "/" + pipeline;
    }

    /// How long it waited; null unless a look saw it wait and the server tells its start.
    public @Nullable Duration waited() {
        return queued == null || started == null || started.isBefore(queued) ? null : Duration.between(queued, started);
    }

    /// When work on it began, as well as that is known.
    public Instant begun() {
        return started == null ? at : started;
    }
}
