package dev.andon.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// As high as what is in it, or as it may be at most, and scrolled where something else needs the room: what a
/// JavaFX pane that scrolls wants to be is not as high as its content.
public final class YieldingPane extends ScrollPane {
    private final Region within;

    /// @param name what a screen reader calls it
    public YieldingPane(Region within, String name) {
        super(within);
        this.within = within;
        Scroll.byKeys(this, within, name);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("yielding");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double most = getMaxHeight() > 0 ? getMaxHeight() : Double.MAX_VALUE;
        double wanted = within.prefHeight(width - snappedLeftInset() - snappedRightInset())
                + snappedTopInset()
                + snappedBottomInset();
        return Math.min(wanted, most);
    }
}
