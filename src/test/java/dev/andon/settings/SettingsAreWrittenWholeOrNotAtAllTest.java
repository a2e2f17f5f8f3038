package dev.andon.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.settings.SettingsPen.Page;
import dev.andon.settings.SettingsPen.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A settings file that Andon writes.
class SettingsAreWrittenWholeOrNotAtAllTest {
    private static final String GOOD = "# ours\nsources: [{name: ci, url: https://ci.example.com}]\n";

    private Path file;
    private SettingsPen pen;

    @BeforeEach
    void aFolder(@TempDir Path temp) {
        var folder = new SettingsFolder(temp);
        file = folder.file();
        pen = new SettingsPen(file, folder.reader());
    }

    private Page page(String text) throws IOException {
        Files.writeString(file, text);
        return pen.read();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.map(one -> one.getFileName().toString()).toList();
        }
    }

    @Test
    void aFileThatIsNotThereIsMade() throws Exception {
        Page page = pen.read();
        Page said = page.saying(page.text().set(KeyPath.of("window", "scale"), Said.number(120)));
        var done = assertInstanceOf(Written.Done.class, pen.write(said));
        assertEquals("window:\n  scale: 120\n", Files.readString(file));
        assertEquals(120, done.reading().settings().window().scale());
    }

    @Test
    void soIsItsFolder(@TempDir Path temp) throws Exception {
        Path deep = temp.resolve("a/b/andon.yaml");
        var other = new SettingsPen(deep, new SettingsFolder(temp).reader());
        assertInstanceOf(Written.Done.class, other.write(other.read().saying(new SettingsText(GOOD))));
        assertEquals(GOOD, Files.readString(deep));
    }

    @Test
    void whatCannotBeUsedIsNotWritten() throws Exception {
        Page page = page(GOOD);
        SettingsText bad = page.text().set(KeyPath.of("window", "scale"), Said.number(20));
        var faulty = assertInstanceOf(Written.Faulty.class, pen.write(page.saying(bad)));
        assertEquals(4, faulty.mistakes().getFirst().place().line());
        assertEquals(GOOD, Files.readString(file));
        assertEquals(List.of("andon.yaml"), names());
    }

    @Test
    void whatSomebodyElseWroteMeanwhileStays() throws Exception {
        Page page = page(GOOD);
        Files.writeString(file, GOOD + "# and Bob's\n");
        assertInstanceOf(Written.Overtaken.class, pen.write(page.saying(new SettingsText(GOOD + "# Ann's\n"))));
        assertEquals(GOOD + "# and Bob's\n", Files.readString(file));
        assertEquals(List.of("andon.yaml"), names());
    }

    @Test
    void soDoesAFileThatSomebodyElseMadeMeanwhile() throws Exception {
        Page nothing = pen.read();
        Files.writeString(file, GOOD);
        assertInstanceOf(Written.Overtaken.class, pen.write(nothing.saying(new SettingsText("wall: {}\n"))));
        assertEquals(GOOD, Files.readString(file));
    }

    @Test
    void onePageAfterTheOtherIsWritten() throws Exception {
        var first = assertInstanceOf(Written.Done.class, pen.write(page(GOOD)));
        SettingsText more = first.page().text().set(KeyPath.of("window", "scale"), Said.number(150));
        assertInstanceOf(Written.Done.class, pen.write(first.page().saying(more)));
        assertEquals(GOOD + "window:\n  scale: 150\n", Files.readString(file));
    }

    @Test
    void whoMayReadItStays() throws Exception {
        Page page = page(GOOD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertInstanceOf(Written.Done.class, pen.write(page));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aLinkStaysALink(@TempDir Path elsewhere) throws Exception {
        Path real = Files.writeString(elsewhere.resolve("real.yaml"), GOOD);
        Files.createSymbolicLink(file, real);
        Page page = pen.read();
        assertInstanceOf(Written.Done.class, pen.write(page.saying(new SettingsText(GOOD + "# more\n"))));
        assertTrue(Files.isSymbolicLink(file));
        assertEquals(GOOD + "# more\n", Files.readString(real));
    }

    @Test
    void aFolderInItsPlaceIsSaid() throws Exception {
        Page nothing = pen.read();
        Files.createDirectories(file.resolve("full"));
        assertTrue(pen.write(nothing.saying(new SettingsText(GOOD))) instanceof Written.Failed failed
                && failed.sentence().endsWith("."));
    }
}
