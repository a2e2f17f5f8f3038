package dev.andon.ui.wall;

import static dev.andon.testing.Boards.TEN;
import static dev.andon.testing.Boards.passed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.board.WallSettings;
import dev.andon.line.GateName;
import dev.andon.line.GateReport;
import dev.andon.line.GateState;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.testing.Boards;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A stop that keeps nothing out is told from one that does.
class TheGatesShowTest {
    private static final GateName JENKINS = new GateName("trunk", "jenkins");
    private static final GateName GITHUB = new GateName("trunk", "github");

    private final WallPage wall = WallPage.usual();

    private static Boards stopped(GateReport... reports) {
        var cord = new Stop(
                1, "trunk", TEN.minus(Duration.ofMinutes(12)), Person.of("Ann"), "demo", List.of(), List.of(), null);
        return Boards.of(passed("shop"))
                .told(new Event.GatesChanged(List.of(JENKINS, GITHUB)))
                .told(new Event.BooksRead(new Books(List.of(), List.of(cord)).reporting(List.of(reports))));
    }

    @Test
    void aStopThatShutsAllItsGatesSaysSo() {
        wall.shows(stopped(
                new GateReport(JENKINS, GateState.SHUT, ""),
                new GateReport(GITHUB, GateState.SHUT, "3 pull requests")));

        assertEquals(
                "nobody is on it; nothing new gets into its 1 pipeline; 2 of 2 gates shut",
                wall.signs().get(1));
        assertEquals(List.of(), wall.notes());
        assertFalse(wall.isHollow());
    }

    @Test
    void aGateThatSomebodyOpenedIsAnErrorOnTheWall() {
        wall.shows(stopped(
                new GateReport(JENKINS, GateState.SHUT, ""), new GateReport(GITHUB, GateState.DRIFTED, "by Bob")));

        assertEquals(
                List.of(
                        "trunk: Ann stopped it 12 min ago: demo",
                        "nobody is on it; new work may get in: 1 of 2 gates shut",
                        "github is open although the line is stopped: by Bob"),
                wall.signs());
        assertFalse(wall.isHollow(), "one gate holds");
    }

    @ParameterizedTest
    @EnumSource(
            value = GateState.class,
            names = {"DRIFTED", "FAILED", "PENDING", "SHUTTING", "UNKNOWN"})
    void aStopThatShutsNothingIsHollow(GateState state) {
        wall.shows(stopped(new GateReport(JENKINS, state, ""), new GateReport(GITHUB, state, "")));

        assertTrue(wall.isHollow());
        assertEquals(
                "nobody is on it; new work may get in: 0 of 2 gates shut",
                wall.signs().get(1));
    }

    @Test
    void aStopOfALineWithoutGatesIsAWholeOne() {
        var boards = stopped().told(new Event.GatesChanged(List.of()));

        wall.shows(boards);

        assertFalse(wall.isHollow());
        assertEquals(
                "nobody is on it; nothing new gets into its 1 pipeline",
                wall.signs().get(1));
    }

    @Test
    void aGateThatNobodyCanSeeIsSaidAsWell() {
        wall.shows(stopped(
                new GateReport(JENKINS, GateState.UNKNOWN, "Nobody answers."),
                new GateReport(GITHUB, GateState.SHUT, "")));

        assertEquals(
                "it is not known how jenkins stands: Nobody answers.",
                wall.signs().getLast());
    }

    @Test
    void theGatesOfARunningLineAreNotTalkedAbout() {
        var boards = Boards.of(passed("shop")).told(new Event.GatesChanged(List.of(JENKINS)));

        assertEquals(List.of(), wall.shows(boards).notes());
    }

    @Test
    void aGateThatDoesNotOpenAgainIsAnErrorThoughTheLineRuns() {
        var boards = Boards.of(passed("shop"))
                .told(new Event.GatesChanged(List.of(JENKINS)))
                .told(new Event.BooksRead(new Books(List.of(), List.of())
                        .reporting(List.of(new GateReport(JENKINS, GateState.STUCK, "No rights.")))));

        assertEquals(
                List.of("trunk: jenkins did not open again: No rights."),
                wall.shows(boards).notes());
        assertEquals("Line running", wall.line());
    }

    @Test
    void nothingOfItIsCutOnASmallScreen() {
        WallPage small = WallPage.of(WallSettings.DEFAULT, 640, 480);

        small.shows(stopped(
                new GateReport(JENKINS, GateState.FAILED, "ci.example.test does not take it (403)."),
                new GateReport(GITHUB, GateState.DRIFTED, "by Bob")));

        assertEquals(List.of(), small.cutTexts());
        assertTrue(small.isTidy());
    }
}
