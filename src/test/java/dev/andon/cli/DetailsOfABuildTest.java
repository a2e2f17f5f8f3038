package dev.andon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.testing.LoopbackServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// More of a build from the command line, from a Jenkins that is played.
class DetailsOfABuildTest {
    private static final String RED =
            "\"lastCompletedBuild\":{\"number\":7,\"url\":\"%1$s7/\",\"result\":\"FAILURE\",\"timestamp\":1795000000000,\"duration\":1000},\"lastFailedBuild\":{\"number\":7,\"url\":\"%1$s7/\",\"result\":\"FAILURE\",\"timestamp\":1795000000000,\"duration\":1000}";
    private static final String JOB =
            "{\"jobs\":[{\"_class\":\"hudson.model.FreeStyleProject\",\"name\":\"shop\",\"fullName\":\"shop\",\"url\":\"%1$s\",\"color\":\"red\",\"buildable\":true,\"inQueue\":false,\"lastBuild\":{\"number\":%2$d,\"url\":\"%1$s%2$d/\",\"building\":%3$s,\"timestamp\":1795000000000},"
                    + RED + "}]}";

    @TempDir
    Path folder;

    private volatile boolean running;
    private volatile String inputs = "[]";
    private volatile boolean publishesTests = true;
    private volatile String ends = "";
    private volatile String testName = "sums";
    private volatile int asksOfTheLog;
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private final LoopbackServer server = LoopbackServer.answering(this::answer);

    private record Outcome(int code, String out, String err) {}

    @BeforeEach
    void settings() throws IOException {
        Files.writeString(
                folder.resolve("andon.yaml"),
                "sources: [{name: ci, kind: jenkins, url: \"%s\"}, {name: other, kind: jenkins, url: \"http://127.0.0.1:9/\"}]%nteam: {me: Ann, file: team.db}%n"
                        .formatted(server.url("/")));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private MockResponse answer(RecordedRequest request) {
        String target = request.getTarget();
        String job = "http://" + request.getHeaders().get("Host") + "/job/shop/";
        if (request.getMethod().equals("POST")) {
            posted.add(target);
            return new MockResponse.Builder().code(201).build();
        }
        if (target.startsWith("/api/json")) {
            return LoopbackServer.ok(JOB.formatted(job, running ? 8 : 7, running));
        }
        if (target.startsWith("/job/shop/api/json")) {
            return LoopbackServer.ok(
                    "{\"builds\":[{\"number\":7,\"result\":\"FAILURE\",\"timestamp\":1795000000000,\"duration\":61000,\"actions\":[{\"lastBuiltRevision\":{\"SHA1\":\"c0ffee1c0ffee1\"}}]},"
                            + "{\"number\":6,\"result\":\"SUCCESS\",\"timestamp\":1794000000000,\"duration\":60000,\"actions\":[{\"lastBuiltRevision\":{\"SHA1\":\"c0ffee1c0ffee1\"}}]}]}");
        }
        if (target.startsWith("/job/shop/7/testReport") && publishesTests) {
            return LoopbackServer.ok(
                    "{\"failCount\":1,\"passCount\":2,\"skipCount\":0,\"suites\":[{\"cases\":[{\"className\":\"shop.CartTest\",\"name\":\""
                            + testName
                            + "\",\"status\":\"FAILED\",\"age\":2,\"failedSince\":6,\"errorDetails\":\"expected 3\\nbut was 4\",\"errorStackTrace\":\"at CartTest\"}]}]}");
        }
        if (target.startsWith("/job/shop/8/wfapi/pendingInputActions")) {
            return LoopbackServer.ok(inputs);
        }
        if (target.startsWith("/job/shop/7/logText")) {
            return log(ends + "\u001b[31merror: two\u001b[0m\r\nFinished: FAILURE\r\n", 40, false);
        }
        if (target.startsWith("/job/shop/8/logText/progressiveText?start=0")) {
            return log("one\r\n", 4, true);
        }
        if (target.startsWith("/job/shop/8/logText/progressiveText?start=4")) {
            running = ++asksOfTheLog < 2;
            return running ? log("", 4, true) : log("two\r\n", 8, false);
        }
        return LoopbackServer.status(404);
    }

    private static MockResponse log(String text, int size, boolean more) {
        var response = new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "text/plain;charset=utf-8")
                .addHeader("X-Text-Size", String.valueOf(size))
                .body(text);
        return more ? response.addHeader("X-More-Data", "true").build() : response.build();
    }

    private Outcome andon(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", folder.resolve("andon.yaml").toString()));
        int code = AndonCommand.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        return new Outcome(code, out.toString().strip(), err.toString().strip());
    }

    @Test
    void theEndOfTheLogOfWhatFailedIsShown() {
        String shown = "== ci/shop 7: console ==\nerror: two\nFinished: FAILURE";

        assertEquals(new Outcome(0, shown, ""), andon("log", "ci/shop"));
        assertEquals(new Outcome(0, shown, ""), andon("log", "ci/shop", "--all"));
        assertTrue(Files.notExists(folder.resolve("team.db")), "who only looks needs no books");
    }

    @Test
    @Timeout(60)
    void theLogOfARunningBuildIsFollowedToItsEnd() {
        running = true;

        assertEquals(new Outcome(0, "== ci/shop 8: console ==\none\ntwo", ""), andon("log", "ci/shop", "--follow"));
        running = true;
        asksOfTheLog = 0;
        assertEquals(
                new Outcome(0, "== ci/shop 8: console ==\none\ntwo", ""), andon("log", "ci/shop", "--follow", "--all"));
    }

    @Test
    void theTestsThatFailedAreNamed() {
        assertEquals(
                new Outcome(0, "1 failed, 2 passed, 0 skipped.\nshop.CartTest / sums  (since 6)\n    expected 3", ""),
                andon("tests", "ci/shop"));
        String stacks = andon("tests", "ci/shop", "--stacks").out();
        assertTrue(stacks.endsWith("    but was 4\n      at CartTest"), stacks);
    }

    @Test
    void noNameOfATestWritesALineOfItsOwn() {
        testName = "sums\\u001b[2J\\n0 failed, 3 passed, 0 skipped.";
        assertEquals(
                new Outcome(
                        0,
                        "1 failed, 2 passed, 0 skipped.\nshop.CartTest / sums 0 failed, 3 passed, 0 skipped.  (since 6)\n    expected 3",
                        ""),
                andon("tests", "ci/shop"));
    }

    @Test
    void whereTheBuildPublishedNoneTheLogNamesThem() {
        publishesTests = false;
        ends = "--- FAIL: TestSum (0.00s)\r\n    cart_test.go:3: got 4\r\nFAIL\tcart\t0.002s\r\n";
        assertEquals(
                new Outcome(
                        0,
                        "The server tells no tests of this build. The end of its log names 1 that failed; there may be"
                                + " more.\ncart / TestSum\n    cart_test.go:3: got 4",
                        ""),
                andon("tests", "ci/shop"));
        ends = "";
        assertEquals(
                "The server tells no tests of this build, and the end of its log names none that failed in a form Andon"
                        + " knows.",
                andon("tests", "ci/shop").out());
    }

    @Test
    void theLastBuildsAreListedAndSaidToBeFlaky() {
        Outcome history = andon("history", "ci/shop");

        List<String> lines = history.out().lines().toList();
        assertEquals("7             failed     2026-11-18T11:06:40Z      1:01  c0ffee1c0ffe", lines.get(0));
        assertTrue(lines.get(1).startsWith("6             passed"), lines.get(1));
        assertTrue(lines.get(2).startsWith("Flaky: "), lines.get(2));
        assertEquals(
                1,
                andon("history", "ci/shop", "--last", "1")
                        .out()
                        .lines()
                        .filter(line -> line.contains("Z "))
                        .count());
        assertEquals(2, andon("history", "ci/shop", "--last", "0").code());
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertEquals(new Outcome(1, "", "There is nothing called ci/cart."), andon("log", "ci/cart"));
        assertFalse(andon("log", "elsewhere/shop").err().isEmpty());
    }

    @Test
    void aBuildIsCancelledOnceAndOnlyWhileItRuns() {
        assertEquals(
                new Outcome(1, "", "Nothing of ci/shop runs or waits."), andon("cancel", "ci/shop", "--why", "slow"));
        running = true;
        assertEquals(
                new Outcome(0, "Build 8 of ci/shop is to be stopped.\nci/shop is being stopped.", ""),
                andon("cancel", "ci/shop", "--why", "slow"));
        assertEquals(List.of("/job/shop/8/stop"), posted);
        assertEquals(2, andon("cancel", "ci/shop").code(), "nobody said why");
    }

    @ParameterizedTest(name = "who types \"{0}\"")
    @CsvSource({"yes, 0, ci/shop may go on.", "'', 1, Nothing was changed.", "no, 1, Nothing was changed."})
    void whoDidNotNameWhatWaitsIsToldItAndAsked(String typed, int code, String said) {
        running = true;
        inputs = "[{\"id\":\"Live\",\"message\":\"production\"}]";
        assertEquals(
                new Outcome(code, "ci/shop 8 waits for: production\nType yes to go on: " + said, ""),
                typing(typed, "approve", "ci/shop", "--why", "looks well"));
        assertEquals(code == 0 ? List.of("/job/shop/8/input/Live/proceedEmpty") : List.of(), posted);
    }

    @Test
    void whoNamesWhatWaitsIsNotAsked() {
        running = true;
        inputs = "[{\"id\":\"Live\",\"message\":\"production\"}]";
        assertEquals(
                new Outcome(
                        1,
                        "",
                        "ci/shop does not wait for staging now: perhaps it has changed since you looked. It waits for:"
                                + " production."),
                andon("approve", "ci/shop", "--only", "staging", "--why", "looks well"));
        assertEquals(List.of(), posted);
        assertEquals(
                new Outcome(0, "ci/shop may go on.", ""),
                andon("approve", "ci/shop", "--only", "production", "--why", "looks well"));
        assertEquals(List.of("/job/shop/8/input/Live/proceedEmpty"), posted);
    }

    @Test
    void ofSeveralThingsThatWaitOneHasToBeNamed() {
        running = true;
        inputs = "[{\"id\":\"Test\",\"message\":\"staging\"},{\"id\":\"Live\",\"message\":\"production\"}]";
        assertEquals(
                new Outcome(1, "", "Say which is meant. ci/shop waits for: staging, production."),
                typing("yes", "approve", "ci/shop", "--why", "looks well"));
        assertEquals(List.of(), posted);
    }

    private Outcome typing(String words, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((words + "\n").getBytes(Charset.defaultCharset())));
        try {
            return andon(arguments);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void whatNobodyWaitsForIsNotApprovedAndWhatCannotRunInPartsDoesNot() {
        running = true;
        assertEquals(
                new Outcome(1, "", "Nothing of ci/shop waits for an approval."),
                andon("approve", "ci/shop", "--why", "looks well"));
        running = false;
        assertEquals(
                new Outcome(1, "", "The server of ci cannot be asked to run only the failed part again."),
                andon("rerun", "--failed", "ci/shop"));
        assertEquals(List.of(), posted);
    }
}
