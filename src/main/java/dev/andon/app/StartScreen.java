package dev.andon.app;

import dev.andon.board.WallSettings;
import dev.andon.board.WindowSettings;
import dev.andon.link.Link;
import dev.andon.settings.SettingsPen;
import dev.andon.settings.keychain.Keychain;
import dev.andon.text.Texts;
import dev.andon.ui.kit.FxThread;
import dev.andon.ui.kit.Theme;
import dev.andon.ui.start.StartWindow;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What opens where there are no settings: the start window, and then what somebody chose there.
public final class StartScreen implements FxApplication.Screen {
    private static final Logger LOG = LoggerFactory.getLogger(StartScreen.class);

    private final Arrivals arrivals;
    private FxApplication.@Nullable Screen next;
    private @Nullable Stage start;
    private @Nullable StartWindow window;
    private boolean leaving;

    /// @param file where the settings will be
    public StartScreen(Path file) {
        arrivals = arrivals(file);
    }

    /// What brings servers into a settings file.
    static Arrivals arrivals(Path file) {
        return new Arrivals(
                new SettingsPen(file, Configuration.reader()),
                Keychain.of(System.getProperty("os.name", ""), System.getenv()),
                InstantSource.system());
    }

    @Override
    public void open(Stage stage, Consumer<String> open) {
        start = stage;
        var exits = new StartWindow.Exits(
                open,
                () -> leave(stage, open, ScreenApp::ofDemo),
                file -> leave(
                        stage,
                        open,
                        () -> ScreenApp.ofWindow(
                                Configuration.read(Path.of(file)).orElseThrow())));
        Texts texts = Texts.in(WallSettings.DEFAULT.language());
        window = new StartWindow(stage, new Theme(WindowSettings.DEFAULT), texts, arrivals, exits);
        window.open();
    }

    /// What comes next is made beside the JavaFX thread, opened, and only then is this closed: without any window
    /// the program would end. What cannot be opened is said, and one may choose again.
    void leave(Stage stage, Consumer<String> open, Supplier<? extends FxApplication.Screen> made) {
        if (leaving) {
            return;
        }
        leaving = true;
        say("");
        Thread.ofVirtual().name("leave the start").start(() -> {
            try {
                FxApplication.Screen app = made.get();
                FxThread.run(() -> open(app, stage, open));
            } catch (RuntimeException e) {
                FxThread.run(() -> stay(e));
            }
        });
    }

    private void open(FxApplication.Screen app, Stage stage, Consumer<String> open) {
        var opened = new Stage();
        try {
            app.open(opened, open);
        } catch (RuntimeException e) {
            opened.close();
            app.close();
            stay(e);
            return;
        }
        next = app;
        stage.close();
    }

    private void stay(RuntimeException why) {
        LOG.warn("What was chosen cannot be opened", why);
        leaving = false;
        say(String.valueOf(why.getMessage()));
    }

    private void say(String words) {
        if (window != null) {
            window.say(words);
        }
    }

    @Override
    public void follow(Link link) {
        if (next != null) {
            next.follow(link);
        } else if (start != null) {
            start.setIconified(false);
            start.toFront();
            start.requestFocus();
        }
    }

    @Override
    public void close() {
        arrivals.close();
        if (next != null) {
            next.close();
        }
    }
}
