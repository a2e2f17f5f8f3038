package dev.andon.desktop;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A desktop entry in the session's folder of such: freedesktop's Desktop Application Autostart Specification,
/// which GNOME, KDE, Xfce and the others follow.
record AutostartEntry(Path file) implements Autostart {
    /// What Linux packages call Andon's own desktop entry and its icon.
    static final String IDENTIFIER = "dev.andon.Andon";

    static Path file(Map<String, String> environment, Path home) {
        return config(environment.getOrDefault("XDG_CONFIG_HOME", ""), home)
                .resolve("autostart")
                .resolve("andon.desktop");
    }

    /// The XDG Base Directory Specification: a path that is not absolute must be ignored.
    private static Path config(String variable, Path home) {
        try {
            Path given = Path.of(variable);
            return given.isAbsolute() ? given : home.resolve(".config");
        } catch (InvalidPathException e) {
            return home.resolve(".config");
        }
    }

    /// A desktop's own settings switch an entry off without taking it away.
    @Override
    public Optional<List<String>> command() throws IOException {
        List<String> lines = Written.read(file).lines().map(String::strip).toList();
        boolean off = lines.stream()
                .map(line -> line.replace(" ", ""))
                .anyMatch(line -> line.equals("Hidden=true") || line.equals("X-GNOME-Autostart-enabled=false"));
        return off
                ? Optional.empty()
                : lines.stream()
                        .filter(line -> line.matches("Exec\\s*=.*"))
                        .map(line -> ExecLine.read(line.substring(line.indexOf('=') + 1)))
                        .findFirst();
    }

    @Override
    public void on(List<String> command) throws IOException {
        try {
            // A program that was taken away since is not missed at each log-in.
            String there =
                    command.getFirst().startsWith("/") ? "TryExec=" + ExecLine.escaped(command.getFirst()) + "\n" : "";
            Written.write(file, """
                    [Desktop Entry]
                    Type=Application
                    Version=1.0
                    Name=Andon
                    Comment=Shows which builds are red
                    Comment[de]=Zeigt, welche Builds rot sind
                    %sExec=%s
                    Icon=%s
                    Terminal=false
                    StartupNotify=false
                    X-GNOME-Autostart-enabled=true
                    """.formatted(there, ExecLine.of(command), IDENTIFIER));
        } catch (IllegalArgumentException e) {
            throw new IOException("The session cannot start Andon: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void off() throws IOException {
        Written.remove(file);
    }
}
