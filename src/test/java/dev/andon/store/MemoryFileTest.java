package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.andon.claim.Claim;
import dev.andon.notice.Incidents;
import dev.andon.notice.Promise;
import dev.andon.notice.Promises;
import dev.andon.notice.Returns;
import dev.andon.notice.Standing;
import dev.andon.people.Person;
import dev.andon.testing.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was told comes back exactly, or not at all.
class MemoryFileTest {
    private static final Standing MUTED = new Standing(
            "ci", "shop \"ä\"\n", true, true, Story.NOON, Story.NOON.plusNanos(1), null, true, true, false, "Bob");
    private static final Standing UNTOLD =
            new Standing("", "trunk", true, true, Story.NOON, null, Story.NOON, false, false, true, "");
    private static final Claim CLAIM = new Claim(
            7,
            "ci/shop",
            new Person("Bob", "bob@example.test"),
            Person.of("Ann"),
            "on it",
            Story.NOON,
            Story.NOON.plusSeconds(60),
            null);
    private static final Map<String, Incidents> TOLD = Map.of(
            "a rule\nof two lines",
            new Incidents(
                    Map.of("ci/shop", MUTED, "line:trunk", UNTOLD),
                    Set.of(),
                    null,
                    new Promises(Map.of("ci/shop", new Promise(CLAIM, true, false))),
                    new Returns(Set.of("swarm/shop\nvigil\n7\ngoes-back-soon"))),
            "another",
            Incidents.NONE);

    @TempDir
    private Path temp;

    @Test
    void whatIsKeptIsRecalled() {
        Path file = temp.resolve("new/folder/told.json");
        new MemoryFile(file).keep(TOLD);
        assertEquals(TOLD, new MemoryFile(file).recall());
        new MemoryFile(file).keep(Map.of());
        assertEquals(Map.of(), new MemoryFile(file).recall());
    }

    @Test
    void beforeTheFirstStartThereIsNothing() {
        assertEquals(Map.of(), new MemoryFile(temp.resolve("told.json")).recall());
    }

    @Test
    void whatIsDamagedAnywhereIsNothing() {
        byte[] whole = MemoryText.written(TOLD).getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < whole.length; at++) {
            byte[] cut = java.util.Arrays.copyOf(whole, at);
            assertEquals(Optional.empty(), MemoryText.read(new String(cut, StandardCharsets.UTF_8)));
            byte[] flipped = whole.clone();
            flipped[at] ^= 1;
            assertEquals(Optional.empty(), MemoryText.read(new String(flipped, StandardCharsets.UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "{\"rule\": 7}",
                "{\"rule\": {\"standings\": {}}}",
                "{\"rule\": {\"standings\": {\"ci/shop\": {}}, \"promises\": {}}}",
                "{\"rule\": {\"standings\": {\"ci/shop\": {\"source\": null}}, \"promises\": {}}}",
                "{\"rule\": {\"standings\": {}, \"promises\": {\"ci/shop\": {\"number\": \"x\"}}}}",
                "{\"rule\": {\"standings\": {\"ci/shop\": {\"source\":\"ci\",\"name\":\"shop\",\"broke\":\"yesterday\"}}}}",
                "not json"
            })
    void whatAnotherVersionWroteIsNothing(String json) throws IOException {
        Path file = Files.writeString(temp.resolve("told.json"), MemoryText.digest(json) + "\n" + json);
        assertEquals(Map.of(), new MemoryFile(file).recall());
    }

    @Test
    void bytesThatAreNoTextAreNothing() throws IOException {
        Path file = Files.write(temp.resolve("told.json"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 10});
        assertEquals(Map.of(), new MemoryFile(file).recall());
    }

    @Test
    void whatAnotherLeftHalfWrittenIsNoObstacle() throws IOException {
        Path file = temp.resolve("told.json");
        Files.writeString(
                temp.resolve("told.json.part"), "half of something that is longer than what follows".repeat(99));
        new MemoryFile(file).keep(TOLD);
        assertEquals(TOLD, new MemoryFile(file).recall());
    }

    /// What was kept before may say that somebody was told of what broke only now.
    @Test
    void whatCannotBeReplacedIsForgotten() throws IOException {
        Path file = temp.resolve("told.json");
        var memory = new MemoryFile(file);
        memory.keep(TOLD);
        Files.createDirectory(temp.resolve("told.json.part"));
        memory.keep(Map.of());
        assertFalse(Files.exists(file));
        assertEquals(Map.of(), memory.recall());
    }

    @Test
    void aFolderThatCannotBeMadeIsNoCrash() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "").resolve("told.json");
        var memory = new MemoryFile(file);
        memory.keep(TOLD);
        memory.keep(Map.of());
        assertEquals(Map.of(), memory.recall());
    }
}
