package dev.andon.cli;

import dev.andon.build.Build;
import dev.andon.build.Pipeline;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `andon log`
@Command(
        name = "log",
        description = "Shows the end of the log of what failed in a pipeline's last build, or of the build that runs.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {Asking.SHOWN, Asking.NOTHING, Acting.USAGE, Asking.UNTOLD})
final class LogCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Mixin
    private Asking asking = new Asking();

    @Option(names = "--follow", description = "Goes on for as long as the build writes that runs.")
    private boolean follow;

    @Option(names = "--all", description = "From the beginning, and all logs of the build.")
    private boolean all;

    @Override
    public Integer call() throws InterruptedException {
        return asking.ask(asked -> {
            Build build = meant(asked.tile().known().pipeline());
            var tail = new LogTail(asked, build, () -> Thread.sleep(PAUSE));
            return follow ? tail.follow(all) : tail.show(all);
        });
    }

    private Build meant(Pipeline pipeline) {
        Build current = pipeline.current();
        boolean hasLast = !pipeline.last().equals(Build.NONE);
        return current != null && (follow || !hasLast) ? current : pipeline.last();
    }
}
