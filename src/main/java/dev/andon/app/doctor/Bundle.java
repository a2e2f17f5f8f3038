package dev.andon.app.doctor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The texts of an examination, packed for somebody else. Only this user may read it until they send it.
///
/// @param texts by the names of files
public record Bundle(Map<String, String> texts) {
    private static final String FOLDER = "andon-doctor/";

    /// Writes it whole or not at all.
    ///
    /// @throws IOException with a sentence
    public void write(Path file) throws IOException {
        byte[] packed = packed();
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(file + " is no file that can be written anew.");
        }
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("There is no folder " + folder + ".");
        }
        try {
            Path part = Files.createTempFile(folder, "andon-doctor", ".part", onlyForUs());
            try {
                Files.write(part, packed);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "this user may not write there" : e.getReason();
            throw new IOException("Nothing can be written into " + folder + ": " + reason + ".", e);
        } catch (IOException e) {
            throw new IOException(
                    "Nothing was written into " + folder + ": " + e.getMessage() + ". Is the disk full?", e);
        }
    }

    private static FileAttribute<?>[] onlyForUs() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
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
