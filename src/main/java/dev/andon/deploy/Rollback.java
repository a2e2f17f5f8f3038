package dev.andon.deploy;

import dev.andon.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// "Go from this release to that one": what was wanted, how far asking the server came, and what came of it. A
/// service has at most one that is open.
///
/// @param number by which the book knows it; 0 as long as no book has it
/// @param subject the service's tile id: `swarm/shop/production`
/// @param way back, or forward again
/// @param from what was live, or failed or was going on
/// @param to where it was to go
/// @param why the words of whoever wanted it
/// @param by who wanted it
/// @param at when it was intended, by the clock of whoever reads it
/// @param sending how far asking the server came
/// @param words why it was not asked, or what it said, in a sentence; empty otherwise
/// @param finding what came of it; null as long as nothing did
/// @param ended when that was found, by the same clock; null before
public record Rollback(
        long number,
        String subject,
        Way way,
        Point from,
        Point to,
        String why,
        Person by,
        Instant at,
        Sending sending,
        String words,
        @Nullable Finding finding,
        @Nullable Instant ended) {
    /// A server that was asked shows by then that it does something.
    private static final Duration SHOWS_BY = Duration.ofMinutes(2);
    /// What goes on for longer is no longer waited for.
    private static final Duration PATIENCE = Duration.ofHours(1);

    public enum Way {
        BACK,
        /// To what was gone back from: somebody says that it was innocent.
        FORWARD;

        /// The word in the database.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A release as the book remembers it.
    ///
    /// @param id the server's name of the entry in its history
    /// @param version what people call it
    /// @param artifact tells what was deployed
    /// @param commit the revision it was built from, or empty
    public record Point(String id, String version, String artifact, String commit) {
        /// One of which nobody knows from what it was built.
        public Point(String id, String version, String artifact) {
            this(id, version, artifact, "");
        }

        public static Point of(Release release) {
            return new Point(release.id(), release.version(), release.artifact(), release.commit());
        }

        /// Whether that is the very entry of the history, and still brings the same.
        public boolean isEntry(Release release) {
            return release.id().equals(id) && brings(release);
        }

        boolean brings(@Nullable Release release) {
            return release != null && release.artifact().equals(artifact);
        }
    }

    /// How far asking the server came.
    public enum Sending {
        /// It is about to be asked, or was: who wrote this may have died in between, so nobody asks again.
        INTENDED,
        /// It took it.
        SENT,
        /// It was asked, and nobody knows whether it took it.
        UNSURE,
        /// It was not asked, or certainly did not take it.
        REFUSED;

        /// The word in the database.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What came of it.
    public enum Finding {
        /// What was wanted is live, and well as far as the server tells.
        DONE,
        /// It was tried, and did not go live.
        FAILED,
        /// It never happened.
        NOT_DONE,
        /// Something else went live in between.
        OVERTAKEN,
        /// Nobody could find out in time.
        UNKNOWN;

        /// The word in the database.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// One that no book has yet.
    public static Rollback of(String subject, Way way, Release from, Release to, String why, Person by, Instant at) {
        return new Rollback(
                0, subject, way, Point.of(from), Point.of(to), why, by, at, Sending.INTENDED, "", null, null);
    }

    public boolean isOpen() {
        return ended == null;
    }

    /// Whether what is live came by this.
    public boolean brought(@Nullable Release live) {
        return finding == Finding.DONE && to.brings(live);
    }

    /// What came of it, by looking.
    ///
    /// @param now as the server says it is
    /// @param seen when that was seen, by the clock of [#at]; what was seen before it was intended says nothing
    /// @return empty as long as there is hope
    public Optional<Finding> finding(Deployment now, Instant seen) {
        if (!isOpen() || !seen.isAfter(at)) {
            return Optional.empty();
        }
        if (now.phase().isBusy() || now.phase() == Deployment.Phase.WAITING) {
            return ifSince(PATIENCE, seen, Finding.UNKNOWN);
        }
        Release newest = now.newest();
        if (newest != null && newest.outcome() == Release.Outcome.FAILED && from.brings(now.toLeave())) {
            return ifSince(SHOWS_BY, seen, sending == Sending.SENT ? Finding.FAILED : Finding.NOT_DONE);
        }
        if (to.brings(now.live())) {
            return arrived(now, seen);
        }
        if (newest != null && to.brings(newest) && newest.outcome() == Release.Outcome.FAILED) {
            return Optional.of(Finding.FAILED);
        }
        if (from.brings(now.live())) {
            return ifSince(SHOWS_BY, seen, sending == Sending.SENT ? Finding.FAILED : Finding.NOT_DONE);
        }
        return now.live() == null ? ifSince(PATIENCE, seen, Finding.UNKNOWN) : Optional.of(Finding.OVERTAKEN);
    }

    private Optional<Finding> arrived(Deployment now, Instant seen) {
        return switch (now.health()) {
            case WELL -> Optional.of(Finding.DONE);
            case ILL -> ifSince(SHOWS_BY, seen, Finding.FAILED);
            case POOR, UNKNOWN -> ifSince(SHOWS_BY, seen, Finding.DONE);
        };
    }

    private Optional<Finding> ifSince(Duration patience, Instant seen, Finding finding) {
        return seen.isBefore(at.plus(patience)) ? Optional.empty() : Optional.of(finding);
    }
}
