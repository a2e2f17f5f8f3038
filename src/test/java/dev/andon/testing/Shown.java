package dev.andon.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/// What of a scene somebody sees. On the JavaFX thread.
final class Shown {
    private static final Bounds NOTHING = new BoundingBox(0, 0, -1, -1);

    private Shown() {}

    /// Every node that is seen, at least in part, from the root down, and where that part is in the scene.
    static Map<Node, Bounds> all(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        Map<Node, Bounds> all = new LinkedHashMap<>();
        collect(scene.getRoot(), new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()), all);
        return all;
    }

    private static void collect(Node node, Bounds window, Map<Node, Bounds> all) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        Bounds bounds = common(node.localToScene(node.getLayoutBounds()), window);
        if (!bounds.isEmpty()) {
            all.put(node, bounds);
        }
        Node clip = node.getClip();
        Bounds within = clip == null ? window : common(window, node.localToScene(clip.getBoundsInParent()));
        if (node instanceof Parent parent && !within.isEmpty()) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, within, all));
        }
    }

    private static Bounds common(Bounds one, Bounds other) {
        double x = Math.max(one.getMinX(), other.getMinX());
        double y = Math.max(one.getMinY(), other.getMinY());
        double width = Math.min(one.getMaxX(), other.getMaxX()) - x;
        double height = Math.min(one.getMaxY(), other.getMaxY()) - y;
        return width <= 0 || height <= 0 ? NOTHING : new BoundingBox(x, y, width, height);
    }

    /// Of it and all that it is in.
    static double opacity(Node node) {
        double opacity = 1;
        for (Node one = node; one != null; one = one.getParent()) {
            opacity *= one.getOpacity();
        }
        return opacity;
    }

    /// What people who mend it find it by.
    static String name(Node node) {
        String words =
                node instanceof Labeled labeled ? labeled.getText() : node instanceof Text text ? text.getText() : "";
        return place(node) + (words == null || words.isEmpty() ? "" : " \"" + words + "\"");
    }

    private static String place(Node node) {
        List<String> path = new ArrayList<>();
        for (Node one = node; one != null && path.size() < 3; one = one.getParent()) {
            if (one.getId() != null) {
                path.addFirst("#" + one.getId());
                break;
            }
            path.addFirst(
                    one.getStyleClass().isEmpty()
                            ? one.getClass().getSimpleName()
                            : "." + String.join(".", one.getStyleClass()));
        }
        return String.join(" > ", path);
    }
}
