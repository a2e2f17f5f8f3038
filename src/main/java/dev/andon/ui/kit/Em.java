package dev.andon.ui.kit;

import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Sizes that follow the size of the text. A region does not know its text's size, only its style sheet does:
/// those that are asked here are given a least width of one em there. Lives on the JavaFX thread.
public final class Em {
    /// The text's size at 100 %, in px.
    static final double USUAL = 14;

    private static final double ICON = 1.2;

    private Em() {}

    /// How many px an em is in a region.
    public static double of(Region region) {
        return region.getMinWidth() > 0 ? region.getMinWidth() : USUAL;
    }

    /// Tells now and from now on whether a region is less wide than so many ems.
    public static void whenBelow(Region region, double ems, Consumer<Boolean> told) {
        var below = new SimpleBooleanProperty();
        Runnable look = () -> below.set(region.getWidth() > 0 && region.getWidth() < ems * of(region));
        region.widthProperty().subscribe(look);
        region.minWidthProperty().subscribe(look);
        below.subscribe(told);
    }

    /// Tells now and from now on whether a region is less high than so many ems.
    public static void whenLower(Region region, double ems, Consumer<Boolean> told) {
        var lower = new SimpleBooleanProperty();
        Runnable look = () -> lower.set(region.getHeight() > 0 && region.getHeight() < ems * of(region));
        region.heightProperty().subscribe(look);
        region.minWidthProperty().subscribe(look);
        lower.subscribe(told);
    }

    /// An icon somewhat larger than the words it stands with. An em of an icon is its own size, with which it
    /// would grow each time that sheets are applied; and a size that is set gives way to what AtlantaFX's sheet
    /// says.
    public static FontIcon icon(Ikon ikon, Labeled words) {
        var icon = new FontIcon(ikon);
        words.fontProperty().subscribe(font -> {
            String rest = icon.getStyle().replaceAll("-fx-icon-size:[^;]*;", "");
            icon.setStyle(rest + "-fx-icon-size: " + Math.round(font.getSize() * ICON) + "px;");
        });
        return icon;
    }
}
