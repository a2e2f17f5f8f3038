package dev.andon.ui.wall;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.layout.Pane;

/// The area of the tiles: a grid of equal cells, filled row by row.
final class TileGrid extends Pane {
    private static final double MARGIN = 0.012;
    private static final double SLACK = 0.1;

    private final Supplier<TileView> maker;
    private final Runnable resized;
    private final List<TileView> views = new ArrayList<>();
    private WallLayout layout = WallLayout.EMPTY;
    private double laidOutWidth = -1;
    private double laidOutHeight = -1;

    /// @param maker makes one more tile
    /// @param resized is called when there is another room for the tiles
    TileGrid(Supplier<TileView> maker, Runnable resized) {
        this.maker = maker;
        this.resized = resized;
        getStyleClass().add("tiles");
    }

    void arrange(WallLayout layout) {
        this.layout = layout;
        // One text size for all: each tile's parts are multiples of it.
        setStyle("-fx-font-size: " + layout.text() + "px;");
        requestLayout();
    }

    /// The first `count` tiles; there are no others.
    List<TileView> provide(int count) {
        while (views.size() < count) {
            views.add(maker.get());
            getChildren().add(views.getLast());
        }
        while (views.size() > count) {
            getChildren().remove(views.removeLast());
        }
        return views;
    }

    double innerWidth() {
        return getWidth() - 2 * margin();
    }

    double innerHeight() {
        return getHeight() - 2 * margin();
    }

    /// The room for a name, in multiples of the text size.
    double nameRoom() {
        return cellWidth() / layout.text() - WallLayout.BESIDE + SLACK;
    }

    private double margin() {
        return Math.min(getWidth(), getHeight()) * MARGIN;
    }

    private double gap() {
        return WallLayout.GAP * layout.text();
    }

    private double cellWidth() {
        return (innerWidth() - gap() * (layout.columns() - 1)) / layout.columns();
    }

    private double cellHeight() {
        return (innerHeight() - gap() * (layout.rows() - 1)) / layout.rows();
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() != laidOutWidth || getHeight() != laidOutHeight) {
            laidOutWidth = getWidth();
            laidOutHeight = getHeight();
            resized.run();
        }
        double width = cellWidth();
        double height = cellHeight();
        for (int i = 0; i < views.size(); i++) {
            double x = margin() + i % layout.columns() * (width + gap());
            double y = margin() + i / layout.columns() * (height + gap());
            views.get(i).resizeRelocate(Math.round(x), Math.round(y), Math.floor(width), Math.floor(height));
        }
    }
}
