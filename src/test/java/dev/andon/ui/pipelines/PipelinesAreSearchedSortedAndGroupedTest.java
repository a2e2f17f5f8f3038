package dev.andon.ui.pipelines;

import static dev.andon.testing.Boards.claimed;
import static dev.andon.testing.Boards.failed;
import static dev.andon.testing.Boards.passed;
import static dev.andon.testing.Boards.running;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.board.WindowSettings;
import dev.andon.desk.DetailsDesk;
import dev.andon.desk.Skills;
import dev.andon.people.Person;
import dev.andon.testing.Boards;
import dev.andon.testing.Fx;
import dev.andon.testing.Screens;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Theme;
import dev.andon.ui.kit.choice.Asking;
import dev.andon.ui.kit.choice.Choices;
import dev.andon.ui.kit.choice.Hands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The page of pipelines.
class PipelinesAreSearchedSortedAndGroupedTest {
    private final List<String> opened = new ArrayList<>();
    private Stage stage;
    private ListObject list;

    private void open(Hands hands, WindowSettings.Theme theme) {
        Texts texts = Texts.in(Locale.ENGLISH);
        Fx.run(() -> {
            var looks = new Theme(new WindowSettings(theme, 100));
            var page = new PipelinesPage(
                    texts,
                    hands,
                    Choices.of(hands, texts, new Asking(looks.sheets(), () -> stage), receipt -> {}),
                    new DetailsDesk(Skills.NONE, () -> Board.EMPTY));
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setScene(new Scene(page.content(), 980, 600));
            looks.dress(stage.getScene());
            stage.show();
            list = new ListObject(page, stage.getScene());
        });
    }

    @BeforeEach
    void open() {
        Fx.start();
        open(new Hands(opened::add, Person.of("Ann"), (command, told) -> {}), WindowSettings.Theme.LIGHT);
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private static Boards shop() {
        return new Boards()
                .seen("ci", List.of(passed("web/shop"), failed("web/cart"), passed("search")))
                .seen(
                        "deploys",
                        List.of(
                                claimed(failed("api/checkout"), "Bob"),
                                running(passed("nightly"), Duration.ofMinutes(2), Duration.ofMinutes(8))));
    }

    @Test
    void theWorstStandsFirst() {
        list.shows(shop().board());
        assertEquals(List.of("api/checkout", "web/cart", "nightly", "search", "web/shop"), list.column("name"));
        assertEquals(List.of("red", "red", "green ↻", "green", "green"), list.column("light"));
        assertEquals("5 of 5", list.found());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a word of the name              | cart              | web/cart",
                "whatever its case               | CART              | web/cart",
                "a word of the source            | deploys           | api/checkout, nightly",
                "several words, which all count  | web shop          | web/shop",
                "who may have broken it          | ann               | api/checkout, web/cart",
                "what is red                     | is:red            | api/checkout, web/cart",
                "what is not                     | -is:red source:ci | search, web/shop",
                "what runs                       | is:running        | nightly",
                "what somebody is on             | is:claimed        | api/checkout",
                "a word that nobody knows        | is:rde            | ''",
            })
    void whatIsLookedForIsFound(String name, String query, String found) {
        list.shows(shop().board()).search(query);
        String expected = found.equals("''") ? "" : found;
        assertEquals(expected, String.join(", ", list.column("name")), name);
    }

    @Test
    void redAndMineAreOneClickEach() {
        list.shows(shop().board()).press("only-red");
        assertEquals("2 of 5", list.found());
        list.press("only-red").press("only-mine");
        assertEquals(List.of("api/checkout", "web/cart"), list.column("name"));
    }

    @Test
    void whoIsNobodyHasNothingOfTheirOwn() {
        Fx.run(stage::close);
        open(Hands.openingOnly(opened::add), WindowSettings.Theme.LIGHT);
        assertFalse(list.canPress("only-mine"));
    }

    @Test
    void aHeadSortsBothWays() {
        list.shows(shop().board()).sort("name", false);
        assertEquals(List.of("api/checkout", "nightly", "search", "web/cart", "web/shop"), list.column("name"));
        list.sort("name", true);
        assertEquals(List.of("web/shop", "web/cart", "search", "nightly", "api/checkout"), list.column("name"));
    }

    @Test
    void groupsCountWhatIsInThemAndShowTheWorst() {
        list.shows(shop().board()).group(Listing.Grouping.SOURCE);
        assertEquals(
                List.of("▾ deploys (2)", "api/checkout", "nightly", "▾ ci (3)", "web/cart", "search", "web/shop"),
                list.column("name"));
        assertEquals("red", list.column("light").get(3));
    }

    @Test
    void foldersMakeATree() {
        list.shows(shop().board()).sort("name", false).group(Listing.Grouping.FOLDER);
        assertEquals(
                List.of(
                        "▾ deploys (2)",
                        "▾ api (1)",
                        "api/checkout",
                        "nightly",
                        "▾ ci (3)",
                        "▾ web (2)",
                        "web/cart",
                        "web/shop",
                        "search"),
                list.column("name"));
    }

    @Test
    void aGroupIsShutAndOpenedByKeys() {
        list.shows(shop().board()).group(Listing.Grouping.SOURCE).choose(0).type(KeyCode.LEFT);
        assertEquals(List.of("▸ deploys (2)", "▾ ci (3)", "web/cart", "search", "web/shop"), list.column("name"));
        list.type(KeyCode.RIGHT);
        assertEquals("api/checkout", list.column("name").get(1));
    }

    @Test
    void whatIsChosenStaysChosenWhereverItGoes() {
        Boards boards = shop();
        list.shows(boards.board()).choose(1);
        boards.seen("ci", List.of(passed("web/shop"), passed("web/cart"), passed("search")));
        list.shows(boards.board());
        assertEquals(List.of("api/checkout", "nightly", "search", "web/cart", "web/shop"), list.column("name"));
        assertEquals(3, list.chosen());
    }

    @Test
    void timeGoesOnInRowsThatStay() {
        Boards boards = shop();
        list.shows(boards.board());
        assertEquals("25 min", list.column("since").getFirst());
        list.shows(boards.later(Duration.ofMinutes(5)).board());
        assertEquals("30 min", list.column("since").getFirst());
    }

    @Test
    void enterOpensThePage() {
        list.shows(shop().board()).choose(0).type(KeyCode.ENTER);
        assertEquals(List.of("https://ci.example.test/12"), opened);
    }

    @Test
    void findPutsTheCursorIntoTheSearch() {
        list.shows(shop().board());
        assertFalse(list.choose(0).isSearching());
        assertTrue(list.find().isSearching());
    }

    @ParameterizedTest
    @EnumSource(
            value = WindowSettings.Theme.class,
            names = {"LIGHT", "DARK", "HIGH_CONTRAST"})
    void itIsSeenInEveryTheme(WindowSettings.Theme theme) {
        Fx.run(stage::close);
        open(Hands.openingOnly(opened::add), theme);
        list.shows(shop().board()).group(Listing.Grouping.FOLDER);
        assertTrue(list.column("name").contains("web/cart"));
        Screens.keep("pipelines-" + theme.word(), stage.getScene());
    }
}
