package dev.andon.ui.wall;

import dev.andon.board.Board;
import dev.andon.board.WallSettings;
import dev.andon.text.Texts;
import dev.andon.ui.kit.choice.Hands;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Draws a wall off screen, without a display.
public final class Snapshot {
    private Snapshot() {}

    /// The wall of a board as a picture. On the JavaFX thread.
    public static WritableImage of(Board board, WallSettings settings, Texts texts, int width, int height) {
        var wall = new WallView(settings, texts, Hands.openingOnly(url -> {}));
        var scene = new Scene(wall, width, height);
        wall.applyCss();
        wall.layout();
        wall.show(board);
        // The title bar's height follows from its text, and the tiles' room from the title bar.
        wall.applyCss();
        wall.layout();
        wall.applyCss();
        wall.layout();
        return scene.snapshot(null);
    }

    /// Writes a picture as PNG: whole or not at all.
    public static void write(WritableImage picture, Path file) throws IOException {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(beside)) {
                ImageIO.write(image, "png", out);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
