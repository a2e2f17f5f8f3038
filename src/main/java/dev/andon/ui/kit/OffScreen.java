package dev.andon.ui.kit;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javafx.application.Platform;

/// JavaFX without a display.
public final class OffScreen {
    private OffScreen() {}

    /// Starts JavaFX on no display at all, draws on its thread and stops it. Once in a program's life, instead of
    /// windows.
    public static <T> T draw(Supplier<T> picture) throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var task = new FutureTask<>(picture::get);
        Platform.startup(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the picture could not be drawn", e.getCause());
        } finally {
            Platform.exit();
        }
    }
}
