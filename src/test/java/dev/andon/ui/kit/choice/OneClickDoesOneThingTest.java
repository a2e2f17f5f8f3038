package dev.andon.ui.kit.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.testing.Fx;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What can be done changes with what was done, and so do the buttons under the pointer.
class OneClickDoesOneThingTest {
    private final List<String> done = new ArrayList<>();
    private final HBox row = new HBox();
    private Stage stage;

    @BeforeEach
    void open() {
        Fx.start();
        Fx.run(() -> {
            stage = new Stage();
            stage.setScene(new Scene(row, 400, 200));
            offer("claim");
            stage.show();
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private void offer(String id) {
        row.getChildren()
                .setAll(new Choice(id, "the same words", () -> {
                            done.add(id);
                            offer("rerun");
                        })
                        .button());
    }

    @Test
    void theSecondHalfOfADoubleClickIsNotForTheButtonThatCame() {
        Fx.run(() -> {
            click(1);
            click(2);
        });
        assertEquals(List.of("claim"), done);

        Fx.run(() -> click(1));
        assertEquals(List.of("claim", "rerun"), done);
    }

    /// What the toolkit tells the button under the pointer.
    ///
    /// @param count the how manieth of clicks that follow each other quickly
    private void click(int count) {
        row.applyCss();
        row.layout();
        Node button = row.getChildren().getFirst();
        Event.fireEvent(button, mouse(MouseEvent.MOUSE_ENTERED, count));
        Event.fireEvent(button, mouse(MouseEvent.MOUSE_PRESSED, count));
        Event.fireEvent(button, mouse(MouseEvent.MOUSE_RELEASED, count));
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, int count) {
        boolean down = type == MouseEvent.MOUSE_PRESSED;
        return new MouseEvent(
                type,
                3,
                3,
                3,
                3,
                MouseButton.PRIMARY,
                count,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                true,
                false,
                true,
                null);
    }
}
