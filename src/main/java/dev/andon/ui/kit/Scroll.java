package dev.andon.ui.kit;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// What may need more room than there is. Where it does, Tab leads there, and the arrows, Page Up, Page Down,
/// Home and End scroll: whoever has no wheel must see the end of it, too. Lives on the JavaFX thread.
public final class Scroll extends ScrollPane {
    /// Shares of what is seen by which keys go on.
    private static final double LINE = 0.15;

    private static final double PAGE = 0.9;

    /// @param name what a screen reader calls it
    public Scroll(Region within, String name) {
        super(within);
        byKeys(this, within, name);
    }

    /// The same for another pane.
    static void byKeys(ScrollPane pane, Region within, String name) {
        pane.getStyleClass().add("scroll");
        pane.setAccessibleText(name);
        pane.setFitToWidth(true);
        pane.skinProperty().subscribe(() -> drawAtOnce(pane));
        Runnable look = () -> pane.setFocusTraversable(isMore(within, pane.getViewportBounds()));
        pane.viewportBoundsProperty().subscribe(look);
        within.layoutBoundsProperty().subscribe(look);
        pane.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getTarget() == pane && move(pane, within, key.getCode())) {
                key.consume();
            }
        });
    }

    /// JavaFX draws what it scrolls into a picture first, and all of it again when anything in it changes. Here much
    /// changes and little is scrolled.
    private static void drawAtOnce(ScrollPane pane) {
        Node viewport = pane.lookup(".viewport");
        if (viewport != null) {
            viewport.setCache(false);
        }
    }

    /// JavaFX's own keys go on by a share of the whole: much of a long text would never be seen.
    private static boolean move(ScrollPane pane, Region within, KeyCode key) {
        double high = pane.getViewportBounds().getHeight();
        double rest = within.getHeight() - high;
        double step = switch (key) {
            case UP -> -high * LINE;
            case DOWN -> high * LINE;
            case PAGE_UP -> -high * PAGE;
            case PAGE_DOWN, SPACE -> high * PAGE;
            default -> 0;
        };
        if (step == 0 || rest <= 0) {
            return false;
        }
        pane.setVvalue(Math.clamp(pane.getVvalue() + step / rest, 0, 1));
        return true;
    }

    private static boolean isMore(Region within, Bounds seen) {
        return within.getHeight() > seen.getHeight() + 1 || within.getWidth() > seen.getWidth() + 1;
    }
}
