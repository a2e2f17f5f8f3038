package dev.andon.ui.charts;

import dev.andon.report.Figure;
import dev.andon.report.Report;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Columns;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A report as a table: each number with what it was made from and what it means.
final class Numbers {
    private final Texts texts;
    private final TableView<Figure> table = new TableView<>();
    private final Columns<Figure> columns = new Columns<>(table);

    Numbers(Texts texts) {
        this.texts = texts;
        table.setId("numbers");
        table.setAccessibleText(texts.say("charts.tab.numbers"));
        column("what", texts.say("charts.column.what"), 150, figure -> with("meaning", name(figure), meaning(figure)));
        column(
                "value",
                texts.say("charts.column.value"),
                170,
                figure -> with("inputs", texts.say(figure.value().sentence()), inputs(figure)));
        column("inputs", texts.say("charts.column.inputs"), 230, this::inputs);
        column("meaning", texts.say("charts.column.meaning"), 300, this::meaning);
        columns.spare(List.of("column-meaning", "column-inputs"));
        table.getVisibleLeafColumns().addListener((InvalidationListener) changed -> table.refresh());
    }

    /// What has no column for want of room stands below.
    private String with(String id, String words, String more) {
        return columns.isShown("column-" + id) ? words : words + "\n" + more;
    }

    Node node() {
        return table;
    }

    void show(Report report) {
        table.getItems().setAll(report.figures());
    }

    private String name(Figure figure) {
        String name = texts.say("measure." + figure.measure().word());
        return figure.measure().isOfDora() ? texts.say("charts.dora", name) : name;
    }

    private String meaning(Figure figure) {
        return texts.say("meaning." + figure.measure().word());
    }

    private String inputs(Figure figure) {
        return figure.inputs().stream().map(texts::say).collect(Collectors.joining("\n"));
    }

    private void column(String id, String title, double width, Function<Figure, String> words) {
        var column = new TableColumn<Figure, String>(title);
        column.setId("column-" + id);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(words.apply(row.getValue())));
        column.setCellFactory(of -> new Wrapped("cell-" + id));
        columns.add(column, width);
    }

    /// A table's own cells cut long words off.
    private static final class Wrapped extends TableCell<Figure, String> {
        private final Text text = new Text();

        Wrapped(String style) {
            getStyleClass().addAll("wrapped", style);
            text.getStyleClass().add("text");
            text.wrappingWidthProperty()
                    .bind(Bindings.createDoubleBinding(
                            () -> getWidth() - snappedLeftInset() - snappedRightInset(),
                            widthProperty(),
                            insetsProperty()));
        }

        @Override
        protected void updateItem(@Nullable String words, boolean empty) {
            super.updateItem(words, empty);
            setGraphic(empty || words == null ? null : text);
            text.setText(words == null ? "" : words);
            setAccessibleText(words);
        }
    }
}
