package dev.andon.cli;

import static dev.andon.testing.Boards.failed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.andon.testing.Boards;
import dev.andon.text.Texts;
import java.util.Locale;
import org.junit.jupiter.api.Test;

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
}
