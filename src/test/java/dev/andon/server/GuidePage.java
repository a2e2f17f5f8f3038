package dev.andon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A page of the user guide with a table of kinds of servers that is made from the adapters, and a part that says
/// more of each kind.
///
/// @param name of its file
/// @param test who keeps it, as the page says
/// @param more how the part begins that says what each kind was checked against
public record GuidePage(String name, Class<?> test, String more) {
    private static final String END = "<!-- end of the table -->";

    /// One kind.
    ///
    /// @param name as the settings write it
    /// @param title what people call it
    /// @param tokenHelp what it wants
    public record Entry(String name, String title, String tokenHelp) {
        private String row() {
            return "| `%s` | %s | %s |%n".formatted(name, title, tokenHelp);
        }
    }

    private Path file() {
        return Path.of("src/site/markdown").resolve(name);
    }

    /// With `-Dandon.golden=write` a wrong table is written anew, and this still fails.
    public void lists(List<Entry> kinds) throws IOException {
        String page = Files.readString(file());
        String mark = test.getSimpleName() + " says when it is not -->\n";
        int begin = page.indexOf(mark) + mark.length();
        int end = page.indexOf(END);
        String written = page.substring(begin, end);
        String table = kinds.stream()
                .map(Entry::row)
                .collect(Collectors.joining("", "\n| kind | server | what it wants |\n|---|---|---|\n", "\n"));
        if (!written.equals(table) && "write".equals(System.getProperty("andon.golden"))) {
            Files.writeString(file(), page.substring(0, begin) + table + page.substring(end));
        }
        assertEquals(table, written);
    }

    /// Each kind is named there.
    public void saysMoreOf(List<Entry> kinds) throws IOException {
        String page = Files.readString(file());
        String rest = page.substring(page.indexOf(more));
        for (Entry kind : kinds) {
            assertTrue(rest.contains("`" + kind.name() + "`"), kind.name() + " is missing under \"" + more + "\"");
        }
    }
}
