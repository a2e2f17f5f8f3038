package dev.andon.ui.wall;

import dev.andon.board.Board;
import dev.andon.board.WallSettings;
import dev.andon.text.Texts;
import dev.andon.ui.kit.AppIcon;
import dev.andon.ui.kit.FxThread;
import dev.andon.ui.kit.choice.Hands;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The wall in a window: F11 for full screen and back, Esc leaves full screen or, where the wall was opened from
/// another window, the wall; Ctrl+Shift+S stops the line.
public final class WallWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 720;
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final KeyCombination CORD =
            new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    /// What leads away from a wall.
    ///
    /// @param details shows more of a tile elsewhere, given its id; null where there is no elsewhere
    /// @param isGuest whether it was opened from another window, to which Esc leads back
    public record Exits(@Nullable Consumer<String> details, boolean isGuest) {
        static final Exits NONE = new Exits(null, false);
    }

    private final Stage stage;
    private final boolean fullScreen;
    private final InstantSource clock;
    private final Hands hands;
    private final Exits exits;
    /// Of the screen that the settings name, from 1.
    private final int number;

    private WallView wall;
    private Board board = Board.EMPTY;

    /// One that leads nowhere.
    ///
    /// @param fullScreen whether it opens so
    /// @param clock the same clock as the boards'
    public WallWindow(
            Stage stage, boolean fullScreen, WallSettings settings, Texts texts, InstantSource clock, Hands hands) {
        this(stage, fullScreen, settings, texts, clock, hands, Exits.NONE);
    }

    /// @param fullScreen whether it opens so
    /// @param clock the same clock as the boards'
    public WallWindow(
            Stage stage,
            boolean fullScreen,
            WallSettings settings,
            Texts texts,
            InstantSource clock,
            Hands hands,
            Exits exits) {
        this.stage = stage;
        this.fullScreen = fullScreen;
        this.clock = clock;
        this.hands = hands;
        this.exits = exits;
        this.wall = new WallView(settings, texts, hands, exits.details());
        stage.setTitle(settings.title().isBlank() ? "Andon" : "Andon: " + settings.title());
        number = settings.screen();
        stage.setScene(scene());
        // Else the first tile had the focus, and a frame around it, before anybody touched a key.
        wall.requestFocus();
        stage.getScene().addEventHandler(KeyEvent.KEY_PRESSED, this::type);
        stage.setFullScreenExitHint("");
        if (exits.isGuest()) {
            // Else the first Esc would only leave full screen, and nobody sees which window one is in then.
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        }
        moveToScreen();
        var pointer = new RestingPointer(stage.getScene(), clock);
        Runnable stopBeat = FxThread.every(BEAT, () -> {
            Instant now = clock.instant();
            pointer.beat(now, stage.isFullScreen());
            wall.beat(now, LocalTime.ofInstant(now, ZoneId.systemDefault()));
        });
        stage.setOnHidden(hidden -> {
            stopBeat.run();
            wall.leave();
        });
    }

    /// As large as it is going to be: a wall that grows when it is shown is laid out twice.
    private Scene scene() {
        Rectangle2D bounds = screen();
        return fullScreen ? new Scene(wall, bounds.getWidth(), bounds.getHeight()) : new Scene(wall, WIDTH, HEIGHT);
    }

    private void type(KeyEvent key) {
        if (key.getCode() == KeyCode.F11) {
            stage.setFullScreen(!stage.isFullScreen());
        } else if (key.getCode() == KeyCode.ESCAPE && exits.isGuest()) {
            stage.close();
        } else if (CORD.match(key)) {
            wall.pullCord();
        }
    }

    private void moveToScreen() {
        named(number, bounds(Screen::getVisualBounds)).ifPresent(bounds -> {
            stage.setX(bounds.getMinX() + Math.max(0, (bounds.getWidth() - WIDTH) / 2));
            stage.setY(bounds.getMinY() + Math.max(0, (bounds.getHeight() - HEIGHT) / 2));
        });
    }

    /// Where the screen of that number is, from 1. A number that no screen has leaves the choice to the platform.
    static Optional<Rectangle2D> named(int number, List<Rectangle2D> screens) {
        return number >= 1 && number <= screens.size() ? Optional.of(screens.get(number - 1)) : Optional.empty();
    }

    private Rectangle2D screen() {
        return named(number, bounds(Screen::getBounds))
                .orElseGet(() -> Screen.getPrimary().getBounds());
    }

    private static List<Rectangle2D> bounds(Function<Screen, Rectangle2D> of) {
        return Screen.getScreens().stream().map(of).toList();
    }

    /// Full screen from the first picture on: to show a window first and enlarge it would lay everything out
    /// twice.
    public void open() {
        if (fullScreen) {
            fillScreen();
        }
        stage.setFullScreen(fullScreen);
        AppIcon.put(stage);
        stage.show();
    }

    /// Without a window manager, as on a kiosk, nobody else makes it that large.
    private void fillScreen() {
        Rectangle2D bounds = screen();
        stage.setX(bounds.getMinX());
        stage.setY(bounds.getMinY());
        stage.setWidth(bounds.getWidth());
        stage.setHeight(bounds.getHeight());
    }

    /// Shows itself to who looked elsewhere.
    public void toFront() {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    /// Shows what going back would be, to who asked for that elsewhere.
    ///
    /// @param subject the service's tile id
    public void goBack(String subject) {
        toFront();
        wall.goBack(subject);
    }

    public void close() {
        stage.close();
    }

    /// Changes the looks; what is shown stays.
    public void restyle(WallSettings settings, Texts texts) {
        wall.leave();
        wall = new WallView(settings, texts, hands, exits.details());
        stage.getScene().setRoot(wall);
        // Else the first tile had the focus, and a frame around it, before anybody touched a key.
        wall.requestFocus();
        wall.show(board);
    }

    public void show(Board board) {
        this.board = board;
        wall.show(board);
    }
}
