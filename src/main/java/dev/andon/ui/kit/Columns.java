package dev.andon.ui.kit;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Keeps the columns of a table as wide as its text needs. They share the table's width; where that is too little
/// for all to be read, the table scrolls sideways instead. Lives on the JavaFX thread.
///
/// @param <T> what stands in a row
public final class Columns<T> {
    /// A state, a time, the beginning of a name can be read in so much, in px at 100 %.
    private static final double LEAST = 100;

    private final TableView<T> table;
    private final Map<TableColumn<T, ?>, Double> wanted = new LinkedHashMap<>();

    public Columns(TableView<T> table) {
        this.table = table;
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.minWidthProperty().subscribe(this::scale);
        table.widthProperty().subscribe(this::fit);
        table.getVisibleLeafColumns().addListener((InvalidationListener) changed -> fit());
    }

    /// Adds a column.
    ///
    /// @param width how wide, in px at 100 %
    public void add(TableColumn<T, ?> column, double width) {
        wanted.put(column, width);
        size(column, width);
        table.getColumns().add(column);
    }

    private void scale() {
        wanted.forEach(this::size);
        fit();
        // Those that have another width now share the table's anew.
        table.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(table, null, 0.0));
    }

    private void size(TableColumn<T, ?> column, double width) {
        double scale = Em.of(table) / Em.USUAL;
        column.setMinWidth(Math.min(width, LEAST) * scale);
        column.setPrefWidth(width * scale);
    }

    private void fit() {
        double least = table.getVisibleLeafColumns().stream()
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
        // An em for the bar that scrolls up and down.
        boolean fits = table.getWidth() == 0 || table.getWidth() >= least + Em.of(table);
        table.setColumnResizePolicy(
                fits ? TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN : TableView.UNCONSTRAINED_RESIZE_POLICY);
    }
}
