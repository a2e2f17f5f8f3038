package dev.andon.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a session starts by itself, as far as it is Andon. Blocks for a moment.
public interface Autostart {
    /// What is started: the program and its arguments; empty when it is switched off.
    ///
    /// @throws IOException with a sentence
    Optional<List<String>> command() throws IOException;

    /// @throws IOException with a sentence
    void on(List<String> command) throws IOException;

    /// Leaves nothing behind.
    ///
    /// @throws IOException with a sentence
    void off() throws IOException;

    /// A program that was moved, or installed anew elsewhere, is started where it is now. One that is still where
    /// the session looks for it stays, even when it is not this one.
    ///
    /// @return whether something was changed
    default boolean repair(List<String> ours) throws IOException {
        Optional<List<String>> now = command();
        if (now.isEmpty() || now.get().isEmpty() || isThere(now.get().getFirst())) {
            return false;
        }
        List<String> arguments = now.get().subList(1, now.get().size());
        on(java.util.stream.Stream.concat(ours.stream(), arguments.stream()).toList());
        return true;
    }

    private static boolean isThere(String program) {
        try {
            Path path = Path.of(program);
            return !path.isAbsolute() || Files.exists(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /// The one of a platform. Nothing is read or written yet.
    ///
    /// @param system the system's name, as Java says it in `os.name`
    static Autostart of(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new RunKey(environment);
        }
        return name.startsWith("mac")
                ? new LaunchAgent(
                        home.resolve("Library").resolve("LaunchAgents").resolve("dev.andon.plist"))
                : new AutostartEntry(AutostartEntry.file(environment, home));
    }
}
