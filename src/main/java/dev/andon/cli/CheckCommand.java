package dev.andon.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `andon check`
@Command(name = "check", description = "Checks the settings and calls every source.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private Watching watching = new Watching();

    @Override
    public Integer call() throws InterruptedException {
        return ExitCode.of(watching.lookOnce());
    }
}
