package dev.andon.app;

import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Duty;
import dev.andon.board.Event;
import dev.andon.board.Tile;
import dev.andon.build.Rerunner;
import dev.andon.command.Actor;
import dev.andon.command.Command;
import dev.andon.command.Prospect;
import dev.andon.command.Receipt;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Rollback;
import dev.andon.desk.Departures;
import dev.andon.desk.DetailsDesk;
import dev.andon.desk.Measurements;
import dev.andon.desk.Rerunners;
import dev.andon.desk.Rollbackers;
import dev.andon.desk.Skills;
import dev.andon.guard.GuardRule;
import dev.andon.keeper.FloorKeeper;
import dev.andon.keeper.Lookout;
import dev.andon.keeper.Watched;
import dev.andon.line.LineRule;
import dev.andon.people.Crew;
import dev.andon.settings.GateSettings;
import dev.andon.settings.Team;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.StoreFailure;
import dev.andon.store.Database;
import dev.andon.store.Shared;
import dev.andon.store.Store;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running program: sources, lookout and keeper, put together, and the team's books when they are wanted.
/// What is started last is stopped first.
public final class Andon implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Andon.class);

    /// A team's database answers by then, or each looks for itself.
    private static final Duration FIRST_WORD = Duration.ofMillis(1_500);

    private final InstantSource clock;
    private final Sources sources;
    private final FloorKeeper keeper;
    private final Lookout lookout;
    private final AtomicReference<Board> newest = new AtomicReference<>(Board.EMPTY);
    private final AtomicReference<Rerunners> rerunners = new AtomicReference<>(Rerunners.NONE);
    private final AtomicReference<Rollbackers> rollbackers = new AtomicReference<>(Rollbackers.NONE);
    private final DetailsDesk details;
    private final Gates gates;
    private final MetricSources meters;
    private final JudgeSources judges;
    private volatile Guards guards = Guards.NONE;
    private volatile Gates.Guarded guarded = Gates.Guarded.NONE;
    private @Nullable Database shared;
    private final AtomicReference<@Nullable SharedBooks> books = new AtomicReference<>();

    /// @param audience is given every new board, on the keeper's thread; it must not block
    public Andon(InstantSource clock, Consumer<Board> audience) {
        this.clock = clock;
        sources = new Sources(clock);
        details = new DetailsDesk(sources::skill, () -> Objects.requireNonNull(newest.get()));
        gates = new Gates(clock);
        meters = new MetricSources(clock);
        judges = new JudgeSources(clock);
        Consumer<Board> all = board -> {
            newest.set(board);
            audience.accept(board);
            SharedBooks shared = books.get();
            if (shared != null) {
                shared.accept(board);
            }
        };
        keeper = new FloorKeeper(clock, all, this::entrust);
        lookout = new Lookout(clock, keeper);
        keeper.start();
    }

    /// Watches these from now on.
    public void watch(List<Source> wanted) {
        meters.know(wanted);
        judges.know(wanted);
        List<Watched> watched = sources.watch(wanted);
        rerunners.set(Sources.rerunners(watched));
        rollbackers.set(Sources.rollbackers(watched));
        lookout.watch(watched);
    }

    /// The same for who only looks: nobody here has anything built again, and no line may go on in the hope that
    /// somebody does.
    public void lookAt(List<Source> wanted) {
        lookout.watch(sources.watch(wanted).stream().map(Watched::lookedAtOnly).toList());
    }

    /// Knows from now on that the team's books say this, where they are not shared.
    public void read(Books books) {
        keeper.tell(new Event.BooksRead(books));
    }

    /// Judges these lines from now on; the one trunk when there are none.
    public void judge(List<LineRule> lines) {
        keeper.tell(new Event.LinesChanged(lines));
    }

    /// Guards these gates from now on, once books are shared.
    ///
    /// @param texts the language in which a gate says why it is shut
    public synchronized void guard(List<GateSettings> wanted, Texts texts) {
        if (wanted.equals(guarded.settings())) {
            return;
        }
        guarded = gates.guard(wanted, texts);
        keeper.tell(new Event.GatesChanged(guarded.names()));
        SharedBooks shared = books.get();
        if (shared != null) {
            shared.guard(guarded);
        }
    }

    /// Watches deploys by these from now on, once books are shared. Belongs to one thread at a time, as [#share]
    /// does.
    ///
    /// @param texts the language in which a guard says what it sees
    public void watchDeploys(List<GuardRule> rules, Texts texts) {
        guards = new Guards(
                rules,
                sources::ahead,
                name -> meters.named(name)
                        .map(known -> new Measurements.Meter(known.source(), known.lag(), known.ahead())),
                judges::named,
                texts);
        SharedBooks shared = books.get();
        if (shared != null) {
            shared.watch(rules);
        }
    }

    /// Knows from now on who is who, and who may do what.
    public void know(Crew crew) {
        keeper.tell(new Event.CrewChanged(crew));
    }

    /// Until books are shared and read, nobody knows whether somebody stopped a line.
    public void awaitBooks() {
        keeper.tell(new Event.BooksRead(Books.UNREAD));
    }

    /// Shares the books that a team's settings name, unless it does already. An address that cannot be read is
    /// said on every screen, and everything but claims and stops goes on; so do the books that were shared
    /// before.
    ///
    /// @param configuration the settings that name them
    public synchronized void share(Team team, Configuration configuration) {
        try {
            Database wanted = SharedBooks.of(team, configuration);
            if (!wanted.equals(shared)) {
                share(wanted);
            }
            announce("team", "");
        } catch (IllegalArgumentException unreadable) {
            if (shared == null) {
                awaitBooks();
            }
            LOG.warn("No claims and stops: {}", unreadable.getMessage());
            announce("team", String.valueOf(unreadable.getMessage()));
        }
    }

    /// Reads and writes these books from now on, instead of others. Does not wait for the database.
    public synchronized void share(Database database) {
        SharedBooks before = books.getAndSet(null);
        if (before != null) {
            before.silence();
        }
        awaitBooks();
        var opened = new SharedBooks(
                database,
                clock,
                keeper::tell,
                newest::get,
                this::rerunner,
                source -> Objects.requireNonNull(rollbackers.get()).of(source),
                ringing(),
                sources::trail,
                sources::claims,
                guarded,
                guards,
                lookout::heard);
        books.set(opened);
        shared = database;
        // A file's few programs may each look once; a team's thousand may not.
        lookout.await(database instanceof Shared ? FIRST_WORD : Duration.ZERO);
        lookout.share(opened.sights());
        close(before);
    }

    private Skills ringing() {
        return new Skills() {
            @Override
            public <P> Optional<P> of(String source, Class<P> port) throws ServerFault {
                return sources.skill(source, port);
            }

            @Override
            public void acted(String source) {
                lookout.ring(source);
            }
        };
    }

    private Optional<Rerunner> rerunner(String source) {
        return Objects.requireNonNull(rerunners.get()).of(source).map(rerunner -> pipeline -> {
            try {
                return rerunner.rerun(pipeline);
            } finally {
                // Whatever became of it is to be seen there.
                lookout.ring(source);
            }
        });
    }

    /// The books that are shared just now.
    ///
    /// @throws StoreFailure when none are, or not yet
    SharedBooks books() {
        SharedBooks shared = books.get();
        if (shared == null) {
            throw new StoreFailure("The team's books are not open.");
        }
        return shared;
    }

    private void entrust(List<Duty> duties) {
        SharedBooks shared = books.get();
        if (shared != null) {
            shared.entrust(duties);
        }
    }

    /// Carries out what somebody asks for. Blocks.
    public Receipt submit(Command command, Actor actor) {
        SharedBooks shared = books.get();
        return shared == null
                ? new Receipt.Failed(Sentence.of("receipt.notOpenYet"))
                : shared.desk().submit(command, actor);
    }

    /// Reads something in the team's books. Blocks.
    ///
    /// @throws StoreFailure when they are out of reach, or not open yet
    public <T> T ask(Function<Store, T> question) {
        SharedBooks shared = books.get();
        if (shared == null) {
            throw new StoreFailure("The team's books are not open yet. Try again in a moment.");
        }
        return question.apply(shared.store());
    }

    /// Reads how a service stands, for somebody who thinks of going back. Blocks.
    ///
    /// @param subject the service's tile id
    /// @param to a release's id; empty for the usual one
    public Prospect examine(String subject, Rollback.Way way, String to) {
        SharedBooks shared = books.get();
        return shared == null
                ? new Prospect.Unseen(Sentence.of("receipt.notOpenYet"))
                : shared.desk().examine(subject, way, to);
    }

    /// Which commits go away with this, or come again: asked of the server that built them, and waited for some
    /// seconds. Blocks.
    ///
    /// @param subject the service's tile id
    public List<Sentence> departing(String subject, Proposal proposal) {
        Board board = Objects.requireNonNull(newest.get());
        Optional<Tile> service =
                board.tiles().stream().filter(tile -> tile.id().equals(subject)).findFirst();
        try {
            return service.isEmpty() ? List.of() : new Departures(sources::trail).of(proposal, service.get(), board);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /// Where more is asked of a build: its logs, its tests, the builds before. It needs no books.
    public DetailsDesk details() {
        return details;
    }

    /// Something may have changed at this source: look at it now. Any thread.
    public void ring(String source) {
        lookout.ring(source);
    }

    /// Says something about Andon itself on every screen, until the same topic says something else or nothing.
    public void announce(String topic, String text) {
        keeper.tell(new Event.Announced(topic, text));
    }

    @Override
    public void close() {
        lookout.close();
        close(books.getAndSet(null));
        keeper.close();
        sources.close();
        gates.close();
        meters.close();
        judges.close();
    }

    private static void close(@Nullable SharedBooks shared) {
        if (shared != null) {
            shared.close();
        }
    }
}
