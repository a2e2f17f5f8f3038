package dev.andon.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {
    private static Grid one(String text) {
        return new Grid(List.of("a", "b"), List.of(List.of(text, "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain     | plain",
                "a, b      | \"a, b\"",
                "\"so\"    | \"\"\"so\"\"\"",
                "=1+1      | '=1+1",
                "-1, 2     | \"'-1, 2\"",
                "@all      | '@all",
                "1-1       | 1-1",
                "a;=1+1    | \"a;'=1+1\"",
                "a; b      | \"a; b\"",
            })
    void aCellIsWrittenSoThatASpreadsheetReadsItAsText(String text, String cell) {
        assertEquals("a,b\r\n" + cell + ",\r\n", one(text).csv());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t=1+1", "\r=1+1", "\n=1+1", "a\n=1+1", "a\t@sum", "a\r\n+1", "a;-1"})
    void noFormulaBeginsBehindAGapEither(String text) {
        assertFalse(
                one(text).csv().matches("(?s).*[;\\t\\r\\n\",][=+@-].*"),
                one(text).csv());
        assertFalse(one(text).csv().contains("\n\t"), "nor does a gap hide one");
    }

    @Test
    void linesWithinACellAreKept() {
        assertEquals("a,b\r\n\"one\ntwo\",\r\n", one("one\ntwo").csv());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "\"so\" \\ /", "one\ntwo\r\t\u0001", "Łódź 東京 🚨", "\u2028", "\u009b2J", "</script>", ""
            })
    void jsonGivesBackEveryText(String text) {
        var object = JsonParser.parseString(one(text).json()).getAsJsonArray().get(0);
        assertEquals(text, object.getAsJsonObject().get("a").getAsString());
        assertEquals("", object.getAsJsonObject().get("b").getAsString());
    }

    @Test
    void nothingIsAnEmptyList() {
        var nothing = new Grid(List.of("a"), List.of());
        assertEquals("[]\n", nothing.json());
        assertEquals("a\r\n", nothing.csv());
    }

    @Test
    void aRowHasAsManyTextsAsThereAreColumns() {
        assertThrows(IllegalArgumentException.class, () -> new Grid(List.of("a"), List.of(List.of("1", "2"))));
    }
}
