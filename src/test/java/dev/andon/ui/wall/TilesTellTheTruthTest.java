package dev.andon.ui.wall;

import static dev.andon.testing.Boards.TEN;
import static dev.andon.testing.Boards.claimed;
import static dev.andon.testing.Boards.ended;
import static dev.andon.testing.Boards.failed;
import static dev.andon.testing.Boards.passed;
import static dev.andon.testing.Boards.running;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Light;
import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.testing.Boards;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TilesTellTheTruthTest {
    private static final Duration SIX_MINUTES = Duration.ofMinutes(6);

    private final WallPage wall = WallPage.usual();

    @Test
    void redStaysRedWhileANewBuildRuns() {
        TileObject shop = wall.shows(Boards.of(running(failed("shop"), Duration.ofMinutes(2), SIX_MINUTES)))
                .tile("shop");
        assertEquals(Light.RED, shop.light());
        assertTrue(shop.is("running"));
        assertEquals("failing since Ann's commit, 25 min", shop.says());
        assertEquals(1 / 3.0, shop.progress(), 0.01);
        assertEquals("4 min left", shop.left());
    }

    @Test
    void aRunningBuildThatAlreadyFailsIsRed() {
        var billing = passed("billing")
                .activity(Activity.RUNNING_FAILING)
                .current(Build.of("43", Outcome.UNKNOWN).started(TEN).failing(List.of("unit tests")));
        assertEquals(Light.RED, wall.shows(Boards.of(billing)).tile("billing").light());
    }

    @Test
    void unknownIsHatchedAndNotGreen() {
        var boards = Boards.of(passed("good"), ended("odd", Outcome.UNKNOWN));
        TileObject odd = wall.shows(boards).tile("odd");
        assertEquals(Light.UNKNOWN, odd.light());
        assertTrue(odd.isHatched());
        assertNotEquals(wall.tile("good").shape(), odd.shape());
        assertFalse(wall.tile("good").isHatched());
    }

    @Test
    void aSourceThatWasNeverSeenIsUnknown() {
        TileObject ci = wall.shows(new Boards().source("ci")).tile("ci");
        assertEquals(Light.UNKNOWN, ci.light());
        assertEquals("looking for the first time", ci.says());
    }

    @Test
    void aSourceThatCannotBeSeenSaysWhy() {
        TileObject ci = wall.shows(new Boards().missed("ci", "Nobody answers.")).tile("ci");
        assertEquals(Light.UNKNOWN, ci.light());
        assertEquals("not seen: Nobody answers.", ci.says());
    }

    @Test
    void staleShowsItsAgeAndIsNotGreen() {
        var boards = Boards.of(passed("shop"));
        assertEquals(Light.GREEN, wall.shows(boards).tile("shop").light());
        TileObject shop = wall.shows(boards.later(Duration.ofSeconds(80))).tile("shop");
        assertEquals(Light.STALE, shop.light());
        assertTrue(shop.isHatched());
        assertTrue(shop.isFramed());
        assertEquals("1 min old", shop.foot());
    }

    @Test
    void aStaleRedShowsItsAgeAndStaysRed() {
        var boards = Boards.of(claimed(failed("shop"), "Cleo"));
        TileObject shop = wall.shows(boards.later(Duration.ofSeconds(80))).tile("shop");
        assertEquals(Light.RED, shop.light());
        assertTrue(shop.is("old"));
        assertEquals("1 min old, Cleo is on it", shop.foot());
    }

    @Test
    void whatIsLostIsUnknownAndWhatWasRedStaysRed() {
        var boards = Boards.of(passed("shop"), failed("cart"));
        wall.shows(boards.later(Duration.ofMinutes(20)));
        assertEquals(Light.UNKNOWN, wall.tile("shop").light());
        assertEquals("not seen for 20 min, was passed", wall.tile("shop").says());
        assertEquals(Light.RED, wall.tile("cart").light());
        assertEquals("not seen for 20 min, was failed", wall.tile("cart").says());
    }

    @Test
    void whatVanishedIsUnknown() {
        var boards = Boards.of(passed("shop"), passed("cart"))
                .later(Duration.ofSeconds(10))
                .seen(passed("shop"));
        assertEquals(Light.UNKNOWN, wall.shows(boards).tile("cart").light());
    }

    @Test
    void aClaimQuietsNothing() {
        TileObject shop = wall.shows(Boards.of(claimed(failed("shop"), "Cleo"))).tile("shop");
        assertEquals(Light.RED, shop.light());
        assertTrue(shop.is("claimed"));
        assertEquals("Cleo is on it", shop.foot());
    }

    @Test
    void aBuildThatTakesTooLongIsOverdue() {
        TileObject login = wall.shows(Boards.of(running(passed("login"), Duration.ofMinutes(9), SIX_MINUTES)))
                .tile("login");
        assertEquals(Light.GREEN, login.light());
        assertTrue(login.is("overdue"));
        assertEquals(1, login.progress(), 0.01);
        assertEquals("3 min over", login.left());
    }

    @Test
    void progressGrowsWithTheBoardsTime() {
        var boards = Boards.of(running(passed("shop"), Duration.ofMinutes(1), SIX_MINUTES));
        assertEquals(1 / 6.0, wall.shows(boards).tile("shop").progress(), 0.01);
        boards.later(Duration.ofSeconds(15));
        assertEquals(1.25 / 6.0, wall.shows(boards).tile("shop").progress(), 0.01);
    }

    @Test
    void aBuildThatEndedShowsNoProgress() {
        var boards = Boards.of(running(passed("shop"), Duration.ofMinutes(1), SIX_MINUTES));
        wall.shows(boards);
        TileObject shop = wall.shows(boards.later(Duration.ofSeconds(10)).seen(passed("shop")))
                .tile("shop");
        assertEquals(-1, shop.progress());
        assertEquals("", shop.left());
        assertFalse(shop.is("running"));
    }

    @Test
    void aQueuedAndAWaitingBuildDoNotLookAsIfTheyRan() {
        wall.shows(Boards.of(
                passed("queued").activity(Activity.QUEUED), passed("waiting").activity(Activity.WAITING)));
        assertTrue(wall.tile("queued").is("queued"));
        assertFalse(wall.tile("queued").is("running"));
        assertTrue(wall.tile("waiting").is("waiting"));
        assertFalse(wall.tile("waiting").is("running"));
    }

    @ParameterizedTest
    @EnumSource
    void everyLightIsReadAloudWithNameAndSentence(Outcome outcome) {
        TileObject shop = wall.shows(Boards.of(ended("shop", outcome))).tile("shop");
        assertEquals("shop, " + shop.says(), shop.readAloud());
    }

    @Test
    void ageOwnerAndRestAreReadAloud() {
        var shop = claimed(running(failed("shop"), Duration.ofMinutes(2), SIX_MINUTES), "Cleo");
        assertEquals(
                "shop, failing since Ann's commit, 25 min, Cleo is on it, 4 min left",
                wall.shows(Boards.of(shop)).tile("shop").readAloud());
    }

    @Test
    void tilesOfOneNameAreToldApartByTheirSource() {
        var boards = new Boards()
                .seen("ci", List.of(passed("shop"), passed("cart")))
                .seen("deploy", List.of(failed("shop")));
        assertEquals(
                List.of("deploy · shop", "cart", "ci · shop"),
                wall.shows(boards).names());
    }

    @Test
    void wordsStayInsideTheirTiles() {
        List<Pipeline.Draft> all = Boards.greens(30);
        all.add(claimed(
                running(failed("Auslieferung/Rechnungsstellungsdienst"), Duration.ofMinutes(1), SIX_MINUTES),
                "Annegret Müller-Lüdenscheidt von der Abteilung für Zahlungsverkehr"));
        all.add(running(ended("x".repeat(400), Outcome.UNSTABLE), Duration.ofMinutes(9), SIX_MINUTES));
        all.add(passed("a/".repeat(200)));
        for (TileObject tile : wall.shows(Boards.of(all)).tiles()) {
            assertTrue(tile.holdsItsWords(), tile::readAloud);
        }
        assertTrue(wall.isTidy());
    }
}
