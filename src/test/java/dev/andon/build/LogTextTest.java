package dev.andon.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a build wrote cannot do harm on a screen, and reads as at a terminal.
class LogTextTest {
    private static final String E = "\u001b";

    static Stream<Arguments> logs() {
        return Stream.of(
                Arguments.of("plain lines stay", "one\n\ttwo\n", "one\n\ttwo\n"),
                Arguments.of(
                        "colours go",
                        E + "[31;1mred" + E + "[0m and " + E + "[38;5;12mblue" + E + "[m",
                        "red and blue"),
                Arguments.of("a cursor is not moved", "a" + E + "[2J" + E + "[1;1H" + E + "[?25lb", "ab"),
                Arguments.of("no title is set", E + "]0;gotcha\u0007text", "text"),
                Arguments.of(
                        "no link is hidden",
                        E + "]8;;http://evil.example" + E + "\\here" + E + "]8;;" + E + "\\",
                        "here"),
                Arguments.of("a title without end ends with its line", E + "]0;open\nnext", "\nnext"),
                Arguments.of("an alphabet is not changed", E + "(Bx" + E + "=y", "xy"),
                Arguments.of("a cut escape at the end is nothing", "x" + E, "x"),
                Arguments.of("and cut parameters", "x" + E + "[3", "x"),
                Arguments.of("escapes hold back no line", "x" + E + "\ny", "x\ny"),
                Arguments.of("parameters hold back no line", "x" + E + "[3\ny", "x\ny"),
                Arguments.of("lines of Windows end as others", "one\r\ntwo\r\n", "one\ntwo\n"),
                Arguments.of("two returns, too", "one\r\r\ntwo", "one\ntwo"),
                Arguments.of("a bar has its last state", "10%\r50%\r100%\ndone", "100%\ndone"),
                Arguments.of("a bar that is not written over stays", "10%\r", "10%"),
                Arguments.of(
                        "a note of Jenkins goes",
                        "Started by " + E + "[8mha:////4AbC+/=" + E + "[0mAnn\n",
                        "Started by Ann\n"),
                Arguments.of("a cut note takes its line", "by " + E + "[8mha:////4AbC\nnext", "by \nnext"),
                Arguments.of("a note does not end in the next line", E + "[8mha:AA\nnext " + E + "[0mx", "\nnext x"),
                Arguments.of(
                        "a section of GitLab has its title only",
                        E + "[0Ksection_start:1560896352:get_sources[collapsed=true]\r" + E + "[0KGetting sources\n",
                        "Getting sources\n"),
                Arguments.of(
                        "the end of a section is nothing",
                        "section_end:1560896353:get_sources\r" + E + "[0K\nnext",
                        "\nnext"),
                Arguments.of(
                        "one ends and one begins",
                        "section_end:1:a\r" + E + "[0Ksection_start:2:b\r" + E + "[0KTests",
                        "Tests"),
                Arguments.of("bells, zeros and backspaces go", "a\u0007b\0c\bd", "abcd"),
                Arguments.of("the second set of controls goes", "a\u009b31mb\u0085c", "a31mbc"),
                Arguments.of("nothing turns the writing round", "a\u202eb\u2066c\u200fd", "abcd"),
                Arguments.of("other alphabets stay", "grün ✗ 失敗 🎉", "grün ✗ 失敗 🎉"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("logs")
    void reads(String claim, String raw, String plain) {
        assertEquals(plain, LogText.clean(raw), claim);
    }

    @Test
    void aLongLineIsCutAndSaysSo() {
        String line = "x".repeat(50_000);

        String clean = LogText.clean(line + "\nnext");

        assertEquals("x".repeat(LogText.LINE_AT_MOST) + "…\nnext", clean);
    }

    @Test
    void whatIsPlainIsNotCopied() {
        String plain = "all\nis\twell";

        assertSame(plain, LogText.clean(plain));
    }

    @Test
    void everyPartOfALogIsCleanWhoeverReadIt() {
        assertEquals("red", new LogPart(E + "[31mred", 0, 8, true, 8).text());
    }

    @Test
    void whatIsCleanStaysSo() {
        var random = new Random(4);
        String alphabet = E + "[]0mK;\r\n\u0007ha:8section_start:1:a\\(P\u202e";
        for (int round = 0; round < 5_000; round++) {
            var raw = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                raw.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String clean = LogText.clean(raw.toString());
            assertEquals(clean, LogText.clean(clean), raw.toString());
            assertTrue(clean.chars().allMatch(c -> c >= ' ' || c == '\n'), raw.toString());
        }
    }
}
