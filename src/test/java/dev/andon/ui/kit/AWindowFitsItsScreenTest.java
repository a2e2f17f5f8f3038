package dev.andon.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.testing.Fx;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where no window manager makes it smaller.
class AWindowFitsItsScreenTest {
    private Stage stage;
    private Rectangle2D room;

    @BeforeEach
    void start() {
        Fx.start();
        Fx.run(() -> stage = new Stage());
        room = Fx.call(() -> Screen.getPrimary().getVisualBounds());
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private Rectangle2D opened(Scene scene) {
        return Fx.call(() -> {
            stage.setScene(scene);
            stage.show();
            return new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        });
    }

    @Test
    void itIsAsLargeAsItWantsToBeWhereThereIsRoom() {
        Rectangle2D opened = opened(Fx.call(() -> Fitting.scene(new Region(), 300, 200)));
        assertEquals(300, opened.getWidth());
        assertEquals(200, opened.getHeight());
    }

    @Test
    void itIsNoLargerThanItsScreen() {
        Scene scene = Fx.call(() -> Fitting.scene(new Region(), 2 * room.getWidth(), 2 * room.getHeight()));
        assertEquals(room.getWidth(), scene.getWidth());
        assertEquals(room.getHeight(), scene.getHeight());
        assertEquals(room, opened(scene));
    }
}
