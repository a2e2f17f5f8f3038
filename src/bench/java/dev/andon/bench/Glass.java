package dev.andon.bench;

import dev.andon.board.Board;
import dev.andon.board.WallSettings;
import dev.andon.text.Texts;
import dev.andon.ui.kit.choice.Hands;
import dev.andon.ui.wall.WallView;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// A wall in a shown window of the display, drawn by JavaFX's software pipeline.
///
/// JavaFX draws one thing after the other on a thread of its own and hands the pixels to the window on its main
/// thread. So the picture of another node, asked for after the layout, waits for the wall's; what is posted then
/// waits until the wall's pixels are handed over; and the display gives a pixel back only after it has taken what
/// came before.
final class Glass {
    private static final int STEP = 3;

    private final WallView wall;
    private final Scene scene;
    private final Scene marker = new Scene(new Region(), 1, 1);
    private final Robot robot;

    /// What happened when, by [System#nanoTime].
    ///
    /// @param shown the board was taken by the wall
    /// @param pulse styling and layout began
    /// @param drawn the pixels were on the screen
    /// @param colour the first tile's
    record Frame(
            long begun,
            long shown,
            long pulse,
            long drawn,
            @Nullable Color colour) {}

    private Glass(int width, int height) {
        wall = new WallView(WallSettings.DEFAULT, Texts.in(Locale.ENGLISH), Hands.openingOnly(url -> {}));
        scene = new Scene(wall, width, height);
        robot = new Robot();
        var stage = new Stage();
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.show();
    }

    static Glass open(int width, int height) {
        System.setProperty("prism.order", "sw");
        var glass = new CompletableFuture<Glass>();
        Platform.startup(() -> glass.complete(new Glass(width, height)));
        return glass.join();
    }

    /// Shows a board; returns when it can be seen.
    ///
    /// @param one a colour that the first tile may have
    /// @param other another one
    Frame show(Board board, Color one, Color other) {
        var frame = new CompletableFuture<Frame>();
        Platform.runLater(() -> {
            long begun = System.nanoTime();
            wall.show(board);
            long shown = System.nanoTime();
            var pulse = new long[1];
            onNextPulse(() -> pulse[0] = System.nanoTime(), () -> {
                marker.getRoot().snapshot(new SnapshotParameters(), null);
                Platform.runLater(() -> {
                    robot.getPixelColor(0, 0);
                    long drawn = System.nanoTime();
                    frame.complete(new Frame(begun, shown, pulse[0], drawn, most(one, other)));
                });
            });
            Platform.requestNextPulse();
        });
        return frame.join();
    }

    /// Which of two colours most of the first tile has; null when it has neither.
    private @Nullable Color most(Color one, Color other) {
        Bounds tile = wall.lookup(".tile").localToScreen(wall.lookup(".tile").getLayoutBounds());
        var picture =
                robot.getScreenCapture(null, tile.getMinX(), tile.getMinY(), tile.getWidth(), tile.getHeight(), false);
        int ones = 0;
        int others = 0;
        for (int x = 0; x < picture.getWidth(); x += STEP) {
            for (int y = 0; y < picture.getHeight(); y += STEP) {
                Color pixel = picture.getPixelReader().getColor(x, y);
                ones += pixel.equals(one) ? 1 : 0;
                others += pixel.equals(other) ? 1 : 0;
            }
        }
        return ones + others == 0 ? null : ones > others ? one : other;
    }

    private void onNextPulse(Runnable before, Runnable afterwards) {
        scene.addPreLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePreLayoutPulseListener(this);
                before.run();
            }
        });
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                Platform.runLater(afterwards);
            }
        });
    }

    /// How many tiles are to be seen.
    int tiles() {
        var count = new CompletableFuture<Integer>();
        Platform.runLater(() -> count.complete(wall.lookupAll(".tile").size()));
        return count.join();
    }
}
