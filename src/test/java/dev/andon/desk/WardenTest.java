package dev.andon.desk;

import static dev.andon.testing.Story.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.command.AuditEntry;
import dev.andon.command.AuditLog;
import dev.andon.desk.Deaths.Killed;
import dev.andon.desk.Turnpike.Mishap;
import dev.andon.line.Barrier;
import dev.andon.line.Engagement;
import dev.andon.line.Engagement.Phase;
import dev.andon.line.Gate;
import dev.andon.line.GateBook;
import dev.andon.line.GateName;
import dev.andon.line.GateReport;
import dev.andon.line.GateState;
import dev.andon.line.LineState;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Leases;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import dev.andon.testing.HandClock;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One gate is kept as its line wants it, whatever happens to the server, the books and the program.
class WardenTest {
    private static final GateName NAME = new GateName("trunk", "jenkins");
    private static final Barrier BARRIER = new Barrier("trunk", "shop broke it", List.of());
    private static final Duration A_TURN = Duration.ofSeconds(30);

    private final HandClock clock = new HandClock();
    private final Turnpike gate = new Turnpike();
    private Path file;
    private Store store;
    private Warden warden;

    @BeforeEach
    void open(@TempDir Path folder) {
        file = folder.resolve("team.db");
        store = new Store(new Embedded(file));
        warden = warden(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Warden warden(Store store) {
        return warden(new Warden.Ledgers(store.gates(), store.leases(), store.audit()), gate);
    }

    private Warden warden(Warden.Ledgers ledgers, Gate gate) {
        return new Warden(NAME, gate, order(LineState.UNKNOWN), ledgers, clock, () -> {});
    }

    private static Order order(LineState line) {
        return new Order(line, BARRIER, 3);
    }

    private void turn(LineState line) {
        warden.order(order(line));
        warden.turn();
        clock.move(A_TURN);
    }

    @Test
    void aLineThatStopsShutsItsGateOnceAndTheAuditSaysWhy() {
        turn(LineState.STOPPED);
        turn(LineState.STOPPED);

        assertEquals(List.of("shut: shop broke it"), gate.acts);
        assertEquals(new GateReport(NAME, GateState.SHUT, ""), report());
        assertEquals(List.of("shut gate:trunk/jenkins done"), audit());
        AuditEntry entry = store.audit().since(Instant.EPOCH).getFirst();
        assertEquals("shop broke it", entry.words());
        assertEquals("Andon", entry.actor().person().name());
        assertEquals(3, memory().stop());
    }

    @Test
    void aLineThatGoesOnPutsBackWhatWasThereAndForgets() {
        turn(LineState.STOPPED);
        turn(LineState.RUNNING);

        assertEquals(Turnpike.OPEN, gate.setting);
        assertEquals(List.of(), store.gates().engagements());
        assertEquals(List.of(), store.gates().reports());
        assertEquals(List.of("shut gate:trunk/jenkins done", "restore gate:trunk/jenkins done"), audit());
    }

    @Test
    void aRunningLineCostsNoRequest() {
        turn(LineState.RUNNING);
        turn(LineState.UNKNOWN);

        assertEquals(0, gate.looks.get());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingMovesWhileNobodyKnowsHowTheLineStands(boolean stopped) {
        if (stopped) {
            turn(LineState.STOPPED);
        }
        String before = gate.setting;
        int acts = gate.acts.size();

        turn(LineState.UNKNOWN);

        assertEquals(before, gate.setting);
        assertEquals(acts, gate.acts.size());
        try (var theirs = new Store(new Embedded(file))) {
            assertTrue(theirs.leases().hold(Warden.lease(NAME), A_TURN), "who knows more may keep it");
        }
    }

    @Test
    void aGateThatWasShutBeforeIsLeftShut() {
        gate.setting = Turnpike.SHUT;

        turn(LineState.STOPPED);
        assertEquals(GateState.SHUT, report().state());
        turn(LineState.RUNNING);

        assertEquals(Turnpike.SHUT, gate.setting);
        assertEquals(List.of(), store.gates().engagements());
        assertFalse(gate.acts.contains("shut: shop broke it"));
    }

    @Test
    void anActThatWasNotDoneIsToldAndTriedAgainLaterAndLater() {
        gate.mishaps.addAll(List.of(Mishap.NOT_DONE, Mishap.NOT_DONE));

        turn(LineState.STOPPED);
        assertEquals(new GateReport(NAME, GateState.FAILED, "No rights."), report());
        turn(LineState.STOPPED);
        turn(LineState.STOPPED);
        assertEquals(2, gate.acts.size(), "half a minute after the first, but not after the second");
        turn(LineState.STOPPED);

        assertEquals(3, gate.acts.size());
        assertEquals(GateState.SHUT, report().state());
        assertEquals(
                List.of(
                        "shut gate:trunk/jenkins failed",
                        "shut gate:trunk/jenkins failed",
                        "shut gate:trunk/jenkins done"),
                audit());
    }

    @Test
    void aServerThatAsksForAPauseGetsItAlsoWhenSomethingElseIsWanted() {
        gate.refusal = new Fault(FaultKind.THROTTLED, "Later.", NOON.plusSeconds(600));
        gate.mishaps.add(Mishap.NOT_DONE);
        turn(LineState.STOPPED);
        int looks = gate.looks.get();

        turn(LineState.RUNNING);
        assertEquals(looks, gate.looks.get());

        clock.move(Duration.ofMinutes(10));
        turn(LineState.RUNNING);
        turn(LineState.RUNNING);
        assertEquals(List.of(), store.gates().engagements());
    }

    @Test
    void anotherConnectionIsTriedAtOnce() {
        gate.mishaps.add(Mishap.NOT_DONE);
        turn(LineState.STOPPED);
        clock.move(A_TURN.negated());
        var other = new Turnpike();

        warden.replace(other);
        turn(LineState.STOPPED);

        assertEquals(Turnpike.SHUT, other.setting);
    }

    @Test
    void anActWhoseAnswerWasLostIsSettledByLooking() {
        gate.mishaps.add(Mishap.LOST_ANSWER);

        turn(LineState.STOPPED);
        assertEquals(new GateReport(NAME, GateState.UNKNOWN, "No answer."), report());
        assertEquals(List.of("shut gate:trunk/jenkins unsure"), audit());
        turn(LineState.STOPPED);

        assertEquals(1, gate.acts.size(), "it is not sent again");
        assertEquals(GateState.SHUT, report().state());
        assertEquals(List.of("shut gate:trunk/jenkins done"), audit());
    }

    @Test
    void anActThatIsSeenNotToHaveHappenedIsSentAgain() {
        gate.mishaps.add(Mishap.LOST_REQUEST);

        turn(LineState.STOPPED);
        turn(LineState.STOPPED);

        assertEquals(2, gate.acts.size());
        assertEquals(GateState.SHUT, report().state());
    }

    @Test
    void aGateThatSomebodyOpenedIsToldAndNotFoughtOverUntilSomebodyAsks() {
        turn(LineState.STOPPED);
        gate.setting = Turnpike.OPEN;

        turn(LineState.STOPPED);
        turn(LineState.STOPPED);
        assertEquals(new GateReport(NAME, GateState.DRIFTED, "Bob"), report());
        assertEquals(1, gate.acts.size());

        assertTrue(store.gates().move(memory(), Phase.SHUTTING, 0));
        turn(LineState.STOPPED);
        assertEquals(GateState.SHUT, report().state());
        assertEquals(2, gate.acts.size());
    }

    @Test
    void newWorkIsShutOutAsItComes() {
        turn(LineState.STOPPED);
        gate.setting = Turnpike.PARTLY;

        turn(LineState.STOPPED);

        assertEquals(Turnpike.SHUT, gate.setting);
        assertEquals(2, gate.acts.size());
        assertEquals(Turnpike.OPEN, memory().before(), "what it was like first is kept");
    }

    @Test
    void aGateThatStaysHalfShutIsSentOneActATurn() {
        gate.setting = Turnpike.PARTLY;
        gate.mishaps.addAll(List.of(Mishap.IGNORED, Mishap.IGNORED));

        turn(LineState.STOPPED);
        assertEquals(1, gate.acts.size());
        assertEquals(new GateReport(NAME, GateState.SHUT, "2 of 3"), report());
        assertEquals(List.of("shut gate:trunk/jenkins done"), audit());
    }

    @Test
    void newWorkThatCannotBeShutOutLeavesTheGateShutForWhatItIs() {
        turn(LineState.STOPPED);
        gate.setting = Turnpike.PARTLY;
        gate.mishaps.add(Mishap.NOT_DONE);

        turn(LineState.STOPPED);
        assertEquals(new GateReport(NAME, GateState.FAILED, "No rights."), report());
        assertEquals(Phase.SHUT, memory().phase());

        gate.setting = Turnpike.OPEN;
        turn(LineState.STOPPED);
        assertEquals(GateState.DRIFTED, report().state(), "whoever opened it is not fought");
        assertEquals(2, gate.acts.size());
    }

    @Test
    void newWorkThatCannotBeShutOutIsTriedAgain() {
        turn(LineState.STOPPED);
        gate.setting = Turnpike.PARTLY;
        gate.mishaps.add(Mishap.NOT_DONE);
        turn(LineState.STOPPED);

        turn(LineState.STOPPED);

        assertEquals(Turnpike.SHUT, gate.setting);
        assertEquals(new GateReport(NAME, GateState.SHUT, ""), report());
        assertEquals(
                List.of(
                        "shut gate:trunk/jenkins done",
                        "shut gate:trunk/jenkins failed",
                        "shut gate:trunk/jenkins done"),
                audit());
    }

    @Test
    void aClockThatIsSetBackKeepsNoGateWaiting() {
        gate.mishaps.add(Mishap.NOT_DONE);
        turn(LineState.STOPPED);
        clock.move(Duration.ofHours(-2));

        turn(LineState.STOPPED);

        assertEquals(Turnpike.SHUT, gate.setting);
    }

    /// As after the sleep of a laptop, in the middle of a turn.
    @Test
    void aProgramThatSleptForgetsNothingThatAnotherNeedsByNow() {
        turn(LineState.STOPPED);
        gate.mishaps.add(Mishap.NOT_DONE);
        turn(LineState.RUNNING);
        gate.setting = Turnpike.OPEN;
        Warden sleeper = warden(sleepingBefore("forget", this::another), gate);
        sleeper.order(order(LineState.RUNNING));
        warden.letGo();

        sleeper.turn();

        assertEquals(Turnpike.SHUT, gate.setting);
        assertEquals(Turnpike.OPEN, memory().before());
        assertEquals(GateState.SHUT, report().state());
    }

    @Test
    void aProgramThatSleptTakesBackNothingThatAnotherNeedsByNow() {
        gate.isAway = true;
        Warden sleeper = warden(sleepingBefore("withdraw", this::another), gate);
        sleeper.order(order(LineState.STOPPED));
        sleeper.turn();
        gate.isAway = false;
        sleeper.order(order(LineState.RUNNING));

        sleeper.turn();

        assertEquals(Turnpike.SHUT, gate.setting);
        assertEquals(Turnpike.OPEN, memory().before());
    }

    @Test
    void anActThatAnotherProgramWasFasterWithIsNoneInTheAudit() {
        Warden sleeper = warden(sleepingBefore("engage", this::another), gate);
        sleeper.order(order(LineState.STOPPED));

        sleeper.turn();

        assertEquals(1, gate.acts.size());
        assertEquals(List.of("shut gate:trunk/jenkins failed", "shut gate:trunk/jenkins done"), audit());
    }

    /// Another program for which the line is stopped, and which finds the lease free.
    private void another() {
        store.leases().letGo(Warden.lease(NAME));
        try (var theirs = new Store(new Embedded(file))) {
            Warden other = warden(theirs);
            other.order(order(LineState.STOPPED));
            other.turn();
            other.letGo();
        }
    }

    private Warden.Ledgers sleepingBefore(String call, Runnable meanwhile) {
        GateBook sleeping = (GateBook) Proxy.newProxyInstance(
                GateBook.class.getClassLoader(), new Class<?>[] {GateBook.class}, (_, method, arguments) -> {
                    if (method.getName().equals(call)) {
                        meanwhile.run();
                    }
                    return method.invoke(store.gates(), arguments);
                });
        return new Warden.Ledgers(sleeping, store.leases(), store.audit());
    }

    @Test
    void aGateThatCannotBeSeenIsUnknown() {
        gate.isAway = true;

        turn(LineState.STOPPED);
        assertEquals(new GateReport(NAME, GateState.UNKNOWN, "Nobody answers."), report());
        assertEquals(List.of(), store.gates().engagements(), "what it was like is not known");

        gate.isAway = false;
        turn(LineState.STOPPED);
        assertEquals(GateState.SHUT, report().state());
    }

    @Test
    void whatWasToldOfAGateThatWasNeverSeenIsTakenBackWhenTheLineGoesOn() {
        gate.isAway = true;
        turn(LineState.STOPPED);

        turn(LineState.RUNNING);

        assertEquals(List.of(), store.gates().reports());
    }

    @Test
    void aGateThatIsNotOpenedAgainIsStuckAndTriedAgain() {
        turn(LineState.STOPPED);
        gate.mishaps.add(Mishap.NOT_DONE);

        turn(LineState.RUNNING);
        assertEquals(new GateReport(NAME, GateState.STUCK, "No rights."), report());
        assertEquals(Phase.RESTORING, memory().phase());

        turn(LineState.RUNNING);
        assertEquals(Turnpike.OPEN, gate.setting);
        assertEquals(List.of(), store.gates().reports());
    }

    @ParameterizedTest
    @EnumSource(
            value = LineState.class,
            names = {"RUNNING", "CONFIRMING"})
    void aGateThatWasShutAndCannotBeSeenDidNotOpenEither(LineState goingOn) {
        turn(LineState.STOPPED);
        gate.isAway = true;

        turn(goingOn);
        assertEquals(new GateReport(NAME, GateState.STUCK, "Nobody answers."), report());

        gate.isAway = false;
        turn(goingOn);
        assertEquals(Turnpike.OPEN, gate.setting);
        assertEquals(List.of(), store.gates().reports());
    }

    @Test
    void anOpeningWithoutAnAnswerIsNoneUntilItIsSeen() {
        turn(LineState.STOPPED);
        gate.mishaps.add(Mishap.LOST_ANSWER);

        turn(LineState.RUNNING);
        assertEquals(new GateReport(NAME, GateState.STUCK, "No answer."), report());

        turn(LineState.RUNNING);
        assertEquals(2, gate.acts.size(), "it is not sent again");
        assertEquals(List.of(), store.gates().engagements());
    }

    @Test
    void aGateThatHasToWaitForItsServerWhileItsLineGoesOnIsStuck() {
        turn(LineState.STOPPED);
        gate.setting = Turnpike.PARTLY;
        gate.refusal = new Fault(FaultKind.THROTTLED, "Later.", NOON.plusSeconds(600));
        gate.mishaps.add(Mishap.NOT_DONE);
        turn(LineState.STOPPED);

        turn(LineState.RUNNING);

        assertEquals(new GateReport(NAME, GateState.STUCK, "Later."), report());
    }

    @Test
    void whatTheServerTookIsNotSentAgainWhenTheGateStaysShut() {
        turn(LineState.STOPPED);
        gate.mishaps.add(Mishap.IGNORED);

        turn(LineState.RUNNING);
        turn(LineState.RUNNING);
        assertEquals(2, gate.acts.size());
        assertEquals(GateState.STUCK, report().state());

        gate.setting = Turnpike.OPEN;
        turn(LineState.RUNNING);
        assertEquals(List.of(), store.gates().engagements());
    }

    @Test
    void aLineThatStopsAgainBeforeItsGateOpenedKeepsWhatWasThereFirst() {
        turn(LineState.STOPPED);
        gate.mishaps.add(Mishap.NOT_DONE);
        turn(LineState.RUNNING);

        turn(LineState.STOPPED);
        assertEquals(GateState.SHUT, report().state());
        assertEquals(Turnpike.OPEN, memory().before());

        turn(LineState.RUNNING);
        assertEquals(Turnpike.OPEN, gate.setting);
    }

    @Test
    void aShutThatMayStillBeUnderWayIsNotForgottenAtOnce() {
        gate.mishaps.add(Mishap.LOST_REQUEST);
        turn(LineState.STOPPED);

        turn(LineState.RUNNING);
        assertEquals(Phase.RESTORING, memory().phase(), "open, but who knows for how long");
        gate.setting = Turnpike.SHUT;
        turn(LineState.RUNNING);

        assertEquals(Turnpike.OPEN, gate.setting, "what arrived late is undone");
        assertEquals(List.of(), store.gates().engagements());
    }

    @Test
    void ofTwoProgramsOneActsAndTheOtherFollowsWhenItLeaves() {
        try (var theirs = new Store(new Embedded(file))) {
            Warden other = warden(theirs);
            other.order(order(LineState.STOPPED));

            turn(LineState.STOPPED);
            other.turn();
            assertEquals(1, gate.acts.size());

            warden.letGo();
            gate.setting = Turnpike.PARTLY;
            other.turn();
            assertEquals(2, gate.acts.size());
        }
    }

    @Test
    void nothingIsSentThatCannotBeRemembered() {
        store.close();

        turn(LineState.STOPPED);

        assertEquals(Turnpike.OPEN, gate.setting);
        assertEquals(List.of(), gate.acts);
    }

    /// The program dies at every one of its calls in turn, and another one goes on.
    @ParameterizedTest(name = "killed before the effect: {0}, when the line {1}")
    @CsvSource({"true, STOPPED", "false, STOPPED", "true, RUNNING", "false, RUNNING"})
    void aProgramThatDiesAnywhereLosesNothing(boolean before, LineState next) {
        Deaths deaths;
        int at = 0;
        do {
            deaths = new Deaths(++at, before);
            dieOnce(deaths, next);
        } while (deaths.happened());
        assertTrue(at > 10, "there were " + at + " moments to die at");
    }

    private void dieOnce(Deaths deaths, LineState next) {
        gate.setting = Turnpike.OPEN;
        gate.acts.clear();
        var mortal = warden(
                new Warden.Ledgers(
                        deaths.mortal(GateBook.class, store.gates()),
                        deaths.mortal(Leases.class, store.leases()),
                        deaths.mortal(AuditLog.class, store.audit())),
                deaths.mortal(Gate.class, gate));
        try {
            mortal.order(order(LineState.STOPPED));
            mortal.turn();
            mortal.order(order(LineState.RUNNING));
            mortal.turn();
            mortal.turn();
        } catch (Killed died) {
            // Another one goes on below.
        }

        warden = warden(store);
        if (next == LineState.STOPPED) {
            turn(LineState.STOPPED);
            assertEquals(Turnpike.SHUT, gate.setting);
            assertEquals(Turnpike.OPEN, memory().before());
            assertEquals(Phase.SHUT, memory().phase());
            assertEquals(GateState.SHUT, report().state());
        }
        turn(LineState.RUNNING);
        turn(LineState.RUNNING);

        assertEquals(Turnpike.OPEN, gate.setting);
        assertEquals(List.of(), store.gates().engagements());
        assertTrue(gate.acts.size() <= 4, gate.acts.toString());
    }

    private Engagement memory() {
        return store.gates().engagement(NAME).orElseThrow();
    }

    private GateReport report() {
        return store.gates().reports().getFirst();
    }

    private List<String> audit() {
        return store.audit().since(Instant.EPOCH).reversed().stream()
                .map(entry -> entry.action() + " " + entry.subject() + " "
                        + entry.state().word())
                .toList();
    }
}
