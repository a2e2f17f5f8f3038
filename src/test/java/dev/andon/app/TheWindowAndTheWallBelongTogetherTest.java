package dev.andon.app;

import static dev.andon.testing.Boards.failed;
import static dev.andon.testing.Boards.passed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.app.Opened.Kind;
import dev.andon.board.Board;
import dev.andon.board.WallSettings;
import dev.andon.board.WindowSettings;
import dev.andon.testing.Boards;
import dev.andon.testing.Fx;
import dev.andon.testing.Screens;
import dev.andon.ui.kit.choice.Hands;
import dev.andon.ui.pipelines.Own;
import dev.andon.ui.wall.WallView;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class TheWindowAndTheWallBelongTogetherTest {
    private static final Board BOARD =
            Boards.of(passed("shop/cart"), failed("shop/checkout")).board();

    private final Andon andon = new Andon(InstantSource.system(), board -> {});
    private final OwnSettings own = new OwnSettings(null);
    private Opened opened;

    @BeforeEach
    void start() {
        Fx.start();
    }

    @AfterEach
    void stop() {
        Fx.run(() -> opened.close());
        own.close();
        andon.close();
    }

    private void opens(Kind kind) {
        var memory = new Memories(andon, Configuration.watching(List.of(), WallSettings.DEFAULT));
        Fx.run(() -> {
            var stage = new Stage();
            opened = new Opened(
                    kind,
                    stage,
                    new Opened.Looks(WallSettings.DEFAULT, WindowSettings.DEFAULT),
                    () -> Boards.TEN,
                    Hands.openingOnly(url -> {}),
                    new Pages.Behind(andon, memory, own, Own.unkept()));
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(980);
            stage.setHeight(700);
            opened.show(BOARD);
            opened.open();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static List<Scene> scenes(boolean walls) {
        return Fx.call(() -> Window.getWindows().stream()
                .filter(window -> window.isShowing() && window.getScene() != null)
                .map(Window::getScene)
                .filter(scene -> walls == (scene.getRoot() instanceof WallView))
                .filter(scene -> walls || scene.getRoot().lookup("#to-wall") != null)
                .toList());
    }

    private static Scene wall() {
        return scenes(true).getFirst();
    }

    private static Scene window() {
        return scenes(false).getFirst();
    }

    private static void press(String selector) {
        Fx.run(() -> ((Button) window().getRoot().lookup(selector)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theWallIsOneButtonAwayAndShowsTheSameBoard() {
        opens(Kind.WINDOW);
        press("#to-wall");
        assertTrue(Fx.call(() -> ((Stage) wall().getWindow()).isFullScreen()));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(2, Fx.call(() -> wall().getRoot().lookupAll(".tile").size()));
        Screens.keep("window-with-its-wall", window());
    }

    @Test
    void aWallThatIsOpenIsNotOpenedTwice() {
        opens(Kind.WINDOW);
        press("#to-wall");
        press("#to-wall");
        assertEquals(1, scenes(true).size());
    }

    @Test
    void escapeClosesTheWallAndTheWindowStays() {
        opens(Kind.WINDOW);
        press("#to-wall");
        new FxRobot().type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(0, scenes(true).size());
        assertEquals(1, scenes(false).size());
        press("#to-wall");
        assertEquals(1, scenes(true).size());
    }

    @Test
    void aWallLeadsIntoTheWindowWhereTheDetailsAre() {
        opens(Kind.WALL);
        assertEquals(0, scenes(false).size());
        Fx.run(() -> opened.details("ci/shop/checkout"));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                "ci / shop/checkout",
                Fx.call(() -> ((Labeled) window().getRoot().lookup(".details-name")).getText()));
        assertEquals(1, scenes(true).size());
    }

    @Test
    void theWallStaysWhenTheWindowIsClosedAndOpensItAnew() {
        opens(Kind.WALL);
        Fx.run(() -> opened.details("ci/shop/checkout"));
        Fx.run(() -> window().getWindow().hide());
        assertEquals(0, scenes(false).size());
        Fx.run(() -> opened.details("ci/shop/cart"));
        assertEquals(1, scenes(false).size());
    }

    @Test
    void otherLooksAreTheWindowsAndTheWalls() {
        opens(Kind.WINDOW);
        press("#to-wall");
        Fx.run(() -> opened.restyle(new Opened.Looks(
                WallSettings.DEFAULT.withPalette(WallSettings.Palette.LIGHT),
                new WindowSettings(WindowSettings.Theme.HIGH_CONTRAST, 100))));
        assertTrue(Fx.call(() -> wall().getRoot().getStylesheets().toString()).contains("light"));
        assertTrue(Fx.call(() -> window().getStylesheets().toString()).contains("high-contrast"));
    }
}
