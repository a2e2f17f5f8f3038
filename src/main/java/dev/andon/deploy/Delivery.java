package dev.andon.deploy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A deploy that ended, as a team remembers it.
///
/// @param source the name of the source that showed it
/// @param service what was deployed, and where
/// @param id the server's own name for it
/// @param version what people call what was deployed
/// @param artifact what was deployed, as in [Release]
/// @param commit the revision it was built from, or empty
/// @param begun by the server's clock, or null
/// @param finished by the server's clock, or null
/// @param outcome how it ended; never [Release.Outcome#UNDERWAY]
/// @param at when it ended, as well as that is known: by the server, else when a look first saw it
/// @param instead of a server that lists no deploy twice: the id of what an older entry replaced when it became
///     live again; empty for an entry of its own
/// @param oldestCommit when the oldest commit that it brought was made, where that was told; null otherwise
public record Delivery(
        String source,
        Service service,
        String id,
        String version,
        String artifact,
        String commit,
        @Nullable Instant begun,
        @Nullable Instant finished,
        Release.Outcome outcome,
        Instant at,
        String instead,
        @Nullable Instant oldestCommit) {
    /// What scripts and settings call its service: `source/service/environment`.
    public String subject() {
        return source + "/" + service;
    }
}
