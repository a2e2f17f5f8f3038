package dev.andon.cli;

import static dev.andon.testing.Boards.failed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.testing.Boards;
import dev.andon.text.Texts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Names come from servers, and may hold what clears a screen, colours it, or looks like another line.
class NoNameTellsTheTerminalWhatToDoTest {
    @Test
    void aRedOneCannotWriteALineOfAGreenOne() {
        String table = StatusTable.of(
                Boards.of(failed("shop\u001b[2J\r\ngreen     ci/shop \u202e")).board(), Texts.in(Locale.ENGLISH));
        assertFalse(table.chars().anyMatch(c -> c == 0x1b || c == 0x202e), table);
        assertEquals(0, table.lines().filter(line -> line.startsWith("green")).count(), table);
        assertEquals(1, table.lines().filter(line -> line.startsWith("red")).count(), table);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void aLineIsOneLineOfPlainWords(String said, String words, String shown) {
        assertEquals(shown + System.lineSeparator(), printed(terminal -> terminal.println(words)), said);
    }

    private static Stream<Arguments> lines() {
        return Stream.of(
                arguments("plain words stay", "ci/shop  42", "ci/shop  42"),
                arguments("a screen is not cleared", "shop\u001b[2J red", "shop red"),
                arguments("no line is added", "shop\r\ngreen  cart\nred", "shop green  cart red"),
                arguments("nothing is coloured or hidden", "\u001b[8mshop\u001b[0m", "shop"),
                arguments("the window keeps its title", "\u001b]0;owned\u0007shop", "shop"),
                arguments("nothing is written over", "red\bgreen", "redgreen"),
                arguments("nor by the one-letter forms", "a\u009b2Jb", "a2Jb"),
                arguments("nothing is turned round", "\u202epohs", "pohs"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aTextKeepsItsLinesAndColoursAndNoMore(String said, String text, String shown) {
        assertEquals(shown, printed(terminal -> terminal.print(text)), said);
        assertEquals(shown, printed(terminal -> terminal.printf("%s", text)), said);
        assertEquals(shown, printed(terminal -> terminal.write(text.toCharArray())), said);
    }

    private static Stream<Arguments> texts() {
        return Stream.of(
                arguments("lines and tabs stay", "a\tb\nc\r\n", "a\tb\nc\r\n"),
                arguments("so does a long one", "x".repeat(20_000), "x".repeat(20_000)),
                arguments("help is printed in colours", "\u001b[1mandon\u001b[0m", "\u001b[1mandon\u001b[0m"),
                arguments("a screen is not cleared", "a\u001b[2J\u001b[1;1Hb", "ab"),
                arguments("the window keeps its title", "a\u001b]0;owned\u001b\\b", "ab"),
                arguments("the terminal is not reset", "a\u001bcb\u001b(0c", "abc"),
                arguments("nor asked", "a\u0005\u0090$q\u009cb", "a$qb"),
                arguments("no line is written over", "red\rgreen\b", "redgreen"),
                arguments("what is cut off is nothing", "a\u001b", "a"));
    }

    @Test
    void oneSignAtATimeNoSequenceComesThroughEither() {
        assertEquals("[2J", printed(terminal -> "\u001b[2J".chars().forEach(terminal::write)));
    }

    private static String printed(Consumer<PrintWriter> work) {
        var out = new StringWriter();
        var terminal = new Terminal(new PrintWriter(out));
        work.accept(terminal);
        terminal.flush();
        return out.toString();
    }

    @Test
    void aStopIsOneLineWhoeverItIsBy() {
        Stop stop = new Stop(
                1, "trunk", Boards.TEN, Person.of("Ann\u001b[2J\nall is well"), "why\nnot", List.of(), List.of(), null);
        String table = StopList.table(List.of(stop));
        assertEquals(1, table.lines().count(), table);
        assertFalse(table.contains("\u001b"), table);
    }
}
