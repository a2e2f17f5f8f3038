package dev.andon.cli;

import dev.andon.app.Andon;
import dev.andon.app.FxApplication;
import dev.andon.app.Preflight;
import dev.andon.app.Sources;
import dev.andon.board.Board;
import dev.andon.board.WallSettings;
import dev.andon.keeper.Lookout;
import dev.andon.source.Source;
import dev.andon.text.Texts;
import dev.andon.ui.kit.FxThread;
import dev.andon.ui.wall.WallWindow;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What every command that looks at something is told: which settings, or which addresses instead.
final class Watching {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The settings. Without it: ANDON_CONFIG, ./andon.yaml, then your configuration folder.")
    @Nullable
    Path config;

    @Parameters(
            paramLabel = "URL",
            description =
                    "Servers to look at instead of those in the settings; their kind is found from their answers.")
    List<URI> urls = new ArrayList<>();

    @Option(
            names = {"-v", "--verbose"},
            description = "Also write the log to standard error.")
    boolean verbose;

    private final InstantSource clock = InstantSource.system();

    List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        for (URI url : urls) {
            if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
                throw new UsageFault("\"" + url + "\" is not an http or https address.");
            }
            sources.add(Source.of(url.getHost(), "", url));
        }
        return sources;
    }

    WallSettings wall() {
        return WallSettings.DEFAULT;
    }

    Texts texts() {
        return Texts.in(wall().language());
    }

    Board lookOnce() throws InterruptedException {
        try (var sources = new Sources(clock)) {
            return Lookout.once(sources.watch(sources()), clock);
        }
    }

    int openWall(boolean fullScreen) {
        Preflight.forWindows(System.getenv()).ifPresent(missing -> {
            throw new UsageFault(missing);
        });
        List<Source> sources = sources();
        FxApplication.run(new FxApplication.Screen() {
            private @Nullable Andon andon;

            @Override
            public void open(Stage stage, Consumer<String> open) {
                var window = new WallWindow(stage, wall(), texts(), clock, open);
                Andon started = new Andon(clock, FxThread.newest(window::show));
                andon = started;
                started.watch(sources);
                window.open(fullScreen);
            }

            @Override
            public void close() {
                if (andon != null) {
                    andon.close();
                }
            }
        });
        return ExitCode.FINE;
    }
}
