package dev.andon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.ErrorManager;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path folder;

    private TreeMap<String, String> permissions() throws IOException {
        var permissions = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> !one.toString().endsWith(".lck")).toList()) {
                permissions.put(
                        file.getFileName().toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return permissions;
    }

    @Test
    void nobodyElseReadsTheNewestOrAnOlderOne() throws IOException {
        Files.writeString(folder.resolve("andon.log.1"), "as an earlier version left it");
        var log = new LogFile(folder, 10, 3);
        try {
            assertEquals("rw-------", permissions().get("andon.log.0"));
            assertEquals("rw-------", permissions().get("andon.log.1"));
            for (int i = 0; i < 3; i++) {
                log.publish(new LogRecord(Level.INFO, "longer than a file may become"));
                log.flush();
            }
        } finally {
            log.close();
        }
        assertTrue(permissions().keySet().containsAll(Set.of("andon.log.0", "andon.log.1", "andon.log.2")));
        assertTrue(
                permissions().values().stream().allMatch("rw-------"::equals),
                permissions().toString());
    }

    @Test
    void aFolderThatAnEarlierVersionLeftOpenIsClosedToOthers() throws IOException {
        Path left = Files.createDirectory(folder.resolve("left"));
        Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rwxr-xr-x"));
        new LogFile(left, 10, 3).close();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(left)));
    }

    /// Such as one that another user's start left.
    @Test
    void aLogWhosePermissionsCannotBeSetHindersNone() throws IOException {
        Files.createSymbolicLink(folder.resolve("andon.log.9"), folder.resolve("nowhere"));
        var log = new LogFile(folder, 1_000, 3);
        log.publish(new LogRecord(Level.INFO, "written all the same"));
        log.close();
        assertTrue(Files.readString(folder.resolve("andon.log.0")).contains("written all the same"));
    }

    @Test
    void aFullDiskIsSaidOnceAndInOneSentence() {
        var said = new ByteArrayOutputStream();
        var errors = new LogFile.SaidOnce(Path.of("state"), new PrintStream(said));
        errors.error(null, new IOException("No space left on device"), ErrorManager.FLUSH_FAILURE);
        errors.error(null, new IOException("No space left on device"), ErrorManager.FLUSH_FAILURE);
        assertEquals(
                "The log in state cannot be written: No space left on device. Andon goes on without.",
                said.toString().strip());
    }
}
