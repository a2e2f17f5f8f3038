package dev.andon.ui.window;

import dev.andon.board.Board;
import dev.andon.testing.Fx;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The developer's window as somebody before it sees it. An action returns the window.
final class WindowObject {
    private final Stage stage;
    private final MainWindow window;

    WindowObject(Stage stage, MainWindow window) {
        this.stage = stage;
        this.window = window;
    }

    Scene scene() {
        return stage.getScene();
    }

    WindowObject shows(Board board) {
        Fx.run(() -> window.show(board));
        return settled();
    }

    private WindowObject settled() {
        WaitForAsyncUtils.waitForFxEvents();
        Fx.run(() -> scene().getRoot().layout());
        return this;
    }

    /// The word at the top.
    String line() {
        return text(".summary-state");
    }

    String counts() {
        return text(".summary-counts");
    }

    /// What became of what was asked for; empty when nothing is said.
    String answer() {
        return Fx.call(() -> Fx.isShown(one(".answer")) ? ((Label) one(".answer")).getText() : "");
    }

    boolean isShown(String selector) {
        return Fx.call(() -> Fx.isShown(one(selector)));
    }

    /// The number beside the way to a page; empty for none.
    String pending(String page) {
        return Fx.call(() -> {
            var label = (Label) one("#to-" + page).lookup(".way-pending");
            return label.isVisible() ? label.getText() : "";
        });
    }

    WindowObject press(String page) {
        Fx.run(() -> ((ToggleButton) one("#to-" + page)).fire());
        return settled();
    }

    WindowObject presses(String selector) {
        Fx.run(() -> ((ButtonBase) one(selector)).fire());
        return settled();
    }

    /// Its sheets are applied once more.
    WindowObject restyled() {
        Fx.run(() -> {
            var sheets = List.copyOf(scene().getStylesheets());
            scene().getStylesheets().clear();
            scene().getRoot().applyCss();
            scene().getStylesheets().setAll(sheets);
            scene().getRoot().applyCss();
        });
        return settled();
    }

    /// How wide the picture on the way to a page is.
    double iconWidth(String page) {
        return Fx.call(() ->
                one("#to-" + page).lookup(".ikonli-font-icon").getLayoutBounds().getWidth());
    }

    WindowObject wide(double width) {
        Fx.run(() -> stage.setWidth(width));
        Fx.pulse(scene());
        return settled();
    }

    /// How wide all that stands at the left is.
    double sideWidth() {
        return Fx.call(() -> one(".side").getLayoutBounds().getWidth());
    }

    /// What the way to a page says on the screen.
    String way(String page) {
        return Fx.call(() -> one("#to-" + page).lookupAll(".label").stream()
                .filter(Fx::isShown)
                .map(label -> ((Label) label).getText())
                .collect(Collectors.joining(" ")));
    }

    /// What is told of the way to a page to who points at it; empty for nothing.
    String tip(String page) {
        return Fx.call(() -> {
            var tip = ((ToggleButton) one("#to-" + page)).getTooltip();
            return tip == null ? "" : tip.getText();
        });
    }

    boolean isAt(String page) {
        return Fx.call(() -> ((ToggleButton) one("#to-" + page)).isSelected());
    }

    boolean has(String selector) {
        return Fx.call(() -> scene().getRoot().lookup(selector) != null);
    }

    String aloud(String selector) {
        return Fx.call(() -> one(selector).getAccessibleText());
    }

    WindowObject type(javafx.scene.input.KeyCode... keys) {
        new FxRobot().push(keys);
        return settled();
    }

    private String text(String selector) {
        return Fx.call(() -> ((Label) one(selector)).getText());
    }

    private Node one(String selector) {
        // What scrolls holds nothing before it is dressed.
        scene().getRoot().applyCss();
        return Objects.requireNonNull(scene().getRoot().lookup(selector), selector);
    }
}
