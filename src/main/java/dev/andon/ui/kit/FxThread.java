package dev.andon.ui.kit;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// The one hop from other threads to the JavaFX thread.
public final class FxThread {
    /// On a slow machine.
    private static final javafx.util.Duration DRAWN_WITHIN = javafx.util.Duration.millis(150);

    private FxThread() {}

    /// A consumer for any thread that hands the newest value to `screen` on the JavaFX thread. While a hop is
    /// pending, newer values replace the one that waits: a thousand boards cost one repaint.
    public static <T> Consumer<T> newest(Consumer<T> screen) {
        var waiting = new AtomicReference<@Nullable T>();
        return value -> {
            if (waiting.getAndSet(value) == null) {
                Platform.runLater(() -> {
                    T newest = waiting.getAndSet(null);
                    if (newest != null) {
                        screen.accept(newest);
                    }
                });
            }
        };
    }

    public static void run(Runnable action) {
        Platform.runLater(action);
    }

    /// Calls `action` once, on the JavaFX thread, when a scene's first picture has been handed over to be drawn.
    public static void afterFirstPicture(Scene scene, Runnable action) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                FxThread.run(action);
            }
        });
    }

    /// Calls `action` once, on the JavaFX thread, when a scene's first picture is likely to be on the screen: for what
    /// would only make it come later. JavaFX does not tell when it has drawn something.
    public static void onceDrawn(Scene scene, Runnable action) {
        afterFirstPicture(scene, () -> {
            var drawing = new PauseTransition(DRAWN_WITHIN);
            drawing.setOnFinished(drawn -> action.run());
            drawing.play();
        });
    }

    /// Calls `action` on the JavaFX thread at a steady pace, without keeping JavaFX's own 60 Hz pulse alive as an
    /// animation would.
    ///
    /// @return stops it
    public static Runnable every(Duration pace, Runnable action) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("screen clock").daemon().factory());
        timer.scheduleAtFixedRate(
                () -> Platform.runLater(action), pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
        return timer::shutdownNow;
    }
}
