package dev.andon.ui.kit.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.command.Command;
import dev.andon.command.Prospect;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Rollback;
import dev.andon.testing.Fx;
import dev.andon.testing.Shop;
import dev.andon.testing.Story;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The sheet before a rollback.
class GoingBackIsAskedTwiceTest {
    private final List<String> asked = new ArrayList<>();
    private final List<Consumer<Prospect>> answers = new ArrayList<>();
    private final List<Command> submitted = new ArrayList<>();
    private final Shop shop = new Shop();
    private SheetObject sheet;

    @BeforeEach
    void open() {
        Fx.start();
        sheet = new SheetObject(Fx.call(() -> new GoBackSheet(
                new GoBackSheet.Wanted(Shop.ID, Rollback.Way.BACK, Shop.ANN),
                (subject, way, to, told) -> {
                    asked.add(to);
                    answers.add(told);
                },
                Texts.in(Locale.ENGLISH),
                submitted::add)));
        sheet.stands(shop.board(), Story.NOON);
    }

    private static Prospect seen(Deployment now, String to) {
        return new Prospect.Seen(Proposal.back(now, to, List.of()), Proposal.choices(now, List.of()), Story.NOON);
    }

    private SheetObject read() {
        return answer(seen(Shop.deployment(Shop.V13, Deployment.Phase.IDLE), ""));
    }

    private SheetObject answer(Prospect prospect) {
        Fx.run(() -> answers.getLast().accept(prospect));
        return sheet;
    }

    @Test
    void untilTheServerWasReadThereIsNothingToPress() {
        assertEquals("Reading how it stands …", sheet.state());
        assertFalse(sheet.offers("first"));
        assertFalse(sheet.offers("second"));
    }

    @Test
    void whatIsLiveAndWhatItGoesBackToIsSaid() {
        read();

        assertEquals(List.of("Live is v13, 9 min ago, by Ann.", "It goes back to v12, 3 d ago, by Ann."), sheet.says());
    }

    @Test
    void itGrowsWithWhatIsSaidSoThatTheWayOutIsSeen() {
        sheet.opens();
        var found = (Prospect.Seen) seen(Shop.deployment(Shop.V13, Deployment.Phase.IDLE), "");
        answer(found);
        assertEquals(List.of(), sheet.cut());
        answer(found.departing(Collections.nCopies(9, Sentence.of("departure.noRevision"))));
        assertEquals(List.of(), sheet.cut());
        sheet.closes();
    }

    @Test
    void theCommitsThatGoAwayComeLaterAndDisturbNobody() {
        var found = (Prospect.Seen) seen(Shop.deployment(Shop.V13, Deployment.Phase.IDLE), "");
        answer(found).why("orders are gone").press("first");

        answer(found.departing(List.of(Sentence.of("departure.noRevision"))));

        assertEquals(3, sheet.says().size());
        sheet.press("second");
        assertEquals(1, submitted.size());
        answer(found);
        sheet.press("second");
        assertEquals(1, submitted.size(), "what comes after it was sent opens nothing again");
    }

    @Test
    void theSecondButtonWorksOnlyAfterTheFirstAndBothNameTheService() {
        read().why("orders are gone");

        assertEquals("1. I have read it: change shop/production", sheet.words("first"));
        assertEquals("2. Take shop/production back from v13 to v12 now", sheet.words("second"));
        assertFalse(sheet.canPress("second"));
        sheet.press("second");
        assertEquals(List.of(), submitted);

        sheet.press("first").press("second");

        assertEquals(
                List.of(new Command.RollBack(
                        Shop.ID,
                        Rollback.Way.BACK,
                        Rollback.Point.of(Shop.V13),
                        Rollback.Point.of(Shop.V12),
                        "orders are gone")),
                submitted);
    }

    @Test
    void aDoubleClickSendsOne() {
        read().why("orders are gone").press("first").press("second").press("second");

        assertEquals(1, submitted.size());
    }

    @Test
    void withoutAReasonNothingCanBePressed() {
        read().why("  ");

        assertFalse(sheet.canPress("first"));
    }

    @Test
    void enterConfirmsNothing() {
        read().why("orders are gone");

        assertFalse(sheet.heedsEnter("why"));
        assertFalse(sheet.heedsEnter("first"));
        sheet.press("first");
        assertFalse(sheet.heedsEnter("second"));
        assertEquals(List.of(), submitted);
    }

    @Test
    void anotherReasonOrVersionIsANewQuestion() {
        read().why("orders are gone").press("first");
        assertTrue(sheet.canPress("second"));

        sheet.why("orders are gone, all");
        assertFalse(sheet.canPress("second"));
        sheet.press("first").choose(1);

        assertEquals(List.of("", "11"), asked);
        assertFalse(sheet.offers("second"), "what it would be is read again");
        answer(seen(Shop.deployment(Shop.V13, Deployment.Phase.IDLE), "11"))
                .press("first")
                .press("second");
        assertEquals("11", ((Command.RollBack) submitted.getFirst()).to().id());
    }

    @Test
    void whatForbidsItLeavesNoButton() {
        answer(seen(Shop.deployment(Shop.V13, Deployment.Phase.RUNNING), ""));

        assertTrue(sheet.says().contains("✕ Something is being deployed. Wait for its end, or stop it."));
        assertFalse(sheet.offers("first"));
        assertFalse(sheet.offers("second"));
    }

    @Test
    void whatCannotBeReadIsSaidAndCanBeReadAgain() {
        answer(new Prospect.Unseen(Sentence.of("receipt.nothingDone", "swarm does not answer.")));

        assertEquals("Nothing was done. swarm does not answer.", sheet.state());
        assertFalse(sheet.offers("first"));
        sheet.press("again");
        read();
        assertEquals("", sheet.state());
        assertTrue(sheet.offers("first"));
    }

    @Test
    void anOldAnswerSaysNothingAboutANewQuestion() {
        read().choose(1);
        Fx.run(() -> answers.getFirst().accept(seen(Shop.deployment(Shop.V13, Deployment.Phase.IDLE), "")));

        assertEquals("Reading how it stands …", sheet.state());
    }

    @Test
    void whatWasReadLongAgoIsReadAgain() {
        read().why("orders are gone").press("first");
        shop.later(Duration.ofMinutes(2)).look();

        sheet.stands(shop.board(), shop.story.now());

        assertEquals("This is old, or something changed. Look again.", sheet.state());
        assertFalse(sheet.offers("second"));
        sheet.press("second");
        assertEquals(List.of(), submitted);
    }

    @Test
    void whereTheWallIsSilentNothingIsOffered() {
        read().why("orders are gone").press("first");

        sheet.stands(shop.board(), Story.NOON.plusSeconds(11));

        assertFalse(sheet.offers("second"));
    }

    @Test
    void whatWentLiveMeanwhileTakesTheButtonsAway() {
        read().why("orders are gone").press("first");

        sheet.stands(shop.live(Shop.V12).board(), Story.NOON);

        assertFalse(sheet.offers("second"));
    }

    @Test
    void whoeverWasFasterTakesTheButtonsAway() {
        read().why("orders are gone").press("first");

        sheet.stands(shop.rollback(Rollback.Sending.SENT, null, "").board(), Story.NOON);

        assertFalse(sheet.offers("second"));
    }
}
