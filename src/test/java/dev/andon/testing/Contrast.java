package dev.andon.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/// Which words and marks of a scene are too faint: WCAG 2.2, 1.4.3 and 1.4.11. What is beneath a text is read
/// from the picture of the scene without any text: however many things lie above each other, that is what eyes
/// see. What is disabled need not be read.
///
/// @param text the least ratio of words
/// @param large the least ratio of large words
/// @param marks the least ratio of what is no words
public record Contrast(double text, double large, double marks) {
    public static final Contrast AA = new Contrast(4.5, 3, 3);
    public static final Contrast AAA = new Contrast(7, 4.5, 3);

    /// In pixels, as 18 pt, and as 14 pt of bold.
    private static final double LARGE = 24;

    private static final double LARGE_BOLD = 18.66;
    /// A colour that covers less of what lies beneath is an edge of something.
    private static final double SHARE = 0.2;
    /// Regions that are seen by their shape alone.
    private static final Set<String> MARKS = Set.of("chart-bar", "history-bar", "mark", "arrow", "fan-bar");

    /// What is too faint, one sentence each.
    public List<String> faults(Scene scene) {
        Map<Node, Bounds> drawn = Fx.call(() -> {
            Map<Node, Bounds> all = Shown.all(scene);
            all.keySet().removeIf(node -> !isDrawn(node));
            return all;
        });
        WritableImage beneath = without(drawn.keySet(), scene);
        return Fx.call(() -> {
            List<String> faults = new ArrayList<>();
            drawn.forEach((node, bounds) -> {
                double ratio = ratio(node, grounds(bounds, beneath));
                if (ratio < wanted(node)) {
                    faults.add(String.format(
                            Locale.ROOT,
                            "%s is %s with a contrast of %.2f, less than %.1f",
                            Shown.name(node),
                            colour(node),
                            ratio,
                            wanted(node)));
                }
            });
            return faults;
        });
    }

    private static boolean isDrawn(Node node) {
        boolean seen = node instanceof Text text
                ? !text.getText().isBlank()
                : node instanceof Region && node.getStyleClass().stream().anyMatch(MARKS::contains);
        return seen && !node.isDisabled() && !isUnticked(node) && colour(node).getOpacity() > 0;
    }

    /// The tick of a box that has none is there in the box's colour.
    private static boolean isUnticked(Node node) {
        return node.getStyleClass().contains("mark")
                && node.getParent() != null
                && node.getParent().getParent() instanceof CheckBox box
                && !box.isSelected();
    }

    private static Color colour(Node node) {
        Paint paint = node instanceof Text text ? text.getFill() : fill(((Region) node).getBackground());
        return paint instanceof Color colour ? colour : Color.TRANSPARENT;
    }

    private static Paint fill(Background background) {
        return background == null || background.getFills().isEmpty()
                ? Color.TRANSPARENT
                : background.getFills().getLast().getFill();
    }

    private static WritableImage without(Set<Node> drawn, Scene scene) {
        Map<Node, Double> before = new HashMap<>();
        Fx.run(() -> drawn.forEach(node -> {
            before.put(node, node.getOpacity());
            node.setOpacity(0);
        }));
        WritableImage picture = Fx.call(() -> scene.snapshot(null));
        Fx.run(() -> before.forEach(Node::setOpacity));
        return picture;
    }

    private static double ratio(Node node, Map<Integer, Integer> grounds) {
        Color colour = colour(node);
        int all = grounds.values().stream().mapToInt(Integer::intValue).sum();
        double opacity = colour.getOpacity() * Shown.opacity(node);
        return grounds.entrySet().stream()
                .filter(ground -> ground.getValue() >= SHARE * all)
                .mapToDouble(ground -> ratio(colour, opacity, ground.getKey()))
                .min()
                .orElse(21);
    }

    private static double ratio(Color colour, double opacity, int ground) {
        Colour below = Colour.of(ground & 0xffffff);
        Color painted = rgb(ground).interpolate(colour.deriveColor(0, 1, 1, 1 / colour.getOpacity()), opacity);
        return Colour.of(rgb(painted)).contrast(below);
    }

    private static Color rgb(int argb) {
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
    }

    private static int rgb(Color colour) {
        return (int) Math.round(colour.getRed() * 255) << 16
                | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }

    private static Map<Integer, Integer> grounds(Bounds bounds, WritableImage beneath) {
        Map<Integer, Integer> grounds = new HashMap<>();
        PixelReader pixels = beneath.getPixelReader();
        int right = (int) Math.min(beneath.getWidth(), Math.floor(bounds.getMaxX()));
        int bottom = (int) Math.min(beneath.getHeight(), Math.floor(bounds.getMaxY()));
        for (int x = (int) Math.max(0, Math.ceil(bounds.getMinX())); x < right; x++) {
            for (int y = (int) Math.max(0, Math.ceil(bounds.getMinY())); y < bottom; y++) {
                grounds.merge(pixels.getArgb(x, y), 1, Integer::sum);
            }
        }
        return grounds;
    }

    private double wanted(Node node) {
        if (node instanceof FontIcon || !(node instanceof Text text)) {
            return marks;
        }
        Font font = text.getFont();
        boolean bold = font.getStyle().contains("Bold");
        return font.getSize() >= (bold ? LARGE_BOLD : LARGE) ? large : this.text;
    }
}
