package dev.andon.app;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The cache of loaded and compiled classes that halves the next start. The launcher names its file in the system
/// property `andon.aot` when there is none yet; then a second, windowless Andon is started for some seconds that
/// fills it.
public final class StartCache {
    private static final Logger LOG = LoggerFactory.getLogger(StartCache.class);
    private static final Duration FIRST_LEAVE_THE_USER_ALONE = Duration.ofSeconds(20);
    private static final Duration AT_MOST = Duration.ofMinutes(2);
    /// The hidden command that draws a first picture and ends.
    public static final String TRAIN = "train";

    private StartCache() {}

    /// Makes the cache in the background, if the launcher asked for it.
    public static void makeLater() {
        String wanted = System.getProperty("andon.aot", "");
        if (!wanted.isEmpty()) {
            Thread.ofVirtual().name("start cache").start(() -> {
                try {
                    Thread.sleep(FIRST_LEAVE_THE_USER_ALONE);
                    make(Path.of(wanted));
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                } catch (IOException e) {
                    LOG.info("No start cache: {}", e.toString());
                }
            });
        }
    }

    /// Makes the cache now. It appears whole or not at all, so two Andons at once do no harm.
    private static void make(Path cache) throws IOException, InterruptedException {
        @Nullable Path folder = cache.getParent();
        if (folder == null || Files.exists(cache)) {
            return;
        }
        Files.createDirectories(folder);
        Path part = folder.resolve(
                cache.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        Process training = new ProcessBuilder(command(part))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        try {
            if (training.waitFor(AT_MOST.toSeconds(), TimeUnit.SECONDS)
                    && training.exitValue() == 0
                    && Files.exists(part)) {
                Files.move(part, cache, StandardCopyOption.ATOMIC_MOVE);
                LOG.info("Made the start cache {}", cache);
            }
        } finally {
            training.destroyForcibly();
            Files.deleteIfExists(part);
        }
    }

    /// This very Java with this very class path and these very options: the cache is good for no other.
    private static List<String> command(Path part) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("-X") || option.startsWith("--")) {
                command.add(option);
            }
        }
        // What is compiled in the rehearsal is compiled at once in each start: little, and by the quick compiler. A
        // rehearsal is
        // longer than a start, and most of what runs often in it has not even begun when the first picture is there.
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:CompileThresholdScaling=25");
        command.add("-XX:AOTCacheOutput=" + part);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("dev.andon.cli.Main");
        command.add(TRAIN);
        return command;
    }
}
