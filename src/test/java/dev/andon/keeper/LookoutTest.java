package dev.andon.keeper;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.build.BuildServer;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import dev.andon.line.LineState;
import dev.andon.source.Cost;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Listening;
import dev.andon.source.Observation;
import dev.andon.source.Push;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.HandClock;
import dev.andon.testing.Story;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LookoutTest {
    private static final List<Pipeline> GREEN =
            List.of(pipeline("shop", Outcome.PASSED).done());

    private final HandClock clock = new HandClock();
    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();

    @Test
    void onceLooksAtAllAndMakesOneBoard() throws InterruptedException {
        Board board = Lookout.once(
                List.of(watched(slow("a"), () -> GREEN), watched(slow("b"), () -> {
                    throw new ServerFault(FaultKind.REFUSED, "No.");
                })),
                List.of(),
                Books.NONE,
                clock);
        assertEquals(
                List.of("a/shop", "b"), board.tiles().stream().map(Tile::id).toList());
        assertEquals(LineState.UNKNOWN, board.line());
    }

    @Test
    void onceWithoutSourcesIsNotGreen() throws InterruptedException {
        assertEquals(
                LineState.UNKNOWN,
                Lookout.once(List.of(), List.of(), Books.NONE, clock).line());
    }

    @Test
    void onceWithABugInOneSourceShowsTheOthers() throws InterruptedException {
        Board board = Lookout.once(
                List.of(watched(slow("a"), () -> GREEN), watched(slow("b"), () -> {
                    throw new IllegalStateException("a bug on purpose");
                })),
                List.of(),
                Books.NONE,
                clock);
        assertEquals(1, board.count(Light.GREEN));
        assertEquals(1, board.count(Light.UNKNOWN));
    }

    @Test
    void twoSourcesOfOneNameAreRefusedBeforeAnythingChanges() {
        try (var lookout = new Lookout(clock, events::add)) {
            List<Watched> twins = List.of(
                    watched(slow("ci"), () -> GREEN),
                    watched(slow("ci").withOptions(java.util.Map.of("a", "b")), () -> GREEN));
            assertThrows(IllegalArgumentException.class, () -> lookout.watch(twins));
            assertThrows(IllegalArgumentException.class, () -> Lookout.once(twins, List.of(), Books.NONE, clock));
            assertTrue(events.isEmpty());
        }
    }

    @Test
    void aSourceThatStaysIsNotDisturbed() throws InterruptedException {
        var asked = new LinkedBlockingQueue<String>();
        try (var lookout = new Lookout(clock, events::add)) {
            Watched stays = watched(slow("stays"), () -> {
                asked.add("stays");
                return GREEN;
            });
            lookout.watch(List.of(stays));
            assertEquals("stays", asked.poll(20, TimeUnit.SECONDS));
            lookout.watch(List.of(stays, watched(slow("new"), () -> {
                asked.add("new");
                return GREEN;
            })));
            assertEquals("new", asked.poll(20, TimeUnit.SECONDS));
            assertTrue(asked.isEmpty(), "it was looked at once");
        }
    }

    @Test
    void aLookThatEndsAfterItsSourceMovedIsNotTakenForTheNewOnes() throws InterruptedException {
        var begun = new LinkedBlockingQueue<Thread>();
        var release = new CountDownLatch(1);
        try (var lookout = new Lookout(clock, events::add)) {
            lookout.watch(List.of(watched(slow("ci"), () -> {
                begun.add(Thread.currentThread());
                awaitWhateverHappens(release);
                return GREEN;
            })));
            Thread old = begun.poll(20, TimeUnit.SECONDS);
            var moved = Source.of("ci", "cctray", URI.create("http://other.example.test"));
            lookout.watch(List.of(watched(moved, () -> {
                throw new ServerFault(FaultKind.REFUSED, "No.");
            })));
            release.countDown();
            old.join();
        }
        List<Observation<Sight>> told = events.stream()
                .filter(Event.Observed.class::isInstance)
                .map(event -> ((Event.Observed) event).observation())
                .toList();
        assertFalse(told.stream().anyMatch(Observation.Seen.class::isInstance), told.toString());
    }

    @Test
    void aHungServerDelaysNoOther() throws InterruptedException {
        var release = new CountDownLatch(1);
        try (var lookout = new Lookout(clock, events::add)) {
            lookout.watch(List.of(
                    watched(slow("hung"), () -> {
                        awaitWhateverHappens(release);
                        return GREEN;
                    }),
                    watched(slow("well"), () -> GREEN)));
            assertInstanceOf(Event.SourcesChanged.class, events.poll(20, TimeUnit.SECONDS));
            var observed = assertInstanceOf(Event.Observed.class, events.poll(20, TimeUnit.SECONDS));
            assertEquals("well", observed.observation().source());
        }
        release.countDown();
    }

    @Test
    void aPushMakesItLookNow() throws InterruptedException {
        var pushes = new LinkedBlockingQueue<String>();
        Push push = changed -> {
            while (true) {
                pushes.take();
                changed.run();
            }
        };
        try (var lookout = new Lookout(clock, events::add)) {
            lookout.watch(List.of(new Watched(slow("ci"), () -> GREEN, () -> Cost.NONE, push)));
            next(Event.SourcesChanged.class);
            next(Event.Observed.class);
            pushes.add("changed");
            next(Event.Observed.class);
        }
    }

    @Test
    void howItStandsWithAStreamIsTold() throws InterruptedException {
        var stands = new CountDownLatch(1);
        var breaks = new CountDownLatch(1);
        Push push = changed -> {
            stands.await();
            changed.run();
            breaks.await();
            throw new ServerFault(FaultKind.BROKEN, "The stream broke.");
        };
        try (var lookout = new Lookout(clock, events::add)) {
            lookout.watch(List.of(new Watched(slow("ci"), () -> GREEN, () -> Cost.NONE, push)));
            assertEquals(Listening.OPENING, next(Event.ListeningChanged.class).listening());
            stands.countDown();
            assertEquals(Listening.STANDS, next(Event.ListeningChanged.class).listening());
            breaks.countDown();
            var broken = next(Event.ListeningChanged.class);
            assertEquals("ci", broken.source());
            assertEquals(Listening.broken(new Fault(FaultKind.BROKEN, "The stream broke.")), broken.listening());
        }
    }

    /// The next event of this sort, whatever else is told before.
    private <T extends Event> T next(Class<T> sort) throws InterruptedException {
        while (true) {
            Event event = events.poll(20, TimeUnit.SECONDS);
            assertNotNull(event, () -> "no " + sort.getSimpleName());
            if (sort.isInstance(event)) {
                return sort.cast(event);
            }
        }
    }

    private static void awaitWhateverHappens(CountDownLatch latch) {
        boolean waiting = true;
        while (waiting) {
            try {
                latch.await();
                waiting = false;
            } catch (InterruptedException goOn) {
                // This server does not notice that nobody waits for it any more.
            }
        }
    }

    private static Source slow(String name) {
        return Story.source(name).withTimes(Duration.ofHours(1), Source.DEADLINE);
    }

    private static Watched watched(Source source, BuildServer server) {
        return new Watched(source, server, () -> Cost.NONE, null);
    }
}
