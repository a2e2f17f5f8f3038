package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.line.Engagement;
import dev.andon.line.Engagement.Phase;
import dev.andon.line.GateName;
import dev.andon.line.GateReport;
import dev.andon.line.GateSight;
import dev.andon.line.GateState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateBookTest extends OnBothDatabases {
    private static final GateName JENKINS = new GateName("trunk", "jenkins");

    @Test
    void whatAGateWasLikeIsSeenByEverybody() {
        Engagement engaged = ours.gates().engage(open(JENKINS, "working"));

        assertNotEquals(LONG_AGO, engaged.at(), "by the clock of the database");
        assertEquals(Optional.of(engaged), theirs.gates().engagement(JENKINS));
        assertEquals(List.of(engaged), theirs.gates().engagements());
    }

    @Test
    void whatAGateWasLikeFirstIsNeverOverwritten() {
        Engagement first = ours.gates().engage(open(JENKINS, "working"));

        Engagement again = theirs.gates()
                .engage(new Engagement(JENKINS, 2, GateSight.State.SHUT, "quiet", Phase.SHUT, 9, LONG_AGO));

        assertEquals(first, again);
        assertTrue(ours.gates().move(first, Phase.SHUT, 0));
        assertTrue(ours.gates().move(first.in(Phase.SHUT, 0), Phase.RESTORING, 5));
        Engagement last = theirs.gates().engagement(JENKINS).orElseThrow();
        assertEquals(first.in(Phase.RESTORING, 5), last);
        assertEquals("working", last.before());
    }

    @Test
    void oneOfTwoWhoSawTheSameGoesOn() {
        Engagement seen = ours.gates().engage(open(JENKINS, "working"));

        assertTrue(ours.gates().move(seen, Phase.SHUT, 7));
        assertFalse(theirs.gates().move(seen, Phase.RESTORING, 8));
        assertFalse(theirs.gates().move(seen.in(Phase.SHUT, 0), Phase.RESTORING, 8), "nor with another act under way");
        assertEquals(Optional.of(seen.in(Phase.SHUT, 7)), theirs.gates().engagement(JENKINS));
    }

    @Test
    void gatesOfOneNameOnTwoLinesAreTwo() {
        var other = new GateName("release", "jenkins");
        Engagement trunk = ours.gates().engage(open(JENKINS, "a"));
        Engagement release = ours.gates().engage(open(other, "b"));

        assertTrue(ours.gates().forget(trunk));

        assertEquals(List.of(release), theirs.gates().engagements());
        assertFalse(theirs.gates().move(trunk, Phase.SHUT, 0), "what is forgotten does not go on");
    }

    @ParameterizedTest
    @EnumSource
    void everyPhaseComesBack(Phase phase) {
        ours.gates().engage(open(JENKINS, "").in(phase, 3));

        assertEquals(
                phase, theirs.gates().engagement(JENKINS).map(Engagement::phase).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void howItWasComesBack(GateSight.State was) {
        var name = new GateName("line " + ODD, "gate " + ODD);
        ours.gates().engage(new Engagement(name, 4, was, ODD.repeat(2_000), Phase.SHUTTING, 3, LONG_AGO));

        Engagement read = theirs.gates().engagement(name).orElseThrow();

        assertEquals(new Engagement(name, 4, was, ODD.repeat(2_000), Phase.SHUTTING, 3, read.at()), read);
    }

    @ParameterizedTest
    @EnumSource
    void theLastReportCountsForEverybody(GateState state) {
        ours.gates().report(new GateReport(JENKINS, GateState.SHUTTING, "first"));
        var last = new GateReport(JENKINS, state, ODD);

        theirs.gates().report(last);

        assertEquals(List.of(last), ours.gates().reports());
    }

    @Test
    void aGateIsForgottenWithWhatWasReportedOfIt() {
        Engagement engaged = ours.gates().engage(open(JENKINS, "working"));
        ours.gates().report(new GateReport(JENKINS, GateState.SHUT, ""));

        assertTrue(theirs.gates().forget(engaged));

        assertEquals(Optional.empty(), ours.gates().engagement(JENKINS));
        assertEquals(List.of(), ours.gates().reports());
        assertFalse(theirs.gates().forget(engaged));
    }

    @Test
    void whatSomebodyElseWentOnWithIsNotForgotten() {
        Engagement seen = ours.gates().engage(open(JENKINS, "working").in(Phase.RESTORING, 0));
        var report = new GateReport(JENKINS, GateState.SHUT, "");
        assertTrue(theirs.gates().forget(seen));
        Engagement anew = theirs.gates().engage(open(JENKINS, "working").in(Phase.SHUT, 0));
        theirs.gates().report(report);

        assertFalse(ours.gates().forget(seen));
        ours.gates().withdraw(JENKINS);

        assertEquals(Optional.of(anew), ours.gates().engagement(JENKINS));
        assertEquals(List.of(report), ours.gates().reports());
    }

    @Test
    void whatWasToldOfAGateThatWasNeverShutIsTakenBack() {
        var other = new GateReport(new GateName("release", "jenkins"), GateState.UNKNOWN, "");
        ours.gates().report(new GateReport(JENKINS, GateState.UNKNOWN, "Nobody answers."));
        ours.gates().report(other);

        theirs.gates().withdraw(JENKINS);

        assertEquals(List.of(other), ours.gates().reports());
    }

    private static Engagement open(GateName gate, String before) {
        return new Engagement(gate, 1, GateSight.State.OPEN, before, Phase.SHUTTING, 0, LONG_AGO);
    }
}
