package dev.andon.ui.wall;

import javafx.geometry.Orientation;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The first row of the bar: what matters most at its beginning, what changes at its end, the sum between them.
/// On a narrow wall the sum takes a row of its own rather than being cut.
final class WallRow extends Region {
    private final HBox begin;
    private final Region sum;
    private final HBox end;

    WallRow(HBox begin, Region sum, HBox end) {
        this.begin = begin;
        this.sum = sum;
        this.end = end;
        getStyleClass().add("bar-row");
        begin.getStyleClass().add("bar-group");
        end.getStyleClass().add("bar-group");
        getChildren().addAll(begin, sum, end);
    }

    private boolean fits(double width) {
        double gaps = 2 * gap();
        return begin.prefWidth(-1) + sum.prefWidth(-1) + end.prefWidth(-1) + gaps
                <= width - snappedLeftInset() - snappedRightInset();
    }

    private double gap() {
        return begin.getSpacing();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double first = Math.max(begin.prefHeight(-1), end.prefHeight(-1));
        double insets = snappedTopInset() + snappedBottomInset();
        return insets + (width < 0 || fits(width) ? first : first + sumHeight(width));
    }

    private double sumHeight(double width) {
        return sum.prefHeight(width - snappedLeftInset() - snappedRightInset());
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double width = getWidth() - x - snappedRightInset();
        double first = Math.max(begin.prefHeight(-1), end.prefHeight(-1));
        double endWidth = Math.min(width, end.prefWidth(-1));
        double beginWidth = Math.min(begin.prefWidth(-1), Math.max(0, width - endWidth - gap()));
        begin.resizeRelocate(x, y, beginWidth, first);
        end.resizeRelocate(x + width - endWidth, y, endWidth, first);
        if (fits(getWidth())) {
            double sumWidth = Math.max(0, width - beginWidth - endWidth - 2 * gap());
            sum.resizeRelocate(x + beginWidth + gap(), y, sumWidth, first);
        } else {
            sum.resizeRelocate(x, y + first, width, getHeight() - y - first - snappedBottomInset());
        }
    }
}
