package dev.andon.keeper;

import static dev.andon.testing.Story.EVERY;
import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.board.Light;
import dev.andon.build.Outcome;
import dev.andon.build.Sight;
import dev.andon.source.Cost;
import dev.andon.source.Observation;
import dev.andon.testing.HandClock;
import dev.andon.testing.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FloorKeeperTest {
    private final HandClock clock = new HandClock();
    private final List<Board> boards = new ArrayList<>();

    @Test
    void manyEventsMakeOneBoard() {
        keeper().keep(List.of(sources(), seen(Outcome.PASSED), seen(Outcome.FAILED)));
        assertEquals(1, boards.size());
        assertEquals(Light.RED, light());
    }

    @Test
    void aTickMakesThingsOlder() {
        FloorKeeper keeper = keeper();
        keeper.keep(List.of(sources(), seen(Outcome.PASSED)));
        assertEquals(Light.GREEN, light());
        clock.move(Duration.ofSeconds(26));
        keeper.keep(List.of(new Event.Tick()));
        assertEquals(Light.STALE, light());
        clock.move(Duration.ofMinutes(5));
        keeper.keep(List.of(new Event.Tick()));
        assertEquals(Light.UNKNOWN, light());
    }

    @Test
    void aClockSetBackDoesNotMakeThingsYounger() {
        FloorKeeper keeper = keeper();
        keeper.keep(List.of(sources(), seen(Outcome.PASSED)));
        clock.move(Duration.ofSeconds(20));
        keeper.keep(List.of(new Event.Tick()));
        clock.move(Duration.ofHours(-1));
        keeper.keep(List.of(new Event.Tick()));
        assertEquals(Light.GREEN, light());
        clock.move(Duration.ofSeconds(6));
        keeper.keep(List.of(new Event.Tick()));
        assertEquals(Light.STALE, light());
    }

    @Test
    void anEventThatTripsOverABugIsDroppedAndTheRestIsKept() {
        Event trap = new Event.Observed(new Observation.Seen<>("ci", clock.instant(), EVERY, Cost.NONE, null), EVERY);
        keeper().keep(List.of(sources(), seen(Outcome.FAILED), trap, new Event.Announced("demo", "a demo")));
        assertEquals(Light.RED, light());
        assertEquals(List.of("a demo"), boards.getLast().announcements());
    }

    @Test
    void anAudienceThatTripsDoesNotStopTheKeeper() throws InterruptedException {
        var published = new LinkedBlockingQueue<Board>();
        var first = new AtomicInteger();
        try (var keeper = new FloorKeeper(clock, board -> {
            if (first.getAndIncrement() == 0) {
                throw new AssertionError("a bug on purpose");
            }
            published.add(board);
        })) {
            keeper.tell(sources());
            keeper.start();
            // The next board comes with an event or with the tick, whichever is first.
            keeper.tell(seen(Outcome.PASSED));
            assertNotNull(published.poll(20, TimeUnit.SECONDS));
        }
    }

    private FloorKeeper keeper() {
        return new FloorKeeper(clock, boards::add);
    }

    private Light light() {
        return boards.getLast().tiles().getFirst().light();
    }

    private static Event sources() {
        return new Event.SourcesChanged(List.of(Story.source("ci")));
    }

    private Event seen(Outcome outcome) {
        var sight = new Sight(List.of(pipeline("shop", outcome).done()), List.of());
        return new Event.Observed(
                new Observation.Seen<>("ci", clock.instant(), Duration.ZERO, Cost.NONE, sight), EVERY);
    }
}
