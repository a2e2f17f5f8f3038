package dev.andon.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.testing.Fx;
import dev.andon.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

class ATextIsWrittenWhereSomebodySaysTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        Fx.start();
    }

    private void write(Optional<Path> answer) {
        var export = new Export(Texts.in(Locale.ENGLISH), name -> {
            asked.add(name);
            return answer;
        });
        Fx.run(() -> export.write(
                "audit.csv",
                () -> {
                    asked.add("the text");
                    return "one,two";
                },
                told::add));
    }

    private String words() throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> !told.isEmpty());
        return told.getFirst();
    }

    @Test
    void whoNamesAFileIsToldThatItIsWritten() throws Exception {
        Path file = folder.resolve("kept.csv");
        write(Optional.of(file));
        assertEquals("Written: " + file, words());
        assertEquals("one,two", Files.readString(file));
        assertEquals(List.of("audit.csv", "the text"), asked);
    }

    @Test
    void whoThinksBetterOfItIsToldNothingAndNothingIsMade() {
        write(Optional.empty());
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of("audit.csv"), asked);
        assertEquals(List.of(), told);
    }

    @Test
    void whereNothingCanBeWrittenThatIsSaid() throws Exception {
        Path file = folder.resolve("no/such/folder.csv");
        write(Optional.of(file));
        assertEquals(file + " was not written: There is no folder " + file.getParent() + ".", words());
    }

    @Test
    void ofTwoThatAreWrittenAtOnceBothAreTold() throws Exception {
        var export = new Export(Texts.in(Locale.ENGLISH), name -> Optional.of(folder.resolve(name)));
        Fx.run(() -> {
            export.write("one.csv", () -> "1", told::add);
            export.write("two.csv", () -> "2", told::add);
        });
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> told.size() == 2);
    }
}
