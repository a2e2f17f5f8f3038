package dev.andon.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.andon.testing.LoopbackServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static final String FEED = "<Projects>%s</Projects>";
    private static final String PROJECT =
            "<Project name=\"%s\" activity=\"Sleeping\" lastBuildStatus=\"%s\" lastBuildLabel=\"7\" lastBuildTime=\"2026-11-22T11:00:00Z\" webUrl=\"http://ci/shop\"/>";

    @TempDir
    Path folder;

    private record Outcome(int code, String out, String err) {}

    private static Outcome andon(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = AndonCommand.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Outcome(code, out.toString(), err.toString());
    }

    private static LoopbackServer feed(String status) {
        return LoopbackServer.answering(
                request -> LoopbackServer.ok(FEED.formatted(PROJECT.formatted("shop", status))));
    }

    @ParameterizedTest
    @CsvSource({
        "all known and none red, Success, 0",
        "something red, Failure, 1",
        "something errored, Exception, 1",
        "nothing red but something unknown, Unknown, 3"
    })
    void statusTellsScriptsHowItIs(String what, String status, int code) {
        try (var server = feed(status)) {
            assertEquals(code, andon("status", server.url("/cc.xml").toString()).code(), what);
        }
    }

    @Test
    void anUnreachableServerIsNotFine() {
        var server = feed("Success");
        String address = server.url("/cc.xml").toString();
        server.close();
        Outcome outcome = andon("status", address);
        assertEquals(ExitCode.UNCERTAIN, outcome.code());
        assertTrue(outcome.out().contains("Nothing answers"), outcome.out());
    }

    @Test
    void oneUnreachableServerBesideAGreenOneIsNotFineEither() {
        var gone = feed("Success");
        String address = gone.url("/cc.xml").toString();
        gone.close();
        try (var well = feed("Success")) {
            assertEquals(
                    ExitCode.UNCERTAIN,
                    andon("status", address, well.url("/cc.xml").toString()).code());
        }
    }

    @Test
    void anEmptyFeedIsNotFine() {
        try (var server = LoopbackServer.answering(request -> LoopbackServer.ok("<Projects/>"))) {
            Outcome outcome = andon("status", server.url("/cc.xml").toString());
            assertEquals(ExitCode.UNCERTAIN, outcome.code());
            assertTrue(outcome.out().contains("without a single pipeline"), outcome.out());
        }
    }

    @Test
    void jsonIsAllThatStandsOnStandardOutput() {
        try (var server = feed("Failure")) {
            Outcome outcome =
                    andon("status", "--format", "json", server.url("/cc.xml").toString());
            var json = JsonParser.parseString(outcome.out()).getAsJsonObject();
            var tile = json.getAsJsonArray("tiles").get(0).getAsJsonObject();
            assertAll(
                    () -> assertEquals("stopped", json.get("line").getAsString()),
                    () -> assertEquals("failed", tile.get("outcome").getAsString()),
                    () -> assertEquals("idle", tile.get("activity").getAsString()),
                    () -> assertEquals("fresh", tile.get("freshness").getAsString()),
                    () -> assertEquals("7", tile.get("label").getAsString()),
                    () -> assertEquals("", outcome.err()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci.example.com", "ftp://ci.example.com", "file:///etc/passwd", "http:///nowhere"})
    void onlyWebAddressesAreTaken(String address) {
        Outcome outcome = andon("status", address);
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("https"), outcome.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"statsu", "--nonsense", "snapshot", "status --format xml"})
    void aWrongCommandLineIsAUsageError(String line) {
        assertEquals(ExitCode.USAGE, andon(line.split(" ")).code());
    }

    @Test
    void everyMistakeOfTheSettingsIsToldAtOnce() throws IOException {
        Path settings = write("""
                sources:
                  - nam: ci
                    url: gopher://ci.example.com
                wall: {palette: drak}
                """);
        Outcome outcome = andon("check", "--config", settings.toString());
        assertAll(
                () -> assertEquals(ExitCode.USAGE, outcome.code()),
                () -> assertTrue(outcome.err().contains("Did you mean \"name\"?"), outcome.err()),
                () -> assertTrue(outcome.err().contains("sources[0].url"), outcome.err()),
                () -> assertTrue(outcome.err().contains("wall.palette"), outcome.err()));
    }

    @Test
    void aSettingsFileThatIsNamedAndNotThereIsAnError() {
        Outcome outcome =
                andon("status", "--config", folder.resolve("nowhere.yaml").toString());
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("no such file"), outcome.err());
    }

    @Test
    void aFolderInPlaceOfTheSettingsIsAnErrorThatSaysWhatToDo() {
        Outcome outcome = andon("gates", "--config", folder.toString());
        assertEquals(ExitCode.USAGE, outcome.code());
        assertEquals(
                folder + ": This is a folder. Name the file in it.",
                outcome.err().strip());
    }

    @Test
    void checkSaysWhatItFoundAndWhatThatCosts() throws IOException {
        try (var server = feed("Success")) {
            Path settings = write("""
                    sources:
                      - {name: shop ci, url: "%s", every: 30s}
                    """.formatted(server.url("/cc.xml")));
            Outcome outcome = andon("check", "--config", settings.toString());
            assertAll(
                    () -> assertEquals(ExitCode.FINE, outcome.code()),
                    () -> assertTrue(outcome.out().contains("shop ci (cctray)"), outcome.out()),
                    () -> assertTrue(outcome.out().contains("1 pipeline selected"), outcome.out()),
                    () -> assertTrue(outcome.out().contains("at most 120 requests an hour"), outcome.out()));
        }
    }

    @Test
    void checkFailsWhenASourceCannotBeSeen() {
        try (var server = LoopbackServer.answering(
                request -> new MockResponse.Builder().code(401).build())) {
            Outcome outcome = andon("check", server.url("/cc.xml").toString());
            assertEquals(ExitCode.UNCERTAIN, outcome.code());
            assertTrue(outcome.out().contains("refused"), outcome.out());
        }
    }

    @Test
    void everyCommandExplainsItself() {
        for (String command : new String[] {"wall", "status", "snapshot", "check", "demo", "generate-completion"}) {
            Outcome outcome = andon(command, "--help");
            assertEquals(0, outcome.code(), command);
            assertTrue(outcome.out().startsWith("Usage: andon " + command), outcome.out());
        }
    }

    @Test
    void theVersionIsReadByPeopleAndPrograms() {
        Outcome outcome = andon("--version");
        List<String> lines = outcome.out().lines().toList();
        assertEquals(ExitCode.FINE, outcome.code());
        assertTrue(lines.getFirst().matches("andon \\d+\\.\\d+\\.\\d+\\S*"), lines::toString);
        List<String> names =
                lines.stream().skip(1).map(line -> line.replaceAll(": .+", "")).toList();
        assertEquals(List.of("commit", "java", "javafx", "system", "settings", "data", "state", "cache"), names);
        assertTrue(lines.get(1).matches("commit: (?:[0-9a-f]{40}(?:-dirty)?|unknown)"), lines::toString);
        assertTrue(lines.get(3).matches("javafx: \\d+.*"), lines::toString);
    }

    @Test
    void doctorSaysWhatIsWrongAndPacksIt() throws IOException {
        Path settings = write("sources: [{nam: ci}]");
        Path bundle = folder.resolve("doctor.zip");
        Outcome outcome = andon("doctor", "--config", settings.toString(), "--out", bundle.toString());
        assertAll(
                () -> assertEquals(ExitCode.UNCERTAIN, outcome.code()),
                () -> assertTrue(outcome.out().contains("Did you mean \"name\"?"), outcome.out()),
                () -> assertTrue(Files.size(bundle) > 0));
    }

    @Test
    void doctorWithoutRoomForItsBundleIsAnError() throws IOException {
        Path settings = write("team: {file: books.db}");
        String nowhere = folder.resolve("nowhere/doctor.zip").toString();
        Outcome outcome = andon("doctor", "--config", settings.toString(), "--out", nowhere);
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().startsWith("There is no folder"), outcome.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"andon:rollback/shop", "andon:pipeline/a%0Ab", "andon:stop/a andon:stop/b"})
    void whatIsNoLinkOpensNothing(String links) {
        assertEquals(
                ExitCode.USAGE,
                andon((links + " --config nowhere.yaml").split(" ")).code());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("andon.yaml"), text);
    }
}
