package dev.andon.cli;

import dev.andon.app.FxApplication;
import dev.andon.ui.kit.FxThread;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// A wall, then a developer's window on which somebody goes to each page, on the small screen of a machine
/// without one. What is gone through here is what a start finds in its cache.
record Rehearsal(FxApplication.Screen wall, FxApplication.Screen window) implements FxApplication.Screen {
    /// The servers of the demo have answered by then, and the wall has shown what they said.
    private static final Duration STEP = Duration.ofMillis(600);
    private static final int STEPS_OF_THE_WALL = 5;
    private static final List<KeyCode> PAGES = List.of(
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6,
            KeyCode.DIGIT7,
            KeyCode.DIGIT8,
            KeyCode.DIGIT1);

    @Override
    public void open(Stage stage, Consumer<String> open) {
        wall.open(small(stage), open);
        var developers = new Stage();
        Queue<Runnable> steps = new ArrayDeque<>();
        for (int i = 0; i < STEPS_OF_THE_WALL; i++) {
            steps.add(() -> {});
        }
        steps.add(() -> window.open(small(developers), open));
        steps.add(() -> {});
        PAGES.forEach(page -> steps.add(() -> press(page, developers.getScene())));
        steps.add(() -> choose(developers.getScene()));
        List.of(1, 2, 0).forEach(tab -> steps.add(() -> show(tab, developers.getScene())));
        steps.add(() -> {});
        FxThread.every(STEP, () -> next(steps));
    }

    private static Stage small(Stage stage) {
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(900);
        stage.setHeight(600);
        return stage;
    }

    private static void next(Queue<Runnable> steps) {
        @Nullable Runnable step = steps.poll();
        if (step == null) {
            Platform.exit();
        } else {
            step.run();
        }
    }

    private static void press(KeyCode key, Scene scene) {
        // Which of them is the shortcut's key differs from platform to platform.
        Event.fireEvent(scene, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, true, false, true));
    }

    private static void choose(Scene scene) {
        if (scene.lookup("#pipelines") instanceof TableView<?> list) {
            list.getSelectionModel().select(0);
        }
    }

    private static void show(int tab, Scene scene) {
        if (scene.lookup(".tab-pane") instanceof TabPane tabs) {
            tabs.getSelectionModel().select(tab);
        }
    }

    @Override
    public void close() {
        window.close();
        wall.close();
    }
}
