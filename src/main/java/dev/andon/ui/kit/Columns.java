package dev.andon.ui.kit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Keeps the columns of a table as wide as its text needs. They share the table's width; where that is too little
/// for all to be read, those are left out that may be, and if it still is, the table scrolls sideways instead.
/// Lives on the JavaFX thread.
///
/// @param <T> what stands in a row
public final class Columns<T> {
    /// A state, a time, the beginning of a name can be read in so much, in px at 100 %.
    private static final double LEAST = 100;

    private final TableView<T> table;
    private final Map<TableColumn<T, ?>, Double> wanted = new LinkedHashMap<>();
    private List<TableColumn<T, ?>> spare = List.of();
    private final Set<TableColumn<T, ?>> whole = new HashSet<>();

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

    /// From now on these are left out where there is no room for all, the first one first: what they say is told
    /// elsewhere, too.
    ///
    /// @param ids of columns that were added
    public void spare(List<String> ids) {
        List<TableColumn<T, ?>> found = new ArrayList<>();
        ids.forEach(id -> found.add(column(id)));
        spare = found;
        fit();
    }

    /// The same of one more, which is the last to be left out.
    public void spareAlso(TableColumn<T, ?> column) {
        List<TableColumn<T, ?>> more = new ArrayList<>(spare);
        more.add(column);
        spare = more;
        fit();
    }

    /// From now on this one is never narrower than it wants to be: cut off, it says nothing.
    ///
    /// @param id of a column that was added
    public void whole(String id) {
        whole.add(column(id));
        scale();
    }

    /// Whether there is room for a column.
    public boolean isShown(String id) {
        return column(id).isVisible();
    }

    private TableColumn<T, ?> column(String id) {
        for (TableColumn<T, ?> column : wanted.keySet()) {
            if (id.equals(column.getId())) {
                return column;
            }
        }
        throw new IllegalArgumentException("no column " + id);
    }

    private void scale() {
        wanted.forEach(this::size);
        fit();
        // Those that have another width now share the table's anew.
        table.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(table, null, 0.0));
    }

    private void size(TableColumn<T, ?> column, double width) {
        double scale = Em.of(table) / Em.USUAL;
        column.setMinWidth((whole.contains(column) ? width : Math.min(width, LEAST)) * scale);
        column.setPrefWidth(width * scale);
    }

    private void fit() {
        if (table.getWidth() > 0) {
            leaveOut();
        }
        // An em for the bar that scrolls up and down.
        boolean fits = table.getWidth() == 0 || table.getWidth() >= least(table.getVisibleLeafColumns()) + Em.of(table);
        table.setColumnResizePolicy(
                fits ? TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN : TableView.UNCONSTRAINED_RESIZE_POLICY);
    }

    private void leaveOut() {
        double room = table.getWidth() - Em.of(table);
        double least = least(spare.isEmpty() ? List.of() : table.getColumns());
        for (TableColumn<T, ?> column : spare) {
            boolean fits = least <= room;
            column.setVisible(fits);
            least -= fits ? 0 : column.getMinWidth();
        }
    }

    private double least(List<TableColumn<T, ?>> columns) {
        return columns.stream().mapToDouble(TableColumn::getMinWidth).sum();
    }
}
