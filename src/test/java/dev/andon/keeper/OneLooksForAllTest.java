package dev.andon.keeper;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Light;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.source.FaultKind;
import dev.andon.source.Observation;
import dev.andon.source.ServerFault;
import dev.andon.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OneLooksForAllTest {
    private static final List<Pipeline> GREEN =
            List.of(pipeline("shop", Outcome.PASSED).done());
    private static final List<Pipeline> RED =
            List.of(pipeline("shop", Outcome.FAILED).done());

    private final HandClock clock = new HandClock();
    private final TeamTable table = new TeamTable(clock);
    private final List<Program> programs = new ArrayList<>();
    private volatile List<Pipeline> answer = GREEN;
    private volatile boolean broken;

    private Program program(String name) {
        var program = new Program(clock, table, name, this::look);
        programs.add(program);
        return program;
    }

    private List<Pipeline> look() throws ServerFault {
        if (broken) {
            throw new ServerFault(FaultKind.REFUSED, "No.");
        }
        return answer;
    }

    @AfterEach
    void close() {
        programs.forEach(Program::close);
    }

    @Test
    void theFirstLooksAndTheOthersSeeTheSame() throws Exception {
        Program ann = program("ann");
        Program bob = program("bob");
        ann.turn();
        ann.told();
        ann.turn();

        bob.turn();
        Instant at = bob.told().observation().at();

        assertEquals(List.of(Part.Role.HOLDER, Part.Role.READER), List.of(ann.role(), bob.role()));
        assertEquals(List.of(1, 0), List.of(ann.looks.get(), bob.looks.get()));
        assertEquals(List.of(Light.GREEN, Light.GREEN), List.of(ann.light(), bob.light()));
        assertEquals(clock.instant(), at);
    }

    @Test
    void nobodyLooksBeforeTheTableSaysWho() {
        Program ann = program("ann");

        assertEquals(0, ann.looks.get());
        assertEquals(Part.Role.STARTING, ann.role());
    }

    @Test
    void whatWasToldOnceIsNotToldAgain() throws Exception {
        Program ann = holder("ann");
        Program bob = reader("bob");

        bob.turn();
        clock.move(Duration.ofSeconds(2));
        ann.turn();
        bob.turn();

        assertTrue(bob.isToldNothing());
    }

    @Test
    void aFaultIsToldOnceAndTheSightBeforeItIsNotToldAgain() throws Exception {
        Program ann = holder("ann");
        Program bob = reader("bob");
        broken = true;
        clock.move(Duration.ofSeconds(2));
        ann.ring();
        ann.told();
        ann.turn();

        bob.turn();

        assertInstanceOf(Observation.Unseen.class, bob.told().observation());
        assertTrue(bob.isToldNothing());
    }

    @Test
    void whenTheHolderDiesAnotherTakesOverOnceItsRightHasEnded() throws Exception {
        Program ann = holder("ann");
        Program bob = reader("bob");
        ann.close();
        answer = RED;

        Instant died = clock.instant();
        for (Duration pause = bob.turn(); bob.role() == Part.Role.READER; pause = bob.turn()) {
            clock.move(pause);
        }
        Duration waited = Duration.between(died, clock.instant());
        assertTrue(waited.compareTo(Duration.ofSeconds(8)) <= 0, "not before " + waited);
        bob.told();

        assertEquals(Light.RED, bob.light());
        assertEquals("bob", table.looker("ci"));
    }

    @Test
    void aReaderAsksAgainWhenARightEndsAndNotMuchLater() throws Exception {
        holder("ann");
        Program bob = reader("bob");
        clock.move(Rota.LENGTH.minusMillis(500));

        assertEquals(Duration.ofSeconds(1), bob.turn(), "what is left, and half of the spread");
    }

    @Test
    void aHolderThatRenewsItsRightAndPublishesNothingMakesNobodyGreen() throws Exception {
        Program ann = holder("ann");
        Program bob = reader("bob");
        for (int hour = 0; hour < 3; hour++) {
            clock.move(Duration.ofHours(1));
            ann.turn();
            bob.turn();
        }
        assertEquals(Part.Role.READER, bob.role());
        assertEquals(Light.STALE, bob.light());
    }

    @Test
    void whenTheTableIsAwayWhoHeldGoesOnAndWhoReadBeginsALittleLater() throws Exception {
        Program ann = holder("ann");
        Program bob = reader("bob");
        table.away(true);
        ann.turn();
        bob.turn();
        assertEquals(List.of(Part.Role.HOLDER, Part.Role.READER), List.of(ann.role(), bob.role()), "as long as it was");

        clock.move(Rota.LENGTH.plusSeconds(1));
        ann.turn();
        bob.turn();

        assertEquals(List.of(Part.Role.ALONE, Part.Role.ALONE), List.of(ann.role(), bob.role()));
        assertEquals(0, bob.looks.get(), "not all at one moment");
        clock.move(Duration.ofSeconds(5));
        bob.ring();
        bob.told();
        assertEquals(1, bob.looks.get());
    }

    @Test
    void whenTheTableComesBackOneLooksAgain() throws Exception {
        Program ann = holder("ann");
        Program bob = reader("bob");
        table.away(true);
        clock.move(Rota.LENGTH.plusSeconds(1));
        ann.turn();
        bob.turn();
        table.away(false);

        bob.turn();
        ann.turn();

        assertEquals(List.of(Part.Role.READER, Part.Role.HOLDER), List.of(ann.role(), bob.role()));
    }

    @Test
    void whatOneSawItselfIsNotReplacedByWhatIsOlder() throws Exception {
        Program ann = holder("ann");
        Program bob = new Program(clock, table, "bob", () -> RED, Duration.ZERO);
        programs.add(bob);
        clock.move(Duration.ofSeconds(1));
        bob.ring();
        bob.told();
        answer = GREEN;

        bob.turn();

        assertTrue(bob.isToldNothing());
        assertEquals(List.of(Part.Role.HOLDER, Part.Role.READER), List.of(ann.role(), bob.role()));
    }

    @Test
    void whatWasSeenBeforeTheTableAnsweredIsPublished() throws Exception {
        var ann = new Program(clock, table, "ann", this::look, Duration.ZERO);
        programs.add(ann);
        ann.told();
        clock.move(Duration.ofSeconds(2));
        ann.turn();

        Program bob = reader("bob");

        assertEquals(Light.GREEN, bob.light());
        assertEquals(1, ann.looks.get(), "not looked at again for that");
    }

    @Test
    void aHintReachesWhoLooksWhoeverHearsIt() throws Exception {
        Program ann = holder("ann");
        Program bob = reader("bob");
        ann.turn();
        answer = RED;

        bob.ring();
        bob.turn();
        clock.move(Duration.ofSeconds(1));
        ann.turn();
        ann.told();
        ann.turn();
        bob.turn();
        bob.told();

        assertEquals(List.of(2, 0), List.of(ann.looks.get(), bob.looks.get()));
        assertEquals(Light.RED, bob.light());
    }

    @Test
    void onlyWhoLooksForTheTeamLetsTheServerPush() throws Exception {
        Program ann = holder("ann");
        Program bob = reader("bob");
        assertEquals(Boolean.TRUE, ann.streams.poll(10, TimeUnit.SECONDS));
        assertTrue(bob.streams.isEmpty());

        clock.move(Rota.LENGTH.plusSeconds(1));
        bob.turn();
        ann.turn();

        assertEquals(Boolean.TRUE, bob.streams.poll(10, TimeUnit.SECONDS));
        assertEquals(Boolean.FALSE, ann.streams.poll(10, TimeUnit.SECONDS), "and who lost the right lets go");
    }

    @Test
    void whatCannotBeReadIsLookedAtByOneselfAfterAWhile() throws Exception {
        Program ann = holder("ann");
        Program bob = reader("bob");
        table.damaged(true);
        clock.move(Duration.ofSeconds(2));
        ann.ring();
        ann.told();
        ann.turn();

        bob.turn();
        assertEquals(Part.Role.READER, bob.role(), "the next turn may bring it");
        clock.move(Rota.LENGTH.minusSeconds(1));
        ann.turn();
        clock.move(Duration.ofSeconds(2));
        bob.turn();
        assertEquals(Part.Role.ALONE, bob.role());

        clock.move(Duration.ofSeconds(5));
        ann.turn();
        bob.turn();
        bob.ring();
        bob.told();
        assertEquals(Light.GREEN, bob.light());
        table.damaged(false);
        bob.turn();
        assertEquals(Part.Role.READER, bob.role());
    }

    @Test
    void aServerInTroubleIsSparedByWhoTakesOver() throws Exception {
        broken = true;
        Program ann = holder("ann");
        Program bob = program("bob");
        bob.turn();
        bob.told();
        ann.close();
        clock.move(Rota.LENGTH.plusSeconds(1));

        bob.turn();

        assertEquals(Part.Role.HOLDER, bob.role());
        assertEquals(0, bob.looks.get());
        assertTrue(bob.isToldNothing());
        assertFalse(bob.light() == Light.GREEN);
    }

    @Test
    void whoseLookDoesNotEndMakesRoomForAnother() throws Exception {
        var begun = new Semaphore(0);
        var ending = new CountDownLatch(1);
        var ann = new Program(clock, table, "ann", () -> {
            begun.release();
            ending.await();
            return GREEN;
        });
        programs.add(ann);
        Program bob = program("bob");
        ann.turn();
        begun.acquire();
        answer = RED;

        Duration hung = Duration.ZERO;
        while (bob.role() != Part.Role.HOLDER && hung.compareTo(Duration.ofHours(1)) < 0) {
            clock.move(Rota.TURN);
            hung = hung.plus(Rota.TURN);
            ann.turn();
            bob.turn();
        }

        assertEquals(Part.Role.HOLDER, bob.role());
        assertTrue(hung.compareTo(Duration.ofMinutes(2)) > 0, "a slow server is waited for, but only " + hung);
        assertTrue(hung.compareTo(Duration.ofMinutes(5)) < 0, "after " + hung);
        bob.told();
        bob.turn();
        ann.turn();
        ann.told();
        assertEquals(Light.RED, ann.light());

        ending.countDown();
        ann.lookEnds();
        assertTrue(ann.isToldNothing(), "it began before what bob saw");
        assertEquals(Light.RED, ann.light());
    }

    @Test
    void whoCannotWriteWhatItSeesMakesRoomForAnother() throws Exception {
        table.unwritable("ann");
        Program ann = program("ann");
        Program bob = program("bob");
        ann.turn();
        ann.told();
        ann.turn();
        ann.turn();

        bob.turn();
        bob.told();
        bob.turn();
        ann.turn();

        assertEquals(List.of(Part.Role.READER, Part.Role.HOLDER), List.of(ann.role(), bob.role()));
        assertEquals(List.of(Light.GREEN, Light.GREEN), List.of(ann.light(), bob.light()));
    }

    @Test
    void whoCouldNotWriteTriesAgainLater() throws Exception {
        table.unwritable("ann");
        Program ann = program("ann");
        ann.turn();
        ann.told();
        ann.turn();
        ann.turn();
        assertEquals(Part.Role.ALONE, ann.role());
        table.unwritable("");

        clock.move(Duration.ofMinutes(2));
        ann.turn();

        assertEquals(Part.Role.HOLDER, ann.role());
    }

    private Program holder(String name) throws InterruptedException {
        Program program = program(name);
        program.turn();
        program.told();
        program.turn();
        return program;
    }

    private Program reader(String name) throws InterruptedException {
        Program program = program(name);
        program.turn();
        program.told();
        return program;
    }
}
