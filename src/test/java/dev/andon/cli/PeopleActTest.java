package dev.andon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.andon.claim.Claim;
import dev.andon.command.AuditEntry;
import dev.andon.line.Confirmation;
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
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Claims and the cord from the command line, against a real server and a real database.
class PeopleActTest {
    private static final String FEED =
            "<Projects><Project name=\"shop\" activity=\"Sleeping\" lastBuildStatus=\"%s\" lastBuildLabel=\"7\" lastBuildTime=\"2026-11-22T11:00:00Z\" webUrl=\"http://ci/shop\"/></Projects>";

    private static final String JENKINS =
            "{\"jobs\":[{\"_class\":\"hudson.model.FreeStyleProject\",\"name\":\"shop\",\"fullName\":\"shop\",\"url\":\"%s\",\"color\":\"red\",\"buildable\":true,\"inQueue\":false,\"lastBuild\":{\"number\":7,\"url\":\"%s7/\",\"building\":false,\"result\":\"FAILURE\",\"timestamp\":1795000000000},\"lastCompletedBuild\":{\"number\":7,\"url\":\"%s7/\",\"result\":\"FAILURE\",\"timestamp\":1795000000000,\"duration\":1000},\"lastFailedBuild\":{\"number\":7,\"url\":\"%s7/\",\"result\":\"FAILURE\",\"timestamp\":1795000000000,\"duration\":1000}}]}";

    @TempDir
    Path folder;

    private volatile String status = "Success";
    private final LoopbackServer server =
            LoopbackServer.answering(request -> LoopbackServer.ok(FEED.formatted(status)));

    private record Outcome(int code, String out, String err) {}

    @BeforeEach
    void settings() throws IOException {
        settings("me: Ann");
    }

    private void settings(String team) throws IOException {
        Files.writeString(
                folder.resolve("andon.yaml"),
                "sources: [{name: ci, kind: cctray, url: \"%s\"}]%nlines: [{name: trunk}]%nteam: {file: team.db, %s}%n"
                        .formatted(server.url("/cc.xml"), team));
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

    @Test
    void aBrokenPipelineIsClaimedByOneAndThenByNobodyElse() {
        status = "Failure";

        assertEquals(new Outcome(0, "Ann is on ci/shop.", ""), andon("claim", "ci/shop", "--why", "a bad test"));
        assertEquals(new Outcome(1, "", "Ann is on ci/shop."), andon("claim", "ci/shop", "--for", "Bob"));
        assertEquals(
                new Outcome(0, "Bob is on ci/shop.", ""), andon("claim", "ci/shop", "--for", "Bob", "--take-over"));
        assertEquals(new Outcome(0, "Nobody is on ci/shop any more.", ""), andon("release", "ci/shop"));
        assertEquals(new Outcome(1, "", "Nobody is on ci/shop."), andon("release", "ci/shop"));
    }

    @Test
    void atTheEndOfAShiftSomebodyElseIsOnIt() {
        status = "Failure";
        andon("claim", "ci/shop", "--why", "a bad test", "--until", "2h");
        andon("stop", "--why", "the demo");
        andon("claim", "line:trunk");

        assertEquals(
                new Outcome(1, "", "Bob is on nothing."), andon("hand-over", "--from", "Bob", "--to", "Cleo", "--all"));
        assertEquals(2, andon("hand-over", "--to", "Bob").code(), "what is not said");
        assertEquals(
                new Outcome(0, "Bob is on ci/shop and line trunk.", ""), andon("hand-over", "--to", "Bob", "--all"));

        try (var store = new Store(new Embedded(folder.resolve("team.db")))) {
            Claim claim = store.claims().open().getFirst();
            assertEquals(
                    "Bob after Ann",
                    claim.holder().name() + " after " + claim.by().name());
            assertEquals("a bad test", claim.why(), "what was known stays");
            assertEquals(null, claim.until(), "what the predecessor promised does not");
            assertEquals(
                    "from Ann to Bob",
                    store.audit().since(Instant.EPOCH).getFirst().words());
        }
    }

    @Test
    void statusSaysWhoIsOnIt() {
        status = "Failure";
        andon("claim", "ci/shop", "--for", "Bob", "--why", "a bad test");

        String table = andon("status").out();
        assertTrue(table.contains("; Bob is on it"), table);
        var claim = JsonParser.parseString(andon("status", "--format", "json").out())
                .getAsJsonObject()
                .getAsJsonArray("tiles")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("claim");
        Map.of("state", "claimed", "holder", "Bob", "by", "Ann", "why", "a bad test")
                .forEach((key, value) -> assertEquals(value, claim.get(key).getAsString(), key));
        assertEquals(1, andon("status").code());
    }

    @Test
    @Timeout(60)
    void statusThatGoesOnSaysWhoIsOnItAndWhoNoLongerIs() throws InterruptedException {
        status = "Failure";
        andon("claim", "ci/shop", "--for", "Bob");
        var out = new StringWriter();
        Thread watching = Thread.ofVirtual()
                .start(() -> AndonCommand.run(
                        new PrintWriter(out),
                        new PrintWriter(new StringWriter()),
                        "status",
                        "--watch",
                        "--config",
                        folder.resolve("andon.yaml").toString()));
        await(() -> out.toString().contains("; Bob is on it"));

        andon("claim", "ci/shop", "--for", "Cleo", "--take-over");

        await(() -> out.toString().contains("; Cleo is on it"));
        watching.interrupt();
        watching.join();
    }

    private static void await(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatIsRunAgainIsSaidByStatusToo() throws IOException {
        Files.writeString(
                folder.resolve("andon.yaml"),
                Files.readString(folder.resolve("andon.yaml"))
                        .replace("{name: trunk}", "{name: trunk, stop: {confirm: rerun}}"));
        status = "Failure";
        assertTrue(andon("status").out().contains("Line stopped"), "nobody has it run again");
        try (var store = new Store(new Embedded(folder.resolve("team.db")))) {
            store.confirmations()
                    .intend(Confirmation.of(
                            "ci/shop",
                            new RedBuild("7", null, Instant.parse("2026-11-22T11:00:00Z")),
                            Instant.now(),
                            Duration.ofMinutes(30),
                            Confirmation.Sending.SPARED));
        }
        assertTrue(andon("status").out().contains("Line confirming"), "somebody has");
    }

    @Test
    void statusMakesNoBooksOfItsOwn() {
        assertEquals(0, andon("status").code());
        assertTrue(Files.notExists(folder.resolve("team.db")));
    }

    @Test
    void whatIsLeftToSomeIsDeniedToOthers() throws IOException {
        settings("groups: {oncall: [Bob]}, rights: {stop: oncall}, people: [{name: Bob, also: bobby}]");

        assertEquals(new Outcome(1, "", "Only Bob may stop a line."), andon("stop", "--why", "the demo"));
        settings("me: bobby, rights: {stop: Bob}, people: [{name: Bob, also: bobby}]");
        assertEquals(new Outcome(0, "Line trunk is stopped.", ""), andon("stop", "--why", "the demo"));
        try (var store = new Store(new Embedded(folder.resolve("team.db")))) {
            assertEquals(
                    "Bob",
                    store.audit()
                            .since(Instant.EPOCH)
                            .getFirst()
                            .actor()
                            .person()
                            .name());
        }
    }

    @Test
    void whatIsGreenIsNotClaimed() {
        assertEquals(new Outcome(1, "", "ci/shop is not broken."), andon("claim", "ci/shop"));
    }

    @Test
    void theCordStopsTheLineUntilSomebodySaysWhatTheCauseWas() {
        assertEquals(new Outcome(0, "Line trunk is stopped.", ""), andon("stop", "--why", "the demo, =1+1"));
        assertEquals(new Outcome(1, "", "Ann has stopped line trunk already."), andon("stop", "--why", "again"));
        status = "Failure";
        assertEquals(
                new Outcome(1, "", "Line trunk is not green yet."),
                andon("resume", "--cause", "other", "--why", "over"));
        status = "Success";
        assertEquals(
                new Outcome(0, "Line trunk goes on.", ""),
                andon("resume", "--cause", "flaky-test", "--why", "because"));
        assertEquals(
                new Outcome(1, "", "Line trunk is not stopped."), andon("resume", "--cause", "other", "--why", "x"));

        var stop = JsonParser.parseString(andon("stops", "--format", "json").out())
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
        Map.of("line", "trunk", "stoppedBy", "Ann", "why", "the demo, =1+1", "cause", "flaky-test", "whys", "because")
                .forEach((key, value) -> assertEquals(value, stop.get(key).getAsString(), key));
        String csv = andon("stops", "--format", "csv").out();
        assertTrue(csv.contains("Ann,\"the demo, =1+1\",,"), csv);
        assertTrue(andon("stops").out().contains("Ann: the demo, =1+1"));
    }

    @Test
    void theAuditIsListedSearchedAndExported() {
        andon("stop", "--why", "the demo, =1+1");
        andon("resume", "--cause", "flaky-test", "--why", "because");

        String all = andon("audit").out();
        assertTrue(all.indexOf("Ann  resume  line:trunk") < all.indexOf("Ann  stop  line:trunk"), all);
        assertTrue(all.contains("the demo, =1+1  done  Line trunk is stopped."), all);
        assertEquals("", andon("audit", "--search", "by:bob").out());
        assertEquals(
                1, andon("audit", "--search", "by:ann did:stop").out().lines().count());
        var entry = JsonParser.parseString(andon("audit", "--search", "did:stop", "--format", "json")
                        .out())
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
        Map.of("who", "Ann", "action", "stop", "subject", "line:trunk", "state", "done")
                .forEach((key, value) -> assertEquals(value, entry.get(key).getAsString(), key));
        String csv = andon("audit", "--format", "csv").out();
        assertTrue(csv.startsWith("number,at,who,mail,knownBy,action,subject,words,state,outcome"), csv);
        assertEquals(2, andon("audit", "--since", "soon").code());
    }

    @Test
    void whatOnlyAFeedTellsOfCannotBeBuiltAgain() {
        assertEquals(
                new Outcome(1, "", "The server of ci cannot be asked to build something again."),
                andon("rerun", "ci/shop"));
        assertEquals(new Outcome(1, "", "There is nothing called ci/cart."), andon("rerun", "ci/cart"));
    }

    @Test
    void whatFailedIsBuiltAgainOnce() throws IOException {
        List<String> posted = new CopyOnWriteArrayList<>();
        Function<RecordedRequest, MockResponse> jenkins = request -> {
            if (request.getMethod().equals("POST")) {
                posted.add(request.getTarget());
                return new MockResponse.Builder()
                        .code(posted.size() == 1 ? 201 : 502)
                        .build();
            }
            String job = "http://" + request.getHeaders().get("Host") + "/job/shop/";
            return request.getTarget().startsWith("/crumbIssuer")
                    ? LoopbackServer.status(404)
                    : LoopbackServer.ok(
                            request.getTarget().startsWith("/api/json")
                                    ? JENKINS.formatted(job, job, job, job)
                                    : "{\"actions\":[]}");
        };
        try (var ci = LoopbackServer.answering(jenkins)) {
            Files.writeString(
                    folder.resolve("andon.yaml"),
                    "sources: [{name: ci, kind: jenkins, url: \"%s\"}]%nteam: {me: Ann, file: team.db}%n"
                            .formatted(ci.url("/")));

            assertEquals(new Outcome(0, "ci/shop is built again.", ""), andon("rerun", "ci/shop"));
            assertEquals(List.of("/job/shop/build?delay=0sec"), posted);

            Outcome unsure = andon("rerun", "ci/shop");
            assertEquals(3, unsure.code());
            assertTrue(unsure.err().startsWith("Nobody knows whether ci/shop is built again"), unsure.err());
            assertEquals(2, posted.size());
        }
        try (var store = new Store(new Embedded(folder.resolve("team.db")))) {
            assertEquals(
                    List.of(AuditEntry.State.UNSURE, AuditEntry.State.DONE),
                    store.audit().since(Instant.EPOCH).stream()
                            .map(AuditEntry::state)
                            .toList());
        }
    }

    @Test
    void everyActIsInTheAudit() {
        andon("stop", "--why", "the demo");
        try (var store = new Store(new Embedded(folder.resolve("team.db")))) {
            var entry = store.audit().since(Instant.EPOCH).getFirst();
            assertEquals("stop", entry.action());
            assertEquals("line:trunk", entry.subject());
            assertEquals("Ann", entry.actor().person().name());
            assertEquals(AuditEntry.State.DONE, entry.state());
        }
    }

    @Test
    void aKindOfCauseThatIsNoneIsAMistakeOfTheCommandLine() {
        Outcome outcome = andon("resume", "--cause", "gremlins", "--why", "x");

        assertEquals(2, outcome.code());
        assertTrue(outcome.err().contains("flaky-test"), outcome.err());
    }

    @Test
    void withoutTheBooksNothingIsDone() throws IOException {
        Files.writeString(folder.resolve("team.db"), "this is no database, but somebody's shopping list".repeat(100));

        Outcome outcome = andon("stop", "--why", "the demo");

        assertEquals(3, outcome.code(), outcome.toString());
        assertTrue(Files.readString(folder.resolve("team.db")).startsWith("this is no database"));
    }
}
