package dev.andon.ui.kit;

import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// What stands for Andon in a window's title and in the desktop's list of windows.
public final class AppIcon {
    /// In pixels; the desktop takes the one that fits best.
    private static final List<Integer> SIZES = List.of(16, 32, 48, 128);

    private AppIcon() {}

    /// Gives a window that has its scene the icon, after its first picture, which need not wait for that. On the
    /// JavaFX thread.
    public static void put(Stage stage) {
        FxThread.onceDrawn(
                stage.getScene(),
                () -> stage.getIcons().setAll(SIZES.stream().map(AppIcon::read).toList()));
    }

    private static Image read(int size) {
        String name = "icons/andon-" + size + ".png";
        return new Image(Objects.requireNonNull(AppIcon.class.getResource(name)).toExternalForm());
    }
}
