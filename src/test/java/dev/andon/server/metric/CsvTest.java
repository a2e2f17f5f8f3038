package dev.andon.server.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.source.ServerFault;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain               | a,b;1,2;        | a+b/1+2",
                "empty cells         | ,a,;            | +a+",
                "an empty line       | a;;b;           | a//b",
                "quotes              | `\"a,b\",c;`  | a,b+c",
                "quotes in quotes    | `\"a \"\"b\"\"\",c;` | a \"b\"+c",
                "a quoted line break | `\"a;b\",c;`  | a;b+c",
                "an empty quoted one | `\"\",c;`     | +c",
                "two in a row        | `\"a\",\"b\";` | a+b",
            })
    void readsRowsOfCells(String what, String text, String cells) throws ServerFault {
        assertEquals(
                cells,
                Csv.rows(text.replace(";", "\r\n")).stream()
                        .map(row -> String.join("+", row)
                                .replace("\r\n", ";")
                                .replace("\n", ";")
                                .replace("\r", ""))
                        .collect(Collectors.joining("/")),
                what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a,b\n1", "\"a\n", "a,b\n1,2\r"})
    void whatIsCutIsAFault(String text) {
        assertThrows(ServerFault.class, () -> Csv.rows(text));
    }

    @Test
    void nothingHasNoRows() throws ServerFault {
        assertEquals(0, Csv.rows("").size());
    }
}
