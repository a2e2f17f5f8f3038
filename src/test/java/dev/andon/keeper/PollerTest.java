package dev.andon.keeper;

import static dev.andon.testing.Story.NOON;
import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Event;
import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.BuildServer;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import dev.andon.source.Cost;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Observation;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.HandClock;
import dev.andon.testing.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollerTest {
    private static final List<Pipeline> GREEN =
            List.of(pipeline("shop", Outcome.PASSED).done());

    private final HandClock clock = new HandClock();
    private final List<Event.Observed> told = new ArrayList<>();

    @Test
    void tellsWhatItSawAndWhenItWillLookAgain() {
        assertEquals(Duration.ofSeconds(10), poller(() -> GREEN).turn());
        assertEquals(Duration.ofSeconds(10), told.getFirst().planned());
        var seen = assertInstanceOf(Observation.Seen.class, told.getFirst().observation());
        assertEquals(new Sight(GREEN, List.of()), seen.what());
    }

    @Test
    void whatItSawIsAsOldAsTheBeginningOfTheLook() {
        poller(() -> {
                    clock.move(Duration.ofSeconds(18));
                    return GREEN;
                })
                .turn();
        assertEquals(NOON, told.getFirst().observation().at());
        assertEquals(Duration.ofSeconds(18), told.getFirst().observation().took());
        assertEquals(Duration.ofSeconds(28), told.getFirst().planned(), "from beginning to beginning");
    }

    @Test
    void aClockSetBackDuringALookMakesItNoShorterThanNothing() {
        poller(() -> {
                    clock.move(Duration.ofHours(-1));
                    return GREEN;
                })
                .turn();
        assertEquals(Duration.ZERO, told.getFirst().observation().took());
    }

    @Test
    void aSlowServerIsLeftAloneForAWhileEvenWhileItBuilds() {
        Duration pause = poller(() -> {
                    clock.move(Duration.ofSeconds(2));
                    return List.of(pipeline("shop", Outcome.PASSED)
                            .activity(Activity.RUNNING)
                            .done());
                })
                .turn();
        assertEquals(Duration.ofSeconds(8), pause);
    }

    @Test
    void backsOffAndIsBackAtTheUsualPaceAfterOneGoodLook() {
        var looks = new AtomicInteger();
        Poller poller = poller(() -> {
            if (looks.incrementAndGet() <= 3) {
                throw new ServerFault(FaultKind.UNREACHABLE, "Nothing answers.");
            }
            return GREEN;
        });
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            pauses.add(poller.turn().toSeconds());
        }
        assertEquals(List.of(10L, 20L, 30L, 10L, 10L), pauses);
    }

    @Test
    void theServersFaultIsTold() {
        var fault = new Fault(FaultKind.THROTTLED, "Later.", NOON.plusSeconds(600));
        Poller poller = poller(() -> {
            throw new ServerFault(fault);
        });
        assertEquals(Duration.ofMinutes(10), poller.turn());
        assertEquals(fault, unseen().fault());
    }

    @Test
    void aBugOfAnAdapterIsAFaultOfItsSourceAlone() {
        Poller poller = poller(() -> {
            throw new IllegalStateException("t0ken");
        });
        poller.turn();
        assertEquals(FaultKind.UNREADABLE, unseen().fault().kind());
        assertTrue(
                !unseen().fault().sentence().contains("t0ken"), unseen().fault().sentence());
    }

    @Test
    void anAnswerThatIsTooDeepIsAFault() {
        Poller poller = poller(() -> {
            throw new StackOverflowError();
        });
        poller.turn();
        assertEquals(FaultKind.UNREADABLE, unseen().fault().kind());
    }

    @Test
    void anEmptyAnswerIsAFault() {
        poller(List::of).turn();
        assertEquals(FaultKind.MISSING, unseen().fault().kind());
    }

    @Test
    void countsWhatTheLookCostEvenWhenItBroughtNothing() {
        var costs = new ArrayList<>(List.of(new Cost(7, 0, 7, null), new Cost(1, 0, 99, null)));
        var watched = new Watched(
                Story.source("ci"),
                () -> {
                    throw new ServerFault(FaultKind.BROKEN, "No.");
                },
                costs::removeFirst,
                null);
        new Poller(watched, clock, this::take).turn();
        assertEquals(99, told.getFirst().observation().cost().bytes(), "what was spent before is not this look's");
    }

    @Test
    void theSameListIsTheSameSightForAnHour() {
        Poller poller = poller(() -> GREEN);
        poller.turn();
        clock.move(Duration.ofMinutes(59));
        poller.turn();
        assertSame(sight(0), sight(1));
        clock.move(Duration.ofMinutes(1));
        poller.turn();
        assertNotSame(sight(1), sight(2));
        assertEquals(sight(1), sight(2));
    }

    @Test
    void aReleaseBranchGrowsOldWithoutANewAnswer() {
        List<Pipeline> all = List.of(
                GREEN.getFirst(),
                Pipeline.named("old", "old")
                        .branch(Branch.guess("release/1"))
                        .last(dev.andon.build.Build.of("1", Outcome.PASSED).finished(NOON))
                        .done());
        Poller poller = poller(() -> all);
        poller.turn();
        clock.move(Duration.ofDays(31));
        poller.turn();
        assertEquals(2, sight(0).pipelines().size());
        assertEquals(1, sight(1).pipelines().size());
    }

    @Test
    void goesOnLookingAfterABugOfOurs() throws InterruptedException {
        var events = new LinkedBlockingQueue<Event>();
        var first = new AtomicInteger();
        var fast = Story.source("ci").withTimes(Duration.ofMillis(1), Source.DEADLINE);
        var poller = new Poller(new Watched(fast, () -> GREEN, () -> Cost.NONE, null), clock, event -> {
            if (first.getAndIncrement() == 0) {
                throw new AssertionError("a bug on purpose");
            }
            events.add(event);
        });
        Thread thread = Thread.ofVirtual().start(poller);
        assertInstanceOf(Event.Observed.class, events.poll(20, TimeUnit.SECONDS));
        thread.interrupt();
        thread.join();
    }

    @Test
    void looksAtOnceWhenItIsRung() throws InterruptedException {
        var events = new LinkedBlockingQueue<Event>();
        var slow = Story.source("ci").withTimes(Duration.ofHours(1), Source.DEADLINE);
        var poller = new Poller(new Watched(slow, () -> GREEN, () -> Cost.NONE, null), clock, events::add);
        Thread thread = Thread.ofVirtual().start(poller);
        assertInstanceOf(Event.Observed.class, events.poll(20, TimeUnit.SECONDS));
        poller.ring();
        assertInstanceOf(Event.Observed.class, events.poll(20, TimeUnit.SECONDS));
        thread.interrupt();
        thread.join();
    }

    private Poller poller(BuildServer server) {
        return new Poller(new Watched(Story.source("ci"), server, () -> Cost.NONE, null), clock, this::take);
    }

    private void take(Event event) {
        told.add((Event.Observed) event);
    }

    private Observation.Unseen<Sight> unseen() {
        return (Observation.Unseen<Sight>) told.getFirst().observation();
    }

    private Sight sight(int look) {
        return ((Observation.Seen<Sight>) told.get(look).observation()).what();
    }
}
