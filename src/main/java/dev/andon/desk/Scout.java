package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.board.Origin;
import dev.andon.board.Post;
import dev.andon.board.Tile;
import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.build.Lag;
import dev.andon.build.Trail;
import dev.andon.build.TrailBook;
import dev.andon.people.Crew;
import dev.andon.people.Person;
import dev.andon.source.Freshness;
import dev.andon.source.Leases;
import dev.andon.source.ServerFault;
import dev.andon.source.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks servers what is green and not live, one question at a time, on a virtual thread of its own: once for each
/// two revisions, however many programs the team has, for the answer is written into the team's book. What could
/// not be told is asked again after a while. [#accept] may be called by any thread and does not block.
public final class Scout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scout.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    /// Longer than a few requests of the usual deadline take; whoever dies while asking is followed by another.
    private static final Duration LEASE = Duration.ofMinutes(2);
    /// A server that could not tell is asked again.
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final TrailBook book;
    private final Leases leases;
    private final Trails trails;
    private final InstantSource clock;
    private final Runnable told;
    private final AtomicReference<@Nullable Board> newest = new AtomicReference<>();
    private final Thread thread = Thread.ofVirtual().name("trails").unstarted(this::run);
    private String trouble = "";

    /// @param told is called after something was written, so that the book is read again at once
    public Scout(TrailBook book, Leases leases, Trails trails, InstantSource clock, Runnable told) {
        this.book = book;
        this.leases = leases;
        this.trails = trails;
        this.clock = clock;
        this.told = told;
    }

    public void start() {
        thread.start();
    }

    /// How things stand now.
    public void accept(Board board) {
        newest.set(board);
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Board board = newest.get();
                if (board != null) {
                    turn(board);
                }
                TimeUnit.MILLISECONDS.sleep(EVERY.toMillis());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// Asks for all that is not known on a board. As long as the book was not read, somebody else may have asked.
    void turn(Board board) {
        if (!board.books().current()) {
            return;
        }
        try {
            for (Tile tile : board.tiles()) {
                Origin.Stretch stretch =
                        tile.origin() == null ? null : tile.origin().stretch();
                if (stretch != null && isDue(tile.lag()) && isSeen(stretch.source(), board)) {
                    Optional<Trail> trail = trails.of(stretch.source());
                    if (trail.isPresent()) {
                        ask(tile.id(), stretch, trail.get(), board.crew());
                    }
                }
            }
            say("");
        } catch (StoreFailure away) {
            say(away.sentence());
        } catch (RuntimeException bug) {
            LOG.error("The search for commits tripped over a bug", bug);
        }
    }

    private boolean isDue(@Nullable Lag lag) {
        return lag == null
                || (!lag.isTold() && !clock.instant().isBefore(lag.asked().plus(AGAIN)));
    }

    /// A server that is away need not be asked more than it is.
    private boolean isSeen(String source, Board board) {
        Instant now = clock.instant();
        return board.sources().stream()
                .filter(post -> post.source().name().equals(source))
                .map((Post post) -> post.freshness(now))
                .anyMatch(Freshness.FRESH::equals);
    }

    /// Whoever has the lease looks into the book once more: another may just have been told.
    private void ask(String subject, Origin.Stretch stretch, Trail trail, Crew crew) {
        String lease = "trail " + subject;
        if (!leases.hold(lease, LEASE)) {
            return;
        }
        try {
            Instant now = clock.instant();
            boolean isKnown = book.lags(now).stream()
                    .anyMatch(lag ->
                            lag.subject().equals(subject) && stretch.isBetween(lag.from(), lag.to()) && !isDue(lag));
            if (!isKnown) {
                book.write(lag(subject, stretch, trail, crew, now));
            }
            told.run();
        } finally {
            leases.letGo(lease);
        }
    }

    private static Lag lag(String subject, Origin.Stretch stretch, Trail trail, Crew crew, Instant now) {
        try {
            Commits commits = trail.between(stretch.pipeline(), stretch.from(), stretch.to());
            return Lag.of(subject, stretch.from(), stretch.to(), known(commits, stretch.source(), crew), now);
        } catch (ServerFault fault) {
            LOG.info(
                    "What is green and not live of {} cannot be told: {}",
                    subject,
                    fault.fault().sentence());
            return Lag.untold(
                    subject, stretch.from(), stretch.to(), fault.fault().sentence(), now);
        } catch (RuntimeException bug) {
            LOG.error("Asking for the commits of {} tripped over a bug", subject, bug);
            return Lag.untold(
                    subject, stretch.from(), stretch.to(), bug.getClass().getSimpleName(), now);
        }
    }

    /// The same by the one name that everybody has in the team.
    static Commits known(Commits commits, String source, Crew crew) {
        List<Commit> known = new ArrayList<>();
        for (Commit commit : commits.list()) {
            Person author = commit.author();
            known.add(new Commit(
                    commit.id(),
                    author == null ? null : crew.person(author, source),
                    commit.subject(),
                    commit.at(),
                    commit.irreversible()));
        }
        return new Commits(known, commits.complete());
    }

    private void say(String sentence) {
        if (!sentence.equals(trouble)) {
            trouble = sentence;
            LOG.warn(
                    sentence.isEmpty() ? "The search for commits has its book again" : "No search for commits: {}",
                    sentence);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
