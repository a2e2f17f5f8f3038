package dev.andon.ui.pipelines;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// As high as what is in it, and scrolled where something else needs the room: what a JavaFX pane that scrolls
/// wants to be is not as high as its content.
final class YieldingPane extends ScrollPane {
    private final Region within;

    YieldingPane(Region within) {
        super(within);
        this.within = within;
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        getStyleClass().add("yielding");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return within.prefHeight(width) + snappedTopInset() + snappedBottomInset();
    }
}
