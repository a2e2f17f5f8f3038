package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.claim.Claim;
import dev.andon.claim.Taking;
import dev.andon.people.Person;
import dev.andon.source.StoreFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TroubleWithTheFileTest {
    private static final Person ANN = Person.of("Ann");

    @TempDir
    Path folder;

    @Test
    void aFolderThatIsNotThereIsMade() {
        Path file = folder.resolve("a").resolve("b").resolve("books.db");

        try (var store = new Store(new Embedded(file)).open()) {
            assertEquals(List.of(), store.claims().open());
        }
        assertTrue(Files.exists(file));
    }

    @Test
    void aFolderThatCannotBeMadeIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("books.db");

        assertEquals(
                "The file of the books " + file + " cannot be made: its folder is not there and may not be made.",
                failureOf(file).sentence());
    }

    @Test
    void aFolderThatMayNotBeWrittenIsSaid() {
        Path file = readOnlyFolder().resolve("books.db");

        assertEquals(
                "The file of the books " + file + " cannot be opened: this user may not write in that folder.",
                failureOf(file).sentence());
    }

    @Test
    void aFileThatIsNoneOfOursIsSaidAndLeftAsItIs() throws IOException {
        Path file = folder.resolve("books.db");
        byte[] content = "Dear Andon, this is a letter. ".repeat(200).getBytes(StandardCharsets.UTF_8);
        Files.write(file, content);

        assertTrue(failureOf(file).sentence().contains("is damaged, or is no file of Andon."));
        assertArrayEquals(content, Files.readAllBytes(file));
    }

    @Test
    void aDamagedFileIsSaidAndLeftAsItIs() throws IOException {
        Path file = folder.resolve("books.db");
        write(file, 200);
        try (var spoiler = new RandomAccessFile(file.toFile(), "rw")) {
            for (long page = 4_096; page < spoiler.length(); page += 4_096) {
                spoiler.seek(page);
                spoiler.write(new byte[64]);
            }
        }
        byte[] damaged = Files.readAllBytes(file);

        assertTrue(failureOf(file).sentence().contains("is damaged, or is no file of Andon."));
        assertArrayEquals(damaged, Files.readAllBytes(file));
    }

    @Test
    void aFileThatWasCutOffIsSaid() throws IOException {
        Path file = folder.resolve("books.db");
        write(file, 200);
        try (var spoiler = new RandomAccessFile(file.toFile(), "rw")) {
            spoiler.setLength(5_000);
        }

        assertTrue(failureOf(file).sentence().contains("is damaged, or is no file of Andon."));
    }

    @Test
    void aFullDiskLosesNothingAndItGoesOnWhenThereIsRoom() {
        Path file = folder.resolve("books.db");
        try (var store = new Store(new Embedded(file)).open()) {
            Claim before = assertInstanceOf(Taking.Taken.class, store.claims().take(claim("ci/before", "short")))
                    .claim();
            // SQLite ends with the same result when the file may not grow as when the disk is full.
            pragma(store, "PRAGMA max_page_count = 20");
            Claim large = claim("ci/large", "long ".repeat(100_000));

            assertEquals(
                    "The file of the books " + file + " cannot grow: the disk is full. Nothing was written.",
                    assertThrows(StoreFailure.class, () -> store.claims().take(large))
                            .sentence());
            assertEquals(List.of(before), store.claims().open());

            pragma(store, "PRAGMA max_page_count = 1000000");
            assertInstanceOf(Taking.Taken.class, store.claims().take(large));
        }
    }

    @Test
    void twoProgramsWriteAtOnce() throws Exception {
        var database = new Embedded(folder.resolve("books.db"));
        try (var store = new Store(database).open();
                var other = Scribe.start(folder, "write", database)) {
            for (int number = 0; number < 20; number++) {
                assertInstanceOf(Taking.Taken.class, store.claims().take(claim("ci/" + number, "ours")));
                other.waitFor("done ");
            }
            other.kill();

            assertTrue(store.claims().open().size() > 20, "theirs are there as well");
        }
    }

    private static void pragma(Store store, String pragma) {
        store.access()
                .ask(handle -> handle.createQuery(pragma).mapTo(long.class).one());
    }

    private static void write(Path file, int claims) {
        try (var store = new Store(new Embedded(file)).open()) {
            for (int number = 0; number < claims; number++) {
                store.claims().take(claim("ci/" + number, "why ".repeat(50)));
            }
        }
    }

    private static Claim claim(String subject, String why) {
        return new Claim(0, subject, ANN, ANN, why, Instant.EPOCH, null, null);
    }

    private static StoreFailure failureOf(Path file) {
        try (var store = new Store(new Embedded(file))) {
            return assertThrows(StoreFailure.class, () -> store.open().claims().open());
        }
    }

    /// Nothing stops root but a file system that takes no files.
    private Path readOnlyFolder() {
        assertTrue(folder.toFile().setWritable(false));
        return Files.isWritable(folder) ? Path.of("/proc") : folder;
    }
}
