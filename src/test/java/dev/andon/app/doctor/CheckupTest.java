package dev.andon.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.app.Configuration;
import dev.andon.board.Board;
import dev.andon.settings.Folders;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import dev.andon.testing.Boards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A bundle goes to strangers, from machines where things are broken.
class CheckupTest {
    @TempDir
    Path folder;

    private Path file = Path.of("");
    private Folders folders = new Folders(file, file, file, file);

    @BeforeEach
    void live() throws IOException {
        file = folder.resolve("andon.yaml");
        folders = new Folders(folder, folder.resolve("state"), folder.resolve("data"), folder.resolve("cache"));
        Files.createDirectories(folders.state());
    }

    private Checkup.Result examine(Map<String, String> environment, Checkup.Patient.Look look) {
        return new Checkup(new Checkup.Patient(List.of("andon 1.2.3"), file, folders, environment, look)).run();
    }

    private Checkup.Result examine() {
        return examine(Map.of(), configuration -> Board.EMPTY);
    }

    private static String all(Checkup.Result result) {
        return Stream.concat(result.findings().stream().map(Finding::line), result.bundle().texts().values().stream())
                .collect(Collectors.joining("\n"));
    }

    private static List<String> wrong(Checkup.Result result) {
        return result.findings().stream()
                .filter(one -> one.grade() == Finding.Grade.WRONG)
                .map(Finding::what)
                .toList();
    }

    /// Every kind of place where a secret stands, and all of them again in the log.
    private static final List<String> SECRETS = List.of(
            "tok-literal-1",
            "tok-infile-2",
            "tok-inurl-3",
            "tok-query-4",
            "tok-proxy-5",
            "tok-hook-6",
            "tok-database-7",
            "tok-webhook-8",
            "tok-signing-9",
            "tok-argument-10",
            "tok-unknown-11",
            "tok-comment-12",
            "tok-endpoint-13-long",
            "tok-environment-14",
            "tok-certificate-15",
            "tok-proxypart-16",
            "tok-running-17",
            "tok-wrongplace-18",
            "/tok-slash-19");

    private static final String FULL_OF_THEM = """
            # the old one was tok-comment-12
            sources:
              - name: ci
                url: https://ci.example.com/
                token: tok-literal-1
                hook: tok-hook-6
                proxy: http://ann:tok-proxy-5@proxy.example.com:3128
                clientCertificate: {file: none.p12, password: tok-certificate-15}
              - name: other
                url: https://ann:tok-inurl-3@other.example.com/view/?key=tok-query-4
                proxy: {host: proxy, port: 3128, user: ann, password: tok-proxypart-16}
                every: tok-wrongplace-18
              - name: third
                url: https://third.example.com
                token: file:third.token
                tokn: tok-unknown-11
            team:
              database: postgresql://ann:tok-database-7@127.0.0.1:1/andon
              people: [{name: Ann, mail: ann@example.com}]
            endpoint: {tokens: [{name: Ann, token: tok-endpoint-13-long}]}
            notify:
              - webhook: {url: https://chat.example.com/tok-webhook-8, signingKey: tok-signing-9}
              - command: [curl, -H, "X-Any: tok-argument-10"]
            """;

    @Test
    void noSecretIsInIt() throws IOException {
        Files.writeString(file, FULL_OF_THEM);
        Files.writeString(folder.resolve("third.token"), "tok-infile-2");
        Files.writeString(
                folders.state().resolve("andon.log.0"),
                SECRETS.stream()
                        .filter(secret -> !secret.equals("tok-comment-12"))
                        .map(secret -> "2026-11-23 10:00:00.000 WARNING Http: the server said " + secret + " twice")
                        .collect(Collectors.joining("\n")));
        Files.writeString(
                folders.state().resolve("endpoint.json"),
                "{\"address\":\"http://127.0.0.1:1\",\"pid\":\"1\",\"started\":\"\",\"token\":\"tok-running-17\",\"settings\":\"\"}");
        String all = all(examine(
                Map.of("CI_TOKEN", "tok-environment-14", "AWS_SECRET_ACCESS_KEY", "/tok-slash-19"),
                configuration -> Board.EMPTY));
        assertEquals(List.of(), SECRETS.stream().filter(all::contains).toList(), all);
        assertFalse(all.contains("ann@example.com"), all);
    }

    @Test
    void whatIsHarmlessIsInIt() throws IOException {
        Files.writeString(file, FULL_OF_THEM);
        String said = examine().bundle().texts().get("settings.yaml");
        for (String harmless : List.of(
                "name: \"ci\"",
                "url: \"https://other.example.com/view/?…\"",
                "token: \"file:third.token\"",
                "host: \"proxy\"",
                "- \"curl\"")) {
            assertTrue(said.contains(harmless), said);
        }
    }

    @Test
    void allIsWellWhereAllIsWell() throws IOException {
        Files.writeString(file, "sources: [{name: ci, url: \"https://ci.example.com\"}]\nteam: {file: books.db}\n");
        try (var store = new Store(new Embedded(folder.resolve("books.db"))).open()) {
            assertFalse(store.toString().isEmpty());
        }
        Checkup.Result result = examine(Map.of(), configuration -> Boards.of().board());
        assertEquals(List.of(), wrong(result));
        assertTrue(result.isWell());
        assertTrue(all(result).contains("The books are in SQLite"), all(result));
    }

    @Test
    void brokenSettingsAreAFindingWithItsLine() throws IOException {
        Files.writeString(file, "sources:\n  - name: ci\n    url: gopher://ci.example.com\n    tokn: x\n");
        Checkup.Result result = examine();
        assertFalse(result.isWell());
        assertEquals(2, wrong(result).size(), () -> all(result));
        assertTrue(wrong(result).getFirst().contains("andon.yaml:3:"), wrong(result)::toString);
        assertTrue(result.bundle().texts().containsKey("settings.yaml"));
    }

    @Test
    void settingsThatAreNoYamlAreNotInIt() throws IOException {
        Files.writeString(file, "token: [hush, hush\n\t: }");
        Checkup.Result result = examine();
        assertFalse(result.isWell());
        assertEquals("", result.bundle().texts().get("settings.yaml"));
        assertFalse(all(result).contains("hush"), () -> all(result));
    }

    @Test
    void missingSettingsAreNoFault() {
        assertTrue(examine().isWell());
    }

    @Test
    void aDamagedFileOfBooksIsAFinding() throws IOException {
        Files.writeString(file, "team: {file: books.db}\n");
        Files.writeString(folder.resolve("books.db"), "This is no database. ".repeat(500));
        List<String> wrong = wrong(examine());
        assertEquals(1, wrong.size(), wrong::toString);
        assertTrue(wrong.getFirst().contains("is damaged"), wrong::toString);
        assertEquals(
                "This is no database.",
                Files.readString(folder.resolve("books.db")).substring(0, 20));
    }

    @Test
    void booksThatCannotBeOpenedAreAFinding() throws IOException {
        Files.writeString(file, "team: {file: books.db}\n");
        Files.createDirectory(folder.resolve("books.db"));
        assertTrue(wrong(examine()).getFirst().startsWith("The books cannot be read:"), () -> all(examine()));
    }

    @Test
    void missingBooksAreNotMade() throws IOException {
        Files.writeString(file, "team: {file: books.db}\n");
        assertTrue(examine().isWell());
        assertFalse(Files.exists(folder.resolve("books.db")));
    }

    @Test
    void aLookThatFailsIsAFinding() throws IOException {
        Files.writeString(file, "team: {file: books.db}\n");
        Checkup.Result result = examine(Map.of(), configuration -> {
            throw new IllegalStateException("oh");
        });
        assertTrue(wrong(result).getFirst().contains("oh"), () -> all(result));
    }

    @Test
    void aFolderThatIsAFileIsAFinding() throws IOException {
        Files.delete(folders.state());
        Files.writeString(folders.state(), "");
        assertTrue(wrong(examine()).getFirst().startsWith("Nothing can be written into"), () -> all(examine()));
    }

    @Test
    void theLookIsGivenWhatTheSettingsSay() throws IOException {
        Files.writeString(file, "sources: [{name: ci, url: \"https://ci.example.com\"}]\nteam: {file: books.db}\n");
        var given = new AtomicReference<Configuration>();
        examine(Map.of(), configuration -> {
            given.set(configuration);
            return Board.EMPTY;
        });
        assertEquals("ci", given.get().sources().getFirst().name());
    }

    @Test
    void noSettingsYetAreNoTrouble() {
        assertEquals(List.of(), wrong(examine()));
    }

    @Test
    void settingsThatAreNamedAndNotThereAreTrouble() {
        file = folder.resolve("nowhere.yaml");
        assertEquals(List.of("The settings that are named are not there: " + file + "."), wrong(examine()));
    }

    /// Each program that is started beside a window has a log of its own, and most of them say nothing in it.
    @Test
    void theLogIsTheNewestThatSaysSomething() throws IOException {
        Path window = folders.state().resolve("andon.log.0");
        Files.writeString(window, "2026-03-02 10:00:00.000 WARNING Outbox: no tray\n");
        Files.setLastModifiedTime(window, FileTime.fromMillis(1));
        Files.createFile(folders.state().resolve("andon.log.0.1"));
        assertTrue(all(examine()).contains("andon.log.0 ends with 1 warning in its last line."), all(examine()));
    }

    @ParameterizedTest
    @CsvSource({"0, 'ends with 0 warnings in its last 2 lines.'", "2, 'ends with 2 warnings in its last 4 lines.'"})
    void whatTheLogComplainsOfIsCounted(int warnings, String words) throws IOException {
        Files.writeString(
                folders.state().resolve("andon.log.0"),
                "2026-03-02 10:00:00.000 INFO    Outbox: well\n".repeat(2)
                        + "2026-03-02 10:00:00.000 WARNING Outbox: no tray\n".repeat(warnings));
        assertTrue(all(examine()).contains(words), all(examine()));
    }
}
