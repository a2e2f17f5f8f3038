package dev.andon.desktop;

import dev.andon.disk.Draft;
import dev.andon.disk.Readers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that a desktop reads: there as a whole or not at all, and every trouble a sentence.
final class Written {
    private Written() {}

    static String read(Path file) throws IOException {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new IOException("The file " + file + " cannot be read.", e);
        }
    }

    static void write(Path file, String text) throws IOException {
        try {
            Draft.makeFolder(file);
            Draft.write(file, Readers.OWNER, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException("The file " + file + " cannot be written.", e);
        }
    }

    static void remove(Path file) throws IOException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new IOException("The file " + file + " cannot be taken away.", e);
        }
    }
}
