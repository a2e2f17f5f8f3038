package dev.andon.ui.kit;

import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// Lets words be read that are cut off for want of room. Lives on the JavaFX thread.
public final class Whole {
    private Whole() {}

    /// Tells all of the words to who points at them, if not all are seen. A cell has others each time.
    public static void onHover(Labeled words) {
        words.addEventHandler(
                MouseEvent.MOUSE_ENTERED,
                entered -> words.setTooltip(words.isTextTruncated() ? new Tooltip(words.getText()) : null));
    }
}
