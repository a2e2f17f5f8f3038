package dev.andon.ui.wall;

import dev.andon.board.Board;
import dev.andon.board.WallSettings;
import dev.andon.text.Texts;
import dev.andon.ui.kit.choice.Hands;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

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
}
