package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.testing.Fx;
import dev.andon.ui.start.StartObject;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatCannotBeOpenedIsSaidAtTheStartTest {
    private final AtomicInteger tried = new AtomicInteger();
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

    @Test
    void andOneMayChooseAgain() {
        leave().untilSaid("mistake number 1");
        leave().untilSaid("mistake number 2");
        assertTrue(Fx.call(stage::isShowing));
    }
}
