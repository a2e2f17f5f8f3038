package dev.andon.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.testfx.util.WaitForAsyncUtils;

/// Whether what can be clicked is reached by keyboard, and whether one sees where one is: WCAG 2.2, 2.1.1 and
/// 2.4.7. Tab is pressed until one is where one began.
public final class Reached {
    private static final int STEPS_AT_MOST = 400;
    /// A focus is shown by at least so many pixels that change by at least such a ratio.
    private static final int PIXELS = 12;

    private static final double RATIO = 1.5;
    private static final double AROUND = 4;

    /// Those that were looked at with and without the focus: a window's frame is seen with each of its pages.
    private final Set<Node> judged = Collections.newSetFromMap(new WeakHashMap<>());

    /// What is not reached, or not seen to be, one sentence each.
    public List<String> faults(Scene scene) {
        Fx.run(() -> scene.getWindow().requestFocus());
        WaitForAsyncUtils.waitForFxEvents();
        Set<Node> reached = new LinkedHashSet<>();
        List<String> faults = new ArrayList<>();
        Set<Node> there = Fx.call(() -> {
            scene.getRoot().requestFocus();
            return Shown.all(scene).keySet();
        });
        for (int step = 0; step < STEPS_AT_MOST; step++) {
            Node owner = next(scene);
            if (owner == null || !reached.add(owner)) {
                break;
            }
            if (judged.add(owner) && !isSeen(owner)) {
                faults.add(Shown.name(owner) + ": nobody sees that it has the focus");
            }
        }
        there.stream()
                .filter(Reached::isUsed)
                .filter(node -> !isReached(node, reached))
                .forEach(node -> faults.add(Shown.name(node) + ": no key leads there"));
        return faults;
    }

    private static @Nullable Node next(Scene scene) {
        return Fx.call(() -> {
            Node last = scene.getFocusOwner();
            tab(last == null ? scene.getRoot() : last);
            return scene.getFocusOwner();
        });
    }

    private static boolean isSeen(Node owner) {
        WritableImage with = picture(owner);
        Fx.run(() -> owner.getScene().getRoot().requestFocus());
        WritableImage without = picture(owner);
        Fx.run(owner::requestFocus);
        return differ(with, without);
    }

    /// In a text, Tab is a letter.
    private static void tab(Node node) {
        boolean isText = node instanceof TextArea;
        for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            Event.fireEvent(node, new KeyEvent(type, "", "", KeyCode.TAB, false, isText, false, false));
        }
    }

    /// A picture shows what was changed before the last pulse.
    private static WritableImage picture(Node node) {
        Fx.pulse(node.getScene());
        return Fx.call(() -> drawn(node));
    }

    private static WritableImage drawn(Node node) {
        Scene scene = node.getScene();
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        double x = Math.max(0, bounds.getMinX() - AROUND);
        double y = Math.max(0, bounds.getMinY() - AROUND);
        double right = Math.min(scene.getWidth(), bounds.getMaxX() + AROUND);
        double bottom = Math.min(scene.getHeight(), bounds.getMaxY() + AROUND);
        var parameters = new SnapshotParameters();
        parameters.setViewport(new Rectangle2D(x, y, Math.max(1, right - x), Math.max(1, bottom - y)));
        return scene.getRoot().snapshot(parameters, null);
    }

    private static boolean differ(WritableImage with, WritableImage without) {
        int[] ones = pixels(with);
        int[] others = pixels(without);
        if (ones.length != others.length) {
            return true;
        }
        return IntStream.range(0, ones.length)
                        .filter(at -> ones[at] != others[at])
                        .filter(at -> Colour.of(ones[at]).contrast(Colour.of(others[at])) >= RATIO)
                        .limit(PIXELS)
                        .count()
                == PIXELS;
    }

    private static int[] pixels(WritableImage picture) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }

    private static boolean isUsed(Node node) {
        boolean used = node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase<?>
                || node instanceof ChoiceBox<?>
                || node instanceof ListView<?>
                || node instanceof TableView<?>
                || node instanceof TreeView<?>
                || node instanceof TabPane
                || node instanceof TitledPane
                || (node instanceof ScrollPane scroll && isScrolled(scroll))
                || node.getOnMouseClicked() != null;
        return used && !(node instanceof IndexedCell<?>) && !node.isDisabled() && !isPart(node);
    }

    /// Not all of it is seen at once.
    private static boolean isScrolled(ScrollPane scroll) {
        Bounds all = scroll.getContent().getLayoutBounds();
        Bounds seen = scroll.getViewportBounds();
        return all.getHeight() > seen.getHeight() + 1 || all.getWidth() > seen.getWidth() + 1;
    }

    /// A part of a control that has keys of its own.
    private static boolean isPart(Node node) {
        for (Parent one = node.getParent(); one != null; one = one.getParent()) {
            boolean header = one.getStyleClass().contains("tab-header-area");
            if (header
                    || one instanceof ComboBoxBase<?>
                    || one instanceof ScrollBar
                    || one instanceof TextInputControl) {
                return true;
            }
        }
        return false;
    }

    /// In a group of buttons the arrows lead from one to the next.
    private static boolean isReached(Node node, Set<Node> focused) {
        return focused.contains(node)
                || (node instanceof ToggleButton button
                        && button.getToggleGroup() != null
                        && button.getToggleGroup().getToggles().stream().anyMatch(focused::contains));
    }
}
