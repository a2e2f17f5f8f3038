package dev.andon.app;

import dev.andon.board.Board;
import dev.andon.board.Duty;
import dev.andon.board.Event;
import dev.andon.build.RunBook;
import dev.andon.build.ServerClaims;
import dev.andon.build.SightBook;
import dev.andon.claim.Claim;
import dev.andon.command.Actor;
import dev.andon.desk.BookKeeper;
import dev.andon.desk.CommandDesk;
import dev.andon.desk.Confirmer;
import dev.andon.desk.Departures;
import dev.andon.desk.GateKeeper;
import dev.andon.desk.Recorder;
import dev.andon.desk.Rerunners;
import dev.andon.desk.Rollbackers;
import dev.andon.desk.Scout;
import dev.andon.desk.Sentinel;
import dev.andon.desk.Sentry;
import dev.andon.desk.Skills;
import dev.andon.desk.Trails;
import dev.andon.guard.GuardRule;
import dev.andon.people.Person;
import dev.andon.report.PracticeBook;
import dev.andon.settings.Team;
import dev.andon.source.Secret;
import dev.andon.store.Database;
import dev.andon.store.Embedded;
import dev.andon.store.Shared;
import dev.andon.store.Store;
import dev.andon.text.Texts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The team's books in the running program: read again whenever somebody wrote, and written into.
public final class SharedBooks implements AutoCloseable {
    private final Store store;
    private final BookKeeper keeper;
    private final CommandDesk desk;
    private final GateKeeper gates;
    private final Sentinel sentinel;
    private final Scout scout;
    private final Recorder recorder;
    private final Store.Listening listening;

    /// @param mailbox the floor's
    /// @param newest the board that commands are judged by
    /// @param rerunners who can build something again
    /// @param rollbackers who can go back to what was live before
    /// @param trails who can tell the commits between two revisions
    /// @param servers by the names of sources, those that have claims of their own
    /// @param guarded what to guard from the beginning
    /// @param guards what watches deploys from the beginning
    /// @param seen called when somebody else of the team saw something
    SharedBooks(
            Database database,
            InstantSource clock,
            Consumer<Event> mailbox,
            Supplier<Board> newest,
            Rerunners rerunners,
            Rollbackers rollbackers,
            Skills skills,
            Trails trails,
            Function<String, Optional<ServerClaims>> servers,
            Gates.Guarded guarded,
            Guards guards,
            Runnable seen) {
        store = new Store(database);
        desk = new CommandDesk(
                store.claims(),
                store.stops(),
                store.audit(),
                store.rollbacks(),
                store.vigils(),
                rerunners,
                rollbackers,
                skills,
                newest,
                clock,
                servers,
                this::ring);
        var confirmer = new Confirmer(store.confirmations(), desk::submit, Texts.in(Locale.ENGLISH), this::ring);
        keeper = new BookKeeper(
                store.claims(),
                store.stops(),
                store.confirmations(),
                store.rollbacks(),
                store.vigils(),
                store.gates(),
                store.trails(),
                store.audit(),
                clock,
                mailbox,
                confirmer::take,
                this::lapsed);
        gates = new GateKeeper(store.gates(), store.leases(), store.audit(), clock, guarded.texts(), this::ring);
        gates.guard(guarded.posts(), guarded.texts());
        sentinel = new Sentinel(
                new Sentry.Surroundings(
                        store.vigils(),
                        store.rollbacks(),
                        store.stops(),
                        store.audit(),
                        store.leases(),
                        desk::submit,
                        rollbackers,
                        new Departures(trails),
                        guards.ahead(),
                        guards.meters(),
                        guards.judges(),
                        guards.texts()),
                this::ring);
        sentinel.guard(guards.rules());
        scout = new Scout(store.trails(), store.leases(), trails, clock, this::ring);
        recorder = new Recorder(store.runs());
        keeper.start();
        gates.start();
        scout.start();
        recorder.start();
        listening = store.listen(keeper::ring, seen);
    }

    /// Where a team's books are: the database that its settings name, or a file in this user's folder for data.
    ///
    /// @throws IllegalArgumentException when the database's address cannot be read; the sentence holds no secret
    public static Database of(Team team, Configuration configuration) {
        if (areElsewhere(team)) {
            return Shared.of(team.database().reveal());
        }
        Path file = team.file();
        return new Embedded(file == null ? usual(configuration) : file);
    }

    /// Each settings file has books of its own: two lines of the same name in two files are two lines. The usual
    /// file's have the usual name.
    private static Path usual(Configuration configuration) {
        String name = configuration.isUsual() ? "andon" : "andon-" + configuration.key();
        return Configuration.folders().data().resolve(name + ".db");
    }

    /// Whether they are elsewhere, where many may share them.
    static boolean areElsewhere(Team team) {
        return !team.database().equals(Secret.NONE);
    }

    /// Who acts here, as far as we know.
    public static Actor me(Team team) {
        Actor named = named(team);
        return new Actor(team.crew().person(named.person()), named.known());
    }

    private static Actor named(Team team) {
        if (!team.me().isBlank()) {
            return new Actor(Person.of(team.me()), Actor.Known.SETTINGS);
        }
        String user = databaseUser(team);
        if (!user.isBlank()) {
            return new Actor(Person.of(user), Actor.Known.DATABASE);
        }
        String login = System.getProperty("user.name", "");
        return new Actor(Person.of(login.isBlank() ? "somebody" : login), Actor.Known.OPERATING_SYSTEM);
    }

    /// Whom the team's database lets in here; empty without one, or when its address cannot be read.
    private static String databaseUser(Team team) {
        if (team.database().equals(Secret.NONE)) {
            return "";
        }
        try {
            return Shared.of(team.database().reveal()).user();
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    /// A server may take its time, and the books are read meanwhile.
    private void lapsed(Claim claim) {
        Thread.ofVirtual().name("lapsed " + claim.subject()).start(() -> desk.lapsed(claim));
    }

    private void ring() {
        keeper.ring();
    }

    void entrust(List<Duty> duties) {
        keeper.entrust(duties);
    }

    void guard(Gates.Guarded guarded) {
        gates.guard(guarded.posts(), guarded.texts());
    }

    void watch(List<GuardRule> rules) {
        sentinel.guard(rules);
    }

    /// How the lines stand; does not block.
    void accept(Board board) {
        gates.accept(board);
        sentinel.accept(board);
        scout.accept(board);
        recorder.accept(board);
    }

    RunBook runs() {
        return store.runs();
    }

    PracticeBook practices() {
        return store.practices();
    }

    SightBook sights() {
        return store.sights();
    }

    Store store() {
        return store;
    }

    CommandDesk desk() {
        return desk;
    }

    /// Tells the floor nothing more: others are about to be read.
    void silence() {
        keeper.close();
    }

    @Override
    public void close() {
        listening.close();
        recorder.close();
        scout.close();
        sentinel.close();
        gates.close();
        keeper.close();
        store.close();
    }
}
