package dev.andon.ui.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.WallSettings;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Rollback;
import dev.andon.guard.Restraint;
import dev.andon.guard.Ruling;
import dev.andon.people.Person;
import dev.andon.testing.Fx;
import dev.andon.testing.Shop;
import dev.andon.text.Sentence;
import dev.andon.ui.kit.choice.Hands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

/// A guard's countdown, and everything that follows, is the whole wall's business.
class AServiceThatGoesBackIsSeenByAllTest {
    private final List<Command> submitted = new ArrayList<>();
    private final List<Consumer<Receipt>> waiting = new ArrayList<>();
    private final Hands hands = new Hands(url -> {}, Shop.ANN, (command, receipt) -> {
        submitted.add(command);
        waiting.add(receipt);
    });

    @Test
    void theSignSaysWhatFellFromWhereToWhereAndHowLongThereIsToSayNo() {
        WallPage wall = WallPage.usual()
                .shows(new Shop().countingDown(Duration.ofSeconds(38)).board());

        assertEquals(
                List.of(
                        "shop/production goes back from v13 to v12 unless somebody says no",
                        "orders/session: −38 %, usually −12 % to +14 % on 21 comparable days",
                        "38 s"),
                wall.backSigns());
        assertTrue(wall.hasFan());
        assertEquals(List.of(), wall.backButtons(), "nobody stands before it");
    }

    @Test
    void theSecondsTickAndNoneAreLeftAtTheEnd() {
        var shop = new Shop().countingDown(Duration.ofMillis(37_400));
        WallPage wall = WallPage.usual().shows(shop.board());
        assertEquals("38 s", wall.backSigns().getLast());
        wall.shows(shop.later(Duration.ofSeconds(1)).look().board());
        assertEquals("37 s", wall.backSigns().getLast());
        wall.shows(shop.later(Duration.ofMinutes(1)).look().board());
        assertEquals("0 s", wall.backSigns().getLast());
    }

    @Test
    void oneButtonSaysNoAndADoubleClickSaysItOnce() {
        WallPage wall = WallPage.handledBy(hands)
                .shows(new Shop().countingDown(Duration.ofSeconds(38)).board());

        assertEquals(List.of("veto"), wall.backButtons());
        wall.pressesBack("veto").pressesBack("veto");

        assertEquals(List.of(new Command.Veto(Shop.ID)), submitted);
    }

    @Test
    void whatFailedCanBeTriedAgain() {
        WallPage wall = WallPage.handledBy(hands)
                .shows(new Shop().countingDown(Duration.ofSeconds(38)).board());
        wall.pressesBack("veto");
        Fx.run(() -> waiting.getFirst().accept(new Receipt.Failed(Sentence.of("receipt.notOpenYet"))));

        wall.pressesBack("veto");

        assertEquals(2, submitted.size());
    }

    @Test
    void whoMayNotStopALineHasNoButton() {
        var shop = new Shop().countingDown(Duration.ofSeconds(38));
        shop.onlyMay(Person.of("Bob"));

        assertEquals(List.of(), WallPage.handledBy(hands).shows(shop.board()).backButtons());
    }

    @Test
    void theVetoIsShownWithWhoSaidIt() {
        WallPage wall = WallPage.handledBy(hands)
                .shows(new Shop()
                        .watched(
                                Ruling.Action.STOP,
                                Set.of(Restraint.VETOED),
                                null,
                                Person.of("Bob"),
                                Shop.orders(0.38, 3, 4))
                        .board());

        assertEquals(
                "shop/production: Bob said no, v13 stays live", wall.backSigns().getFirst());
        assertEquals(List.of("go-back"), wall.backButtons());
    }

    @Test
    void aGuardThatMayOnlyAskSaysWhyAndOffersToGoBack() {
        WallPage wall = WallPage.handledBy(hands).shows(new Shop().asks().board());

        assertEquals(
                "shop/production: v13 does harm. Should it go back?",
                wall.backSigns().getFirst());
        assertTrue(wall.backSigns().get(1).endsWith("The settings want the guard to ask."));
        assertEquals(List.of("go-back"), wall.backButtons());
    }

    @Test
    void theSheetOpensAboveTheWallAndEscapeLeaves() {
        WallPage wall = WallPage.handledBy(hands).shows(new Shop().asks().board());
        wall.pressesBack("go-back");
        assertEquals(List.of("Going back with swarm/shop/production"), WallPage.openSheets());

        new FxRobot().type(KeyCode.ENTER);
        assertEquals(1, WallPage.openSheets().size());
        new FxRobot().type(KeyCode.ESCAPE);

        assertEquals(List.of(), WallPage.openSheets());
        assertEquals(List.of(), submitted);
    }

    @Test
    void whoAsksForItElsewhereIsShownTheSheetOrToldWhyNot() {
        WallPage wall = WallPage.handledBy(hands).shows(new Shop().board());
        wall.goesBack(Shop.ID);
        assertEquals(List.of("Going back with swarm/shop/production"), WallPage.openSheets());
        wall.leaves();
        assertEquals(List.of(), WallPage.openSheets());

        wall.shows(new Shop().rollback(Rollback.Sending.SENT, null, "").board()).goesBack(Shop.ID);

        assertEquals(List.of(), WallPage.openSheets());
        assertEquals("Bob is changing swarm/shop/production already; what came of it is not known yet.", wall.answer());
    }

    @Test
    void anOldSightOffersNoRollbackAndSaysSo() {
        var shop = new Shop().asks().later(Duration.ofMinutes(20));

        WallPage wall = WallPage.handledBy(hands).shows(shop.board());

        assertEquals(List.of(), wall.backButtons());
        assertTrue(wall.backSigns().get(1).endsWith("Source swarm cannot be seen now: this may have changed."));
    }

    @Test
    void booksThatAreAwayDoNotSayThatItIsStillCountingDown() {
        var shop = new Shop().countingDown(Duration.ofSeconds(10)).booksAway();
        WallPage wall = WallPage.usual().shows(shop.board());
        assertEquals("10 s", wall.backSigns().getLast());

        wall.shows(shop.later(Duration.ofSeconds(11)).look().board());

        assertEquals(
                "Nobody could find out in time whether shop/production is on v12. Look at the server.",
                wall.backSigns().getFirst());
        assertTrue(wall.isBackSign("unsure"));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SENT     |          | going   | shop/production is going back from v13 to v12",
                "UNSURE   |          | unsure  | shop/production: nobody knows yet whether it goes from v13 to v12; the next looks tell",
                "SENT     | DONE     | done    | shop/production went back from v13 to v12",
                "SENT     | FAILED   | failed  | shop/production did not go to v12.",
                "UNSURE   | NOT_DONE | failed  | shop/production was not changed.",
                "REFUSED  |          | blocked | shop/production was not changed: something stood in the way",
                "SENT     | UNKNOWN  | unsure  | Nobody could find out in time whether shop/production is on v12. Look at the server.",
            })
    void whatBecameOfItIsSaid(Rollback.Sending sending, Rollback.Finding finding, String looks, String sentence) {
        var shop = new Shop().live(finding == Rollback.Finding.DONE ? Shop.V12 : Shop.V13);
        WallPage wall =
                WallPage.usual().shows(shop.rollback(sending, finding, "").board());

        assertEquals(sentence, wall.backSigns().getFirst());
        assertTrue(wall.backSigns().get(1).startsWith("Bob: orders are gone"));
        assertTrue(wall.isBackSign(looks));
        assertFalse(wall.hasFan());
    }

    @Test
    void whatIsOnItsWaySaysHowFarItIs() {
        var shop = new Shop()
                .is(Shop.deployment(Shop.V13, Deployment.Phase.RUNNING))
                .rollback(Rollback.Sending.SENT, null, "");

        assertEquals(
                "Bob: orders are gone\nbeing rolled out",
                WallPage.usual().shows(shop.board()).backSigns().get(1));
    }

    @Test
    void whatWentBackCanGoForwardAgainAndNoFurtherBack() {
        var shop = new Shop().live(Shop.V12).rollback(Rollback.Sending.SENT, Rollback.Finding.DONE, "");

        assertEquals(
                List.of("go-forward"),
                WallPage.handledBy(hands).shows(shop.board()).backButtons());
    }

    @Test
    void nobodyIsToldThatItWentBackOnceSomethingElseIsLive() {
        var shop = new Shop().live(Shop.V13).rollback(Rollback.Sending.SENT, Rollback.Finding.DONE, "");

        assertEquals(List.of(), WallPage.usual().shows(shop.board()).backSigns());
    }

    @Test
    void whatIsLongOverIsNotSaidAnyMore() {
        var shop = new Shop().live(Shop.V12).rollback(Rollback.Sending.SENT, Rollback.Finding.DONE, "");

        assertEquals(
                List.of(),
                WallPage.usual()
                        .shows(shop.later(Duration.ofMinutes(11)).look().board())
                        .backSigns());
    }

    @Test
    void aQuietWatchHasNoSignButItsTileHasAPicture() {
        WallPage wall = WallPage.usual().shows(new Shop().calm().board());

        assertEquals(List.of(), wall.backSigns());
        assertEquals("watch: 23 min", wall.tile(0).foot());
        assertTrue(wall.hasTileFan());
    }

    @ParameterizedTest(name = "on {0} x {1} pixels nothing of the sign is cut")
    @CsvSource({"1920, 1080", "3840, 2160", "1080, 1920"})
    void theSignFindsItsRoom(int width, int height) {
        WallPage wall = WallPage.of(WallSettings.DEFAULT, width, height);

        wall.shows(new Shop().countingDown(Duration.ofSeconds(38)).board());

        assertEquals(List.of(), wall.cutTexts());
        assertTrue(wall.isTidy());
    }
}
