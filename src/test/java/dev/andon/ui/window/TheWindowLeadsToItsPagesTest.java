package dev.andon.ui.window;

import static dev.andon.testing.Boards.failed;
import static dev.andon.testing.Boards.passed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.board.Tile;
import dev.andon.board.WindowSettings;
import dev.andon.link.Link;
import dev.andon.testing.Boards;
import dev.andon.testing.Fx;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.Theme;
import dev.andon.ui.kit.choice.Choice;
import dev.andon.ui.kit.choice.Hands;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

/// The frame around the pages.
class TheWindowLeadsToItsPagesTest {
    private final List<String> shown = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private final List<Integer> walls = new ArrayList<>();
    private Stage stage;
    private MainWindow made;
    private WindowObject window;

    /// A page that says its name, and writes down when it is shown a board.
    private record Leaf(String id, int pending, List<String> shown, Parent content) implements Page {
        Leaf(String id, int pending, List<String> shown) {
            this(id, pending, shown, new StackPane(new Label("page " + id)));
            content.setId("page-" + id);
        }

        @Override
        public Name name() {
            return new Name(id, "Page " + id, Feather.BOX);
        }

        @Override
        public void show(Board board) {
            shown.add(id);
        }

        @Override
        public int pending(Board board) {
            return pending;
        }

        @Override
        public boolean choose(Tile tile, Board board) {
            boolean isMine = tile.name().contains(id);
            if (isMine) {
                shown.add(id + " chose " + tile.name());
            }
            return isMine;
        }

        @Override
        public void leave() {
            shown.add(id + " was left");
        }
    }

    @BeforeEach
    void open() {
        Fx.start();
        Fx.run(() -> {
            stage = new Stage();
            made = new MainWindow(
                    stage,
                    new Theme(WindowSettings.DEFAULT),
                    Texts.in(Locale.ENGLISH),
                    () -> Boards.TEN,
                    Hands.openingOnly(opened::add),
                    choices -> List.of(new Leaf("one", 0, shown), new Leaf("two", 3, shown)),
                    walls::add);
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(900);
            stage.setHeight(600);
            made.open();
        });
        window = new WindowObject(stage, made);
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void whereNoBoardComesWhatIsShownStepsBack() {
        Texts texts = Texts.in(Locale.ENGLISH);
        Board board = Boards.of(passed("shop")).board();
        Fx.run(() -> {
            var view = new WindowView(
                    List.of(),
                    texts,
                    Hands.openingOnly(opened::add),
                    choices -> List.of(new Leaf("one", 0, shown)),
                    new WallButton(texts, walls::add));
            stage.getScene().setRoot(view);
            view.show(board);
            view.beat(board.at().plusSeconds(9));
            assertEquals(1, opacity(view));
            view.beat(board.at().plusSeconds(11));
            assertEquals(0.45, opacity(view));
            view.show(board);
            assertEquals(1, opacity(view));
        });
    }

    private static double opacity(WindowView view) {
        view.applyCss();
        return view.lookup(".page").getOpacity();
    }

    @Test
    void anIconStaysAsLargeAsItsWords() {
        double before = window.iconWidth("one");
        for (int i = 0; i < 5; i++) {
            window.press("two").press("one").restyled();
        }
        assertEquals(before, window.iconWidth("one"));
        assertTrue(before < 30, "its width is " + before);
    }

    @Test
    void itOpensAtTheFirstPage() {
        assertTrue(window.isAt("one"));
        assertTrue(window.has("#page-one"));
    }

    @Test
    void aWayLeadsToItsPage() {
        window.press("two");
        assertTrue(window.has("#page-two"));
        assertFalse(window.has("#page-one"));
    }

    @Test
    void aWayThatIsPressedAgainStaysChosen() {
        window.press("two").press("two");
        assertTrue(window.isAt("two"));
    }

    @Test
    void ctrlAndADigitLeadToAPage() {
        window.type(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertTrue(window.isAt("two"));
    }

    @Test
    void aDigitWithoutAPageLeadsNowhere() {
        window.type(KeyCode.CONTROL, KeyCode.DIGIT9);
        assertTrue(window.isAt("one"));
    }

    @Test
    void onlyThePageThatIsLookedAtIsShownBoards() {
        shown.clear();
        window.shows(Boards.of(passed("shop")).board());
        assertEquals(List.of("one"), shown);
    }

    @Test
    void aPageThatOneComesToIsShownTheNewestBoard() {
        window.shows(Boards.of(passed("shop")).board());
        shown.clear();
        window.press("two");
        assertEquals(List.of("two"), shown);
    }

    @Test
    void theNumberOfThingsToLookAtStandsBesideTheWayAndIsSpoken() {
        window.shows(Boards.of(passed("shop")).board());
        assertEquals("", window.pending("one"));
        assertEquals("3", window.pending("two"));
        assertEquals("Page two: 3 to look at", window.aloud("#to-two"));
    }

    @Test
    void whereThereIsLittleRoomTheWaysAreTheirIconsAndNumbers() {
        window.shows(Boards.of(passed("shop")).board());
        assertEquals("Page two 3", window.way("two"));
        window.wide(700);
        assertEquals("3", window.way("two"));
        assertEquals("Page two", window.tip("two"));
        assertEquals("Page two: 3 to look at", window.aloud("#to-two"));
        assertTrue(window.sideWidth() < 150, "the side is wide: " + window.sideWidth());
        window.wide(900);
        assertEquals("Page two 3", window.way("two"));
        assertEquals("", window.tip("two"));
    }

    @Test
    void howMuchRoomThereIsDependsOnTheSizeOfTheText() {
        double before = window.iconWidth("two");
        Fx.run(() -> made.restyle(
                new Theme(new WindowSettings(WindowSettings.Theme.LIGHT, 200)),
                Texts.in(Locale.ENGLISH),
                choices -> List.of(new Leaf("one", 0, shown), new Leaf("two", 3, shown))));
        Fx.pulse(window.scene());
        assertEquals("3", window.way("two"));
        assertEquals(2 * before, window.iconWidth("two"), 2);
    }

    @Test
    void whoWantsDetailsIsLedToThePageThatTellsThem() {
        Board board = Boards.of(passed("shop one"), failed("shop two")).board();
        window.shows(board);
        Fx.run(() -> made.details(board.tiles().getFirst().id()));
        assertTrue(window.isAt("one"));
        Fx.run(() -> made.details(board.tiles().getLast().id()));
        assertTrue(window.isAt("two"));
        assertTrue(shown.contains("two chose shop two"), shown.toString());
    }

    @Test
    void aLinkLeadsToItsTileAsSoonAsThatIsThere() {
        Fx.run(() -> made.follow(new Link(Link.Kind.PIPELINE, "ci/shop two")));
        assertTrue(window.isAt("one"));
        window.shows(Boards.of(passed("shop two")).board());
        assertTrue(window.isAt("two"));
        assertEquals("", window.answer());
    }

    @Test
    void aLinkToWhatIsNotThereSaysSo() {
        window.shows(Boards.of(passed("shop two")).board());
        Fx.run(() -> made.follow(new Link(Link.Kind.PIPELINE, "ci/gone")));
        assertEquals("There is no pipeline ci/gone here.", window.answer());
        Fx.run(() -> made.follow(new Link(Link.Kind.STOP, "nowhere")));
        assertEquals("There is no line nowhere here.", window.answer());
        Fx.run(() -> made.follow(new Link(Link.Kind.SERVICE, "shop/moon")));
        assertEquals("There is no service shop/moon here.", window.answer());
        assertTrue(window.isAt("one"));
    }

    @Test
    void aNewerAndonIsSaidQuietlyAndItsPageIsOpenedByTheBrowser() {
        assertFalse(window.isShown("#newer"));
        Fx.run(() -> made.offer(new Newer("1.3.0", "https://andon.example.com/1.3.0")));
        assertTrue(window.isShown("#newer"));
        Fx.run(() -> ((Hyperlink) stage.getScene().lookup("#newer")).fire());
        assertEquals(List.of("https://andon.example.com/1.3.0"), opened);
    }

    @Test
    void detailsOfWhatIsNotThereAnyMoreLeadNowhere() {
        window.shows(Boards.of(passed("shop two")).board());
        Fx.run(() -> made.details("ci/gone"));
        assertTrue(window.isAt("one"));
    }

    @Test
    void aButtonAndAKeyOpenTheWallWhereTheSettingsSay() {
        window.presses("#to-wall").type(KeyCode.SHIFT, KeyCode.F11);
        assertEquals(List.of(0, 0), walls);
        assertFalse(Fx.call(stage::isFullScreen));
    }

    @Test
    void whereThereAreSeveralScreensOneIsChosen() {
        List<Choice> choices = Fx.call(() ->
                new WallButton(Texts.in(Locale.ENGLISH), walls::add).choices(List.of("1920 × 1080", "3840 × 2160")));
        assertEquals(
                List.of("Screen 1: 1920 × 1080", "Screen 2: 3840 × 2160"),
                choices.stream().map(Choice::words).toList());
        choices.getLast().action().run();
        assertEquals(List.of(2), walls);
    }

    @Test
    void theScreensThatAreOfferedAreThoseOfTheToolkit() {
        Rectangle2D only = Fx.call(() -> Screen.getPrimary().getBounds());
        assertEquals(
                List.of((int) only.getWidth() + " × " + (int) only.getHeight()),
                Fx.call(() -> WallButton.sizes(Screen.getScreens())));
    }

    @Test
    void aMenuOfSeveralScreensOpensAboveTheButton() {
        Fx.run(() -> ((WallButton) stage.getScene().lookup("#to-wall")).press(List.of("800 × 600", "1920 × 1080")));
        ContextMenu menu = Fx.call(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst()
                .orElseThrow());
        assertEquals(
                List.of("Screen 1: 800 × 600", "Screen 2: 1920 × 1080"),
                menu.getItems().stream().map(MenuItem::getText).toList());
        Fx.run(() -> menu.getItems().getLast().fire());
        assertEquals(List.of(2), walls);
        Fx.run(menu::hide);
    }

    @Test
    void pagesAreLeftWhenTheWindowIsClosed() {
        Fx.run(stage::close);
        assertTrue(shown.containsAll(List.of("one was left", "two was left")), shown.toString());
    }

    @Test
    void theStateOfEverythingStandsAbove() {
        window.shows(Boards.of(passed("shop"), failed("cart")).board());
        assertEquals("1 red, 1 green; oldest data 0 s", window.counts());
    }

    @Test
    void otherLooksKeepThePage() {
        window.press("two");
        Fx.run(() -> made.restyle(
                new Theme(new WindowSettings(WindowSettings.Theme.HIGH_CONTRAST, 200)),
                Texts.in(Locale.GERMAN),
                choices -> List.of(new Leaf("one", 0, shown), new Leaf("two", 3, shown))));
        assertTrue(window.isAt("two"));
    }
}
