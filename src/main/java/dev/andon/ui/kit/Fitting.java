package dev.andon.ui.kit;

import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;

/// Windows that are no larger than their screen, also where no window manager sees to that. Lives on the JavaFX
/// thread.
public final class Fitting {
    private Fitting() {}

    /// A scene of that size, or as large as the screen has room for.
    public static Scene scene(Parent root, double width, double height) {
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        return new Scene(root, Math.min(width, room.getWidth()), Math.min(height, room.getHeight()));
    }
}
