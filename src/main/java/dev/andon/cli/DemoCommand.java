package dev.andon.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `andon demo`
@Command(name = "demo", description = "Shows the demo team.")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private Watching watching = new Watching();

    @Override
    public Integer call() {
        return watching.openWall(false);
    }
}
