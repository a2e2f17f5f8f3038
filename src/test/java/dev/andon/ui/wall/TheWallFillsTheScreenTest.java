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

import dev.andon.board.Light;
import dev.andon.board.WallSettings;
import dev.andon.build.Activity;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.testing.Boards;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheWallFillsTheScreenTest {
    private static final Duration PAGE = WallSettings.DEFAULT.page();

    private final WallPage wall = WallPage.usual();

    @ParameterizedTest(name = "{0} pipelines on {1} x {2} pixels")
    @CsvSource({
        "1,    1920, 1080",
        "5,    1920, 1080",
        "50,   1920, 1080",
        "300,  1920, 1080",
        "2000, 1920, 1080",
        "5,    3840, 2160",
        "50,   3840, 2160",
        "300,  3840, 2160",
        "2000, 3840, 2160",
        "50,   1080, 1920",
        "300,  1080, 1920",
    })
    void tilesFitWithoutScrollingInOneLegibleSize(int count, int width, int height) {
        var page = WallPage.of(WallSettings.DEFAULT, width, height);
        page.shows(Boards.of(and(greens(count - 1), failed("shop"))));
        assertTrue(page.isTidy());
        List<Double> sizes =
                page.tiles().stream().map(TileObject::textSize).distinct().toList();
        assertEquals(1, sizes.size(), () -> "text sizes " + sizes);
        double legible = Math.min(width, height) / 52.0;
        assertTrue(sizes.getFirst() >= legible - 0.01, () -> sizes + " is smaller than " + legible);
        assertEquals(Light.RED, page.tile(0).light());
    }

    @Test
    void theCountedTileCountsWhatItHides() {
        wall.shows(Boards.of(and(greens(800), failed("shop"), passed("paused").activity(Activity.DISABLED))));
        int hidden = 802 - (wall.tiles().size() - 1);
        assertEquals(hidden + " more", wall.folded().name());
        assertEquals(hidden - 1 + " passed, 1 quiet", wall.folded().says());
        assertEquals(Light.GREEN, wall.folded().light());
        assertEquals(
                wall.folded().name() + ", " + wall.folded().says(),
                wall.folded().readAloud());
    }

    @Test
    void whatIsFoldedIsNotCalledGreenWhenNothingOfItPassed() {
        List<Pipeline.Draft> all = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            all.add(failed("red %03d".formatted(i)));
            all.add(passed("paused %03d".formatted(i)).activity(Activity.DISABLED));
        }
        assertEquals(Light.QUIET, wall.shows(Boards.of(all)).folded().light());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"FAILED", "ERRORED", "UNSTABLE", "UNKNOWN", "CANCELLED"})
    void whatIsNotWellIsNeverFolded(Outcome outcome) {
        wall.shows(Boards.of(and(greens(2000), ended("zebra", outcome))));
        assertTrue(wall.has("zebra"), () -> "only " + wall.names());
    }

    @Test
    void staleTilesAreNeverFolded() {
        var boards = new Boards()
                .seen("old", List.of(passed("zebra")))
                .later(Duration.ofSeconds(60))
                .seen("ci", greens(2000));
        assertEquals(Light.STALE, wall.shows(boards).tile("zebra").light());
    }

    @Test
    void pagesTurnWithTheBoardsTime() {
        var boards = Boards.of(reds(200));
        wall.shows(boards);
        assertEquals("page 1 of 2", wall.pages());
        List<String> first = wall.names();
        wall.shows(boards.later(PAGE.minusSeconds(1)));
        assertEquals("page 1 of 2", wall.pages());
        wall.shows(boards.later(Duration.ofSeconds(1)));
        assertEquals("page 2 of 2", wall.pages());
        assertFalse(wall.names().stream().anyMatch(first::contains));
        wall.shows(boards.later(PAGE));
        assertEquals("page 1 of 2", wall.pages());
        assertEquals(first, wall.names());
    }

    @Test
    void aWallBeginsWithItsFirstPageHoweverLateItIsShown() {
        assertEquals("page 1 of 2", wall.settled().shows(Boards.of(reds(200))).pages());
    }

    @Test
    void aNewRedCallsItsPage() {
        var byName = WallPage.of(ordered(WallSettings.Order.NAME), 1920, 1080);
        var boards = Boards.of(and(unknowns(200), passed("zebra")));
        assertFalse(byName.shows(boards).has("zebra"));
        boards.later(Duration.ofSeconds(1)).seen("ci", and(unknowns(200), failed("zebra")));
        byName.shows(boards);
        assertTrue(byName.has("zebra"), byName::pages);
        assertEquals("page 2 of 2", byName.pages());
    }

    @Test
    void aNewRedStandsInFrontWhereTheWorstComesFirst() {
        var boards = Boards.of(and(greens(300), passed("zebra")));
        wall.shows(boards);
        boards.later(Duration.ofSeconds(1)).seen("ci", and(greens(300), failed("zebra")));
        assertEquals("zebra", wall.shows(boards).tile(0).name());
    }

    @Test
    void aNewRedIsFramedForTenSecondsAndBlinks() {
        var blinking = WallPage.of(moving(WallSettings.Motion.FULL), 800, 600);
        var boards = Boards.of(passed("shop"), failed("cart"));
        blinking.shows(boards);
        assertFalse(blinking.tile("cart").is("news"), "what was red before is no news");
        boards.later(Duration.ofSeconds(1)).seen(failed("shop"), failed("cart"));
        List<Boolean> frames = new ArrayList<>();
        for (int second = 0; second < 12; second++) {
            frames.add(blinking.shows(boards).tile("shop").is("news"));
            boards.later(Duration.ofSeconds(1));
        }
        assertEquals("-+-+-+-+-+--", drawn(frames));
        assertFalse(blinking.tile("cart").is("news"));
    }

    @Test
    void withReducedMotionTheFrameStaysAndNothingBlinks() {
        var still = WallPage.of(moving(WallSettings.Motion.REDUCED), 800, 600);
        var boards = Boards.of(passed("shop"));
        still.shows(boards);
        boards.later(Duration.ofSeconds(1)).seen(failed("shop"));
        List<Boolean> frames = new ArrayList<>();
        List<Boolean> hearts = new ArrayList<>();
        for (int second = 0; second < 12; second++) {
            frames.add(still.shows(boards).tile("shop").is("news"));
            hearts.add(still.heartIsLit());
            boards.later(Duration.ofSeconds(1));
        }
        assertEquals("++++++++++--", drawn(frames));
        assertEquals("++++++++++++", drawn(hearts));
    }

    @Test
    void aFrameGoesWithItsRed() {
        var still = WallPage.of(moving(WallSettings.Motion.REDUCED), 800, 600);
        var boards = Boards.of(passed("shop"));
        still.shows(boards);
        still.shows(boards.later(Duration.ofSeconds(1)).seen(failed("shop")));
        assertTrue(still.tile("shop").is("news"));
        still.shows(boards.later(Duration.ofSeconds(2)).seen(passed("shop")));
        assertFalse(still.tile("shop").is("news"));
    }

    @Test
    void nightDims() {
        var night = new WallSettings.Night(LocalTime.of(22, 0), LocalTime.of(6, 0), 0.7);
        var dark = WallPage.of(
                new WallSettings(
                        "",
                        WallSettings.Order.SEVERITY,
                        WallSettings.Palette.DARK,
                        Locale.ENGLISH,
                        WallSettings.Motion.SYSTEM,
                        0,
                        night,
                        PAGE),
                800,
                600);
        assertEquals(0.7, dark.beats(TEN, LocalTime.of(23, 0)).darkness());
        assertEquals(0, dark.beats(TEN, LocalTime.of(12, 0)).darkness());
        assertEquals(0, wall.beats(TEN, LocalTime.of(23, 0)).darkness(), "nobody asked for a night");
    }

    @Test
    void againstBurnInTheWallWandersALittleAndComesBack() {
        List<List<Double>> places = new ArrayList<>();
        for (int minute = 0; minute <= 9; minute++) {
            places.add(wall.beats(TEN.plusSeconds(60L * minute)).wandered());
        }
        assertEquals(9, places.stream().distinct().count());
        assertEquals(places.getFirst(), places.getLast());
        assertTrue(places.stream().flatMap(List::stream).allMatch(shift -> Math.abs(shift) <= 2));
    }

    @Test
    void aWallThatIsResizedFillsItsNewSize() {
        wall.shows(Boards.of(and(greens(49), failed("shop"))));
        double before = wall.tile(0).textSize();
        wall.resized(960, 540);
        assertTrue(wall.isTidy());
        assertTrue(wall.tile(0).textSize() < before);
    }

    @Test
    void tilesThatComeAndGoLeaveNoGap() {
        var boards = Boards.of(greens(20));
        wall.shows(boards);
        wall.shows(boards.seen("ci", greens(20).subList(0, 5))
                .later(Duration.ofDays(2))
                .seen("ci", greens(5)));
        assertEquals(5, wall.tiles().size());
        assertTrue(wall.isTidy());
    }

    private static List<Pipeline.Draft> reds(int count) {
        return greens(count).stream().map(green -> failed(green.done().name())).toList();
    }

    private static List<Pipeline.Draft> unknowns(int count) {
        return greens(count).stream()
                .map(green -> ended(green.done().name(), Outcome.UNKNOWN))
                .toList();
    }

    private static WallSettings ordered(WallSettings.Order order) {
        WallSettings usual = WallSettings.DEFAULT;
        return new WallSettings("", order, usual.palette(), usual.language(), usual.motion(), 0, null, usual.page());
    }

    private static WallSettings moving(WallSettings.Motion motion) {
        WallSettings usual = WallSettings.DEFAULT;
        return new WallSettings("", usual.order(), usual.palette(), usual.language(), motion, 0, null, usual.page());
    }

    private static String drawn(List<Boolean> shown) {
        var drawn = new StringBuilder();
        shown.forEach(one -> drawn.append(one ? '+' : '-'));
        return drawn.toString();
    }
}
