package dev.andon.ui.wall;

import static dev.andon.testing.Boards.TEN;
import static dev.andon.testing.Boards.failed;
import static dev.andon.testing.Boards.passed;
import static dev.andon.testing.Boards.running;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.board.WallSettings;
import dev.andon.claim.Claim;
import dev.andon.command.Command;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.testing.Boards;
import dev.andon.ui.kit.choice.Hands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A stop is the whole wall's business.
class AStoppedLineIsSeenByAllTest {
    private static final Person ANN = Person.of("Ann");
    private static final Person BOB = Person.of("Bob");

    private final List<Command> submitted = new ArrayList<>();
    private final Hands hands = new Hands(url -> {}, BOB, (command, receipt) -> submitted.add(command));

    @Test
    void theSignSaysWhoStoppedItWhyWhoIsOnItAndWhatItHoldsBack() {
        WallPage wall = WallPage.usual().shows(cord(Boards.of(passed("shop"), passed("cart"))));

        assertEquals("Line stopped", wall.line());
        assertEquals(
                List.of(
                        "trunk: Ann stopped it 12 min ago: the demo",
                        "nobody is on it; nothing new gets into its 2 pipelines"),
                wall.signs());
        assertTrue(wall.isFramed());
    }

    @Test
    void whatIsStillAtWorkAndWhoIsOnItIsSaid() {
        var busy = running(passed("cart"), Duration.ofMinutes(1), Duration.ofMinutes(3));
        var claim = new Claim(1, Claim.ofLine("trunk"), BOB, BOB, "", TEN, null, null);

        WallPage wall = WallPage.usual().shows(told(Boards.of(passed("shop"), busy), List.of(claim)));

        assertEquals(
                "Bob is on it; nothing new gets into its 2 pipelines, cart still at work",
                wall.signs().get(1));
    }

    @Test
    void whatTheTilesSayOfTheOneTrunkIsNotSaidTwiceButTheWallIsFramed() {
        WallPage wall = WallPage.usual().shows(Boards.of(failed("shop")));

        assertEquals(List.of(), wall.signs());
        assertTrue(wall.isFramed());
    }

    @Test
    void aRunningLineHasNoSign() {
        WallPage wall = WallPage.usual().shows(cord(Boards.of(passed("shop")))).shows(Boards.of(passed("shop")));

        assertEquals(List.of(), wall.signs());
        assertFalse(wall.isFramed());
    }

    @Test
    void whoStandsBeforeItCanClaimTheLineAndLetItGoOn() {
        WallPage wall = WallPage.handledBy(hands).shows(cord(Boards.of(passed("shop"))));

        assertEquals(List.of("claim-line", "resume"), wall.signButtons());
        wall.presses("claim-line");
        assertEquals(
                List.of(new Command.TakeClaim(List.of(Claim.ofLine("trunk")), BOB, "", null, null, false)), submitted);
    }

    @Test
    void aWallWithNobodyBeforeItOffersNothing() {
        WallPage wall = WallPage.usual().shows(cord(Boards.of(passed("shop"))));

        assertEquals(List.of(), wall.signButtons());
        assertFalse(wall.hasCord());
    }

    @Test
    void theCordHangsWhereItCanBePulled() {
        WallPage wall = WallPage.handledBy(hands);

        assertTrue(wall.shows(Boards.of(passed("shop"))).hasCord());
        assertTrue(wall.shows(Boards.of(failed("shop"))).hasCord(), "a red line can be stopped by a person, too");
        assertFalse(wall.shows(cord(Boards.of(passed("shop")))).hasCord(), "it has been pulled");
    }

    @ParameterizedTest(name = "on {0} x {1} pixels nothing of the sign is cut")
    @CsvSource({"1920, 1080", "3840, 2160", "1080, 1920", "640, 480"})
    void theSignFindsItsRoom(int width, int height) {
        WallPage wall = WallPage.of(WallSettings.DEFAULT, width, height);

        wall.shows(cord(Boards.of(passed("shop"), failed("a pipeline with a long name"))));

        assertEquals(List.of(), wall.cutTexts());
        assertTrue(wall.isTidy());
    }

    private static Boards cord(Boards boards) {
        return told(boards, List.of());
    }

    private static Boards told(Boards boards, List<Claim> claims) {
        var cord = new Stop(1, "trunk", TEN.minus(Duration.ofMinutes(12)), ANN, "the demo", List.of(), List.of(), null);
        return boards.told(new Event.BooksRead(new Books(claims, List.of(cord))));
    }
}
