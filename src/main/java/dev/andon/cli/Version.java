package dev.andon.cli;

import dev.andon.app.Build;
import dev.andon.app.Configuration;
import dev.andon.settings.Folders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.IVersionProvider;

/// What `andon --version` says: the version in the first line, and then a name, a colon and a value in each.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return lines().toArray(String[]::new);
    }

    static List<String> lines() {
        Build build = Build.ours();
        Folders folders = Configuration.folders();
        List<String> lines = new ArrayList<>(List.of(
                "andon " + build.version(),
                "commit: " + build.commit(),
                "java: " + Runtime.version() + " (" + System.getProperty("java.vendor", "") + ")",
                "javafx: " + build.javafx(),
                "system: %s %s (%s)"
                        .formatted(
                                System.getProperty("os.name", ""),
                                System.getProperty("os.version", ""),
                                System.getProperty("os.arch", "")),
                "settings: " + settings()));
        lines.add("data: " + folders.data());
        lines.add("state: " + folders.state());
        lines.add("cache: " + folders.cache());
        return lines;
    }

    /// The file that would be read, or the one that would be written where there is none.
    private static Path settings() {
        try {
            return Configuration.found(null).orElseGet(Configuration::usualFile).toAbsolutePath();
        } catch (IllegalArgumentException noPath) {
            return Configuration.usualFile();
        }
    }
}
