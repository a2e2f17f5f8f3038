package dev.andon.app;

import dev.andon.board.WallSettings;
import dev.andon.demo.DemoTeam;
import dev.andon.settings.Reading;
import dev.andon.settings.SettingsFile;
import dev.andon.text.Texts;
import dev.andon.ui.kit.FxThread;
import dev.andon.ui.wall.WallWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The app on a screen: a wall that watches the configured sources, or the demo team.
public final class WallApp implements FxApplication.Screen {
    private static final Logger LOG = LoggerFactory.getLogger(WallApp.class);

    private final Configuration configuration;
    private final boolean demo;
    private final boolean fullScreen;
    private final InstantSource clock = InstantSource.system();
    /// What was started, newest first; stopped in this order.
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private WallApp(Configuration configuration, boolean demo, boolean fullScreen) {
        this.configuration = configuration;
        this.demo = demo;
        this.fullScreen = fullScreen;
    }

    public static WallApp of(Configuration configuration, boolean fullScreen) {
        return new WallApp(configuration, false, fullScreen);
    }

    public static WallApp ofDemo(WallSettings wall, boolean fullScreen) {
        WallSettings titled = wall.title().isBlank() ? wall.withTitle("Shop team") : wall;
        return new WallApp(new Configuration(java.util.List.of(), titled, java.util.List.of(), null), true, fullScreen);
    }

    @Override
    public void open(Stage stage, Consumer<String> open) {
        WallSettings wall = configuration.wall();
        Texts texts = Texts.in(wall.language());
        var window = new WallWindow(stage, wall, texts, clock, open);
        var andon = new Andon(clock, FxThread.newest(window::show));
        started.push(andon);
        if (demo) {
            startDemo(andon, texts);
        } else {
            andon.watch(configuration.sources());
            follow(andon, window, texts);
        }
        window.open(fullScreen);
        StartCache.makeLater();
    }

    private void startDemo(Andon andon, Texts texts) {
        try {
            var team = new DemoTeam(clock);
            started.push(team);
            andon.watch(team.sources());
            andon.announce(
                    "demo",
                    texts.say(
                            "wall.demo",
                            Configuration.folders()
                                    .config()
                                    .resolve("andon.yaml")
                                    .toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("the demo team found no port on loopback", e);
        }
    }

    /// Edits of the settings show at once; a broken edit keeps the last good settings and says so.
    private void follow(Andon andon, WallWindow window, Texts texts) {
        SettingsFile file = configuration.file();
        if (file != null) {
            started.push(file.watch(SettingsFile.EVERY, reading -> take(reading, andon, window, texts)));
        }
    }

    private static void take(Reading reading, Andon andon, WallWindow window, Texts texts) {
        switch (reading) {
            case Reading.Usable usable -> {
                LOG.info("Took new settings");
                andon.watch(usable.settings().sources());
                andon.announce("settings", "");
                FxThread.run(() -> window.restyle(
                        usable.settings().wall(),
                        Texts.in(usable.settings().wall().language())));
            }
            case Reading.Unusable unusable -> {
                LOG.warn("Kept the last good settings: {}", Configuration.brief(unusable));
                andon.announce("settings", texts.say("wall.brokenSettings", Configuration.brief(unusable)));
            }
        }
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                LOG.warn("Could not stop something", e);
            }
        }
    }
}
