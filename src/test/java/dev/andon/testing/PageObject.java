package dev.andon.testing;

import dev.andon.board.Board;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.Theme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A page of the window as somebody before it sees it. An action returns the page.
public final class PageObject {
    private static final int PATIENCE_SECONDS = 30;

    private final Page page;
    private final Stage stage;

    private PageObject(Page page, Stage stage) {
        this.page = page;
        this.stage = stage;
    }

    /// Opens a page in a stage of its own.
    public static PageObject of(Supplier<Page> made, Theme looks) {
        return Fx.call(() -> {
            Page page = made.get();
            var stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setScene(new Scene(page.content(), 980, 700));
            looks.dress(stage.getScene());
            stage.show();
            return new PageObject(page, stage);
        });
    }

    public void close() {
        Fx.run(stage::close);
    }

    public Scene scene() {
        return stage.getScene();
    }

    public PageObject shows(Board board) {
        Fx.run(() -> page.show(board));
        return settled();
    }

    private PageObject settled() {
        WaitForAsyncUtils.waitForFxEvents();
        Fx.run(() -> {
            scene().getRoot().applyCss();
            scene().getRoot().layout();
        });
        return this;
    }

    /// Waits for what another thread brings.
    public PageObject until(Supplier<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> Fx.call(condition::get));
        } catch (TimeoutException e) {
            throw new AssertionError("it never came; what is shown: " + everything(), e);
        }
        return settled();
    }

    /// What the rows of a table say in a column, from the top.
    public List<String> column(String table, String id) {
        return Fx.call(() -> {
            scene().getRoot().applyCss();
            scene().getRoot().layout();
            Map<Object, String> texts = new HashMap<>();
            for (Node node : table(table).lookupAll(".cell-" + id)) {
                if (node instanceof TableCell<?, ?> cell && cell.getItem() != null) {
                    texts.put(cell.getItem(), cell.getText());
                }
            }
            return table(table).getItems().stream()
                    .map(row -> texts.getOrDefault(row, "(not seen)"))
                    .toList();
        });
    }

    public int rows(String table) {
        return Fx.call(() -> table(table).getItems().size());
    }

    public PageObject choose(String table, int row) {
        Fx.run(() -> table(table).getSelectionModel().clearAndSelect(row));
        return settled();
    }

    public PageObject press(String selector) {
        Fx.run(() -> ((ButtonBase) one(selector)).fire());
        return settled();
    }

    public PageObject write(String selector, String text) {
        Fx.run(() -> ((TextInputControl) one(selector)).setText(text));
        return settled();
    }

    /// Chooses one of a box, by its place.
    public PageObject pick(String selector, int place) {
        Fx.run(() -> ((ComboBox<?>) one(selector)).getSelectionModel().select(place));
        return settled();
    }

    public PageObject focus(String selector) {
        Fx.run(() -> one(selector).requestFocus());
        return settled();
    }

    public PageObject type(KeyCode... keys) {
        new FxRobot().type(keys);
        return settled();
    }

    public String text(String selector) {
        return Fx.call(() -> words(one(selector)));
    }

    /// The words of all nodes that a selector finds, in their order.
    public List<String> texts(String selector) {
        return Fx.call(() -> scene().getRoot().lookupAll(selector).stream()
                .filter(Fx::isShown)
                .map(PageObject::words)
                .toList());
    }

    public boolean isThere(String selector) {
        return Fx.call(() -> scene().getRoot().lookup(selector) != null);
    }

    public boolean isShown(String selector) {
        return Fx.call(() -> {
            Node node = scene().getRoot().lookup(selector);
            return node != null && Fx.isShown(node);
        });
    }

    public int pending(Board board) {
        return Fx.call(() -> page.pending(board));
    }

    /// Everything that is written or spoken.
    public String everything() {
        return Fx.call(() -> {
            List<String> all = new ArrayList<>();
            collect(scene().getRoot(), all);
            return String.join("\n", all);
        });
    }

    private static void collect(Node node, List<String> all) {
        all.add(words(node));
        all.add(Objects.requireNonNullElse(node.getAccessibleText(), ""));
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
        }
    }

    private static String words(Node node) {
        return switch (node) {
            case Labeled labeled -> Objects.requireNonNullElse(labeled.getText(), "");
            case TextInputControl input -> input.getText();
            default -> "";
        };
    }

    private TableView<?> table(String id) {
        return (TableView<?>) one("#" + id);
    }

    private Node one(String selector) {
        return Objects.requireNonNull(scene().getRoot().lookup(selector), selector);
    }
}
