package dev.andon.testing;

import dev.andon.ui.kit.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/// Pictures of what tests see, in `target/screens`, for people to look at.
public final class Screens {
    private static final Path FOLDER = Path.of("target", "screens");

    private Screens() {}

    /// Keeps how a scene looks now.
    public static void keep(String name, Scene scene) {
        WritableImage picture = Fx.call(() -> scene.snapshot(null));
        try {
            Files.createDirectories(FOLDER);
            Picture.write(picture, FOLDER.resolve(name + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
