package dev.andon.bench;

import dev.andon.board.Board;
import dev.andon.board.WallSettings;
import dev.andon.text.Texts;
import dev.andon.ui.wall.WallView;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/// A wall in a shown window of the display, drawn by JavaFX's software pipeline.
///
/// JavaFX draws one thing after the other on a thread of its own and hands the pixels to the window on its main thread.
/// So the picture of another node, asked for after the layout, waits for the wall's; what is posted then waits until
/// the wall's pixels are handed over; and the display gives a pixel back only after it has taken what came before.
final class Glass {
    private static final double EDGE = 6;

    private final WallView wall;
    private final Scene scene;
    private final Scene marker = new Scene(new Region(), 1, 1);
    private final Robot robot;

    /// What happened when, by [System#nanoTime].
    ///
    /// @param shown the board was taken by the wall
    /// @param pulse styling and layout began
    /// @param drawn the pixels were on the screen
    /// @param pixel one of them, on the first tile
    record Frame(long begun, long shown, long pulse, long drawn, Color pixel) {}

    private Glass(int width, int height) {
        wall = new WallView(WallSettings.DEFAULT, Texts.in(Locale.ENGLISH), url -> {});
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
    Frame show(Board board) {
        var frame = new CompletableFuture<Frame>();
        Platform.runLater(() -> {
            long begun = System.nanoTime();
            wall.show(board);
            long shown = System.nanoTime();
            var pulse = new long[1];
            onNextPulse(() -> pulse[0] = System.nanoTime(), () -> {
                marker.getRoot().snapshot(new SnapshotParameters(), null);
                Platform.runLater(() -> {
                    Color pixel = robot.getPixelColor(edgeOfTheFirstTile());
                    frame.complete(new Frame(begun, shown, pulse[0], System.nanoTime(), pixel));
                });
            });
            Platform.requestNextPulse();
        });
        return frame.join();
    }

    /// Beside its text, within its border.
    private Point2D edgeOfTheFirstTile() {
        Node tile = wall.lookup(".tile");
        Bounds bounds = tile.localToScreen(tile.getLayoutBounds());
        return new Point2D(bounds.getMaxX() - EDGE, bounds.getCenterY());
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
