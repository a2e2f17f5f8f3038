package dev.andon.app;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// JavaFX's way in. JavaFX makes this object by itself, so what it is to start waits in a static field.
public final class FxApplication extends Application {
    private static final AtomicReference<@Nullable Screen> SCREEN = new AtomicReference<>();

    /// What is shown, and what is stopped when it closes.
    public interface Screen {
        /// Builds and opens the first window. On the JavaFX thread.
        ///
        /// @param open opens a web page
        void open(Stage stage, Consumer<String> open);

        /// The last window was closed.
        void close();
    }

    /// Runs until the last window is closed.
    public static void run(Screen screen) {
        SCREEN.set(screen);
        Application.launch(FxApplication.class);
    }

    @Override
    public void start(Stage stage) {
        Objects.requireNonNull(SCREEN.get())
                .open(stage, url -> getHostServices().showDocument(url));
    }

    @Override
    public void stop() {
        Objects.requireNonNull(SCREEN.get()).close();
    }
}
