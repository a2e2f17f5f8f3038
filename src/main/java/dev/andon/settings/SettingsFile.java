package dev.andon.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A settings file that people edit while Andon runs, with the files that it refers to. Contents are compared,
/// not times: editors replace files, and file systems round times. Used by one thread at a time.
public final class SettingsFile {
    public static final Duration EVERY = Duration.ofSeconds(1);

    private final Path file;
    private final SettingsReader reader;
    private Map<Path, String> used = Map.of();
    private Map<Path, String> seen = Map.of();

    public SettingsFile(Path file, SettingsReader reader) {
        this.file = file;
        this.reader = reader;
    }

    public Path path() {
        return file;
    }

    /// Reads the file now.
    public Reading read() {
        Reading reading = reader.read(file);
        used = reading.files();
        seen = used;
        return reading;
    }

    /// Looks for an edit; to be called about once a second. An edit is read when it has stood for one more call:
    /// some editors write a file in pieces or take it away for a moment.
    ///
    /// @return what was read, if something changed since the last reading
    public Optional<Reading> check() {
        var now = new HashMap<Path, String>();
        used.keySet().forEach(path -> now.put(path, Digest.of(path)));
        boolean settled = now.equals(seen);
        seen = now;
        return now.equals(used) || !settled ? Optional.empty() : Optional.of(read());
    }

    /// Checks on a thread of its own from now on, until it is closed. Call [#read] before.
    ///
    /// @param audience is given each new reading, on that thread; to keep the last usable settings is up to it
    public AutoCloseable watch(Duration every, Consumer<Reading> audience) {
        Thread thread = Thread.ofVirtual().name("settings").start(() -> {
            try {
                while (true) {
                    Thread.sleep(every);
                    check().ifPresent(audience);
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        return thread::interrupt;
    }
}
