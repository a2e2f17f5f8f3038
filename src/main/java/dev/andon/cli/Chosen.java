package dev.andon.cli;

import dev.andon.app.Configuration;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which settings a command is to read.
final class Chosen {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The settings. Without it: ANDON_CONFIG, ./andon.yaml, then your configuration folder.")
    private @Nullable Path config;

    /// The same, said without a command line.
    static Chosen of(@Nullable Path config) {
        var chosen = new Chosen();
        chosen.config = config;
        return chosen;
    }

    /// What the settings say, or empty when there are none.
    ///
    /// @throws UsageFault when they are wrong
    Optional<Configuration> settings() {
        try {
            return Configuration.read(config);
        } catch (IllegalArgumentException mistakes) {
            throw new UsageFault(String.valueOf(mistakes.getMessage()));
        }
    }

    /// The settings file that is read, or that would be written.
    ///
    /// @throws UsageFault when the environment names no path
    Path file() {
        try {
            return Configuration.found(config).orElseGet(Configuration::usualFile);
        } catch (IllegalArgumentException noPath) {
            throw new UsageFault(String.valueOf(noPath.getMessage()));
        }
    }

    @Nullable
    Path config() {
        return config;
    }
}
