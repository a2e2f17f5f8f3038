package dev.andon.bench;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.TilePane;
import javafx.stage.Stage;

/// The least that Java and JavaFX need for a window: a hundred labels and nothing else. With an argument it ends after
/// its first frame.
public final class BareWindow {
    private BareWindow() {}

    public static void main(String[] arguments) {
        Application.launch(Window.class, arguments);
    }

    /// Made by JavaFX.
    public static final class Window extends Application {
        private static final int LABELS = 100;

        @Override
        public void start(Stage stage) {
            var tiles = new TilePane(4, 4);
            tiles.setPrefColumns(10);
            for (int i = 0; i < LABELS; i++) {
                var label = new Label("team/service-" + i);
                label.setStyle("-fx-background-color: #14532d; -fx-text-fill: #d6f5e0;");
                label.setPrefSize(124, 68);
                tiles.getChildren().add(label);
            }
            stage.setScene(new Scene(tiles, 1280, 720));
            if (!getParameters().getRaw().isEmpty()) {
                stage.getScene().addPostLayoutPulseListener(() -> Platform.runLater(Platform::exit));
            }
            stage.show();
        }
    }
}
