package dev.andon.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A file that somebody chose, which may be anything.
final class ChosenFile {
    /// No settings and no certificates are that long.
    private static final int BYTES_AT_MOST = 4 << 20;

    private ChosenFile() {}

    /// @throws IOException when it cannot be read, or not to its end; the message is a sentence
    static byte[] read(String name) throws IOException {
        byte[] bytes = beginning(name);
        if (bytes.length > BYTES_AT_MOST) {
            throw new IOException("The file " + name + " is larger than " + (BYTES_AT_MOST >> 20) + " MB.");
        }
        return bytes;
    }

    private static byte[] beginning(String name) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            return in.readNBytes(BYTES_AT_MOST + 1);
        } catch (IOException | InvalidPathException e) {
            throw new IOException("The file " + name + " cannot be read.", e);
        }
    }
}
