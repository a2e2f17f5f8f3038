package dev.andon.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Whether all that stands in a scene can be read and used where there is little room: no words are cut off, and
/// what is used is neither too small nor beyond an edge to which nothing scrolls. The cells of a list may be cut:
/// more is told of what is chosen.
public final class Uncut {
    /// A field that shows fewer letters than this is no field, in em.
    private static final double FIELD = 6;

    private Uncut() {}

    /// What cannot be read or used, one sentence each.
    public static List<String> faults(Scene scene) {
        Fx.pulse(scene);
        return Fx.call(() -> {
            List<String> faults = new ArrayList<>();
            for (Map.Entry<Node, Bounds> shown : Shown.all(scene).entrySet()) {
                String fault = fault(shown.getKey(), shown.getValue());
                if (!fault.isEmpty()) {
                    faults.add(Shown.name(shown.getKey()) + ": " + fault);
                }
            }
            return faults;
        });
    }

    private static String fault(Node node, Bounds seen) {
        if (node instanceof Labeled words && isCut(words) && !isCell(words)) {
            return "its words are cut off";
        }
        if (node instanceof TextField field
                && field.getWidth() < FIELD * field.getFont().getSize()) {
            return "nobody can read what is typed there";
        }
        boolean isUsed = node instanceof ButtonBase || node instanceof TextField || node instanceof ComboBoxBase<?>;
        return isUsed && !isScrolled(node) && isLess(seen, node.getLayoutBounds()) ? "it stands beyond an edge" : "";
    }

    /// What JavaFX says of it may be older than its place.
    private static boolean isCut(Labeled words) {
        return words.isTextTruncated()
                && words.lookup(".text") instanceof Text text
                && text.getText().endsWith(words.getEllipsisString());
    }

    private static boolean isLess(Bounds seen, Bounds all) {
        return seen.getWidth() < all.getWidth() - 1 || seen.getHeight() < all.getHeight() - 1;
    }

    /// The cell of a box shows what is chosen there: it is no cell of a list.
    private static boolean isCell(Labeled words) {
        return (words instanceof IndexedCell<?> && within(words, ComboBoxBase.class) == null)
                || within(words, TableColumnHeader.class) != null;
    }

    private static boolean isScrolled(Node node) {
        return within(node, ScrollPane.class) != null
                || within(node, VirtualFlow.class) != null
                || within(node, ScrollBar.class) != null
                || within(node, TextArea.class) != null;
    }

    private static @Nullable Parent within(Node node, Class<? extends Parent> type) {
        Parent one = node.getParent();
        while (one != null && !type.isInstance(one)) {
            one = one.getParent();
        }
        return one;
    }
}
