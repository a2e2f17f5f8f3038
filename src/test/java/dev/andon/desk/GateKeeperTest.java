package dev.andon.desk;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.build.Outcome;
import dev.andon.line.Engagement;
import dev.andon.line.GateName;
import dev.andon.line.GateReport;
import dev.andon.line.GateSight;
import dev.andon.line.GateState;
import dev.andon.line.LineState;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.source.Glob;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import dev.andon.testing.HandClock;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Boards in, gates shut and opened.
class GateKeeperTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
    private static final GateName NAME = new GateName("trunk", "jenkins");

    private final Turnpike gate = new Turnpike();
    private final Semaphore told = new Semaphore(0);
    private Embedded database;
    private Store store;
    private GateKeeper keeper;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = new Embedded(folder.resolve("team.db"));
        store = new Store(database);
        keeper = new GateKeeper(
                store.gates(), store.leases(), store.audit(), new HandClock(), ENGLISH, () -> told.release());
    }

    @AfterEach
    void close() {
        keeper.close();
        store.close();
    }

    private GateKeeper.Post post() {
        return new GateKeeper.Post(NAME, List.of(new Glob("fix/*")), gate);
    }

    private static Story red() {
        return Story.ofOneSource().shows(pipeline("shop", Outcome.FAILED));
    }

    private static Story green() {
        return Story.ofOneSource().shows(pipeline("shop", Outcome.PASSED));
    }

    /// Waits for what the keeper's own threads do.
    private void until(String what, BooleanSupplier reached) throws InterruptedException {
        while (!reached.getAsBoolean()) {
            assertTrue(told.tryAcquire(20, TimeUnit.SECONDS), () -> "in vain for: " + what);
        }
    }

    private boolean says(GateState state) {
        return store.gates().reports().contains(new GateReport(NAME, state, ""));
    }

    private boolean isForgotten() {
        return store.gates().engagements().isEmpty();
    }

    @Test
    void aBoardWithAStoppedLineShutsItsGateAndOneThatRunsOpensIt() throws InterruptedException {
        keeper.guard(List.of(post()), ENGLISH);

        keeper.accept(red().board());
        until("shut", () -> says(GateState.SHUT));
        assertEquals(List.of("shut: the line is stopped: ci/shop broke it"), gate.acts);

        keeper.accept(green().board());
        until("forgotten", this::isForgotten);
        assertEquals(Turnpike.OPEN, gate.setting);
    }

    @Test
    void aGateThatTheSettingsNameNoMoreIsRestoredFirst() throws InterruptedException {
        keeper.guard(List.of(post()), ENGLISH);
        keeper.accept(red().board());
        until("shut", () -> says(GateState.SHUT));

        keeper.guard(List.of(), ENGLISH);
        keeper.accept(red().board());

        until("forgotten", this::isForgotten);
        assertEquals(Turnpike.OPEN, gate.setting);
    }

    @Test
    void anotherProgramsMemoryIsTakenUp() throws InterruptedException {
        gate.setting = Turnpike.SHUT;
        remember();

        keeper.guard(List.of(post()), ENGLISH);
        keeper.accept(green().board());

        until("forgotten", this::isForgotten);
        assertEquals(Turnpike.OPEN, gate.setting);
    }

    @Test
    void aGateThatNobodyKeepsIsTold() {
        remember();

        keeper.tellOfOrphans();
        keeper.tellOfOrphans();

        assertEquals(
                List.of(new GateReport(NAME, GateState.ORPHANED, "")),
                store.gates().reports());
        assertEquals(1, told.availablePermits(), "once");
    }

    @Test
    void aGateThatSomebodyElseKeepsIsNoOrphan() {
        remember();
        try (var theirs = new Store(database)) {
            assertTrue(theirs.leases().hold(Warden.lease(NAME), Duration.ofSeconds(60)));

            keeper.tellOfOrphans();

            assertEquals(List.of(), store.gates().reports());
        }
    }

    @Test
    void whatIsWantedOfAGateComesFromItsLine() {
        var cord = new Stop(5, "trunk", Story.NOON, Person.of("Ann"), "the demo", List.of(), List.of(), null);
        Story stopped = green().told(new Event.BooksRead(new Books(List.of(), List.of(cord))));

        Order order = GateKeeper.order(stopped.board(), post(), ENGLISH);

        assertEquals(LineState.STOPPED, order.line());
        assertEquals(5, order.stop());
        assertEquals("Ann stopped the line: the demo", order.barrier().reason());
        assertEquals(List.of(new Glob("fix/*")), order.barrier().fixBranches());
        assertEquals(
                LineState.RUNNING,
                GateKeeper.order(green().board(), post(), ENGLISH).line());
    }

    @Test
    void aLineThatABoardDoesNotHaveIsOneOfWhichNobodyKnows() {
        var other = new GateKeeper.Post(new GateName("release", "jenkins"), List.of(), gate);

        assertEquals(
                LineState.UNKNOWN,
                GateKeeper.order(green().board(), other, ENGLISH).line());
    }

    @Test
    void manyServersThatAreSilentDoNotKeepAProgramFromEnding() throws InterruptedException {
        var asked = new Semaphore(0);
        var silent = new Turnpike() {
            @Override
            void beforeAnAnswer() {
                asked.release();
                new Semaphore(0).acquireUninterruptibly();
            }
        };
        List<GateKeeper.Post> posts = IntStream.range(0, 8)
                .mapToObj(number -> new GateKeeper.Post(new GateName("trunk", "gate " + number), List.of(), silent))
                .toList();
        keeper.guard(posts, ENGLISH);
        keeper.accept(red().board());
        assertTrue(asked.tryAcquire(posts.size(), 20, TimeUnit.SECONDS));
        long begin = System.nanoTime();

        keeper.close();

        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertTrue(took.compareTo(Duration.ofSeconds(8)) < 0, took.toString());
    }

    private void remember() {
        store.gates()
                .engage(new Engagement(
                        NAME, 1, GateSight.State.OPEN, Turnpike.OPEN, Engagement.Phase.SHUT, 0, Story.NOON));
    }
}
