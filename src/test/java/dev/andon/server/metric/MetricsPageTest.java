package dev.andon.server.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    private static final Path PAGE = Path.of("src/site/markdown/metrics.md");
    private static final String BEGIN = "MetricsPageTest says when it is not -->\n";
    private static final String END = "<!-- end of the table -->";

    /// With `-Dandon.golden=write` a wrong table is written anew, and the test still fails.
    @Test
    void theUserGuideListsTheMetricServersThatAndonReads() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String table = page.substring(begin, page.indexOf(END));
        if (!table.equals(table()) && "write".equals(System.getProperty("andon.golden"))) {
            Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(page.indexOf(END)));
        }
        assertEquals(table(), table);
    }

    private static String table() {
        return MetricServers.ALL.stream()
                .map(kind -> "| `%s` | %s | %s |%n".formatted(kind.name(), kind.title(), kind.tokenHelp()))
                .collect(Collectors.joining("", "\n| kind | server | what it wants |\n|---|---|---|\n", "\n"));
    }

    @Test
    void everyKindSaysWhatItWasCheckedAgainst() throws IOException {
        String page = Files.readString(PAGE);
        String checked = page.substring(page.indexOf("What each kind was checked against"));
        for (MetricKind kind : MetricServers.ALL) {
            assertTrue(
                    checked.contains("`" + kind.name() + "`"), kind.name() + " is missing under \"checked against\"");
        }
    }
}
