package dev.andon.ui.pipelines;

import dev.andon.board.Headline;
import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Columns;
import dev.andon.ui.kit.Whole;
import dev.andon.ui.pipelines.Listing.Column;
import dev.andon.ui.pipelines.Listing.Grouping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The rows on a screen. A board comes every second and seldom changes which rows there are: then only what is
/// seen is written anew, and what one has chosen and where one has scrolled to stays.
final class PipelineTable {
    private static final double INDENT = 1.4;
    /// Behind the last result: a build runs.
    private static final String RUNS = " ↻";
    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");
    private static final Map<Light, PseudoClass> LIGHTS = new EnumMap<>(Light.class);

    static {
        for (Light light : Light.values()) {
            LIGHTS.put(light, PseudoClass.getPseudoClass(light.word()));
        }
    }

    /// What somebody wants who clicks or presses a key.
    ///
    /// @param toggle opens or shuts a group
    /// @param open wants a pipeline's page
    /// @param offer wants to know what can be done with a pipeline, below a node
    record Wishes(Consumer<Row.Group> toggle, Consumer<Tile> open, BiConsumer<Tile, Node> offer) {}

    /// How much room there is for the list.
    enum Room {
        WIDE(Set.of()),
        NARROW(Set.of("column-light", "column-name", "column-what", "column-since", "column-claim")),
        SHARED(Set.of("column-light", "column-name", "column-what"));

        private final Set<String> columns;

        Room(Set<String> columns) {
            this.columns = columns;
        }
    }

    private final Texts texts;
    private final Map<Light, String> lights;
    private final Predicate<String> muted;
    private final Wishes wishes;
    private final TableView<Row> table = new TableView<>();
    private final Columns<Row> columns = new Columns<>(table);
    private final Label nothing = new Label();
    private final List<Cell> cells = new ArrayList<>();
    private final Map<TableColumn<Row, ?>, Column> orders = new HashMap<>();
    private final Map<String, Row> newest = new HashMap<>();
    private List<String> keys = List.of();
    private Instant now = Instant.EPOCH;
    private Consumer<@Nullable Row> told = row -> {};
    private boolean walked;

    /// @param muted whether a pipeline, given its tile's id, is marked as muted
    PipelineTable(Texts texts, Map<Light, String> lights, Predicate<String> muted, Wishes wishes) {
        this.muted = muted;
        this.texts = texts;
        this.lights = lights;
        this.wishes = wishes;
        table.setId("pipelines");
        table.setAccessibleText(texts.say("pipelines.title"));
        nothing.setWrapText(true);
        nothing.getStyleClass().add("nothing");
        table.setPlaceholder(nothing);
        column("light", Column.LIGHT, 110, this::light);
        column("name", Column.NAME, 320, this::name);
        column("source", Column.SOURCE, 120, row -> of(row, Tile::source));
        column("what", null, 420, row -> of(row, this::what));
        column("since", Column.SINCE, 110, row -> of(row, this::since));
        column("took", Column.TOOK, 90, row -> of(row, this::took));
        column("claim", Column.CLAIM, 170, row -> of(row, this::claim));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::type);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, pressed -> walked = false);
        table.setOnContextMenuRequested(this::ask);
    }

    /// Tells which row is chosen from now on; null for none.
    void whenChosen(Consumer<@Nullable Row> chosen) {
        told = chosen;
        table.getSelectionModel().selectedItemProperty().addListener((row, before, now) -> chosen.accept(now));
    }

    /// Calls `sort` now, and whenever another order is wanted, which is the table's [#shape] by then.
    void whenSorted(Runnable sort) {
        table.setSortPolicy(sorted -> {
            sort.run();
            return true;
        });
    }

    /// Leaves out what there is no room for, or what is told beside the list.
    void show(Room room) {
        for (TableColumn<Row, ?> column : table.getColumns()) {
            column.setVisible(room.columns.isEmpty() || room.columns.contains(column.getId()));
        }
    }

    /// Whether somebody only goes through the list with keys, and wants nothing of it yet.
    boolean isWalked() {
        return walked;
    }

    /// Somebody goes on through the list at the chosen row.
    void walk() {
        walked = true;
    }

    private void tell() {
        told.accept(chosen());
    }

    Node node() {
        return table;
    }

    private void column(String id, @Nullable Column order, double width, Function<Row, String> words) {
        var column = new TableColumn<Row, Row>(texts.say("pipelines.column." + id));
        column.setId("column-" + id);
        column.setSortable(order != null);
        column.setReorderable(true);
        if (order != null) {
            orders.put(column, order);
        }
        column.setCellValueFactory(value -> new ReadOnlyObjectWrapper<>(value.getValue()));
        column.setCellFactory(made -> {
            var cell = new Cell(id, words);
            cells.add(cell);
            return cell;
        });
        columns.add(column, width);
    }

    private static String of(Row row, Function<Tile, String> words) {
        return row instanceof Row.One one ? words.apply(one.tile()) : "";
    }

    private String name(Row row) {
        return switch (row) {
            case Row.One one ->
                muted.test(one.key())
                        ? texts.say("pipelines.muted", one.tile().name())
                        : one.tile().name();
            case Row.Group group ->
                (group.open() ? "▾ " : "▸ ") + texts.say("pipelines.group", group.name(), group.count());
        };
    }

    private String light(Row row) {
        String light = lights.getOrDefault(row.light(), "");
        return row.runs() ? light + RUNS : light;
    }

    /// How the last build ended, and what goes on meanwhile.
    private String what(Tile tile) {
        String ended = texts.say(Headline.of(tile, now));
        return Headline.activity(tile, now)
                .map(running -> texts.say("pipelines.and", ended, texts.say(running)))
                .orElse(ended);
    }

    private String since(Tile tile) {
        Instant since = tile.known().since();
        return since == null ? "" : texts.age(Duration.between(since, now));
    }

    private String took(Tile tile) {
        Duration took = tile.known().verdict().duration();
        return took == null ? "" : texts.age(took);
    }

    private String claim(Tile tile) {
        return Headline.claim(tile).map(texts::say).orElse("");
    }

    /// The order that the heads of the columns say.
    Listing.Shape shape(Grouping grouping, Set<String> shut) {
        if (table.getSortOrder().isEmpty()) {
            return new Listing.Shape(grouping, Column.LIGHT, false, shut);
        }
        TableColumn<Row, ?> first = table.getSortOrder().getFirst();
        return new Listing.Shape(
                grouping,
                orders.getOrDefault(first, Column.LIGHT),
                first.getSortType() == TableColumn.SortType.DESCENDING,
                shut);
    }

    /// Sorts by a column from now on.
    void sort(Column wanted, boolean descending) {
        orders.forEach((column, order) -> {
            if (order == wanted) {
                column.setSortType(descending ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
                table.getSortOrder().setAll(List.of(column));
            }
        });
    }

    /// What is said from now on where there is no row.
    void none(String words) {
        nothing.setText(words);
    }

    void show(List<Row> rows, Instant now) {
        this.now = now;
        newest.clear();
        rows.forEach(row -> newest.put(row.key(), row));
        List<String> wanted = rows.stream().map(Row::key).toList();
        if (wanted.equals(keys)) {
            cells.forEach(Cell::refresh);
            return;
        }
        keys = wanted;
        Row chosen = table.getSelectionModel().getSelectedItem();
        table.getItems().setAll(rows);
        int place = chosen == null ? -1 : wanted.indexOf(chosen.key());
        if (place >= 0) {
            table.getSelectionModel().select(place);
        } else {
            table.getSelectionModel().clearSelection();
        }
    }

    /// The row that is chosen, as it is now.
    @Nullable
    Row chosen() {
        Row chosen = table.getSelectionModel().getSelectedItem();
        return chosen == null ? null : newest.getOrDefault(chosen.key(), chosen);
    }

    /// Chooses a row that is there, and brings it into sight.
    void choose(String key) {
        int place = keys.indexOf(key);
        if (place >= 0) {
            walked = false;
            table.getSelectionModel().clearAndSelect(place);
            tell();
            table.scrollTo(place);
            table.requestFocus();
        }
    }

    private void type(KeyEvent key) {
        Row row = chosen();
        walked = (walked || key.getCode().isNavigationKey()) && key.getCode() != KeyCode.SPACE;
        boolean use = switch (row) {
            case Row.Group group -> typed(key.getCode(), group);
            case Row.One one
            when key.getCode() == KeyCode.ENTER -> {
                wishes.open().accept(one.tile());
                yield true;
            }
            case Row.One one
            when key.getCode() == KeyCode.ESCAPE -> {
                table.getSelectionModel().clearSelection();
                yield true;
            }
            case Row.One one
            when key.getCode() == KeyCode.SPACE -> {
                tell();
                yield true;
            }
            case null, default -> false;
        };
        if (use) {
            key.consume();
        }
    }

    private boolean typed(KeyCode code, Row.Group group) {
        boolean wanted = switch (code) {
            case ENTER, SPACE -> true;
            case LEFT -> group.open();
            case RIGHT -> !group.open();
            default -> false;
        };
        if (wanted) {
            wishes.toggle().accept(group);
        }
        return wanted;
    }

    private void ask(ContextMenuEvent event) {
        if (chosen() instanceof Row.One one) {
            Node below = cells.stream()
                    .filter(cell -> cell.isOf(one.key()) && cell.is("name"))
                    .findFirst()
                    .map(Node.class::cast)
                    .orElse(table);
            wishes.offer().accept(one.tile(), below);
            event.consume();
        }
    }

    /// One field of a row.
    private final class Cell extends TableCell<Row, Row> {
        private final String id;
        private final Function<Row, String> words;

        Cell(String id, Function<Row, String> words) {
            this.id = id;
            this.words = words;
            getStyleClass().add("cell-" + id);
            Whole.onHover(this);
            setOnMouseClicked(click -> {
                Row row = getItem();
                if (click.getButton() == MouseButton.PRIMARY && row != null) {
                    click(newest.getOrDefault(row.key(), row), click.getClickCount());
                }
            });
        }

        private void click(Row row, int times) {
            switch (row) {
                case Row.Group group -> wishes.toggle().accept(group);
                case Row.One one when times == 2 -> wishes.open().accept(one.tile());
                case Row.One one -> tell();
            }
        }

        boolean is(String column) {
            return id.equals(column);
        }

        boolean isOf(String key) {
            return getItem() != null && getItem().key().equals(key);
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            refresh();
        }

        void refresh() {
            Row old = isEmpty() ? null : getItem();
            Row row = old == null ? null : newest.getOrDefault(old.key(), old);
            pseudoClassStateChanged(GROUP, row instanceof Row.Group);
            setText(row == null ? "" : words.apply(row));
            switch (id) {
                case "light" -> {
                    light(row == null ? null : row.light());
                    setAccessibleText(row == null || !row.runs() ? null : runs(row));
                }
                case "name" ->
                    setStyle(
                            row == null || row.depth() == 0 ? "" : "-fx-padding: 0 0 0 " + row.depth() * INDENT + "em");
                default -> {}
            }
        }

        /// The sign has no words.
        private String runs(Row row) {
            return texts.say("pipelines.runs", lights.getOrDefault(row.light(), ""));
        }

        /// The other cells have no colour, and each change of state makes a cell's styles be looked up anew.
        private void light(@Nullable Light light) {
            LIGHTS.forEach((one, state) -> pseudoClassStateChanged(state, one == light));
        }
    }
}
