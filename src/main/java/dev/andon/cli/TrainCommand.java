package dev.andon.cli;

import dev.andon.app.Andon;
import dev.andon.app.FxApplication;
import dev.andon.app.StartCache;
import dev.andon.board.WallSettings;
import dev.andon.demo.DemoTeam;
import dev.andon.text.Texts;
import dev.andon.ui.kit.FxThread;
import dev.andon.ui.wall.WallWindow;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// Starts as far as a first wall with real answers on it, without a display, and ends: a rehearsal that fills the
/// start cache.
@Command(name = StartCache.TRAIN, hidden = true, description = "Rehearses a start for the start cache.")
final class TrainCommand implements Callable<Integer> {
    private static final int BOARDS = 3;

    @Override
    public Integer call() throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        InstantSource clock = InstantSource.system();
        try (var demo = new DemoTeam(clock)) {
            FxApplication.run(new Rehearsal(clock, demo));
        }
        return ExitCode.FINE;
    }

    private static final class Rehearsal implements FxApplication.Screen {
        private final InstantSource clock;
        private final DemoTeam demo;
        private @Nullable Andon andon;
        private int boards;

        Rehearsal(InstantSource clock, DemoTeam demo) {
            this.clock = clock;
            this.demo = demo;
        }

        @Override
        public void open(Stage stage, Consumer<String> open) {
            var window = new WallWindow(stage, WallSettings.DEFAULT, Texts.in(Locale.ENGLISH), clock, open);
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(900);
            stage.setHeight(600);
            Andon started = new Andon(clock, FxThread.newest(board -> {
                window.show(board);
                boards++;
                if (boards == BOARDS) {
                    Platform.exit();
                }
            }));
            andon = started;
            window.open(false);
            started.watch(demo.sources());
        }

        @Override
        public void close() {
            if (andon != null) {
                andon.close();
            }
        }
    }
}
