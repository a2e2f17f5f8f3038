package dev.andon.ui.wall;

import static dev.andon.testing.Boards.TEN;
import static dev.andon.testing.Boards.and;
import static dev.andon.testing.Boards.ended;
import static dev.andon.testing.Boards.failed;
import static dev.andon.testing.Boards.greens;
import static dev.andon.testing.Boards.passed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Event;
import dev.andon.board.WallSettings;
import dev.andon.build.Outcome;
import dev.andon.line.LineRule;
import dev.andon.source.Ability;
import dev.andon.testing.Boards;
import dev.andon.testing.Story;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheBarSumsUpTest {
    private final WallPage wall = WallPage.usual();

    @Test
    void countsAndTheOldestDataStandInOneSentence() {
        var boards = Boards.of(
                        and(greens(128), failed("shop"), failed("cart"), failed("mail"), ended("odd", Outcome.UNKNOWN)))
                .later(Duration.ofSeconds(12));
        assertEquals(
                "3 red, 1 unknown, 128 green; oldest data 12 s",
                wall.shows(boards).summary());
    }

    @Test
    void theOldestDataIsThatOfTheSourceSeenLongestAgo() {
        var boards = new Boards()
                .seen("slow", List.of(passed("shop")))
                .later(Duration.ofSeconds(9))
                .seen("fast", List.of(passed("cart")));
        assertEquals("2 green; oldest data 9 s", wall.shows(boards).summary());
    }

    @Test
    void aSourceThatWasNeverSeenIsSummedUpToo() {
        var boards = Boards.of(passed("shop")).source("new");
        assertEquals(
                "1 unknown, 1 green; some sources not seen yet",
                wall.shows(boards).summary());
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "PASSED,  PASSED,   Line running",
        "PASSED,  FAILED,   Line stopped",
        "PASSED,  ERRORED,  Line stopped",
        "PASSED,  UNKNOWN,  Line unknown",
        "UNKNOWN, FAILED,   Line stopped",
    })
    void theLineIsWhatItsWorstTileMakesIt(Outcome one, Outcome other, String line) {
        assertEquals(
                line,
                wall.shows(Boards.of(ended("one", one), ended("other", other))).line());
    }

    @Test
    void theTitleIsTheTeams() {
        var titled = WallPage.of(WallSettings.DEFAULT.withTitle("Shop team"), 800, 600);
        assertEquals("Shop team", titled.shows(Boards.of(passed("shop"))).title());
        assertEquals("Andon", wall.shows(Boards.of(passed("shop"))).title());
    }

    @Test
    void announcementsAndFaultsShowAndGo() {
        var boards =
                Boards.of(passed("shop")).announced("demo", "This is the demo.").missed("gone", "Nobody answers.");
        assertEquals(
                List.of("This is the demo.", "gone: Nobody answers."),
                wall.shows(boards).notes());
        assertFalse(wall.isFault("This is the demo."));
        assertTrue(wall.isFault("gone: Nobody answers."));
        boards.announced("demo", "").seen("gone", List.of(passed("cart")));
        assertEquals(List.of(), wall.shows(boards).notes());
    }

    @Test
    void manyFaultsAreCounted() {
        var boards = new Boards();
        for (int i = 1; i <= 9; i++) {
            boards.missed("ci" + i, "Nobody answers.");
        }
        assertEquals(
                List.of(
                        "ci1: Nobody answers.",
                        "ci2: Nobody answers.",
                        "ci3: Nobody answers.",
                        "and 6 more sources cannot be seen"),
                wall.shows(boards).notes());
    }

    @Test
    void aSilentKeeperIsToldFromAQuietDay() {
        var boards = Boards.of(passed("shop"));
        wall.shows(boards).beats(TEN.plusSeconds(5));
        assertEquals("", wall.silence());
        assertEquals("Line running", wall.line());
        wall.beats(TEN.plusSeconds(70));
        assertEquals("Andon itself has shown nothing new for 1 min: what you see is old", wall.silence());
        assertEquals("Line unknown", wall.line());
        wall.shows(boards.later(Duration.ofSeconds(71)).seen(passed("shop"))).beats(TEN.plusSeconds(72));
        assertEquals("", wall.silence());
        assertEquals("Line running", wall.line());
    }

    @Test
    void aKeeperThatNeverSaidAnythingIsSilentToo() {
        wall.beats(TEN).beats(TEN.plusSeconds(4));
        assertEquals("", wall.silence());
        wall.beats(TEN.plusSeconds(30));
        assertEquals("Andon itself has shown nothing new for 30 s: what you see is old", wall.silence());
    }

    @Test
    void theHeartBeatsWithTheBoards() {
        var boards = Boards.of(passed("shop"));
        boolean lit = wall.shows(boards).heartIsLit();
        String clock = wall.clock();
        assertEquals(!lit, wall.shows(boards.later(Duration.ofSeconds(1))).heartIsLit());
        assertFalse(clock.equals(wall.clock()));
        assertEquals(lit, wall.shows(boards.later(Duration.ofSeconds(1))).heartIsLit());
    }

    @ParameterizedTest(name = "on {0} x {1} pixels nothing of the bar is cut")
    @CsvSource({"1920, 1080", "3840, 2160", "1080, 1920", "1024, 768", "640, 480"})
    void theBarSaysAllItHasToSay(int width, int height) {
        var narrow = WallPage.of(WallSettings.DEFAULT.withTitle("Zahlungsverkehr"), width, height);
        var boards = Boards.of(and(greens(900), failed("shop"), ended("odd", Outcome.UNKNOWN)))
                .missed("gone", "gone.example.test answered with a login page; does it want a token?")
                .announced("demo", "This is the demo team. Add your own server: andon wall https://ci.example.com");
        narrow.shows(boards);
        assertEquals(List.of(), narrow.cutTexts());
        assertTrue(narrow.isTidy());
    }

    @Test
    void anEmptyWallSaysWhatToDo() {
        assertEquals("", wall.advice());
        assertEquals(
                "Nothing to watch yet. Name a build server when you start Andon (andon wall https://ci.example.com), or list it under sources in andon.yaml.",
                wall.shows(new Boards().later(Duration.ofSeconds(1))).advice());
        assertEquals("Line unknown", wall.line());
        assertEquals("", wall.shows(Boards.of(passed("shop"))).advice());
    }

    @Test
    void aLineWhoseFailureIsBeingConfirmedLooksLikeNoRunningOneAndSaysWhy() {
        Boards boards = Boards.of(failed("shop"))
                .told(new Event.SourcesChanged(List.of(Story.source("ci")), Map.of("ci", Set.of(Ability.RERUN))))
                .told(new Event.LinesChanged(
                        List.of(new LineRule("trunk", List.of(), 1, LineRule.Resume.GREEN, LineRule.Confirm.RERUN))));

        WallPage wall = WallPage.usual().shows(boards);

        assertEquals("Line confirming", wall.line());
        assertEquals(List.of("trunk: ci/shop failed and is about to be built again; new work may go in"), wall.notes());
    }

    @Test
    void aLongNoteDoesNotMakeTheWallWiderThanItsWindow() {
        WallPage small = WallPage.of(WallSettings.DEFAULT, 640, 360);

        small.shows(Boards.of(passed("shop")).announced("demo", "This is the demo team. ".repeat(20)));

        assertEquals(640, small.barWidth());
    }
}
