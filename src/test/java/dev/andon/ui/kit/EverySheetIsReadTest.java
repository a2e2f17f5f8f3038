package dev.andon.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.CssParser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// JavaFX leaves out what it cannot read of a style sheet, and says so in a log that nobody reads.
class EverySheetIsReadTest {
    private static final Path SHEETS = Path.of("src/main/resources/dev/andon/ui");

    @TestFactory
    List<DynamicTest> withoutAnError() throws IOException {
        try (Stream<Path> files = Files.walk(SHEETS)) {
            List<Path> sheets =
                    files.filter(file -> file.toString().endsWith(".css")).toList();
            assertFalse(sheets.isEmpty());
            return sheets.stream()
                    .map(sheet -> DynamicTest.dynamicTest(sheet.getFileName().toString(), () -> read(sheet)))
                    .toList();
        }
    }

    private static void read(Path sheet) throws IOException {
        CssParser.errorsProperty().clear();
        new CssParser().parse(sheet.toUri().toURL());
        assertEquals(
                List.of(),
                CssParser.errorsProperty().stream()
                        .map(CssParser.ParseError::getMessage)
                        .toList());
    }
}
