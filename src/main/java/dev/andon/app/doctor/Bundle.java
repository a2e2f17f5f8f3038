package dev.andon.app.doctor;

import dev.andon.disk.Draft;
import dev.andon.disk.Readers;
import dev.andon.disk.Unwritten;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The texts of an examination, packed for somebody else. Only this user may read it until they send it.
///
/// @param texts by the names of files
public record Bundle(Map<String, String> texts) {
    private static final String FOLDER = "andon-doctor/";

    /// Writes it whole or not at all.
    public void write(Path file) throws Unwritten {
        Draft.write(file, Readers.OWNER, packed());
    }

    private byte[] packed() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var text : texts.entrySet()) {
                zip.putNextEntry(new ZipEntry(FOLDER + text.getKey()));
                zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes everything", e);
        }
        return bytes.toByteArray();
    }
}
