package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.board.LineHeadline;
import dev.andon.command.AuditLog;
import dev.andon.line.Barrier;
import dev.andon.line.Engagement;
import dev.andon.line.Gate;
import dev.andon.line.GateBook;
import dev.andon.line.GateName;
import dev.andon.line.GateReport;
import dev.andon.line.GateState;
import dev.andon.line.Line;
import dev.andon.line.LineState;
import dev.andon.source.Glob;
import dev.andon.source.Leases;
import dev.andon.source.StoreFailure;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shuts the gates of lines that stop and restores them when their lines go on. Each gate has a virtual thread of
/// its own, so that none waits for another's server. [#accept] may be called by any thread and does not block;
/// [#guard] and [#close] belong to one thread at a time.
public final class GateKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GateKeeper.class);
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final Duration GLANCE = Duration.ofSeconds(5);

    private final Warden.Ledgers books;
    private final InstantSource clock;
    private final Runnable told;
    private final Map<GateName, Beat> beats = new ConcurrentHashMap<>();
    private final Thread search = Thread.ofVirtual().name("gates").unstarted(this::search);
    private volatile Texts texts;
    private volatile boolean closed;

    /// A gate of the settings.
    ///
    /// @param fixBranches branches that it lets through where it can tell them apart
    public record Post(GateName name, List<Glob> fixBranches, Gate gate) {}

    /// @param told is called after something was reported in the book, so that it is read again at once
    public GateKeeper(GateBook gates, Leases leases, AuditLog audit, InstantSource clock, Texts texts, Runnable told) {
        this.books = new Warden.Ledgers(gates, leases, audit);
        this.clock = clock;
        this.texts = texts;
        this.told = told;
    }

    /// To be called when it knows what to guard: the search for gates that nobody keeps begins.
    public void start() {
        search.start();
    }

    /// Keeps exactly these from now on. One that is gone is restored first where it is shut.
    ///
    /// @param words the language in which a gate says why it is shut
    public void guard(List<Post> posts, Texts words) {
        texts = words;
        List<GateName> names = posts.stream().map(Post::name).toList();
        beats.values().stream()
                .filter(beat -> !names.contains(beat.warden.name()))
                .forEach(Beat::retire);
        for (Post post : posts) {
            beats.compute(post.name(), (_, before) -> before == null ? new Beat(post).start() : before.again(post));
        }
    }

    /// How the lines stand now.
    public void accept(Board board) {
        beats.values().forEach(beat -> beat.accept(board));
    }

    /// What a board wants of a gate. A line that it does not have yet is one of which nobody knows.
    static Order order(Board board, Post post, Texts texts) {
        Optional<Line> line = board.line(post.name().line());
        String why = line.filter(it -> it.state() == LineState.STOPPED)
                .map(it -> texts.say(LineHeadline.why(it)))
                .orElse("");
        return new Order(
                line.map(Line::state).orElse(LineState.UNKNOWN),
                new Barrier(post.name().line(), why, post.fixBranches()),
                line.flatMap(it -> it.stops().stream().findFirst())
                        .map(stop -> stop.number())
                        .orElse(0L));
    }

    /// One gate's thread.
    private final class Beat {
        private final Warden warden;
        private final Semaphore bell = new Semaphore(0);
        private final Thread thread;
        private volatile Post post;
        private volatile boolean retired;

        Beat(Post post) {
            this.post = post;
            var nothing = new Order(LineState.UNKNOWN, new Barrier(post.name().line(), "", List.of()), 0);
            this.warden = new Warden(post.name(), post.gate(), nothing, books, clock, told);
            this.thread = Thread.ofVirtual().name("gate " + post.name().id()).unstarted(this::run);
        }

        Beat start() {
            thread.start();
            return this;
        }

        synchronized Beat again(Post next) {
            post = next;
            retired = false;
            warden.replace(next.gate());
            bell.release();
            return this;
        }

        /// As if its line ran, until nothing of it is remembered.
        synchronized void retire() {
            retired = true;
            warden.order(new Order(LineState.RUNNING, new Barrier(post.name().line(), "", List.of()), 0));
            bell.release();
        }

        synchronized void accept(Board board) {
            if (!retired && warden.order(order(board, post, texts))) {
                bell.release();
            }
        }

        private void run() {
            try {
                while (!closed && !(warden.turn() && isLeft())) {
                    if (bell.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                        bell.drainPermits();
                    }
                }
                warden.letGo();
            } catch (StoreFailure away) {
                LOG.debug("Gate {} was not let go: {}", post.name().id(), away.sentence());
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        /// Leaves for good, unless the settings name it again at this very moment.
        private boolean isLeft() {
            return beats.computeIfPresent(post.name(), (_, beat) -> beat.retired ? null : beat) == null;
        }

        void close() {
            bell.release();
        }
    }

    private void search() {
        try {
            while (!closed) {
                tellOfOrphans();
                TimeUnit.MILLISECONDS.sleep(EVERY.toMillis());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tells of gates that are remembered and that nobody keeps: their settings are gone, and with them the way
    /// to their server.
    void tellOfOrphans() {
        try {
            List<GateReport> reports = books.gates().reports();
            for (Engagement engagement : books.gates().engagements()) {
                var orphan = new GateReport(engagement.gate(), GateState.ORPHANED, "");
                if (!beats.containsKey(engagement.gate())
                        && !reports.contains(orphan)
                        && isLeftAlone(engagement.gate(), books.leases())) {
                    books.gates().report(orphan);
                    told.run();
                }
            }
        } catch (StoreFailure away) {
            LOG.debug("No look for gates that nobody keeps: {}", away.sentence());
        }
    }

    /// Whether no program keeps this gate.
    public static boolean isLeftAlone(GateName gate, Leases leases) {
        String lease = Warden.lease(gate);
        if (!leases.hold(lease, GLANCE)) {
            return false;
        }
        leases.letGo(lease);
        return true;
    }

    /// What was begun is ended, if that does not take long.
    @Override
    public void close() {
        closed = true;
        search.interrupt();
        beats.values().forEach(Beat::close);
        try {
            long end = System.nanoTime() + FAREWELL.toNanos();
            for (Beat beat : beats.values()) {
                beat.thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        beats.values().forEach(beat -> beat.thread.interrupt());
    }
}
