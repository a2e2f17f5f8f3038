package dev.andon.desktop;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the Andon that runs was started, so that a session can start it again.
public final class Launcher {
    private Launcher() {}

    /// Empty for one that was started from its sources: nothing stays there to be started.
    ///
    /// @param environment in which AppImage and Flatpak say what they run
    /// @param packaged what `jpackage.app-path` says, which an installed program's own launcher sets; null
    ///     without
    /// @param jar where Andon's classes are; null when nobody knows
    public static Optional<List<String>> of(
            Map<String, String> environment, @Nullable String packaged, @Nullable Path jar) {
        String flatpak = environment.getOrDefault("FLATPAK_ID", "");
        if (!flatpak.isBlank()) {
            return Optional.of(List.of("flatpak", "run", flatpak));
        }
        return file(environment.get("APPIMAGE"))
                .or(() -> file(packaged))
                .or(() -> beside(jar))
                .map(path -> List.of(path.toString()));
    }

    private static Optional<Path> file(@Nullable String text) {
        try {
            return text == null || text.isBlank()
                    ? Optional.empty()
                    : Optional.of(Path.of(text)).filter(path -> path.isAbsolute() && Files.isRegularFile(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// The runnable folder has `lib/andon.jar`, and what starts it in `bin`.
    private static Optional<Path> beside(@Nullable Path jar) {
        Path lib = jar == null || !jar.toString().endsWith(".jar")
                ? null
                : jar.toAbsolutePath().normalize().getParent();
        Path home = lib == null ? null : lib.getParent();
        if (home == null) {
            return Optional.empty();
        }
        boolean windows = home.getFileSystem().getSeparator().equals("\\");
        return file(home.resolve("bin").resolve(windows ? "andon.bat" : "andon").toString());
    }
}
