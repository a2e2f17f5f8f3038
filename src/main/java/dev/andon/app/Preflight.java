package dev.andon.app;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Says in one sentence what a Linux machine lacks for a window, before JavaFX says it in sixty lines of stack
/// trace.
public final class Preflight {
    private static final Map<String, String> FOR_TEXT =
            Map.of("libfreetype.so.6", "libfreetype6", "libpangoft2-1.0.so.0", "libpangoft2-1.0-0");
    private static final Map<String, String> FOR_WINDOWS =
            Map.of("libgtk-3.so.0", "libgtk-3-0", "libXtst.so.6", "libxtst6");

    /// Where Linux keeps its libraries, before the loader's own configuration is asked.
    private static final List<Path> FOLDERS = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu"),
            Path.of("/usr/lib/aarch64-linux-gnu"),
            Path.of("/usr/lib64"),
            Path.of("/usr/lib"));

    private Preflight() {}

    /// What is missing for drawing off screen.
    public static Optional<String> forDrawing() {
        return isLinux() ? missing(FOR_TEXT) : Optional.empty();
    }

    /// What is missing for showing a window.
    public static Optional<String> forWindows(Map<String, String> environment) {
        if (!isLinux() || "Headless".equalsIgnoreCase(System.getProperty("glass.platform", ""))) {
            return forDrawing();
        }
        if (environment.getOrDefault("DISPLAY", "").isBlank()) {
            return Optional.of(
                    environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank()
                            ? "There is no display to show the wall on (DISPLAY is not set). Start Andon from a desktop; without one, \"andon status\" and \"andon snapshot\" work."
                            : "This Wayland desktop offers no X display (DISPLAY is not set). Install XWayland.");
        }
        var all = new LinkedHashMap<>(FOR_TEXT);
        all.putAll(FOR_WINDOWS);
        return missing(all);
    }

    private static Optional<String> missing(Map<String, String> packagesByLibrary) {
        List<String> missing = new ArrayList<>();
        packagesByLibrary.forEach((library, name) -> {
            if (!isThere(library) && !loads(library)) {
                missing.add(name);
            }
        });
        missing.sort(null);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("System libraries are missing. On Debian or Ubuntu: sudo apt install "
                        + String.join(" ", missing));
    }

    /// A look at the usual folders takes a tenth of a second less than a first call of the loader.
    private static boolean isThere(String library) {
        return FOLDERS.stream().anyMatch(folder -> Files.exists(folder.resolve(library)));
    }

    // Loading by name is what is being tried here; nothing of the library is called.
    @SuppressWarnings("restricted")
    private static boolean loads(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
    }
}
