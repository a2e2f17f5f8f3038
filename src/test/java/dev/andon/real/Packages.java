package dev.andon.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/// What `packaging/linux/all.sh` made.
final class Packages {
    static final Path FOLDER = Path.of("target/packages").toAbsolutePath();

    private Packages() {}

    /// The only file of that name.
    static Path one(String glob) {
        return one(FOLDER, glob);
    }

    static Path one(Path folder, String glob) {
        try (var files = Files.newDirectoryStream(folder, glob)) {
            List<Path> found = StreamSupport.stream(files.spliterator(), false).toList();
            if (found.size() != 1) {
                throw new AssertionError(glob + " is not one file: " + found);
            }
            return found.getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
