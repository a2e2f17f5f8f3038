package dev.andon.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.andon.board.WallSettings.Motion;
import dev.andon.board.WindowSettings;
import dev.andon.testing.Fx;
import javafx.scene.Scene;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NothingMovesWhereNothingShallTest {
    @BeforeEach
    void start() {
        Fx.start();
    }

    /// Whether what turns is seen, and whether something stands in its place.
    private static String waiting(Motion motion) {
        return Fx.call(() -> {
            var progress = new ProgressIndicator();
            var stage = new Stage();
            stage.setScene(new Scene(new StackPane(progress), 200, 200));
            new Theme(new WindowSettings(WindowSettings.Theme.LIGHT, 100, motion)).dress(stage.getScene());
            stage.show();
            progress.applyCss();
            progress.layout();
            String seen = progress.lookup(".spinner").isVisible() + " " + (progress.getShape() != null);
            stage.close();
            return seen;
        });
    }

    @Test
    void aStillHourglassStandsWhereSomethingWouldTurn() {
        assertEquals("false true", waiting(Motion.REDUCED));
    }

    @Test
    void elseItTurns() {
        assertNotEquals(waiting(Motion.REDUCED), waiting(Motion.FULL));
    }
}
