package dev.andon.app;

import dev.andon.link.Link;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// JavaFX's way in. JavaFX makes this object by itself, so what it is to start waits in a static field.
public final class FxApplication extends Application {
    private static final AtomicReference<@Nullable CompletableFuture<Screen>> SCREEN = new AtomicReference<>();

    /// What is shown, and what is stopped when it closes.
    public interface Screen {
        /// Builds and opens the first window. On the JavaFX thread.
        ///
        /// @param open opens a web page
        void open(Stage stage, Consumer<String> open);

        /// Shows what a link names, after it was opened. On the JavaFX thread.
        default void follow(Link link) {}

        /// The last window was closed.
        void close();
    }

    /// Runs until the last window is closed.
    ///
    /// @param screen makes what is shown, on a thread of its own while JavaFX starts
    public static void run(Supplier<Screen> screen) {
        // A wall changes once a second: a graphics driver's memory is wasted on it. Java's own options win.
        System.setProperty("prism.order", System.getProperty("prism.order", "sw"));
        SCREEN.set(CompletableFuture.supplyAsync(screen));
        Application.launch(FxApplication.class);
    }

    private static Screen screen() {
        return Objects.requireNonNull(SCREEN.get()).join();
    }

    @Override
    public void start(Stage stage) {
        screen().open(stage, url -> getHostServices().showDocument(url));
    }

    @Override
    public void stop() {
        screen().close();
    }
}
