package dev.andon.cli;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Event;
import dev.andon.build.Outcome;
import dev.andon.command.Actor;
import dev.andon.command.Pass;
import dev.andon.gate.Access;
import dev.andon.gate.Endpoint;
import dev.andon.gate.Staff;
import dev.andon.line.LineRule;
import dev.andon.people.Person;
import dev.andon.source.Ability;
import dev.andon.source.Secret;
import dev.andon.testing.HandClock;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final Pass READER =
            new Pass(new Secret("letmein"), new Actor(Person.of("Ann"), Actor.Known.TOKEN), Set.of(Pass.Right.READ));

    private final List<Endpoint> opened = new ArrayList<>();

    @TempDir
    Path folder;

    private record Ended(int code, String out, String err) {}

    private static Ended andon(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = AndonCommand.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Ended(code, out.toString().strip(), err.toString().strip());
    }

    private String endpoint(Outcome outcome, Access access) throws IOException {
        return endpoint(outcome, access, new HandClock());
    }

    private String endpoint(Outcome outcome, Access access, InstantSource clock) throws IOException {
        Endpoint endpoint = Endpoint.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                access,
                new Staff(clock, Texts.in(Locale.ENGLISH), source -> {}, null));
        opened.add(endpoint);
        show(outcome);
        return "http://127.0.0.1:" + endpoint.address().getPort();
    }

    private String endpoint(Outcome outcome) throws IOException {
        return endpoint(outcome, new Access(List.of(), true));
    }

    @AfterEach
    void close() {
        opened.forEach(Endpoint::close);
    }

    @ParameterizedTest
    @CsvSource({
        "a line that runs, PASSED, '', 0, Line trunk runs: all green.",
        "a stopped line, FAILED, '', 1, Line trunk is stopped: ci/shop broke it 0 s ago.",
        "a line that is unknown, UNKNOWN, '', 3, Line trunk is unknown: it is not known how it stands with ci/shop.",
        "unknown counts for open, UNKNOWN, open, 0, Line trunk is unknown: it is not known how it stands with ci/shop.",
        "unknown counts for closed, UNKNOWN, closed, 1, Line trunk is unknown: it is not known how it stands with ci/shop.",
        "stopped is not unknown, FAILED, open, 1, Line trunk is stopped: ci/shop broke it 0 s ago."
    })
    void theExitCodeTellsWhetherItIsOpen(String what, Outcome outcome, String unknown, int code, String said)
            throws IOException {
        List<String> line = new ArrayList<>(List.of("gate", "--line", "trunk", "--endpoint", endpoint(outcome)));
        if (!unknown.isEmpty()) {
            line.addAll(List.of("--unknown", unknown));
        }
        assertEquals(new Ended(code, said, ""), andon(line.toArray(String[]::new)), what);
    }

    @Test
    void aLineWhoseFailureIsBeingConfirmedIsOpenAndSaysSo() throws IOException {
        String endpoint = endpoint(Outcome.PASSED);
        opened.getFirst()
                .accept(Story.ofOneSource()
                        .told(new Event.SourcesChanged(
                                List.of(Story.source("ci")), Map.of("ci", Set.of(Ability.RERUN))))
                        .told(new Event.LinesChanged(List.of(
                                new LineRule("trunk", List.of(), 1, LineRule.Resume.GREEN, LineRule.Confirm.RERUN))))
                        .shows(pipeline("shop", Outcome.FAILED))
                        .board());

        assertEquals(
                new Ended(
                        0,
                        "Line trunk is not stopped yet: ci/shop failed and is about to be built again; new work may go in.",
                        ""),
                andon("gate", "--endpoint", endpoint));
    }

    @ParameterizedTest
    @CsvSource({
        "a fix, fix/login, 0, is let through",
        "a fix below a fix, fix/a/b, 1, is stopped",
        "another way to name one, hotfix-7, 0, is let through",
        "any other branch, main, 1, is stopped"
    })
    void aFixIsLetThroughAStoppedLineAndThatIsSaid(String what, String branch, int code, String said)
            throws IOException {
        Ended ended = andon(
                "gate",
                "--endpoint",
                endpoint(Outcome.FAILED),
                "--fix-branch",
                "fix/*",
                "--fix-branch",
                "hotfix-?",
                "--branch",
                branch);
        assertEquals(code, ended.code(), what);
        assertTrue(ended.out().contains(said) && ended.out().contains("ci/shop"), ended.out());
    }

    @Test
    void aLineThatNobodyKnowsIsAMistakeAndNotUnknown() throws IOException {
        Ended ended = andon("gate", "--line", "trnk", "--unknown", "open", "--endpoint", endpoint(Outcome.PASSED));
        assertEquals(ExitCode.USAGE, ended.code());
        assertTrue(ended.err().contains("no such line"), ended.err());
    }

    @Test
    void aTokenThatIsNotTakenIsAMistake() throws IOException {
        Ended ended = andon("gate", "--endpoint", endpoint(Outcome.PASSED, new Access(List.of(READER), false)));
        assertEquals(ExitCode.USAGE, ended.code());
        assertTrue(ended.err().contains("ANDON_TOKEN"), ended.err());
    }

    @Test
    void anEndpointThatIsGoneIsUnknown() throws IOException {
        String gone = endpoint(Outcome.PASSED);
        opened.forEach(Endpoint::close);
        Ended ended = andon("gate", "--endpoint", gone);
        assertEquals(ExitCode.UNCERTAIN, ended.code());
        assertTrue(ended.out().contains("nobody answers"), ended.out());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 500, 503})
    void whatAnswersAndIsNoAndonOpensNothing(int status) {
        try (var server = LoopbackServer.answering(request -> new MockResponse.Builder()
                .code(status)
                .addHeader("Location", "/login")
                .body("<html>Welcome</html>")
                .build())) {
            Ended ended = andon("gate", "--endpoint", server.url("/").toString());
            assertEquals(ExitCode.UNCERTAIN, ended.code(), ended.out());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"halted", "RUNNING", ""})
    void aStateThatIsNotKnownHereIsUnknownInEveryWord(String state) {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("all is well")
                .newBuilder()
                .addHeader("X-Andon-Line", state)
                .build())) {
            assertEquals(
                    new Ended(ExitCode.UNCERTAIN, "Line trunk is unknown: all is well.", ""),
                    andon("gate", "--endpoint", server.url("/").toString()));
        }
    }

    @Test
    void whatComesFromElsewhereDoesNothingToATerminal() {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("broken\u001b[2J by\nAnn\n")
                .newBuilder()
                .addHeader("X-Andon-Line", "stopped")
                .build())) {
            assertEquals(
                    "Line trunk is stopped: broken [2J by Ann.",
                    andon("gate", "--endpoint", server.url("/").toString()).out());
        }
    }

    @Test
    void aDrippingAnswerIsGivenUp() {
        try (var server = LoopbackServer.answering(_ -> new MockResponse.Builder()
                .addHeader("X-Andon-Line", "running")
                .body("x".repeat(1_000))
                .throttleBody(1, 200, TimeUnit.MILLISECONDS)
                .build())) {
            GateAnswer answer = GateAnswer.named(server.url("/").uri(), "trunk", "", Duration.ofMillis(500));

            assertEquals("unknown", answer.state());
        }
    }

    /// The first who asks how late it is gets the line mended, after their own answer.
    @Test
    void itWaitsUntilTheLineOpens() throws IOException {
        var asked = new AtomicInteger();
        InstantSource clock = () -> {
            if (asked.getAndIncrement() == 0) {
                Thread.ofVirtual().start(() -> show(Outcome.PASSED));
            }
            return Story.NOON;
        };
        String address = endpoint(Outcome.FAILED, new Access(List.of(), true), clock);
        Ended ended = andon("gate", "--wait", "1m", "--endpoint", address);
        assertEquals(new Ended(0, "Line trunk runs: all green.", ""), ended);
        assertTrue(asked.get() > 0);
    }

    private void show(Outcome outcome) {
        opened.getLast()
                .accept(Story.ofOneSource().shows(pipeline("shop", outcome)).board());
    }

    @Test
    void itGivesUpWhenItsTimeIsOver() throws IOException {
        assertEquals(
                1,
                andon("gate", "--wait=1s", "--endpoint", endpoint(Outcome.FAILED))
                        .code());
    }

    @ParameterizedTest
    @CsvSource({"Success, 0", "Failure, 1", "Unknown, 3"})
    void withAddressesItLooksOnceItself(String status, int code) {
        String feed = "<Projects><Project name=\"shop\" activity=\"Sleeping\" lastBuildStatus=\"%s\"/></Projects>"
                .formatted(status);
        try (var server = LoopbackServer.answering(request -> LoopbackServer.ok(feed))) {
            assertEquals(code, andon("gate", server.url("/cc.xml").toString()).code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gate --wait soon", "gate --unknown maybe", "gate --endpoint nowhere", "gate --nonsense x"})
    void aWrongCommandLineIsAUsageError(String line) {
        assertEquals(ExitCode.USAGE, andon(line.split(" ")).code(), line);
    }

    @ParameterizedTest
    @CsvSource({
        "gate, true",
        "gate --line trunk --wait 10m, true",
        "gate --line=trunk --fix-branch fix/* --fix-branch hot/*, true",
        "gate --unknown closed --branch main -c andon.yaml, true",
        "gate --help, false",
        "gate --line, false",
        "gate --line a --line b, false",
        "gate https://ci.example.com, false",
        "gate --line --wait, false",
        "status, false"
    })
    void whatHooksSayIsReadByHandAndTheRestInFull(String line, boolean byHand) {
        assertEquals(byHand, PlainGate.of(line.split(" ")).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "a pull request on GitHub, GITHUB_HEAD_REF, GITHUB_REF_NAME, 7/merge",
        "a branch on GitLab, CI_COMMIT_REF_NAME, BRANCH_NAME, main",
        "a pull request on Jenkins, CHANGE_BRANCH, BRANCH_NAME, PR-7"
    })
    void theBuildServerSaysWhichBranchIsMeant(String what, String first, String second, String other) {
        assertEquals("fix/it", CurrentBranch.of(Map.of(first, "fix/it", second, other), folder), what);
    }

    @Test
    void elseItIsTheOneThatIsCheckedOut() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("src/main"));
        assertEquals("", CurrentBranch.of(Map.of(), Path.of("/")));
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/HEAD"), "ref: refs/heads/fix/login\n");
        assertEquals("fix/login", CurrentBranch.of(Map.of(), deep));
        Files.writeString(folder.resolve(".git/HEAD"), "0123456789abcdef0123456789abcdef01234567\n");
        assertEquals("", CurrentBranch.of(Map.of(), deep));
    }
}
