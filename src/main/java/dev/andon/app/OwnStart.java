package dev.andon.app;

import dev.andon.desktop.Autostart;
import dev.andon.desktop.Launcher;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether this user's session starts the Andon that runs, with the settings that it runs on.
public final class OwnStart {
    private static final Logger LOG = LoggerFactory.getLogger(OwnStart.class);

    private final Autostart session;
    private final Optional<List<String>> program;
    private final List<String> arguments;

    /// @param program how Andon is started; empty when it runs from its sources
    /// @param file the settings, or null for the usual ones
    OwnStart(Autostart session, Optional<List<String>> program, @Nullable Path file) {
        this.session = session;
        this.program = program;
        this.arguments = file == null
                ? List.of()
                : List.of("--config", file.toAbsolutePath().normalize().toString());
    }

    /// Of this session.
    ///
    /// @param file the settings, which need not be there
    public static OwnStart of(Path file) {
        Path named = file.toAbsolutePath().normalize();
        boolean usual = named.equals(Configuration.usualFile().toAbsolutePath().normalize());
        return new OwnStart(
                Autostart.of(System.getProperty("os.name", ""), System.getenv(), Configuration.home()),
                Launcher.of(System.getenv(), System.getProperty("jpackage.app-path"), jar()),
                usual ? null : named);
    }

    /// The first of the class path, as the launcher says it: a class that came out of a start cache does not know
    /// where it lies.
    private static @Nullable Path jar() {
        String first = System.getProperty("java.class.path", "").split(Pattern.quote(File.pathSeparator), 2)[0];
        try {
            return first.isEmpty() ? null : Path.of(first);
        } catch (InvalidPathException noFile) {
            return null;
        }
    }

    /// What the session starts; empty when it does not.
    ///
    /// @throws IOException with a sentence
    public Optional<List<String>> command() throws IOException {
        return session.command();
    }

    /// @throws IOException with a sentence
    public void on() throws IOException {
        List<String> command = new ArrayList<>(program.orElseThrow(() -> new IOException(
                "This Andon runs from its sources or its build. Install it first, and switch this on there.")));
        command.addAll(arguments);
        session.on(command);
    }

    /// @throws IOException with a sentence
    public void off() throws IOException {
        session.off();
    }

    /// Sees to it that a program that was moved is found again. Blocks for a moment, and never fails.
    void repair() {
        program.ifPresent(ours -> {
            try {
                if (session.repair(ours)) {
                    LOG.info("The session starts {} from now on: what it started is gone", ours);
                }
            } catch (IOException e) {
                LOG.warn("What the session starts was not looked at: {}", e.getMessage());
            }
        });
    }
}
