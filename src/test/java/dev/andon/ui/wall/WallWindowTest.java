package dev.andon.ui.wall;

import static dev.andon.testing.Boards.failed;
import static dev.andon.testing.Boards.passed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.WallSettings;
import dev.andon.build.Pipeline;
import dev.andon.testing.Boards;
import dev.andon.testing.Fx;
import dev.andon.text.Texts;
import dev.andon.ui.kit.choice.Hands;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCode;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class WallWindowTest {
    private final List<String> opened = new ArrayList<>();
    private final List<String> details = new ArrayList<>();
    private Stage stage;
    private WallWindow window;
    private WallPage wall;

    @BeforeEach
    void open() {
        Fx.start();
        Fx.run(() -> {
            stage = new Stage();
            window = new WallWindow(
                    stage,
                    false,
                    WallSettings.DEFAULT.withTitle("Shop team"),
                    Texts.in(Locale.ENGLISH),
                    () -> Boards.TEN,
                    Hands.openingOnly(opened::add));
            // The headless screen has 1000 x 1000 pixels.
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(900);
            stage.setHeight(600);
            window.open();
        });
        wall = WallPage.in(stage.getScene(), opened);
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private WallPage shows(Boards boards) {
        Fx.run(() -> window.show(boards.board()));
        WaitForAsyncUtils.waitForFxEvents();
        return wall;
    }

    private void type(KeyCode key) {
        new FxRobot().type(key);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theWindowIsCalledAfterTheTeam() {
        assertEquals("Andon: Shop team", stage.getTitle());
    }

    @Test
    void f11TogglesFullScreen() {
        type(KeyCode.F11);
        assertTrue(stage.isFullScreen());
        type(KeyCode.F11);
        assertFalse(stage.isFullScreen());
    }

    @Test
    void escapeLeavesFullScreen() {
        type(KeyCode.F11);
        type(KeyCode.ESCAPE);
        assertFalse(stage.isFullScreen());
        assertTrue(stage.isShowing());
    }

    @Test
    void aWallMayOpenInFullScreen() {
        Fx.run(() -> {
            stage.close();
            stage = new Stage();
            window = new WallWindow(
                    stage,
                    true,
                    WallSettings.DEFAULT,
                    Texts.in(Locale.ENGLISH),
                    () -> Boards.TEN,
                    Hands.openingOnly(opened::add));
            window.open();
        });
        assertTrue(stage.isFullScreen());
    }

    private Rectangle2D opensOn(int screen) {
        WallSettings of = WallSettings.DEFAULT;
        var settings = new WallSettings(
                "", of.order(), of.palette(), of.language(), of.motion(), screen, of.night(), of.page());
        return Fx.call(() -> {
            stage.close();
            stage = new Stage();
            Texts texts = Texts.in(Locale.ENGLISH);
            new WallWindow(stage, true, settings, texts, () -> Boards.TEN, Hands.openingOnly(opened::add)).open();
            return new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        });
    }

    /// The toolkit has one screen without a display.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7})
    void itFillsTheScreenOfItsNumberOrWhereThereIsNoneTheUsualOne(int screen) {
        assertEquals(Fx.call(() -> Screen.getPrimary().getBounds()), opensOn(screen));
    }

    @ParameterizedTest
    @CsvSource({"0, ", "1, 0", "2, 1920", "3, ", "-1, "})
    void theScreensAreNumberedAsTheToolkitNamesThem(int number, @Nullable Integer left) {
        var screens = List.of(new Rectangle2D(0, 0, 1920, 1080), new Rectangle2D(1920, 0, 3840, 2160));
        assertEquals(
                Optional.ofNullable(left), WallWindow.named(number, screens).map(bounds -> (int) bounds.getMinX()));
    }

    private void isOpenedFromAnotherWindow() {
        Fx.run(() -> {
            stage.close();
            stage = new Stage();
            window = new WallWindow(
                    stage,
                    true,
                    WallSettings.DEFAULT,
                    Texts.in(Locale.ENGLISH),
                    () -> Boards.TEN,
                    Hands.openingOnly(opened::add),
                    new WallWindow.Exits(details::add, true));
            window.open();
        });
        wall = WallPage.in(stage.getScene(), opened);
    }

    @Test
    void escapeLeadsBackToTheWindowFromWhichTheWallWasOpened() {
        isOpenedFromAnotherWindow();
        assertTrue(stage.isFullScreen());
        type(KeyCode.ESCAPE);
        assertFalse(stage.isShowing());
    }

    @Test
    void altAndEnterLeadFromATileToItsDetails() {
        isOpenedFromAnotherWindow();
        shows(Boards.of(passed("shop").url("https://ci.example.test/shop")))
                .tile("shop")
                .pressAtOnce(KeyCode.ALT, KeyCode.ENTER);
        assertEquals(List.of("ci/shop"), details);
        assertEquals(List.of(), wall.opened());
    }

    @Test
    void theFirstThingInATilesMenuIsItsDetails() {
        isOpenedFromAnotherWindow();
        shows(Boards.of(passed("shop"))).tile("shop").chooses("details");
        assertEquals(List.of("ci/shop"), details);
    }

    @Test
    void aWallWithoutAWindowOffersNoDetails() {
        shows(Boards.of(passed("shop").url("https://ci.example.test/shop")))
                .tile("shop")
                .pressAtOnce(KeyCode.ALT, KeyCode.ENTER);
        assertEquals(List.of("https://ci.example.test/shop"), wall.opened());
    }

    @Test
    void aClickOnATileOpensItsPage() {
        shows(Boards.of(passed("shop").url("https://ci.example.test/shop")))
                .tile("shop")
                .click();
        assertEquals(List.of("https://ci.example.test/shop"), wall.opened());
    }

    @Test
    void aTileWithAFailedBuildOpensThatBuild() {
        Pipeline.Draft shop = failed("shop");
        shop.last(shop.done().last().at("https://ci.example.test/shop/42"));
        shows(Boards.of(shop)).tile("shop").click();
        assertEquals(List.of("https://ci.example.test/shop/42"), wall.opened());
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "ssh://ci.example.test", "not an address", ""})
    void nothingButTheWebIsOpened(String url) {
        shows(Boards.of(passed("shop").url(url))).tile("shop").click();
        assertEquals(List.of(), wall.opened());
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyCode.class,
            names = {"ENTER", "SPACE"})
    void theKeyboardOpensATileToo(KeyCode key) {
        shows(Boards.of(passed("shop").url("https://ci.example.test/shop")))
                .tile("shop")
                .press(key);
        assertEquals(List.of("https://ci.example.test/shop"), wall.opened());
    }

    @Test
    void theTabKeyWalksFromTileToTile() {
        shows(Boards.of(passed("cart"), passed("shop")));
        wall.tile("cart").press(KeyCode.TAB);
        assertTrue(wall.tile("shop").hasFocus());
        assertTrue(wall.tile("shop").is("focus-visible"));
    }

    @Test
    void aWallThatNobodyTouchesShowsNoFocus() {
        shows(Boards.of(passed("cart"), passed("shop")));
        assertFalse(wall.tiles().stream().anyMatch(TileObject::isFramed));
    }

    @Test
    void norDoesOneThatOpensWithItsTiles() {
        Fx.run(() -> {
            stage.close();
            stage = new Stage();
            window = new WallWindow(
                    stage,
                    true,
                    WallSettings.DEFAULT,
                    Texts.in(Locale.ENGLISH),
                    () -> Boards.TEN,
                    Hands.openingOnly(opened::add));
            window.show(Boards.of(passed("cart"), passed("shop")).board());
            window.open();
        });
        WaitForAsyncUtils.waitForFxEvents();
        wall = WallPage.in(stage.getScene(), opened);
        assertFalse(wall.tiles().stream().anyMatch(TileObject::isFramed));
    }
}
