package dev.andon.ui.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.ui.kit.Ruler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
    /// Every character is one wide.
    private static final Ruler RULER = String::length;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "what fits stays on one line;    passed 5 min ago;           20; 2; passed 5 min ago",
                "what does not fit is wrapped;   failed since Ann's commit;  14; 2; failed since|Ann's commit",
                "a number keeps its unit;        running for 12 min;         16; 2; running for|12 min",
                "what is too much is cut;        failed since Ann's commit;  14; 1; failed since…",
                "a word too long is cut;         Zugangsschlüsselverwaltung; 10; 3; Zugangssc…",
                "the last line is cut;           one two three four five six; 8; 2; one two|three f…",
                "no line leaves nothing;         passed;                     20; 0; ''",
                "nothing stays nothing;          '';                         20; 2; ''",
            })
    void sentencesStandOnWholeLines(String claim, String sentence, int width, int most, String expected) {
        assertEquals(expected, String.join("|", Lines.of(sentence, width, most, RULER)));
    }
}
