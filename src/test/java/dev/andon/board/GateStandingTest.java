package dev.andon.board;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.andon.build.Outcome;
import dev.andon.line.GateName;
import dev.andon.line.GateReport;
import dev.andon.line.GateState;
import dev.andon.line.LineState;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What people are told of a gate.
class GateStandingTest {
    private static final GateName GATE = new GateName("trunk", "jenkins");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nobody has to do with a running line's gate        | RUNNING | none       | READY
            one that is not open yet                           | RUNNING | SHUT       | SHUT
            so while a failure is confirmed                    | CONFIRMING | none    | READY
            one that is being opened                           | RUNNING | RESTORING  | RESTORING
            one that does not open                             | RUNNING | STUCK      | STUCK
            what is left over of a program that died is passed | RUNNING | FAILED     | READY
            drift is over when the line runs                   | RUNNING | DRIFTED    | READY
            a line stopped just now                            | STOPPED | none       | PENDING
            a line stopped and nobody came yet                 | STOPPED | READY      | PENDING
            a gate that is shut                                | STOPPED | SHUT       | SHUT
            a gate that somebody opened                        | STOPPED | DRIFTED    | DRIFTED
            a gate that could not be shut                      | STOPPED | FAILED     | FAILED
            while nobody knows of the line, what was told last | UNKNOWN | SHUT       | SHUT
            """)
    void followsFromTheLineAndWhatWasTold(String what, LineState line, String told, GateState state) {
        assertEquals(state, GateStanding.of(GATE, line, report(told), true).state(), what);
    }

    @ParameterizedTest
    @CsvSource({"STOPPED, none, UNKNOWN", "STOPPED, SHUT, UNKNOWN", "RUNNING, SHUT, UNKNOWN", "RUNNING, none, READY"})
    void nothingIsKnownOfAGateWhileTheBooksAreAway(LineState line, String told, GateState state) {
        assertEquals(state, GateStanding.of(GATE, line, report(told), false).state());
    }

    @Test
    void aGateThatNobodyKeepsIsShownToEverybody() {
        var orphan = new GateReport(new GateName("old", "github"), GateState.ORPHANED, "");
        Board board = Story.ofOneSource()
                .shows(pipeline("shop", Outcome.PASSED))
                .told(new Event.GatesChanged(List.of(GATE)))
                .told(new Event.BooksRead(new Books(List.of(), List.of()).reporting(List.of(orphan))))
                .board();

        assertEquals(
                List.of(
                        new GateStanding(GATE, GateState.READY, ""),
                        new GateStanding(orphan.gate(), GateState.ORPHANED, "")),
                board.gates());
        assertEquals(1, board.gatesOf("trunk").size());
    }

    @Test
    void whatTheServerSaidStandsBehindTheSentence() {
        var failed = new GateStanding(GATE, GateState.FAILED, "No rights.");

        assertEquals(
                "jenkins could not be shut: No rights.",
                Texts.in(Locale.ENGLISH).say(failed.sentence()));
    }

    @ParameterizedTest
    @EnumSource
    void everyStateHasASentence(GateState state) {
        assertFalse(Texts.in(Locale.GERMAN)
                .say(new GateStanding(GATE, state, "").sentence())
                .isBlank());
    }

    private static Optional<GateReport> report(String told) {
        return told.equals("none")
                ? Optional.empty()
                : Optional.of(new GateReport(GATE, GateState.valueOf(told), "No rights."));
    }
}
