package dev.andon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.andon.command.AuditEntry;
import dev.andon.line.Confirmation;
import dev.andon.line.Engagement;
import dev.andon.line.Engagement.Phase;
import dev.andon.line.GateName;
import dev.andon.line.GateSight;
import dev.andon.line.RedBuild;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import dev.andon.testing.LoopbackServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `andon gates` against a server that shows a build and can be quieted down.
class GatesTest {
    private static final String FEED =
            "<Projects><Project name=\"shop\" activity=\"Sleeping\" lastBuildStatus=\"%s\" lastBuildLabel=\"7\" lastBuildTime=\"2026-11-22T11:00:00Z\" webUrl=\"http://ci/shop\"/></Projects>";
    private static final GateName QUIET = new GateName("trunk", "quiet");
    private static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06Z");

    @TempDir
    Path folder;

    private volatile String status = "Success";
    private volatile boolean quiet;
    private volatile boolean isAway;
    private final LoopbackServer server = LoopbackServer.answering(this::answer);

    private MockResponse answer(RecordedRequest request) {
        if (request.getTarget().startsWith("/cc.xml")) {
            return LoopbackServer.ok(FEED.formatted(status));
        }
        return isAway ? LoopbackServer.status(403) : LoopbackServer.ok("{\"quietingDown\":" + quiet + "}");
    }

    private record Outcome(int code, String out, String err) {}

    @BeforeEach
    void settings() throws IOException {
        write(", gates: [{kind: jenkins-quiet-down, name: quiet, url: \"%s\"}]".formatted(server.url("/")));
    }

    private void write(String gates) throws IOException {
        Files.writeString(
                folder.resolve("andon.yaml"),
                "sources: [{name: ci, kind: cctray, url: \"%s\"}]%nlines: [{name: trunk%s}]%nteam: {me: Ann, file: team.db}%n"
                        .formatted(server.url("/cc.xml"), gates));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Outcome andon(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", folder.resolve("andon.yaml").toString()));
        int code = AndonCommand.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        return new Outcome(code, out.toString().strip(), err.toString().strip());
    }

    private void remember(Phase phase) {
        try (var store = store()) {
            store.gates().engage(new Engagement(QUIET, 1, GateSight.State.OPEN, "working", phase, 0, LONG_AGO));
        }
    }

    private Store store() {
        return new Store(new Embedded(folder.resolve("team.db")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the line runs and nothing is shut,          Success, none, false, 0, ready",
        "the line runs and somebody is quieting,     Success, none, true,  0, ready",
        "the line runs and its gate is still shut,   Success, SHUT, true,  3, restoring",
        "the line is stopped and nobody came,        Failure, none, false, 3, pending",
        "the line is stopped and its gate shut,      Failure, SHUT, true,  0, shut",
        "the line is stopped and its gate open,      Failure, SHUT, false, 1, drifted",
        "nobody knows how the line stands,           Unknown, none, false, 3, ready"
    })
    void eachGateIsListedWithItsState(
            String what, String build, String memory, boolean isQuiet, int code, String word) {
        status = build;
        quiet = isQuiet;
        if (!memory.equals("none")) {
            remember(Phase.valueOf(memory));
        }

        Outcome outcome = andon("gates");

        assertEquals(code, outcome.code(), what + ": " + outcome);
        assertEquals(word + " trunk/quiet", outcome.out().replaceAll(" +", " ").replaceAll("quiet .*", "quiet"), what);
    }

    @Test
    void aGateThatCannotBeSeenIsUnknown() {
        isAway = true;

        Outcome outcome = andon("gates");

        assertEquals(3, outcome.code());
        assertEquals("unknown", outcome.out().split(" ", 2)[0]);
    }

    @Test
    void withoutGatesThereIsNothingToList() throws IOException {
        write("");

        assertEquals(new Outcome(0, "no line has gates", ""), andon("gates"));
    }

    @Test
    void aGateThatSomebodyOpenedCanBeAskedForAgain() {
        remember(Phase.SHUT);

        assertEquals(
                new Outcome(0, "trunk/quiet will be shut again by the Andon that keeps it, within half a minute", ""),
                andon("gates", "--shut", "trunk/quiet"));

        try (var store = store()) {
            AuditEntry entry = store.audit().since(Instant.EPOCH).getFirst();
            assertEquals("Ann", entry.actor().person().name());
            assertEquals(AuditEntry.State.INTENDED, entry.state(), "until it is seen shut");
            Engagement memory = store.gates().engagement(QUIET).orElseThrow();
            assertEquals(Phase.SHUTTING, memory.phase());
            assertEquals(entry.number(), memory.audit());
            assertEquals("working", memory.before());
        }
        assertEquals(1, andon("gates", "--shut", "trunk/quiet").code(), "it is asked for already");
    }

    @Test
    void whoMayNotStopALineMayNotAskForItsGates() throws IOException {
        remember(Phase.SHUT);
        Path file = folder.resolve("andon.yaml");
        Files.writeString(
                file, Files.readString(file).replace("me: Ann,", "me: Ann, rights: {stop: [Bob], resume: [Bob]},"));

        assertEquals(new Outcome(1, "", "Only Bob may stop a line."), andon("gates", "--shut", "trunk/quiet"));
        assertEquals(new Outcome(1, "", "Only Bob may let a line go on."), andon("gates", "--forget", "trunk/quiet"));
        try (var store = store()) {
            assertEquals(List.of(), store.audit().since(Instant.EPOCH));
        }
    }

    @Test
    void aGateThatWasNotShutCannotBeAskedForAgain() {
        assertEquals(
                new Outcome(1, "", "trunk/quiet is not a gate that was shut and is to be shut again"),
                andon("gates", "--shut", "trunk/quiet"));
    }

    @Test
    void aGateOfNoSettingsIsAnErrorUntilSomebodyForgetsIt() throws IOException {
        remember(Phase.SHUT);
        assertEquals(1, andon("gates", "--forget", "trunk/quiet").code(), "it is in the settings");
        write("");

        Outcome orphaned = andon("gates");
        assertEquals(1, orphaned.code());
        assertEquals("orphaned", orphaned.out().split(" ", 2)[0]);
        assertEquals(
                new Outcome(0, "nothing is remembered of trunk/quiet any more", ""),
                andon("gates", "--forget", "trunk/quiet"));
        assertEquals(0, andon("gates").code());
    }

    @Test
    void aGateThatAnotherProgramKeepsIsNotForgotten() throws IOException {
        remember(Phase.SHUT);
        write("");
        try (var theirs = store()) {
            assertTrue(theirs.leases().hold("gate:trunk/quiet", Duration.ofSeconds(60)));

            Outcome outcome = andon("gates", "--forget", "trunk/quiet");

            assertEquals(1, outcome.code());
            assertTrue(outcome.err().contains("an Andon that runs"), outcome.err());
            assertEquals(1, theirs.gates().engagements().size());
        }
    }

    /// Who runs says that the line is being confirmed, by the same book.
    @ParameterizedTest
    @CsvSource({"true, confirming, 0, ready", "false, stopped, 1, pending"})
    void aFailureThatIsBuiltAgainStopsTheLineForNobodyWhoLooksOnce(
            boolean isBuiltAgain, String state, int code, String gate) throws IOException {
        status = "Failure";
        write(", stop: {confirm: rerun}, gates: [{kind: jenkins-quiet-down, name: quiet, url: \"%s\"}]"
                .formatted(server.url("/")));
        try (var store = store()) {
            var build = new RedBuild("7", null, Instant.parse("2026-11-22T11:00:00Z"));
            if (isBuiltAgain) {
                store.confirmations()
                        .intend(Confirmation.of(
                                "ci/shop", build, LONG_AGO, Duration.ofMinutes(30), Confirmation.Sending.SENT));
            }
        }

        assertEquals(code, andon("gate").code());
        assertEquals(gate, andon("gates").out().split(" ", 2)[0]);
        assertEquals(
                state,
                JsonParser.parseString(andon("status", "--format", "json").out())
                        .getAsJsonObject()
                        .get("line")
                        .getAsString());
    }

    @Test
    void aGateIsNamedWithItsLine() {
        assertEquals(2, andon("gates", "--shut", "quiet").code());
    }
}
