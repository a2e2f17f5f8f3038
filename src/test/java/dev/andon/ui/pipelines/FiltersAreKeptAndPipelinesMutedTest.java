package dev.andon.ui.pipelines;

import static dev.andon.testing.Boards.failed;
import static dev.andon.testing.Boards.passed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.board.WindowSettings;
import dev.andon.desk.DetailsDesk;
import dev.andon.desk.Skills;
import dev.andon.notice.Mutes;
import dev.andon.people.Person;
import dev.andon.testing.Boards;
import dev.andon.testing.Fx;
import dev.andon.testing.Screens;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Theme;
import dev.andon.ui.kit.choice.Asking;
import dev.andon.ui.kit.choice.Choices;
import dev.andon.ui.kit.choice.Hands;
import dev.andon.ui.pipelines.Listing.Grouping;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FiltersAreKeptAndPipelinesMutedTest {
    private static final Board SHOP = new Boards()
            .seen("ci", List.of(passed("web/shop"), failed("web/cart"), passed("search")))
            .board();

    private final Own own = Own.unkept();
    private Stage stage;
    private ListObject list;

    private void open(WindowSettings.Theme theme) {
        Texts texts = Texts.in(Locale.ENGLISH);
        Fx.run(() -> {
            var looks = new Theme(new WindowSettings(theme, 100));
            var hands = new Hands(url -> {}, Person.of("Ann"), (command, told) -> {});
            var page = new PipelinesPage(
                    texts,
                    hands,
                    Choices.of(hands, texts, new Asking(looks.sheets(), () -> stage), receipt -> {}),
                    new DetailsDesk(Skills.NONE, () -> Board.EMPTY),
                    own);
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setScene(new Scene(page.content(), 980, 600));
            looks.dress(stage.getScene());
            stage.show();
            list = new ListObject(page, stage.getScene());
        });
        list.shows(SHOP);
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

    private void keepsWebByName() {
        list.search("web")
                .group(Grouping.SOURCE)
                .sort("name", true)
                .filters("filter-keep")
                .names("the web");
    }

    @Test
    void whatIsLookedForIsKeptUnderANameAndChosenAgain() {
        keepsWebByName();
        assertEquals(
                List.of("the web"),
                own.filters().stream().map(SavedFilter::name).toList());
        list.search("").group(Grouping.NONE).sort("light", false);
        assertEquals("3 of 3", list.found());
        list.filters("filter-0");
        assertEquals("2 of 3", list.found());
        assertEquals(List.of("▾ ci (2)", "web/shop", "web/cart"), list.column("name"));
    }

    @Test
    void escapeKeepsNothing() {
        list.search("web").filters("filter-keep").escapes();
        assertEquals(List.of(), own.filters());
    }

    @Test
    void aFilterIsRenamedWrittenOverAndDeleted() {
        keepsWebByName();
        list.filters("filter-rename").names("cart");
        assertEquals(
                List.of("cart"), own.filters().stream().map(SavedFilter::name).toList());
        list.search("cart").filters("filter-again");
        assertEquals("cart", own.filters().getFirst().query());
        list.filters("filter-delete");
        assertEquals(List.of(), own.filters());
    }

    @Test
    void aSecondOneOfANameTakesTheFirstOnesPlace() {
        keepsWebByName();
        list.search("search").filters("filter-keep").names("the web");
        assertEquals(
                List.of("search"),
                own.filters().stream().map(SavedFilter::query).toList());
    }

    @Test
    void thePageOpensWithTheOneThatShallBeFirst() {
        keepsWebByName();
        list.filters("filter-first");
        Fx.run(stage::close);
        open(WindowSettings.Theme.LIGHT);
        assertEquals("2 of 3", list.found());
    }

    @Test
    void onlyOneCanBeFirst() {
        keepsWebByName();
        list.filters("filter-first")
                .search("search")
                .filters("filter-keep")
                .names("other")
                .filters("filter-first");
        assertEquals(
                List.of("other"),
                own.filters().stream()
                        .filter(SavedFilter::first)
                        .map(SavedFilter::name)
                        .toList());
    }

    @Test
    void aWordOfALaterVersionIsTheUsualOne() {
        var odd = new SavedFilter("odd", "", false, false, "GALAXY", "MOOD", false, false);
        assertEquals(Grouping.NONE, odd.groups());
        assertEquals(Listing.Column.LIGHT, odd.sortedBy());
    }

    @ParameterizedTest
    @CsvSource({"mute-hour", "mute-tomorrow", "mute-green", "mute-good"})
    void aMutedPipelineIsMarkedAndFoundAndStaysRed(String way) {
        list.choose(0).offered(way);
        assertTrue(own.mutes().has("ci/web/cart"));
        assertEquals("web/cart (muted)", list.column("name").getFirst());
        assertEquals("red", list.column("light").getFirst());
        list.search("is:muted");
        assertEquals("1 of 3", list.found());
        assertTrue(list.everything().contains("Muted for you"));
    }

    @Test
    void whoUnmutesItIsToldAgain() {
        list.choose(0).offered("mute-good").offered("unmute");
        assertEquals(Mutes.NONE, own.mutes());
        assertEquals("web/cart", list.column("name").getFirst());
        assertFalse(list.everything().contains("Muted for you"));
    }

    /// Both offer the same, so the buttons stay; what they do must not.
    @Test
    void whatIsPressedIsMeantOfThePipelineThatIsShown() {
        list.choose(1).offered("mute-good").choose(2).offered("mute-good");
        list.choose(1);
        new DetailsObject(stage.getScene()).press("unmute");
        assertFalse(own.mutes().has("ci/search"));
        assertTrue(own.mutes().has("ci/web/shop"));
    }

    @ParameterizedTest
    @EnumSource(
            value = WindowSettings.Theme.class,
            names = {"LIGHT", "DARK", "HIGH_CONTRAST"})
    void itIsDrawn(WindowSettings.Theme theme) {
        Fx.run(stage::close);
        open(theme);
        keepsWebByName();
        list.choose(2).offered("mute-green").filters("filter-keep");
        Screens.keep("window-filters-" + theme.word(), stage.getScene());
    }
}
