package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.app.Sources;
import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Duty;
import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.command.AuditLog;
import dev.andon.command.AuditQuery;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Release;
import dev.andon.deploy.Request;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.RollbackBook;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.desk.CommandDesk;
import dev.andon.desk.Findings;
import dev.andon.desk.Rerunners;
import dev.andon.desk.Skills;
import dev.andon.keeper.Lookout;
import dev.andon.keeper.Watched;
import dev.andon.people.Person;
import dev.andon.source.Acted;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.FakeSwarm;
import dev.andon.testing.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/// Rounds in which two Andons with one book want to go back with one service at one instant, over a network that
/// loses answers, to a server that trips, while either may die before or after any of its steps. Whoever is left
/// then looks.
final class RollbackRounds implements AutoCloseable {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int STEPS = 12;

    private final Database database;
    private final Random dice;
    private final FakeSwarm swarm = new FakeSwarm();
    private final LoopbackServer server = LoopbackServer.answering(this::answer);
    private final Source source = Source.of(
                    "swarm", "swarm", URI.create(server.url("/").toString()))
            .withTimes(Source.EVERY, Duration.ofMillis(500));
    private volatile Trouble trouble = Trouble.NONE;
    private final AtomicInteger acts = new AtomicInteger();
    private final Map<Rollback.Finding, Integer> findings = new EnumMap<>(Rollback.Finding.class);

    private enum Trouble {
        NONE,
        /// It does it, and nobody hears of it.
        ANSWER_LOST,
        /// It dies before it does anything.
        REQUEST_LOST,
        /// It does it, and says that it tripped.
        DONE_AND_500,
        TRIPS,
        REFUSES
    }

    /// Thrown where a program dies: nothing after it is done, and nobody catches it.
    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    /// How many steps a program has left to live.
    private static final class Life {
        private final AtomicInteger left;

        Life(int steps) {
            left = new AtomicInteger(steps);
        }

        /// Between any two steps somebody may die.
        void step() {
            if (left.getAndDecrement() <= 0) {
                throw new Death();
            }
        }
    }

    RollbackRounds(Database database, long seed) {
        this.database = database;
        this.dice = new Random(seed);
    }

    private MockResponse answer(RecordedRequest request) {
        if (request.getMethod().equals("GET")) {
            return swarm.answer(request);
        }
        acts.incrementAndGet();
        return switch (trouble) {
            case NONE -> swarm.answer(request);
            case REQUEST_LOST -> LoopbackServer.cutOff();
            case TRIPS -> LoopbackServer.status(502);
            case REFUSES -> LoopbackServer.status(403);
            case ANSWER_LOST -> {
                swarm.answer(request);
                yield LoopbackServer.cutOff();
            }
            case DONE_AND_500 -> {
                swarm.answer(request);
                yield LoopbackServer.status(500);
            }
        };
    }

    /// One round.
    void round(int number) throws Exception {
        String name = "shop" + number;
        swarm.only(name);
        Instant begun = Instant.now().minusSeconds(1);
        acts.set(0);
        trouble = Trouble.values()[dice.nextInt(Trouble.values().length)];
        int first = dice.nextInt(2 * STEPS);
        int second = dice.nextInt(2 * STEPS);
        try (var ours = new Store(database);
                var theirs = new Store(database);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Board board = board(ours);
            List<Callable<Boolean>> both = List.of(
                    () -> wants(name, ours, board, new Life(first)),
                    () -> wants(name, theirs, board, new Life(second)));
            for (var one : threads.invokeAll(both)) {
                one.get();
            }
        }
        // What was refused did certainly not happen: the other may try.
        int atMost = trouble == Trouble.REFUSES ? 2 : 1;
        trouble = Trouble.NONE;
        assertTrue(acts.get() <= atMost, name + " sent " + acts.get() + " times");
        String what = name + " with " + first + " and " + second + " steps to live";
        try (var survivor = new Store(database)) {
            findOut(survivor);
            assertRound(name, what, survivor, begun);
        }
    }

    /// @return whether this program is still alive
    private boolean wants(String name, Store store, Board board, Life life) {
        String subject = "swarm/" + name + "/production";
        Release live = board.tiles().stream()
                .filter(tile -> tile.id().equals(subject))
                .map(tile -> tile.known().pipeline().deployment())
                .map(Deployment::live)
                .findFirst()
                .orElseThrow();
        try (var sources = new Sources(InstantSource.system())) {
            List<Watched> watched = sources.watch(List.of(source));
            Rollbacker rollbacker = Sources.rollbackers(watched).of("swarm").orElseThrow();
            var desk = new CommandDesk(
                    store.claims(),
                    store.stops(),
                    new MortalAudit(store.audit(), life),
                    new MortalBook(store.rollbacks(), life),
                    store.vigils(),
                    Rerunners.NONE,
                    _ -> Optional.of(new MortalRollbacker(rollbacker, life)),
                    Skills.NONE,
                    () -> board,
                    InstantSource.system(),
                    _ -> Optional.empty(),
                    () -> {});
            Release to = rollbacker.examine(new Service(name, "production")).history().stream()
                    .filter(release -> release.version().equals("v12"))
                    .findFirst()
                    .orElseThrow();
            Receipt receipt = desk.submit(
                    new Command.RollBack(
                            subject, Rollback.Way.BACK, Rollback.Point.of(live), Rollback.Point.of(to), "orders fall"),
                    new Actor(Person.of("Ann"), Actor.Known.SETTINGS));
            assertNotEquals("", receipt.sentence().key());
            return true;
        } catch (Death dead) {
            return false;
        } catch (ServerFault fault) {
            throw new AssertionError(fault);
        }
    }

    private Board board(Store store) throws InterruptedException {
        try (var sources = new Sources(InstantSource.system())) {
            var books = new Books(store.claims().open(), store.stops().open())
                    .rolling(store.rollbacks().remembered(DAY, Instant.now()));
            return Lookout.once(sources.watch(List.of(source)), List.of(), books, InstantSource.system());
        }
    }

    /// Three minutes later everybody who is left looks.
    private void findOut(Store survivor) throws InterruptedException {
        survivor.access().ask(handle -> handle.execute("UPDATE rollback SET at = at - 180000 WHERE ended IS NULL"));
        var findings = new Findings(survivor.rollbacks(), survivor.audit(), InstantSource.system());
        Duty.of(board(survivor)).stream()
                .filter(Duty.Finding.class::isInstance)
                .map(Duty.Finding.class::cast)
                .forEach(found -> findings.write(found.rollback(), found.finding()));
    }

    private void assertRound(String name, String what, Store store, Instant begun) {
        String subject = "swarm/" + name + "/production";
        assertTrue(swarm.changes(name) <= 1, what + ": done " + swarm.changes(name) + " times");
        List<Rollback> rollbacks = store.rollbacks().remembered(DAY, Instant.now()).stream()
                .filter(one -> one.subject().equals(subject))
                .toList();
        boolean isBack = swarm.live(name).equals("v12");
        assertTrue(rollbacks.stream().noneMatch(Rollback::isOpen), what + ": nobody found out");
        rollbacks.forEach(one -> findings.merge(one.finding(), 1, Integer::sum));
        assertEquals(
                isBack ? 1 : 0,
                rollbacks.stream()
                        .filter(one -> one.finding() == Rollback.Finding.DONE)
                        .count(),
                what + " is on " + swarm.live(name) + ": " + rollbacks);
        if (acts.get() > 0) {
            assertTrue(
                    store.audit().since(begun).stream()
                            .anyMatch(entry -> entry.subject().equals(subject)
                                    && entry.action().equals("roll-back")
                                    && entry.words().equals("v13 → v12: orders fall")),
                    what + ": sent and not in the audit");
        }
        if (isBack) {
            assertTrue(
                    store.audit().since(begun).stream()
                            .anyMatch(entry -> entry.subject().equals(subject)
                                    && entry.action().equals("rolled-back")
                                    && entry.state() == AuditEntry.State.DONE),
                    what + ": done and not in the audit");
        }
    }

    /// How often each came of it, over all rounds.
    Map<Rollback.Finding, Integer> findings() {
        return findings;
    }

    @Override
    public void close() {
        server.close();
    }

    private record MortalRollbacker(Rollbacker rollbacker, Life life) implements Rollbacker {
        @Override
        public Deployment examine(Service service) throws ServerFault {
            life.step();
            return rollbacker.examine(service);
        }

        @Override
        public Prepared prepare(Deployment seen, Release to, String why) throws ServerFault {
            life.step();
            Prepared prepared = rollbacker.prepare(seen, to, why);
            return new Prepared() {
                @Override
                public List<Request> requests() {
                    return prepared.requests();
                }

                @Override
                public Acted send() {
                    life.step();
                    Acted acted = prepared.send();
                    life.step();
                    return acted;
                }
            };
        }
    }

    private record MortalBook(RollbackBook book, Life life) implements RollbackBook {
        @Override
        public OptionalLong intend(Rollback wanted) {
            life.step();
            OptionalLong number = book.intend(wanted);
            life.step();
            return number;
        }

        @Override
        public void settle(long number, Rollback.Sending sending, String words) {
            life.step();
            book.settle(number, sending, words);
            life.step();
        }

        @Override
        public boolean decide(long number, Rollback.Finding finding) {
            return book.decide(number, finding);
        }

        @Override
        public List<Rollback> remembered(Duration back, Instant asked) {
            life.step();
            return book.remembered(back, asked);
        }
    }

    private record MortalAudit(AuditLog audit, Life life) implements AuditLog {
        @Override
        public AuditEntry intend(AuditEntry entry) {
            life.step();
            AuditEntry intended = audit.intend(entry);
            life.step();
            return intended;
        }

        @Override
        public void settle(long number, AuditEntry.State state, String outcome) {
            life.step();
            audit.settle(number, state, outcome);
        }

        @Override
        public List<AuditEntry> since(Instant begin) {
            return audit.since(begin);
        }

        @Override
        public List<AuditEntry> find(AuditQuery query) {
            return audit.find(query);
        }
    }
}
