package dev.andon.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.notice.ChannelFault;
import dev.andon.notice.Kind;
import dev.andon.notice.Notice;
import dev.andon.people.Person;
import dev.andon.testing.Story;
import dev.andon.text.Sentence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A program is told by its arguments and environment, and no shell reads them.
@DisabledOnOs(OS.WINDOWS)
@Timeout(30)
class ProgramTest {
    private static final String EVIL = "$(touch evil); `touch evil` \"' | & {kind}";

    @TempDir
    private Path temp;

    private static Notice notice(String subject) {
        return new Notice(
                Kind.BROKEN,
                subject,
                Sentence.of("notice.broken", "shop"),
                List.of(),
                List.of(Person.of("Ann"), Person.of("Bob")),
                List.of(),
                null,
                Story.NOON,
                true);
    }

    private static String fault(Duration deadline, String... command) {
        var program = new Program(List.of(command), deadline);
        return assertThrows(ChannelFault.class, () -> program.tell(notice("ci/shop"), "shop is broken"))
                .sentence();
    }

    @Test
    void whatIsToldArrivesAsItIs() throws Exception {
        Path out = temp.resolve("out");
        Path script = Files.writeString(
                temp.resolve("tell"),
                "printf '%s\\n' \"$@\" \"$ANDON_SUBJECT\" \"$ANDON_PEOPLE\" \"$ANDON_KIND\" > " + out);
        new Program(List.of("sh", script.toString(), "{subject}", "about {title}", "{other}"), Duration.ofSeconds(20))
                .tell(notice(EVIL), "shop is broken\nmore");
        assertEquals(
                List.of(EVIL, "about shop is broken", "{other}", EVIL, "Ann, Bob", "broken"), Files.readAllLines(out));
        assertFalse(Files.exists(Path.of("evil")));
    }

    @Test
    void aZeroCharacterIsNoObstacle() throws Exception {
        new Program(List.of("true", "{title}"), Duration.ofSeconds(20)).tell(notice("ci/shop"), "shop\0 is broken");
    }

    @Test
    void whatItSaysWhenItFailsIsToldInShort() {
        String sentence = fault(Duration.ofSeconds(20), "sh", "-c", "yes no luck | head -c 100000; exit 3");
        assertTrue(sentence.startsWith("The command sh ended with 3. It says: no luck no luck"), sentence);
        assertTrue(sentence.length() < 220, sentence);
    }

    @Test
    void whatDoesNotEndIsEnded() {
        long begun = System.nanoTime();
        assertEquals(
                "The command sleep did not end within 0 s and was ended.",
                fault(Duration.ofMillis(200), "sleep", "60"));
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 15);
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertEquals("The command /nothing/here could not be started.", fault(Duration.ofSeconds(20), "/nothing/here"));
    }
}
