package dev.andon.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.line.Engagement.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is done with a gate, given its line, what is remembered and what is seen.
class AGateMovesTest {
    private static final GateName GATE = new GateName("trunk", "jenkins");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an open gate of a line that stops is shut                     | STOPPED | none      | OPEN   | SHUT
            so is one that lets some through                              | STOPPED | none      | PARTLY | SHUT
            one that is shut already is remembered so                     | STOPPED | none      | SHUT   | ENGAGE
            what was remembered and not sent is sent                      | STOPPED | SHUTTING  | OPEN   | SHUT
            what was sent and had half an effect is sent again            | STOPPED | SHUTTING  | PARTLY | SHUT
            what was sent and not answered is settled by looking          | STOPPED | SHUTTING  | SHUT   | CONFIRM
            a shut gate is left alone                                     | STOPPED | SHUT      | SHUT   | KEEP
            new work since is shut out as well                            | STOPPED | SHUT      | PARTLY | SHUT
            a gate that somebody opened is not fought over                | STOPPED | SHUT      | OPEN   | DRIFT
            a line that stops again before its gate was opened            | STOPPED | RESTORING | SHUT   | SHUT
            a line that stops again when its gate was opened              | STOPPED | RESTORING | OPEN   | FORGET
            the gates of a running line are nobody's business             | RUNNING | none      | SHUT   | LEAVE
            a line that goes on opens its gate                            | RUNNING | SHUT      | SHUT   | RESTORE
            while a failure is confirmed new work may go in               | CONFIRMING | none   | OPEN   | LEAVE
            and what is shut is opened                                    | CONFIRMING | SHUT   | SHUT   | RESTORE
            also one that somebody opened in part                         | RUNNING | SHUT      | PARTLY | RESTORE
            also one that somebody opened, for it may hold more of ours   | RUNNING | SHUT      | OPEN   | RESTORE
            also one of which nobody knows whether it was shut            | RUNNING | SHUTTING  | OPEN   | RESTORE
            what was to be restored and not sent is sent                  | RUNNING | RESTORING | SHUT   | RESTORE
            a gate that is open again is forgotten                        | RUNNING | RESTORING | OPEN   | FORGET
            """)
    void isDecidedByWhatIsRememberedAndSeen(
            String what, LineState line, String phase, GateSight.State seen, GateMove move) {
        assertEquals(move, GateMove.of(line, memory(phase, GateSight.State.OPEN), sight(seen, "now"), false), what);
    }

    @ParameterizedTest(name = "was {0} with {1}, is {2} with {3}: {4}")
    @CsvSource({
        "SHUT,   mine, SHUT,   mine,   FORGET",
        "SHUT,   mine, SHUT,   theirs, RESTORE",
        "SHUT,   mine, OPEN,   none,   FORGET",
        "PARTLY, mine, PARTLY, mine,   FORGET",
        "PARTLY, mine, PARTLY, theirs, RESTORE",
        "PARTLY, mine, SHUT,   mine,   FORGET",
    })
    void aGateIsAsItWasWhenItsSettingIs(
            GateSight.State was, String before, GateSight.State is, String setting, GateMove move) {
        var memory = new Engagement(GATE, 1, was, before, Phase.RESTORING, 0, Instant.EPOCH);
        assertEquals(move, GateMove.of(LineState.RUNNING, memory, sight(is, setting), false));
    }

    @ParameterizedTest
    @EnumSource(
            value = GateSight.State.class,
            names = {"PARTLY", "SHUT"})
    void whatAServerTookIsNotSentAgainBecauseTheGateDidNotOpen(GateSight.State seen) {
        Engagement memory = memory("RESTORING", GateSight.State.OPEN);
        assertEquals(GateMove.REMAIN, GateMove.of(LineState.RUNNING, memory, sight(seen, "now"), true));
    }

    @ParameterizedTest(name = "{0}, seen {1}")
    @CsvSource({
        "none, OPEN",
        "none, SHUT",
        "SHUTTING, OPEN",
        "SHUTTING, SHUT",
        "SHUT, OPEN",
        "SHUT, PARTLY",
        "RESTORING, SHUT"
    })
    void noGateMovesWhileNobodyKnowsHowTheLineStands(String phase, GateSight.State seen) {
        assertEquals(
                GateMove.LEAVE,
                GateMove.of(LineState.UNKNOWN, memory(phase, GateSight.State.OPEN), sight(seen, "now"), false));
    }

    private static @Nullable Engagement memory(String phase, GateSight.State was) {
        return phase.equals("none")
                ? null
                : new Engagement(GATE, 1, was, "before", Phase.valueOf(phase), 0, Instant.EPOCH);
    }

    private static GateSight sight(GateSight.State state, String setting) {
        return new GateSight(state, setting, "");
    }
}
