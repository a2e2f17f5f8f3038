package dev.andon.ui.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.andon.testing.Boards;
import dev.andon.testing.Fx;
import java.time.Duration;
import java.time.Instant;
import javafx.event.Event;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class APointerThatRestsIsHiddenTest {
    private static final Duration SHORT = RestingPointer.AFTER.minusMillis(1);

    private Instant now = Boards.TEN;
    private Scene scene;
    private RestingPointer pointer;

    @BeforeEach
    void put() {
        Fx.start();
        Fx.run(() -> {
            scene = new Scene(new Pane(), 100, 100);
            pointer = new RestingPointer(scene, () -> now);
        });
    }

    private void passes(Duration time, boolean fullScreen) {
        now = now.plus(time);
        Fx.run(() -> pointer.beat(now, fullScreen));
    }

    private void moves() {
        Fx.run(() -> Event.fireEvent(
                scene,
                new MouseEvent(
                        MouseEvent.MOUSE_MOVED,
                        9,
                        9,
                        9,
                        9,
                        MouseButton.NONE,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null)));
    }

    @Test
    void afterAWhile() {
        passes(SHORT, true);
        assertNull(scene.getCursor());
        passes(Duration.ofMillis(1), true);
        assertEquals(Cursor.NONE, scene.getCursor());
    }

    @Test
    void untilItIsMoved() {
        passes(RestingPointer.AFTER, true);
        moves();
        assertNull(scene.getCursor());
        passes(SHORT, true);
        assertNull(scene.getCursor());
    }

    @Test
    void onAFullScreenOnly() {
        passes(RestingPointer.AFTER, false);
        assertNull(scene.getCursor());
        passes(Duration.ZERO, true);
        assertEquals(Cursor.NONE, scene.getCursor());
        passes(Duration.ZERO, false);
        assertNull(scene.getCursor());
    }
}
