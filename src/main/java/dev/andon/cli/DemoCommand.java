package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.app.ScreenApp;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `andon demo`
@Command(name = "demo", description = "Shows the demo team: a day in a quarter of an hour, without a server of yours.")
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--wall", description = "The wall instead of the developer's window.")
    private boolean wall;

    @Option(names = "--full-screen", description = "The wall on the whole screen. Esc leaves full screen.")
    private boolean fullScreen;

    @Override
    public Integer call() {
        Logging.start(Configuration.folders().state(), false);
        return Opening.open(() -> wall || fullScreen ? ScreenApp.ofDemoWall(fullScreen) : ScreenApp.ofDemo());
    }
}
