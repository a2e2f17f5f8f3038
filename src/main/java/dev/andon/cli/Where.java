package dev.andon.cli;

import dev.andon.app.Configuration;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What every command is told that logs: which settings, and whether to log aloud.
final class Where {
    @Mixin
    private Chosen chosen = new Chosen();

    @Option(
            names = {"-v", "--verbose"},
            description = "Also write the log to standard error.")
    private boolean verbose;

    void startLog() {
        Logging.start(Configuration.folders().state(), verbose);
    }

    /// What the settings say, or empty when there are none.
    ///
    /// @throws UsageFault when they are wrong
    Optional<Configuration> settings() {
        return chosen.settings();
    }

    /// What the settings say, for commands that make no sense without.
    ///
    /// @throws UsageFault when they are wrong, or there are none
    Configuration needed() {
        return settings()
                .orElseThrow(() -> new UsageFault("There are no settings. Name a file with --config, or write "
                        + Configuration.usualFile() + "."));
    }

    /// The same, said without a command line.
    static Where of(@Nullable Path config) {
        var where = new Where();
        where.chosen = Chosen.of(config);
        return where;
    }

    /// The settings file that is read, or that would be written.
    ///
    /// @throws UsageFault when the environment names no path
    Path file() {
        return chosen.file();
    }

    @Nullable
    Path config() {
        return chosen.config();
    }
}
