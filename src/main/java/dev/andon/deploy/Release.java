package dev.andon.deploy;

import dev.andon.people.Person;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One deploy of a service: an entry of its history.
///
/// @param id the server's own name for this entry, by which it is gone back to; unique in the service's history
/// @param version what people call what was deployed: a tag, a number, the beginning of a commit
/// @param artifact what was deployed, such that two deploys of the same thing have the same: a digest, a
///     template's hash, a commit
/// @param commit the revision it was built from, or empty
/// @param by who or what deployed it, or null
/// @param begun by the server's clock, or null
/// @param finished by the server's clock; null while it goes on, or untold
/// @param outcome how it ended
/// @param obstacle why the server cannot go back to it, in a sentence; empty when it can, as far as it says
/// @param irreversible whether whoever made it said that it changed what going back does not undo, such as a
///     database
public record Release(
        String id,
        String version,
        String artifact,
        String commit,
        @Nullable Person by,
        @Nullable Instant begun,
        @Nullable Instant finished,
        Outcome outcome,
        String obstacle,
        boolean irreversible) {
    public enum Outcome {
        /// It goes on, or waits to.
        UNDERWAY,
        /// It went live.
        LIVE,
        FAILED,
        /// Somebody stopped it before it was live.
        CANCELLED,
        /// The server does not tell, or uses a word that we do not know.
        UNKNOWN;

        /// The word in JSON and in the database.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One of which nothing else is known.
    public static Release of(String id, String version, Outcome outcome) {
        return new Release(id, version, version, "", null, null, null, outcome, "", false);
    }

    public Release artifact(String artifact) {
        return new Release(id, version, artifact, commit, by, begun, finished, outcome, obstacle, irreversible);
    }

    public Release revision(@Nullable String commit) {
        return new Release(
                id,
                version,
                artifact,
                commit == null ? "" : commit,
                by,
                begun,
                finished,
                outcome,
                obstacle,
                irreversible);
    }

    public Release by(@Nullable Person by) {
        return new Release(id, version, artifact, commit, by, begun, finished, outcome, obstacle, irreversible);
    }

    public Release begun(@Nullable Instant begun) {
        return new Release(id, version, artifact, commit, by, begun, finished, outcome, obstacle, irreversible);
    }

    public Release finished(@Nullable Instant finished) {
        return new Release(id, version, artifact, commit, by, begun, finished, outcome, obstacle, irreversible);
    }

    public Release outcome(Outcome outcome) {
        return new Release(id, version, artifact, commit, by, begun, finished, outcome, obstacle, irreversible);
    }

    public Release obstacle(String obstacle) {
        return new Release(id, version, artifact, commit, by, begun, finished, outcome, obstacle, irreversible);
    }

    public Release irreversible(boolean irreversible) {
        return new Release(id, version, artifact, commit, by, begun, finished, outcome, obstacle, irreversible);
    }

    /// Whether both brought the same thing.
    public boolean isSame(Release other) {
        return artifact.equals(other.artifact);
    }
}
