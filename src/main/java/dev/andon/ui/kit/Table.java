package dev.andon.ui.kit;

import dev.andon.board.Light;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A table of things that are shown again and again: as long as there are the same ones in the same order, only
/// what is seen is written anew, and what one has chosen and where one has scrolled to stays. Lives on the JavaFX
/// thread.
///
/// @param <T> what stands in a row
public final class Table<T> {
    /// More than the edge of a row, in px.
    private static final double EDGE = 2;

    private final Function<T, String> key;
    private final TableView<T> view = new TableView<>();
    private final Columns<T> columns = new Columns<>(view);
    private final Label nothing = new Label();
    private final Set<Cell> cells = Collections.newSetFromMap(new WeakHashMap<>());
    private final Map<String, T> newest = new HashMap<>();
    private final Map<TableColumn<T, ?>, Comparator<T>> orders = new HashMap<>();
    private final Map<String, Field<T>> fields = new HashMap<>();
    private final Map<String, List<Field<T>>> folded = new HashMap<>();
    private List<T> given = List.of();
    private List<String> keys = List.of();
    private Function<T, @Nullable Light> light = row -> null;
    private boolean filling;
    private boolean walked;
    private Runnable looked = () -> {};

    /// @param words what a row says in a column
    private record Field<T>(TableColumn<T, ?> column, Function<T, String> words) {}

    /// @param id by which style sheets and tests find it
    /// @param none what is said where there is nothing
    /// @param key tells one row from another
    public Table(String id, String none, Function<T, String> key) {
        this.key = key;
        view.setId(id);
        nothing.setText(none);
        nothing.setWrapText(true);
        nothing.getStyleClass().add("nothing");
        view.setPlaceholder(nothing);
        view.setSortPolicy(sorted -> {
            fill();
            return true;
        });
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::type);
        view.addEventFilter(MouseEvent.MOUSE_PRESSED, pressed -> walked &= !isOnRow(pressed));
        view.getSelectionModel().selectedItemProperty().addListener((chosen, before, now) -> {
            if (!filling) {
                looked.run();
            }
        });
    }

    private void type(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE && chosen().isPresent()) {
            view.getSelectionModel().clearSelection();
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
            open();
        } else if (key.getCode().isNavigationKey()) {
            walked = true;
        }
    }

    private static boolean isOnRow(MouseEvent event) {
        Node node = event.getTarget() instanceof Node target ? target : null;
        while (node != null && !(node instanceof TableRow<?>)) {
            node = node.getParent();
        }
        return node instanceof TableRow<?> row && !row.isEmpty();
    }

    private void open() {
        walked = false;
        looked.run();
    }

    /// One more column, sorted by its words.
    ///
    /// @param width how wide, in px at 100 %
    public Table<T> column(String id, String title, double width, Function<T, String> words) {
        return column(id, title, width, words, Comparator.comparing(words, String.CASE_INSENSITIVE_ORDER));
    }

    public Table<T> column(String id, String title, double width, Function<T, String> words, Comparator<T> order) {
        var column = new TableColumn<T, T>(title);
        column.setId("column-" + id);
        column.setCellValueFactory(value -> new ReadOnlyObjectWrapper<>(value.getValue()));
        column.setCellFactory(made -> {
            var cell = new Cell(id, words);
            cells.add(cell);
            return cell;
        });
        orders.put(column, order);
        fields.put(id, new Field<>(column, words));
        columns.add(column, width);
        return this;
    }

    /// What is said from now on where there is nothing: why, and what somebody could do.
    public void none(String words) {
        nothing.setText(words);
    }

    /// What a screen reader calls it.
    public Table<T> named(String name) {
        view.setAccessibleText(name);
        return this;
    }

    /// What the cells of the column `light` shine with.
    public Table<T> light(Function<T, @Nullable Light> light) {
        this.light = light;
        return this;
    }

    /// From now on these columns are left out where there is no room for all, the first one first: what they say
    /// is told elsewhere, too.
    public Table<T> spare(String... ids) {
        columns.spare(Stream.of(ids).map(id -> "column-" + id).toList());
        return this;
    }

    /// From now on a column for which there is no room stands below the words of another one: what it says is told
    /// nowhere else. Those folded first are the first to go.
    public Table<T> fold(String id, String into) {
        Field<T> field = Objects.requireNonNull(fields.get(id), id);
        folded.computeIfAbsent(into, other -> new ArrayList<>()).add(field);
        columns.spareAlso(field.column());
        // Rows have another height then.
        field.column().visibleProperty().subscribe(view::refresh);
        return this;
    }

    private String words(String id, Function<T, String> words, T row) {
        var all = new StringBuilder(words.apply(row));
        for (Field<T> other : folded.getOrDefault(id, List.of())) {
            String said = other.column().isVisible() ? "" : other.words().apply(row);
            all.append(said.isEmpty() ? "" : "\n" + other.column().getText() + ": " + said);
        }
        return all.toString();
    }

    /// From now on this column is never narrower than it wants to be: cut off, it says nothing.
    public Table<T> whole(String id) {
        columns.whole("column-" + id);
        return this;
    }

    /// Calls `looked` whenever it may have changed which row somebody wants to see more of.
    void whenLookedAt(Runnable looked) {
        this.looked = looked;
    }

    /// Whether somebody only goes through the rows with keys, and wants no more of one yet.
    boolean isWalked() {
        return walked;
    }

    /// Somebody goes on through the rows at the chosen one.
    void walk() {
        walked = true;
    }

    /// Calls `told` whenever another row is chosen, not when the same one has changed.
    public void whenChosen(Consumer<Optional<T>> told) {
        view.getSelectionModel().selectedItemProperty().addListener((chosen, before, now) -> {
            boolean same = before != null && now != null && key.apply(before).equals(key.apply(now));
            if (!filling && !same) {
                told.accept(chosen());
            }
        });
    }

    /// The row that is chosen, as it is now.
    public Optional<T> chosen() {
        return Optional.ofNullable(view.getSelectionModel().getSelectedItem())
                .map(row -> newest.getOrDefault(key.apply(row), row));
    }

    /// Chooses the row of that key, if it is there, and brings it into sight.
    public void choose(String wanted) {
        int place = keys.indexOf(wanted);
        if (place >= 0) {
            walked = false;
            view.getSelectionModel().clearAndSelect(place);
            view.scrollTo(place);
            view.requestFocus();
            looked.run();
        }
    }

    public Region node() {
        return view;
    }

    /// Shows these, in this order unless the head of a column says another.
    public void show(List<T> rows) {
        given = rows;
        newest.clear();
        rows.forEach(row -> newest.put(key.apply(row), row));
        fill();
    }

    private void fill() {
        List<T> rows = sorted();
        List<String> wanted = rows.stream().map(key).toList();
        if (wanted.equals(keys)) {
            cells.forEach(Cell::refresh);
            return;
        }
        T chosen = view.getSelectionModel().getSelectedItem();
        keys = wanted;
        filling = true;
        view.getItems().setAll(rows);
        int place = chosen == null ? -1 : wanted.indexOf(key.apply(chosen));
        if (place >= 0) {
            view.getSelectionModel().clearAndSelect(place);
        } else {
            view.getSelectionModel().clearSelection();
        }
        filling = false;
        looked.run();
    }

    private List<T> sorted() {
        if (view.getSortOrder().isEmpty()) {
            return given;
        }
        TableColumn<T, ?> first = view.getSortOrder().getFirst();
        Comparator<T> order = orders.getOrDefault(first, Comparator.comparing(key));
        boolean descending = first.getSortType() == TableColumn.SortType.DESCENDING;
        return given.stream().sorted(descending ? order.reversed() : order).toList();
    }

    /// One field of a row.
    private final class Cell extends TableCell<T, T> {
        private final String id;
        private final Function<T, String> words;

        Cell(String id, Function<T, String> words) {
            this.id = id;
            this.words = words;
            getStyleClass().add("cell-" + id);
            Whole.onHover(this);
            addEventHandler(MouseEvent.MOUSE_CLICKED, clicked -> {
                if (!isEmpty()) {
                    open();
                }
            });
        }

        /// A row draws its edge where the cell's last line would be.
        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width) + EDGE;
        }

        @Override
        protected void updateItem(@Nullable T row, boolean empty) {
            super.updateItem(row, empty);
            refresh();
        }

        void refresh() {
            T old = isEmpty() ? null : getItem();
            T row = old == null ? null : newest.getOrDefault(key.apply(old), old);
            setText(row == null ? "" : words(id, words, row));
            if (id.equals("light")) {
                Light now = row == null ? null : light.apply(row);
                for (Light each : Light.values()) {
                    pseudoClassStateChanged(PseudoClass.getPseudoClass(each.word()), each == now);
                }
            }
        }
    }
}
