package dev.andon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Outcome;
import dev.andon.build.Past;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import dev.andon.testing.Memory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `andon report`, on a team's books in a file.
class ReportTest {
    @TempDir
    Path folder;

    private record Answer(int code, String out, String err) {}

    @BeforeEach
    void settings() throws IOException {
        Files.writeString(
                folder.resolve("andon.yaml"),
                "sources: [{name: ci, kind: cctray, url: \"http://127.0.0.1:9/cc.xml\"}]%nteam: {file: team.db}%n"
                        .formatted());
    }

    private Answer report(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        List<String> all = new ArrayList<>(
                List.of("report", "--config", folder.resolve("andon.yaml").toString()));
        all.addAll(List.of(arguments));
        int code = AndonCommand.run(new PrintWriter(out), new PrintWriter(err, true), all.toArray(String[]::new));
        return new Answer(code, out.toString().strip(), err.toString().strip());
    }

    /// Two pipelines and three deploys, remembered since before that week.
    private void remember() {
        Past past = new Memory()
                .built("shop", Outcome.FAILED, "", 30)
                .built("shop", Outcome.PASSED, "", 32)
                .built("cart", Outcome.PASSED, "", 33)
                .live("A", 34)
                .live("B", 35)
                .live("A", 36)
                .past();
        try (var store = new Store(new Embedded(folder.resolve("team.db")))) {
            store.runs().write(past.runs(), past.deliveries());
        }
        age();
    }

    /// As if it had been written then.
    private void age() {
        try (var database = java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("team.db"));
                var statement = database.createStatement()) {
            long then = Instant.parse("2026-11-15T00:00:00Z").toEpochMilli();
            statement.executeUpdate("UPDATE run SET written = " + then);
            statement.executeUpdate("UPDATE delivery SET written = " + then);
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theNumbersOfAWeekArePrinted() {
        remember();
        Answer answer = report("--week", "2026-W47");
        assertEquals(0, answer.code(), answer.err());
        assertEquals(11, answer.out().lines().count());
        assertTrue(
                answer.out()
                        .contains("Red builds: 1 of 3; not enough data for a share (at least 5)  [2 did not end red]"),
                answer.out());
        assertTrue(answer.out().contains("gone back once, not counted as deploys"), answer.out());
    }

    @Test
    void onlyWhatIsAskedForIsCounted() {
        remember();
        Answer answer = report("--week", "2026-W47", "--only", "ci/cart");
        assertTrue(answer.out().contains("Red builds: 0 of 1"), answer.out());
    }

    @ParameterizedTest
    @CsvSource({"week.pdf, %PDF", "week.png, PNG", "week.csv, what"})
    void aFileIsWhatItsNameSays(String name, String begins) throws IOException {
        remember();
        Path file = folder.resolve(name);
        assertEquals(new Answer(0, "", ""), report("--week", "2026-W47", "--out", file.toString()));
        String bytes = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertTrue(bytes.substring(0, 8).contains(begins), bytes.substring(0, 8));
    }

    @Test
    void ofAWeekThatNobodyRemembersNothingIsTold() {
        Answer answer =
                report("--week", "2020-W02", "--out", folder.resolve("week.pdf").toString());
        assertEquals(3, answer.code());
        assertTrue(answer.err().startsWith("Nothing is remembered of this time yet."), answer.err());
        assertTrue(Files.notExists(folder.resolve("week.pdf")));
    }

    @Test
    void whatCannotBeWrittenIsSaidInASentence() throws IOException {
        remember();
        Path there = Files.createDirectory(folder.resolve("week.pdf"));
        Answer answer = report("--week", "2026-W47", "--out", there.toString());
        assertEquals(there + " is there, and is no file that can be written anew.", answer.err());
        assertEquals(2, answer.code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --week 47             | A week is written like 2026-W47
                    --week 2999-W01       | That week has not begun yet.
                    --out week.doc        | --out wants a .pdf, .png or .csv file
                    --out nowhere/a/b.pdf | There is no folder
                    """)
    void mistakesAreToldBeforeAnythingIsDone(String arguments, String sentence) {
        Answer answer = report(arguments.split(" "));
        assertEquals(2, answer.code());
        assertTrue(answer.err().startsWith(sentence), answer.err());
    }
}
