package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.app.ScreenApp;
import dev.andon.board.WallSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `andon demo`
@Command(name = "demo", description = "Shows the demo team: a day in a quarter of an hour, without a server of yours.")
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--full-screen", description = "On the whole screen. Esc leaves full screen.")
    private boolean fullScreen;

    @Override
    public Integer call() {
        Logging.start(Configuration.folders().state(), false);
        return Opening.open(() -> ScreenApp.ofDemo(WallSettings.DEFAULT, fullScreen));
    }
}
