package dev.andon.board;

import static dev.andon.testing.Story.NOON;
import static dev.andon.testing.Story.pipeline;
import static dev.andon.testing.Story.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.andon.build.Activity;
import dev.andon.build.Outcome;
import dev.andon.line.LineState;
import dev.andon.source.FaultKind;
import dev.andon.testing.Story;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardTest {
    @Test
    void countsEachLight() {
        Board board = Story.ofOneSource()
                .shows(
                        pipeline("a", Outcome.FAILED),
                        pipeline("b", Outcome.ERRORED),
                        pipeline("c", Outcome.PASSED),
                        pipeline("d", Outcome.UNSTABLE),
                        pipeline("e", Outcome.UNKNOWN),
                        pipeline("f", Outcome.PASSED).activity(Activity.DISABLED))
                .board();
        assertEquals(2, board.count(Light.RED));
        assertEquals(1, board.count(Light.GREEN));
        assertEquals(1, board.count(Light.UNSTABLE));
        assertEquals(1, board.count(Light.UNKNOWN));
        assertEquals(1, board.count(Light.QUIET));
        assertEquals(0, board.count(Light.STALE));
    }

    @ParameterizedTest
    @CsvSource({
        "all green, PASSED, PASSED, IDLE, RUNNING",
        "green and warnings, PASSED, UNSTABLE, IDLE, RUNNING",
        "warnings alone, UNSTABLE, UNSTABLE, IDLE, RUNNING",
        "green and red, PASSED, FAILED, IDLE, STOPPED",
        "green and an error, PASSED, ERRORED, IDLE, STOPPED",
        "green and never built, PASSED, UNKNOWN, IDLE, UNKNOWN",
        "red and never built, FAILED, UNKNOWN, IDLE, STOPPED",
        "green and already failing, PASSED, PASSED, RUNNING_FAILING, STOPPED",
        "green and disabled, PASSED, FAILED, DISABLED, RUNNING",
        "green and only skipped, PASSED, SKIPPED, IDLE, RUNNING",
        "nothing that says anything, SKIPPED, FAILED, DISABLED, UNKNOWN"
    })
    void theLineIsTheWorstOfAll(String situation, Outcome one, Outcome other, Activity activity, LineState line) {
        Story story = Story.ofOneSource()
                .shows(pipeline("one", one), pipeline("other", other).activity(activity));
        assertEquals(line, story.board().line(), situation);
    }

    @Test
    void theLineIsUnknownWithoutSourcesAndBeforeTheFirstLookEnds() {
        assertEquals(LineState.UNKNOWN, Board.EMPTY.line());
        assertEquals(LineState.UNKNOWN, Story.ofOneSource().board().line());
    }

    @Test
    void theLineIsUnknownWhileOneSourceWasNeverSeen() {
        Story story = new Story().settings(source("ci"), source("other")).shows(pipeline("shop", Outcome.PASSED));
        assertEquals(LineState.UNKNOWN, story.board().line());
        story.fails("other", FaultKind.REFUSED);
        assertEquals(LineState.UNKNOWN, story.board().line());
    }

    @ParameterizedTest
    @CsvSource({"PASSED, IDLE", "UNSTABLE, IDLE", "SKIPPED, IDLE", "PASSED, DISABLED"})
    void theLineIsUnknownAsSoonAsASourceIsSeenTooLongAgo(Outcome outcome, Activity activity) {
        Story story = new Story().settings(source("ci"), source("other"));
        story.shows("other", NOON, Duration.ZERO, pipeline("cart", outcome).activity(activity));
        story.later(Duration.ofSeconds(26)).shows(pipeline("shop", Outcome.PASSED));
        assertEquals(LineState.UNKNOWN, story.board().line());
    }

    @Test
    void aSourceOfWhichNothingWasEverSeenHasOneTileOfItsOwn() {
        Tile tile = Story.ofOneSource().fails(FaultKind.REFUSED).tile("ci");
        assertEquals("ci", tile.name());
        assertEquals(Light.UNKNOWN, tile.light());
        assertEquals(FaultKind.REFUSED, tile.fault().kind());
    }

    @Test
    void theOldestSightIsThatOfTheSourceSeenLongestAgo() {
        Story story = new Story().settings(source("ci"), source("other"));
        assertNull(story.board().oldest());
        story.shows(pipeline("shop", Outcome.PASSED));
        assertNull(story.board().oldest(), "one was never seen");
        story.later(Duration.ofSeconds(9));
        story.shows("other", story.now(), Duration.ZERO, pipeline("cart", Outcome.PASSED));
        assertEquals(NOON, story.board().oldest());
        assertNull(Board.EMPTY.oldest());
    }

    @Test
    void tilesOfTwoSourcesMayHaveOneName() {
        Story story = new Story().settings(source("ci"), source("other")).shows(pipeline("shop", Outcome.PASSED));
        story.shows("other", NOON, Duration.ZERO, pipeline("shop", Outcome.FAILED));
        assertEquals(
                List.of("ci/shop", "other/shop"),
                story.board().tiles().stream().map(Tile::id).toList());
        assertEquals(LineState.STOPPED, story.board().line());
    }
}
