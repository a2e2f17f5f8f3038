package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.source.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminationTest {
    @TempDir
    Path folder;

    @Test
    void booksThatAnotherHasOpenAreWell() {
        var books = new Embedded(folder.resolve("books.db"));
        try (var store = new Store(books).open()) {
            Examination seen = Examination.of(books).orElseThrow();
            assertTrue(seen.isWell(), seen::toString);
            assertEquals(seen.newest(), seen.step());
            assertTrue(seen.product().startsWith("SQLite 3"), seen::toString);
            assertFalse(store.toString().isEmpty());
        }
    }

    @Test
    void booksOfANewerAndonAreNot() {
        var books = new Embedded(folder.resolve("books.db"));
        try (var store = new Store(books).open()) {
            store.access().ask(handle -> handle.execute("UPDATE andon_schema SET version = 999"));
        }
        Examination seen = Examination.of(books).orElseThrow();
        assertFalse(seen.isWell());
        assertEquals(999, seen.step());
    }

    @Test
    void damageInTheMiddleIsSeen() throws IOException {
        var books = new Embedded(folder.resolve("books.db"));
        try (var store = new Store(books).open()) {
            assertFalse(store.toString().isEmpty());
        }
        byte[] bytes = Files.readAllBytes(books.file());
        for (int i = 4096 + 100; i < bytes.length - 4096; i += 50) {
            bytes[i] = (byte) 0xA5;
        }
        Files.write(books.file(), bytes);
        String said = sayOf(books);
        assertFalse(said.equals("ok"), said);
    }

    private static String sayOf(Embedded books) {
        try {
            return Examination.of(books).orElseThrow().condition();
        } catch (StoreFailure damaged) {
            return String.valueOf(damaged.getMessage());
        }
    }

    @Test
    void whatIsNoDatabaseIsSaid() throws IOException {
        var books = new Embedded(Files.writeString(folder.resolve("books.db"), "nothing of the kind ".repeat(300)));
        String said =
                assertThrows(StoreFailure.class, () -> Examination.of(books)).getMessage();
        assertTrue(said.contains("damaged"), said);
    }

    @Test
    void anEmptyFileHasNoTablesAndIsGivenNone() throws IOException {
        var books = new Embedded(Files.createFile(folder.resolve("books.db")));
        assertEquals(0, Examination.of(books).orElseThrow().step());
        assertEquals(0, Files.size(books.file()));
    }

    @Test
    void noneIsMade() {
        var books = new Embedded(folder.resolve("books.db"));
        assertEquals(Optional.empty(), Examination.of(books));
        assertFalse(Files.exists(books.file()));
    }
}
