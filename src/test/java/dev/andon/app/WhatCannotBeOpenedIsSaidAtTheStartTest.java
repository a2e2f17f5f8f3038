package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.link.Link;
import dev.andon.testing.Fx;
import dev.andon.ui.start.StartObject;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatCannotBeOpenedIsSaidAtTheStartTest {
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private StartScreen screen;
    private Stage stage;

    @BeforeEach
    void open(@TempDir Path temp) {
        Fx.start();
        screen = new StartScreen(temp.resolve("andon.yaml"));
        stage = Fx.call(() -> {
            var made = new Stage();
            screen.open(made, page -> {});
            return made;
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        screen.close();
    }

    private StartObject leave() {
        Fx.run(() -> screen.leave(stage, page -> {}, () -> {
            throw new IllegalArgumentException("andon.yaml:3:1: mistake number " + tried.incrementAndGet());
        }));
        return new StartObject(stage.getScene());
    }

    /// It is made, and fails when it shall be seen.
    private final class Unopened implements FxApplication.Screen {
        @Override
        public void open(Stage stage, Consumer<String> page) {
            throw new IllegalStateException("nothing to see, " + tried.incrementAndGet());
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private StartObject leaveForWhatCannotBeSeen() {
        Fx.run(() -> screen.leave(stage, page -> {}, Unopened::new));
        return new StartObject(stage.getScene());
    }

    @Test
    void soIsWhatFailsOnlyWhenItIsShown() {
        leaveForWhatCannotBeSeen().untilSaid("nothing to see, 1");
        leaveForWhatCannotBeSeen().untilSaid("nothing to see, 2");
        assertEquals(2, closed.get());
        assertTrue(Fx.call(stage::isShowing));
        Fx.run(() -> screen.follow(Link.FRONT));
        assertTrue(Fx.call(stage::isShowing));
    }

    @Test
    void andOneMayChooseAgain() {
        leave().untilSaid("mistake number 1");
        leave().untilSaid("mistake number 2");
        assertTrue(Fx.call(stage::isShowing));
    }
}
