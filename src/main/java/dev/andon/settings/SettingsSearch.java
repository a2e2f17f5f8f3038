package dev.andon.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the settings file: what the command line names, then what `ANDON_CONFIG` names, then `andon.yaml` in the
/// current folder, then `andon.yaml` in the platform's folder for settings.
public final class SettingsSearch {
    public static final String FILE = "andon.yaml";
    private static final String VARIABLE = "ANDON_CONFIG";

    private SettingsSearch() {}

    /// The file to read, or none. A file that is named is returned even when it is not there: to go on with
    /// another one would watch what nobody asked for.
    ///
    /// @param named what the command line names, or null
    /// @param here the current folder
    public static Optional<Path> find(
            @Nullable Path named, Map<String, String> environment, Path here, Folders folders) {
        if (named != null) {
            return Optional.of(here.resolve(named));
        }
        String variable = environment.get(VARIABLE);
        if (variable != null && !variable.isBlank()) {
            return Optional.of(here.resolve(path(variable.strip())));
        }
        return List.of(here, folders.config()).stream()
                .map(folder -> folder.resolve(FILE))
                .filter(Files::exists)
                .findFirst();
    }

    private static Path path(String variable) {
        try {
            return Path.of(variable);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("The environment variable " + VARIABLE + " is no path of a file.", e);
        }
    }
}
