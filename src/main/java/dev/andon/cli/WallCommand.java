package dev.andon.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `andon wall`
@Command(name = "wall", description = "Shows the wall, full screen. Esc leaves full screen.")
final class WallCommand implements Callable<Integer> {
    @Mixin
    private Watching watching = new Watching();

    @Option(names = "--screen", paramLabel = "N", description = "Which screen, from 1; overrides the settings.")
    private int screen;

    @Override
    public Integer call() {
        return PlainOpening.wall(watching, screen);
    }
}
