package dev.andon.ui.wall;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;

/// A pointer that lies on a wall's picture for no reason is hidden until it is moved. Lives on the JavaFX thread.
final class RestingPointer {
    static final Duration AFTER = Duration.ofSeconds(3);

    private final Scene scene;
    private Instant moved;

    RestingPointer(Scene scene, InstantSource clock) {
        this.scene = scene;
        this.moved = clock.instant();
        scene.addEventFilter(MouseEvent.ANY, event -> {
            moved = clock.instant();
            scene.setCursor(null);
        });
    }

    /// Time goes on.
    ///
    /// @param mayRest whether it is in nobody's way elsewhere: on a full screen
    void beat(Instant now, boolean mayRest) {
        boolean rests = mayRest && !now.isBefore(moved.plus(AFTER));
        scene.setCursor(rests ? Cursor.NONE : null);
    }
}
