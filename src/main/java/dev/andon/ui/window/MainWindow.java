package dev.andon.ui.window;

import dev.andon.board.Board;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Front;
import dev.andon.ui.kit.FxThread;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.Theme;
import dev.andon.ui.kit.choice.Choices;
import dev.andon.ui.kit.choice.Hands;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// The developer's window: Ctrl with a digit goes to a page, Ctrl+F to its search, F11 makes it fill the screen.
public final class MainWindow implements Front {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final Stage stage;
    private final Hands hands;
    private WindowView view;
    private Runnable undress;
    private Board board = Board.EMPTY;

    /// @param clock the same clock as the boards'
    /// @param hands what people can do here
    /// @param pages makes the pages, in the order of their buttons, at least one, given what can be done on them
    public MainWindow(
            Stage stage,
            Theme theme,
            Texts texts,
            InstantSource clock,
            Hands hands,
            Function<Choices, List<Page>> pages) {
        this.stage = stage;
        this.hands = hands;
        view = new WindowView(theme.sheets(), texts, hands, pages);
        stage.setTitle("Andon");
        stage.setScene(new Scene(view, WIDTH, HEIGHT));
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
        view = new WindowView(theme.sheets(), texts, hands, pages);
        stage.getScene().setRoot(view);
        undress = theme.dress(stage.getScene());
        view.show(board);
        view.go(page);
    }

    @Override
    public void open() {
        stage.show();
    }

    @Override
    public void afterFirstPicture(Runnable action) {
        FxThread.afterFirstPicture(stage.getScene(), action);
    }

    @Override
    public void show(Board board) {
        this.board = board;
        view.show(board);
    }

    @Override
    public void toFront() {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    @Override
    public void goBack(String subject) {
        toFront();
        view.goBack(subject);
    }

    @Override
    public void close() {
        stage.close();
    }
}
