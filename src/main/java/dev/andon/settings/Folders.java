package dev.andon.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where this platform wants a program's files. Nothing is created.
///
/// @param config what people write: `andon.yaml`
/// @param state what is worth keeping but not backing up: logs, window places
/// @param data what must not be lost
/// @param cache what can be made again
public record Folders(Path config, Path state, Path data, Path cache) {
    /// Pure in its inputs.
    ///
    /// @param system the system's name, as Java says it in `os.name`
    /// @param environment the environment variables
    /// @param home the user's home
    public static Folders of(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return ofWindows(environment, home);
        }
        return name.startsWith("mac") || name.startsWith("darwin") ? ofMac(home) : ofXdg(environment, home);
    }

    private static Folders ofWindows(Map<String, String> environment, Path home) {
        Path roaming = given(environment.get("APPDATA"), home.resolve("AppData").resolve("Roaming"));
        Path local = given(
                        environment.get("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"))
                .resolve("Andon");
        return new Folders(
                roaming.resolve("Andon"), local.resolve("State"), local.resolve("Data"), local.resolve("Cache"));
    }

    private static Folders ofMac(Path home) {
        Path library = home.resolve("Library");
        Path support = library.resolve("Application Support").resolve("Andon");
        return new Folders(
                support,
                support.resolve("State"),
                support,
                library.resolve("Caches").resolve("Andon"));
    }

    private static Folders ofXdg(Map<String, String> environment, Path home) {
        Path local = home.resolve(".local");
        return new Folders(
                xdg(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")),
                xdg(environment.get("XDG_STATE_HOME"), local.resolve("state")),
                xdg(environment.get("XDG_DATA_HOME"), local.resolve("share")),
                xdg(environment.get("XDG_CACHE_HOME"), home.resolve(".cache")));
    }

    /// The XDG Base Directory Specification: a path that is not absolute is invalid and must be ignored.
    private static Path xdg(@Nullable String variable, Path otherwise) {
        Path given = given(variable, otherwise);
        return (given.isAbsolute() ? given : otherwise).resolve("andon");
    }

    private static Path given(@Nullable String variable, Path otherwise) {
        try {
            return variable == null || variable.isBlank() ? otherwise : Path.of(variable);
        } catch (InvalidPathException e) {
            return otherwise;
        }
    }
}
