package dev.andon.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final String YAML = "sources: [{name: ci, url: 'http://localhost', token: 'file:ci.token'}]\n";

    private Path temp;
    private SettingsFolder folder;
    private SettingsFile file;

    @BeforeEach
    void aFileThatIsWatched(@TempDir Path temp) {
        this.temp = temp;
        folder = new SettingsFolder(temp).with("andon.yaml", YAML).with("ci.token", "one");
        file = new SettingsFile(folder.file(), folder.reader());
        assertTrue(file.read() instanceof Reading.Usable);
    }

    /// What two checks in a row find; the first must find nothing yet.
    private Optional<Reading> settled() {
        assertEquals(Optional.empty(), file.check(), "an edit must stand for one check before it is read");
        return file.check();
    }

    private String token() {
        Reading.Usable usable = (Reading.Usable) settled().orElseThrow();
        return usable.settings().sources().getFirst().token().reveal();
    }

    @Test
    void saysNothingWhileNothingChanges() throws IOException {
        assertEquals(Optional.empty(), settled());
        Files.setLastModifiedTime(folder.file(), FileTime.fromMillis(0));
        assertEquals(Optional.empty(), settled(), "a touch is no edit");
    }

    @Test
    void readsAnEditOnce() {
        folder.with("andon.yaml", YAML.replace("file:ci.token", "two"));
        assertEquals("two", token());
        assertEquals(Optional.empty(), settled());
    }

    @Test
    void noticesAnEditThatKeepsTimeAndSize() throws IOException {
        FileTime time = Files.getLastModifiedTime(folder.file());
        folder.with("andon.yaml", YAML.replace("name: ci", "name: cj"));
        Files.setLastModifiedTime(folder.file(), time);
        assertTrue(settled().isPresent());
    }

    @Test
    void noticesAnEditorThatReplacesTheFile() throws IOException {
        Path draft = Files.writeString(temp.resolve(".andon.yaml.swp"), YAML.replace("file:ci.token", "two"));
        Files.move(draft, folder.file(), StandardCopyOption.REPLACE_EXISTING);
        assertEquals("two", token());
    }

    @Test
    void noticesANewSecretInAFileThatTheSettingsName() {
        folder.with("ci.token", "two");
        assertEquals("two", token());
    }

    @Test
    void noticesThatAMissingFileAppears() throws IOException {
        Files.delete(temp.resolve("ci.token"));
        assertTrue(settled().orElseThrow() instanceof Reading.Unusable);
        folder.with("ci.token", "back");
        assertEquals("back", token());
    }

    @Test
    void tellsTheMistakesOfABrokenEditAndThenItsRepair() {
        folder.with("andon.yaml", YAML + "wal: {}\n");
        Reading.Unusable broken = (Reading.Unusable) settled().orElseThrow();
        assertEquals(
                "andon.yaml:2:1: wal: There is no key \"wal\" here. Did you mean \"wall\"?",
                SettingsFolder.lines(broken.mistakes()));
        assertEquals(Optional.empty(), settled(), "the same mistakes are told once");
        folder.with("andon.yaml", YAML);
        assertTrue(settled().orElseThrow() instanceof Reading.Usable);
    }

    @Test
    void waitsForAnEditorThatTakesTheFileAwayForAMoment() throws IOException {
        Files.delete(folder.file());
        assertEquals(Optional.empty(), file.check());
        folder.with("andon.yaml", YAML);
        assertEquals(Optional.empty(), settled());
    }

    @Test
    void waitsForAFileThatIsWrittenInPieces() {
        folder.with("andon.yaml", "sources: [{name: ci, url:");
        assertEquals(Optional.empty(), file.check());
        folder.with("andon.yaml", YAML.replace("file:ci.token", "two"));
        assertEquals("two", token());
    }

    @Test
    void saysThatTheFileIsGone() throws IOException {
        Files.delete(folder.file());
        Reading.Unusable gone = (Reading.Unusable) settled().orElseThrow();
        assertEquals("andon.yaml: There is no such file.", SettingsFolder.lines(gone.mistakes()));
    }

    @Test
    void watchesByItself() throws Exception {
        var readings = new LinkedBlockingQueue<Reading>();
        try (AutoCloseable watch = file.watch(Duration.ofMillis(1), readings::add)) {
            folder.with("ci.token", "two");
            assertTrue(readings.poll(10, TimeUnit.SECONDS) instanceof Reading.Usable, watch.toString());
        }
    }
}
