package dev.andon.bench;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.TilePane;
import javafx.stage.Stage;

/// The least that Java and JavaFX need for a window: a hundred labels and nothing else. With a second argument it ends
/// after
/// its first frame.
public final class BareWindow {
    private BareWindow() {}

    public static void main(String[] arguments) {
        Application.launch(Window.class, arguments);
    }

    /// Made by JavaFX.
    public static final class Window extends Application {
        private static final int LABELS = 100;

        /// The first argument is the labels' colour.
        @Override
        public void start(Stage stage) {
            String colour = getParameters().getRaw().getFirst();
            var tiles = new TilePane(4, 4);
            tiles.setPrefColumns(10);
            for (int i = 0; i < LABELS; i++) {
                var label = new Label("team/service-" + i);
                label.setStyle("-fx-background-color: " + colour + "; -fx-text-fill: white;");
                label.setPrefSize(124, 68);
                tiles.getChildren().add(label);
            }
            stage.setScene(new Scene(tiles, 1280, 720));
            if (getParameters().getRaw().size() > 1) {
                stage.getScene().addPostLayoutPulseListener(() -> Platform.runLater(Platform::exit));
            }
            stage.show();
        }
    }
}
