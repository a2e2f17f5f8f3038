package dev.andon.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
    @TempDir
    Path folder;

    @Test
    void itsTextsAreReadAgainByThisUserAlone() throws IOException {
        Path file = folder.resolve("doctor.zip");
        new Bundle(Map.of("a.txt", "one")).write(file);
        new Bundle(Map.of("a.txt", "zwei ü")).write(file);
        try (var zip = new ZipFile(file.toFile())) {
            byte[] read = zip.getInputStream(zip.getEntry("andon-doctor/a.txt")).readAllBytes();
            assertEquals("zwei ü", new String(read, StandardCharsets.UTF_8));
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        Path file = folder.resolve("nowhere").resolve("doctor.zip");
        String said = assertThrows(IOException.class, () -> new Bundle(Map.of()).write(file))
                .getMessage();
        assertTrue(said.startsWith("There is no folder"), said);
    }

    @Test
    void whatIsNoFileIsNotReplaced() {
        String said = assertThrows(IOException.class, () -> new Bundle(Map.of()).write(folder))
                .getMessage();
        assertTrue(said.contains("no file"), said);
    }

    /// As a full disk does, the system refuses to let the file grow.
    @Test
    void aDiskWithoutRoomIsSaidAndLeavesNothing() throws Exception {
        Path file = folder.resolve("doctor.zip");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(List.of(
                        "sh",
                        "-c",
                        "ulimit -f 8; exec \"$@\"",
                        "sh",
                        java,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString()))
                .redirectErrorStream(true)
                .start();
        try {
            String said = process.inputReader().readLine();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertTrue(said.startsWith("Nothing ") && said.contains(folder.toString()), said);
        } finally {
            process.destroyForcibly();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    /// The process that may write little.
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            byte[] noise = new byte[200_000];
            new Random(1).nextBytes(noise);
            try {
                new Bundle(Map.of("noise", new String(noise, StandardCharsets.ISO_8859_1)))
                        .write(Path.of(arguments[0]));
                System.out.println("written");
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
