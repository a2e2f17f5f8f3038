package dev.andon.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.testing.Fx;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A pane that scrolls, by keyboard alone.
class WhatIsCutIsScrolledTest {
    private static final double ROOM = 300;

    private Region within;
    private Stage stage;
    private Scroll scroll;

    @BeforeEach
    void open() {
        Fx.start();
        Fx.run(() -> {
            within = new Region();
            scroll = new Scroll(within, "Details");
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setScene(new Scene(scroll, ROOM, ROOM));
            stage.show();
            stage.requestFocus();
        });
        isHigh(10 * ROOM);
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private void isHigh(double height) {
        Fx.run(() -> {
            within.setMinHeight(height);
            within.setPrefHeight(height);
        });
        Fx.pulse(stage.getScene());
    }

    private double press(KeyCode... keys) {
        Fx.run(scroll::requestFocus);
        for (KeyCode key : keys) {
            new FxRobot().type(key);
        }
        WaitForAsyncUtils.waitForFxEvents();
        return Fx.call(scroll::getVvalue);
    }

    @Test
    void tabLeadsThereAsLongAsThereIsMoreThanIsSeen() {
        assertTrue(scroll.isFocusTraversable());
        isHigh(ROOM / 2);
        assertFalse(scroll.isFocusTraversable());
    }

    @Test
    void arrowsAndPagesAndBothEndsAreKeys() {
        double line = press(KeyCode.DOWN);
        double page = press(KeyCode.PAGE_DOWN) - line;
        assertTrue(0 < line && line < page, line + ", " + page);
        assertTrue(page * 9 * ROOM < ROOM, "nothing between two pages is left out");
        assertEquals(1, press(KeyCode.END));
        assertEquals(1 - line, press(KeyCode.UP), 0.001);
        assertEquals(1 - page, press(KeyCode.END, KeyCode.PAGE_UP), 0.001);
        assertEquals(0, press(KeyCode.HOME));
    }

    @Test
    void aScreenReaderKnowsWhatItIs() {
        assertEquals("Details", scroll.getAccessibleText());
    }
}
