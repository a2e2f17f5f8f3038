package dev.andon.board;

import static dev.andon.testing.Story.NOON;
import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.build.Activity;
import dev.andon.build.Outcome;
import dev.andon.source.Freshness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileTest {
    /// `before` is what was known, `last` what the server shows now.
    @ParameterizedTest
    @CsvSource(textBlock = """
        a pass,                                        PASSED,    PASSED,    IDLE,            FRESH, GREEN
        a failure,                                     FAILED,    FAILED,    IDLE,            FRESH, RED
        an error of the server,                        ERRORED,   ERRORED,   IDLE,            FRESH, RED
        warnings,                                      UNSTABLE,  UNSTABLE,  IDLE,            FRESH, UNSTABLE
        never built,                                   UNKNOWN,   UNKNOWN,   IDLE,            FRESH, UNKNOWN
        only ever cancelled,                           CANCELLED, CANCELLED, IDLE,            FRESH, UNKNOWN
        only ever skipped,                             SKIPPED,   SKIPPED,   IDLE,            FRESH, QUIET
        cancelled after a pass,                        PASSED,    CANCELLED, IDLE,            FRESH, GREEN
        cancelled after a failure,                     FAILED,    CANCELLED, IDLE,            FRESH, RED
        skipped after a failure,                       FAILED,    SKIPPED,   IDLE,            FRESH, RED
        running after a failure,                       FAILED,    FAILED,    RUNNING,         FRESH, RED
        queued after a failure,                        FAILED,    FAILED,    QUEUED,          FRESH, RED
        running after a failure; result not shown,     FAILED,    UNKNOWN,   RUNNING,         FRESH, RED
        running after a pass; result not shown,        PASSED,    UNKNOWN,   RUNNING,         FRESH, GREEN
        queued after a pass; result not shown,         PASSED,    UNKNOWN,   QUEUED,          FRESH, GREEN
        waiting after a pass; result not shown,        PASSED,    UNKNOWN,   WAITING,         FRESH, GREEN
        idle and the pass is not shown any more,       PASSED,    UNKNOWN,   IDLE,            FRESH, UNKNOWN
        idle and the warnings are not shown any more,  UNSTABLE,  UNKNOWN,   IDLE,            FRESH, UNKNOWN
        nothing is said at all after a pass,           PASSED,    UNKNOWN,   UNKNOWN,         FRESH, UNKNOWN
        idle and the failure is not shown any more,    FAILED,    UNKNOWN,   IDLE,            FRESH, RED
        the first build runs,                          UNKNOWN,   UNKNOWN,   RUNNING,         FRESH, UNKNOWN
        the first build already fails,                 UNKNOWN,   UNKNOWN,   RUNNING_FAILING, FRESH, RED
        already failing after a pass,                  PASSED,    PASSED,    RUNNING_FAILING, FRESH, RED
        already failing after warnings,                UNSTABLE,  UNSTABLE,  RUNNING_FAILING, FRESH, RED
        already failing after a skipped one,           SKIPPED,   SKIPPED,   RUNNING_FAILING, FRESH, RED
        being cancelled after a pass,                  PASSED,    PASSED,    CANCELLING,      FRESH, GREEN
        disabled after a pass,                         PASSED,    PASSED,    DISABLED,        FRESH, QUIET
        disabled after a failure,                      FAILED,    FAILED,    DISABLED,        FRESH, QUIET
        a pass seen too long ago,                      PASSED,    PASSED,    IDLE,            STALE, STALE
        a failure seen too long ago,                   FAILED,    FAILED,    IDLE,            STALE, RED
        warnings seen too long ago,                    UNSTABLE,  UNSTABLE,  IDLE,            STALE, UNSTABLE
        a pass lost from sight,                        PASSED,    PASSED,    IDLE,            LOST,  UNKNOWN
        warnings lost from sight,                      UNSTABLE,  UNSTABLE,  IDLE,            LOST,  UNKNOWN
        a failure lost from sight,                     FAILED,    FAILED,    IDLE,            LOST,  RED
        already failing when lost from sight,          PASSED,    PASSED,    RUNNING_FAILING, LOST,  RED
        disabled and lost from sight,                  PASSED,    PASSED,    DISABLED,        LOST,  UNKNOWN
        failed; disabled and lost from sight,          FAILED,    FAILED,    DISABLED,        LOST,  UNKNOWN
        """)
    void shinesWithOneLight(
            String situation, Outcome before, Outcome last, Activity activity, Freshness freshness, Light light) {
        Known known = Known.first(pipeline("shop", before).done(), NOON)
                .seen(pipeline("shop", last).activity(activity).done(), NOON.plusSeconds(10));
        assertEquals(light, tile(known, freshness).light(), situation);
    }

    @ParameterizedTest
    @CsvSource({"PASSED, UNKNOWN", "UNSTABLE, UNKNOWN", "SKIPPED, UNKNOWN", "FAILED, RED", "ERRORED, RED"})
    void aWordThatNobodyKnowsIsNeverGreenAndMendsNothing(Outcome outcome, Light light) {
        Known known = Known.first(pipeline("shop", outcome).oddWord("exploded").done(), NOON);
        assertEquals(light, tile(known, Freshness.FRESH).light());
    }

    @ParameterizedTest
    @CsvSource({
        "PASSED, IDLE, UNKNOWN",
        "UNSTABLE, IDLE, UNKNOWN",
        "FAILED, IDLE, RED",
        "PASSED, RUNNING_FAILING, RED",
        "FAILED, DISABLED, UNKNOWN"
    })
    void whatVanishesIsNotMendedByThat(Outcome outcome, Activity activity, Light light) {
        Known known = Known.first(pipeline("shop", outcome).activity(activity).done(), NOON)
                .gone(NOON.plusSeconds(10));
        assertEquals(light, tile(known, Freshness.FRESH).light());
    }

    private static Tile tile(Known known, Freshness freshness) {
        return new Tile("ci", known, NOON, freshness, null, false, null);
    }
}
