package dev.andon.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Fields, buttons and words beside each other, each as wide as it needs, in as many rows as that takes. What
/// grows ([HBox#setHgrow]) makes do with less than it would like, and takes what is left of its row. Lives on the
/// JavaFX thread.
public final class ToolRow extends FlowPane {
    /// As much of what it would like.
    private static final double LESS = 0.7;

    public ToolRow(Node... nodes) {
        super(nodes);
        getStyleClass().add("tools");
    }

    @Override
    protected double computeMinWidth(double height) {
        Insets insets = getInsets();
        return insets.getLeft()
                + insets.getRight()
                + getManagedChildren().stream()
                        .mapToDouble(node -> node.minWidth(-1))
                        .max()
                        .orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        Insets insets = getInsets();
        return insets.getLeft() + insets.getRight() + wide(getManagedChildren(), Double.MAX_VALUE);
    }

    @Override
    protected double computeMinHeight(double width) {
        return prefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets insets = getInsets();
        double room = (width < 0 ? prefWidth(-1) : width) - insets.getLeft() - insets.getRight();
        List<List<Node>> rows = rows(room);
        double high = rows.stream().mapToDouble(row -> high(row, room)).sum();
        return insets.getTop() + insets.getBottom() + high + Math.max(0, rows.size() - 1) * getVgap();
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double room = getWidth() - insets.getLeft() - insets.getRight();
        double y = insets.getTop();
        for (List<Node> row : rows(room)) {
            double x = insets.getLeft();
            double high = high(row, room);
            for (Node node : row) {
                double width = width(node, row, room);
                double height = snapSizeY(node.prefHeight(width));
                node.resizeRelocate(snapPositionX(x), snapPositionY(y + (high - height) / 2), width, height);
                x += width + getHgap();
            }
            y += high + getVgap();
        }
    }

    private List<List<Node>> rows(double room) {
        List<List<Node>> rows = new ArrayList<>();
        for (Node node : getManagedChildren()) {
            List<Node> row = rows.isEmpty() ? null : rows.getLast();
            if (row == null || wide(row, room) + getHgap() + wanted(node, room) > room) {
                row = new ArrayList<>();
                rows.add(row);
            }
            row.add(node);
        }
        return rows;
    }

    private double wide(List<Node> row, double room) {
        return row.stream().mapToDouble(node -> wanted(node, room)).sum() + Math.max(0, row.size() - 1) * getHgap();
    }

    private double high(List<Node> row, double room) {
        return row.stream()
                .mapToDouble(node -> snapSizeY(node.prefHeight(width(node, row, room))))
                .max()
                .orElse(0);
    }

    private double width(Node node, List<Node> row, double room) {
        long growing = row.stream().filter(ToolRow::grows).count();
        double left = grows(node) ? Math.max(0, room - wide(row, room)) / growing : 0;
        return wanted(node, room) + left;
    }

    private double wanted(Node node, double room) {
        double wanted = grows(node) ? Math.max(node.minWidth(-1), node.prefWidth(-1) * LESS) : node.prefWidth(-1);
        return Math.min(snapSizeX(wanted), room);
    }

    private static boolean grows(Node node) {
        return HBox.getHgrow(node) == Priority.ALWAYS;
    }
}
