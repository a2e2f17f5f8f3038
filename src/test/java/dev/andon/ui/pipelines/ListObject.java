package dev.andon.ui.pipelines;

import dev.andon.board.Board;
import dev.andon.testing.Fx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The page of pipelines as somebody before it sees it. An action returns the page.
public final class ListObject {
    private final PipelinesPage page;
    private final Scene scene;

    public ListObject(PipelinesPage page, Scene scene) {
        this.page = page;
        this.scene = scene;
    }

    public ListObject shows(Board board) {
        Fx.run(() -> page.show(board));
        return settled();
    }

    private ListObject settled() {
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /// What the rows say in a column, from the top.
    public List<String> column(String id) {
        return cells(id, TableCell::getText);
    }

    /// What a screen reader says of a column, from the top.
    List<String> spoken(String id) {
        return cells(id, cell -> cell.getAccessibleText() == null ? cell.getText() : cell.getAccessibleText());
    }

    private List<String> cells(String id, Function<TableCell<?, ?>, String> words) {
        return Fx.call(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            Map<Row, String> texts = new HashMap<>();
            for (Node node : scene.getRoot().lookupAll(".cell-" + id)) {
                if (node instanceof TableCell<?, ?> cell && cell.getItem() instanceof Row row) {
                    texts.put(row, words.apply(cell));
                }
            }
            return table().getItems().stream()
                    .map(row -> texts.getOrDefault(row, "(not seen)"))
                    .toList();
        });
    }

    public ListObject search(String words) {
        Fx.run(() -> ((TextField) one("#search")).setText(words));
        return settled();
    }

    public ListObject press(String id) {
        Fx.run(() -> ((ToggleButton) one("#" + id)).fire());
        return settled();
    }

    boolean canPress(String id) {
        return Fx.call(() -> !one("#" + id).isDisabled());
    }

    @SuppressWarnings("unchecked") // a look-up by id does not know the type
    ListObject group(Listing.Grouping grouping) {
        Fx.run(() -> ((ComboBox<Listing.Grouping>) one("#grouping")).setValue(grouping));
        return settled();
    }

    ListObject sort(String column, boolean descending) {
        Fx.run(() -> {
            var head = table().getColumns().stream()
                    .filter(one -> one.getId().equals("column-" + column))
                    .findFirst()
                    .orElseThrow();
            head.setSortType(descending ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
            table().getSortOrder().setAll(List.of(head));
        });
        return settled();
    }

    public ListObject choose(int row) {
        Fx.run(() -> {
            table().requestFocus();
            table().getSelectionModel().select(row);
        });
        return settled();
    }

    /// Gives it so much room.
    ListObject wide(double width) {
        Fx.run(() -> scene.getWindow().setWidth(width));
        Fx.pulse(scene);
        return settled();
    }

    boolean isThere() {
        return Fx.call(() -> scene.getRoot().lookup("#pipelines") != null);
    }

    boolean isFocused(String id) {
        return Fx.call(() -> one("#" + id).isFocused());
    }

    /// How wide a column is; 0 where it is left out.
    double columnWidth(String id) {
        Fx.pulse(scene);
        return Fx.call(() -> table().getVisibleLeafColumns().stream()
                .filter(column -> column.getId().equals("column-" + id))
                .mapToDouble(TableColumn::getWidth)
                .sum());
    }

    int chosen() {
        return Fx.call(() -> table().getSelectionModel().getSelectedIndex());
    }

    public ListObject type(KeyCode... keys) {
        new FxRobot().type(keys);
        return settled();
    }

    /// Chooses something in the menu of saved filters.
    ListObject filters(String id) {
        Fx.run(() -> ((MenuButton) one("#filters"))
                .getItems().stream()
                        .filter(item -> id.equals(item.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
        return settled();
    }

    /// Answers how a filter shall be called.
    ListObject names(String name) {
        Fx.run(() -> ((TextField) one("#filter-name")).setText(name));
        return type(KeyCode.ENTER);
    }

    ListObject escapes() {
        return type(KeyCode.ESCAPE);
    }

    /// Chooses something in the menu of the chosen pipeline.
    ListObject offered(String id) {
        Fx.run(() -> table().fireEvent(
                        new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 0, 0, true, null)));
        Fx.run(() -> {
            ContextMenu menu = Window.getWindows().stream()
                    .filter(ContextMenu.class::isInstance)
                    .map(ContextMenu.class::cast)
                    .findFirst()
                    .orElseThrow();
            menu.getItems().stream()
                    .filter(item -> id.equals(item.getId()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            menu.hide();
        });
        return settled();
    }

    /// The words of all labels.
    String everything() {
        return Fx.call(() -> scene.getRoot().lookupAll(".label").stream()
                .filter(Fx::isShown)
                .map(label -> ((Label) label).getText())
                .collect(Collectors.joining("\n")));
    }

    String found() {
        return Fx.call(() -> ((Label) one("#found")).getText());
    }

    ListObject find() {
        Fx.run(page::find);
        return settled();
    }

    boolean isSearching() {
        return Fx.call(() -> one("#search").isFocused());
    }

    @SuppressWarnings("unchecked") // a look-up by id does not know the type
    private TableView<Row> table() {
        return (TableView<Row>) one("#pipelines");
    }

    private Node one(String selector) {
        return Objects.requireNonNull(scene.getRoot().lookup(selector), selector);
    }
}
