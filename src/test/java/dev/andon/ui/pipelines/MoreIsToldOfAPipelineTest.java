package dev.andon.ui.pipelines;

import static dev.andon.testing.Boards.failed;
import static dev.andon.testing.Boards.passed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.board.WindowSettings;
import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.command.Command;
import dev.andon.desk.DetailsDesk;
import dev.andon.people.Person;
import dev.andon.source.Ability;
import dev.andon.testing.Boards;
import dev.andon.testing.Fx;
import dev.andon.testing.Screens;
import dev.andon.testing.Story;
import dev.andon.testing.Workshop;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Theme;
import dev.andon.ui.kit.choice.Asking;
import dev.andon.ui.kit.choice.Choices;
import dev.andon.ui.kit.choice.Hands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;

/// Beside the list: what can be done, what failed, the log, the builds before.
class MoreIsToldOfAPipelineTest {
    private static final Person ANN = Person.of("Ann");
    private static final int LINES = Workshop.LINES;

    private final List<Command> submitted = new ArrayList<>();
    private final Workshop workshop = new Workshop();
    private Board board = Board.EMPTY;
    private Stage stage;
    private ListObject list;
    private DetailsObject details;

    private void open(WindowSettings.Theme theme) {
        open(theme, 100);
    }

    private void open(WindowSettings.Theme theme, int scale) {
        Texts texts = Texts.in(Locale.ENGLISH);
        DetailsDesk desk = workshop.desk(() -> board);
        var hands = new Hands(url -> {}, ANN, (command, told) -> submitted.add(command));
        Fx.run(() -> {
            var looks = new Theme(new WindowSettings(theme, scale));
            var page = new PipelinesPage(
                    texts,
                    hands,
                    Choices.of(hands, texts, new Asking(looks.sheets(), () -> stage), receipt -> {}),
                    desk);
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setScene(new Scene(page.content(), 1000, 800));
            looks.dress(stage.getScene());
            stage.show();
            list = new ListObject(page, stage.getScene());
            details = new DetailsObject(stage.getScene());
        });
    }

    @BeforeEach
    void open() {
        Fx.start();
        open(WindowSettings.Theme.LIGHT);
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private void shows(Set<Ability> abilities, Pipeline.Draft... pipelines) {
        board = Boards.of(pipelines)
                .told(new Event.SourcesChanged(List.of(Story.source("ci")), Map.of("ci", abilities)))
                .board();
        list.shows(board);
    }

    private void shows(Pipeline.Draft... pipelines) {
        shows(EnumSet.allOf(Ability.class), pipelines);
    }

    private static Pipeline.Draft broken() {
        return failed("shop")
                .last(Build.of("42", Outcome.FAILED)
                        .started(Boards.TEN.minus(Duration.ofMinutes(28)))
                        .finished(Boards.TEN.minus(Duration.ofMinutes(25)))
                        .revision("c0ffee42")
                        .brokenBy(List.of(ANN))
                        .failing(List.of("test")));
    }

    @Test
    void nothingIsToldBeforeSomethingIsChosen() {
        shows(broken());
        assertFalse(details.isThere());
        list.choose(0);
        assertTrue(details.isThere());
        list.type(KeyCode.ESCAPE);
        assertFalse(details.isThere());
    }

    @Test
    void whereThereIsNoRoomForBothMoreIsToldInTheListsPlace() {
        shows(broken(), passed("cart"));
        list.wide(700).choose(0);
        assertTrue(details.isThere());
        assertFalse(list.isThere());
        assertTrue(list.isFocused("back-to-list"));
        details.press("back-to-list");
        assertFalse(details.isThere());
        assertTrue(list.isFocused("pipelines"));
        list.type(KeyCode.SPACE);
        assertTrue(details.isThere());
        list.type(KeyCode.ESCAPE);
        assertFalse(details.isThere());
        assertTrue(list.isThere());
        list.wide(1000);
        shows(broken(), passed("cart"));
        assertTrue(list.isThere());
    }

    @Test
    void withMoreRoomBothStandBesideEachOther() {
        shows(broken());
        list.wide(700).choose(0);
        assertFalse(list.isThere());
        list.wide(1000);
        assertTrue(list.isThere());
        assertTrue(details.isThere());
    }

    @Test
    void whoGoesThroughTheListWithKeysStaysInIt() {
        shows(broken(), passed("cart"), passed("till"));
        list.wide(700).choose(0);
        details.press("back-to-list");
        list.type(KeyCode.DOWN, KeyCode.DOWN);
        assertEquals(2, list.chosen());
        assertFalse(details.isThere());
        list.type(KeyCode.SPACE);
        assertTrue(details.isThere());
    }

    @Test
    void inLargeTextStatesAndTimesKeepTheirRoomAndSoDoTheTabs() {
        Fx.run(stage::close);
        open(WindowSettings.Theme.LIGHT, 200);
        shows(broken(), passed("cart"));
        assertTrue(list.columnWidth("light") >= 200, "state: " + list.columnWidth("light"));
        assertTrue(list.columnWidth("since") >= 200, "since: " + list.columnWidth("since"));
        list.choose(0);
        details.until(() -> details.tests().size() == 2);
        assertTrue(details.tabsHeight() >= 12 * 28, "tabs: " + details.tabsHeight());
    }

    /// What waits may be another thing by the time that somebody has said why.
    @ParameterizedTest
    @CsvSource({"staging, approve: Approve staging …", "staging production, approve-staging: Approve staging …"})
    void whoAgreesAgreesToWhatIsNamed(String waiting, String offered) {
        workshop.waitsFor(waiting.split(" "));
        shows(passed("shop").activity(Activity.WAITING).current(Build.of("43", Outcome.UNKNOWN)));
        list.choose(0);
        details.until(() -> details.labels().contains(offered));
        assertFalse(
                details.labels().contains("approve: Approve …"),
                details.labels().toString());
    }

    @Test
    void whatFailedAndByWhomAndSinceWhen() {
        shows(broken());
        list.choose(0);
        details.until(() -> details.text("#details-facts").contains("Last green"));
        assertEquals(
                "Failed: test  ·  Since commits of Ann  ·  Last green 2 h 55 min ago", details.text("#details-facts"));
    }

    @Test
    void theTestsThatFailedSayWhy() {
        shows(broken());
        list.choose(0);
        details.until(() -> details.tests().size() == 2);
        assertEquals(
                List.of("ShopTest › sells (failed 2 times in a row)", "CartTest › isEmpty (new)"), details.tests());
        assertEquals("2 failed, 40 passed, 1 skipped", details.text("#test-counts"));
        assertEquals("expected 3 but was 2\nat ShopTest.java:17", details.openTest());
    }

    @Test
    void whereTheServerTellsNoTestsTheLogNamesThem() {
        workshop.tellNoTests();
        workshop.log().addAll(List.of("--- FAIL: TestSum (0.00s)", "    cart_test.go:3: got 4", "FAIL\tcart\t0.002s"));
        shows(EnumSet.of(Ability.LOG), broken());
        list.choose(0);
        details.until(() -> details.tests().size() == 1);
        assertEquals(List.of("cart › TestSum"), details.tests());
        assertEquals(
                "The server tells no tests of this build. The end of its log names 1 that failed; there may be more.",
                details.text("#test-counts"));
        assertEquals("cart_test.go:3: got 4", details.openTest());
    }

    @Test
    void whereNeitherNamesThemThatIsSaid() {
        workshop.tellNoTests();
        shows(EnumSet.of(Ability.LOG), broken());
        list.choose(0);
        details.until(() -> details.text("#test-counts").startsWith("The server tells no tests"));
        assertEquals(
                "The server tells no tests of this build, and the end of its log names none that failed in a form Andon"
                        + " knows.",
                details.text("#test-counts"));
    }

    @Test
    void aBuildOfThePastIsLookedAtByItsBar() {
        shows(broken());
        list.choose(0);
        details.until(() -> details.bars().size() == 20);
        assertTrue(
                details.bars().getLast().startsWith("42: failed, 3 min, "),
                details.bars().getLast());
        assertEquals(
                "18 of the last 20 builds passed. They take 4 min, 20 % less than before.",
                details.text("#history-summary"));
        details.bar(0).until(() -> details.tests().isEmpty());
        assertEquals("0 failed, 42 passed", details.text("#test-counts"));
    }

    @Test
    void theLogBeginsAtItsEndWithTheFirstErrorMarked() {
        shows(broken());
        list.choose(0);
        details.tab("log").until(() -> details.log().size() == LINES);
        assertEquals("bye", details.log().getLast());
        assertEquals("3 lines", details.text("#log-state"));
        details.press("first-error");
        assertEquals("ERROR: ShopTest.sells: expected 3 but was 2", details.chosenLine());
    }

    @Test
    void whatCameBeforeIsReadWhenItIsWanted() {
        shows(broken());
        list.choose(0);
        details.tab("log").until(() -> details.log().size() == LINES);
        assertTrue(details.canPress("earlier"));
        details.press("earlier").until(() -> details.log().size() == 2 * LINES);
        assertEquals("compiling", details.log().getFirst());
        assertFalse(details.canPress("earlier"));
    }

    @Test
    void theLogIsSearchedRoundAndRound() {
        workshop.log().clear();
        workshop.log().addAll(List.of("shop one", "cart", "SHOP two"));
        shows(broken());
        list.choose(0);
        details.tab("log").until(() -> details.log().size() == LINES);
        assertEquals("shop one", details.search("shop").chosenLine());
        assertEquals("SHOP two", details.enter().chosenLine());
        assertEquals("shop one", details.enter().chosenLine());
    }

    @Test
    void theCommitsSinceGreenAreNamed() {
        shows(broken());
        list.choose(0);
        details.until(() -> details.bars().size() == 20);
        details.tab("commits").until(() -> details.text("#commits-summary").startsWith("1 "));
        assertEquals("1 commit by Ann", details.text("#commits-summary"));
    }

    @Test
    void whatAServerDoesNotTellIsSaid() {
        shows(Set.of(), broken());
        list.choose(0);
        assertEquals("The server does not tell which tests failed.", details.text("#test-counts"));
        assertEquals("The server does not tell its last builds.", details.text("#history-summary"));
    }

    @Test
    void whatIsToldTooLateIsNotToldOfAnother() throws InterruptedException {
        workshop.holdAnswers();
        shows(broken(), Pipeline.named("unbuilt", "unbuilt"));
        list.choose(0);
        details.until(() -> workshop.asking().isPresent());
        list.choose(1);
        workshop.answer();
        workshop.asking().orElseThrow().join();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("It was never built.", details.text("#test-counts"));
        assertEquals(List.of(), details.tests());
    }

    @Test
    void whatWasNeverBuiltHasNoLogOfAnother() {
        shows(broken(), Pipeline.named("unbuilt", "unbuilt"));
        list.choose(0);
        details.tab("log").until(() -> details.log().size() == LINES);
        list.choose(1);
        assertEquals(List.of(), details.log());
        assertEquals("It was never built.", details.text("#log-state"));
    }

    @Test
    void whoReadsALogKeepsThePlaceWhenTheNextBuildBegins() {
        shows(broken());
        list.choose(0);
        details.tab("log").until(() -> details.log().size() == LINES);
        details.press("first-error");
        shows(Boards.running(broken(), Duration.ofMinutes(1), Duration.ofMinutes(3)));
        assertEquals("ERROR: ShopTest.sells: expected 3 but was 2", details.chosenLine());
    }

    @Test
    void aServerThatIsAwayIsSaid() {
        workshop.goAway();
        shows(broken());
        list.choose(0);
        details.tab("log").until(() -> details.text("#log-state").contains("does not answer"));
        assertTrue(details.log().isEmpty());
    }

    @Test
    void whatCanBeDoneIsAButton() {
        shows(broken());
        list.choose(0);
        assertEquals(
                List.of("open", "claim", "rerun", "rerun-failed", "mute", "copy", "copy-andon"), details.actions());
        details.press("claim").press("rerun");
        assertEquals(
                List.of(
                        new Command.TakeClaim(List.of("ci/shop"), ANN, "", null, null, false),
                        new Command.Rerun("ci/shop")),
                submitted);
    }

    @Test
    void whoPressedAButtonGoesOnFromThere() {
        shows(broken());
        list.choose(0);
        details.focus("rerun");
        shows(Set.of(Ability.RERUN), broken());
        assertEquals("rerun", details.focused());
        shows(Set.of(), broken());
        assertEquals(details.actions().get(2), details.focused());
    }

    @Test
    void whatARedOneDoesNowStandsBesideHowItsLastBuildEnded() {
        Pipeline.Draft again = broken().activity(Activity.RUNNING)
                .current(Build.of("43", Outcome.UNKNOWN).started(Boards.TEN.minus(Duration.ofMinutes(2))));
        shows(again, passed("cart"), failed("web").activity(Activity.QUEUED));
        assertEquals(List.of("red ↻", "red", "green"), list.column("light"));
        assertEquals(
                List.of(
                        "failing since Ann's commit, in test, 25 min; running 2 min of about 3 min",
                        "failing since Ann's commit, 25 min; waits for a worker"),
                list.column("what").subList(0, 2));
        assertEquals(List.of("red, a build is running", "red", "green"), list.spoken("light"));
        list.group(Listing.Grouping.SOURCE);
        assertEquals("red ↻", list.column("light").getFirst(), "one of the group");
        shows(
                broken(),
                passed("cart")
                        .activity(Activity.RUNNING)
                        .current(Build.of("9", Outcome.UNKNOWN).started(Boards.TEN)));
        assertEquals("red", list.column("light").getFirst(), "what runs in it is not what is red");
        shows(again);
        list.group(Listing.Grouping.NONE).choose(0);
        assertTrue(
                details.text("#details-facts").startsWith("running 2 min of about 3 min"),
                details.text("#details-facts"));
    }

    @Test
    void greenHasNoCommitsSinceGreen() {
        shows(passed("shop"));
        list.choose(0);
        assertEquals("It is not red.", details.tab("commits").text("#commits-summary"));
    }

    @ParameterizedTest
    @EnumSource(
            value = WindowSettings.Theme.class,
            names = {"LIGHT", "DARK", "HIGH_CONTRAST"})
    void itIsSeenInEveryTheme(WindowSettings.Theme theme) {
        Fx.run(stage::close);
        open(theme);
        shows(broken(), passed("cart"));
        list.choose(0);
        details.until(() -> details.tests().size() == 2);
        Screens.keep("details-" + theme.word(), stage.getScene());
        details.tab("log").until(() -> details.log().size() == LINES);
        Screens.keep("log-" + theme.word(), stage.getScene());
        assertEquals(3, details.log().size());
    }
}
