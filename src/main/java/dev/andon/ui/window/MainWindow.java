package dev.andon.ui.window;

import dev.andon.board.Board;
import dev.andon.link.Link;
import dev.andon.text.Texts;
import dev.andon.ui.kit.AppIcon;
import dev.andon.ui.kit.Fitting;
import dev.andon.ui.kit.FxThread;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.Theme;
import dev.andon.ui.kit.choice.Choices;
import dev.andon.ui.kit.choice.Hands;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The developer's window: Ctrl with a digit goes to a page, Ctrl+F to its search, F11 makes it fill the screen,
/// Shift+F11 opens the wall.
public final class MainWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private static final KeyCombination WALL = new KeyCodeCombination(KeyCode.F11, KeyCombination.SHIFT_DOWN);

    private final Stage stage;
    private final Hands hands;
    private final IntConsumer wall;
    private WindowView view;
    private Runnable undress;
    private Board board = Board.EMPTY;
    private @Nullable Newer newer;

    /// @param clock the same clock as the boards'
    /// @param hands what people can do here
    /// @param pages makes the pages, in the order of their buttons, at least one, given what can be done on them
    /// @param wall opens the wall on a screen, from 1; 0 for the one that the settings name
    public MainWindow(
            Stage stage,
            Theme theme,
            Texts texts,
            InstantSource clock,
            Hands hands,
            Function<Choices, List<Page>> pages,
            IntConsumer wall) {
        this.stage = stage;
        this.hands = hands;
        this.wall = wall;
        view = new WindowView(theme.sheets(), texts, hands, pages, new WallButton(texts, wall));
        stage.setTitle("Andon");
        stage.setScene(Fitting.scene(view, WIDTH, HEIGHT));
        stage.getScene().addEventHandler(KeyEvent.KEY_PRESSED, this::type);
        undress = theme.dress(stage.getScene());
        Runnable stopBeat = FxThread.every(BEAT, () -> view.beat(clock.instant()));
        stage.setOnHidden(hidden -> {
            stopBeat.run();
            undress.run();
            view.leave();
        });
    }

    private void type(KeyEvent key) {
        if (FIND.match(key)) {
            view.find();
        } else if (WALL.match(key)) {
            wall.accept(0);
        } else if (key.getCode() == KeyCode.F11) {
            stage.setFullScreen(!stage.isFullScreen());
        } else if (key.isShortcutDown() && key.getCode().isDigitKey()) {
            view.go(key.getCode().getChar().charAt(0) - '1');
        }
    }

    /// Changes the looks, and what is shown where; the page that one is on stays.
    public void restyle(Theme theme, Texts texts, Function<Choices, List<Page>> pages) {
        int page = view.at();
        view.leave();
        undress.run();
        view = new WindowView(theme.sheets(), texts, hands, pages, new WallButton(texts, wall));
        stage.getScene().setRoot(view);
        undress = theme.dress(stage.getScene());
        view.show(board);
        view.go(page);
        if (newer != null) {
            view.offer(newer, hands.open());
        }
    }

    public void open() {
        AppIcon.put(stage);
        stage.show();
    }

    public void show(Board board) {
        this.board = board;
        view.show(board);
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
        view.goBack(subject);
    }

    /// Shows more of a tile, on the page that tells most of it.
    ///
    /// @param subject the tile's id
    public void details(String subject) {
        toFront();
        view.details(subject);
    }

    /// Shows what a link names, as soon as it is there.
    public void follow(Link link) {
        toFront();
        view.follow(link);
    }

    /// Says quietly that there is a newer Andon.
    public void offer(Newer newer) {
        this.newer = newer;
        view.offer(newer, hands.open());
    }

    public void close() {
        stage.close();
    }
}
