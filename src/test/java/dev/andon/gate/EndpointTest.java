package dev.andon.gate;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.claim.Claim;
import dev.andon.command.Actor;
import dev.andon.command.Pass;
import dev.andon.command.Pass.Right;
import dev.andon.line.GateName;
import dev.andon.line.GateReport;
import dev.andon.line.GateState;
import dev.andon.line.LineRule;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.source.Ability;
import dev.andon.source.Secret;
import dev.andon.testing.HandClock;
import dev.andon.testing.Schemas;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    private static final Person ANN = Person.of("Ann");
    private static final Pass READER = pass("letmein", Right.READ);
    private static final Pass ACTOR = pass("letmeact", Right.ACT);

    private final LinkedBlockingQueue<String> rung = new LinkedBlockingQueue<>();
    private final HandClock clock = new HandClock();
    private final Endpoint endpoint = open(new Access(List.of(), true));
    private final Asking asking = new Asking(endpoint.address());

    private static Pass pass(String token, Right... may) {
        return new Pass(new Secret(token), new Actor(ANN, Actor.Known.TOKEN), Set.of(may));
    }

    private Endpoint open(Access access) {
        try {
            return Endpoint.open(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    access,
                    new Staff(clock, Texts.in(Locale.ENGLISH), rung::add, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        asking.close();
        endpoint.close();
    }

    private static Story shop(Outcome outcome) {
        return Story.ofOneSource().shows(pipeline("shop", outcome));
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    @ParameterizedTest
    @CsvSource({
        "a line that runs, PASSED, 200, running, all green",
        "a line that is broken, FAILED, 423, stopped, ci/shop broke it 0 s ago",
        "a line of which something is unknown, UNKNOWN, 503, unknown, it is not known how it stands with ci/shop"
    })
    void theStatusTellsHowALineStands(String what, Outcome outcome, int status, String state, String reason) {
        endpoint.accept(shop(outcome).board());
        HttpResponse<String> answer = asking.get("/line/trunk");
        JsonObject said = json(answer);
        assertAll(
                what,
                () -> assertEquals(status, answer.statusCode()),
                () -> assertEquals("trunk", said.get("line").getAsString()),
                () -> assertEquals(state, said.get("state").getAsString()),
                () -> assertEquals(reason, said.get("reason").getAsString()),
                () -> assertEquals(
                        "no-store", answer.headers().firstValue("Cache-Control").orElse("")));
    }

    @Test
    void aLineWhoseFailureIsBeingConfirmedIsOpenAndSaysSo() {
        endpoint.accept(Story.ofOneSource()
                .told(new Event.SourcesChanged(List.of(Story.source("ci")), Map.of("ci", Set.of(Ability.RERUN))))
                .told(new Event.LinesChanged(
                        List.of(new LineRule("trunk", List.of(), 1, LineRule.Resume.GREEN, LineRule.Confirm.RERUN))))
                .shows(pipeline("shop", Outcome.FAILED))
                .board());

        HttpResponse<String> answer = asking.get("/line/trunk");

        assertEquals(200, answer.statusCode());
        assertEquals("confirming", answer.headers().firstValue("X-Andon-Line").orElse(""));
        assertEquals("confirming", json(answer).get("state").getAsString());
        assertEquals(
                "ci/shop failed and is about to be built again; new work may go in",
                json(answer).get("reason").getAsString());
    }

    @Test
    void aStoppedLineSaysWhoStoppedItAndWhoIsOnIt() {
        Story story = shop(Outcome.PASSED).later(Duration.ofMinutes(5));
        var stop = new Stop(7, "trunk", Story.NOON, ANN, "the data centre is on fire", List.of(), List.of(), null);
        var claim = new Claim(1, Claim.ofLine("trunk"), Person.of("Bob"), Person.of("Bob"), "", Story.NOON, null, null);
        clock.move(Duration.ofMinutes(5));
        endpoint.accept(story.told(new Event.BooksRead(new Books(List.of(claim), List.of(stop))))
                .board());
        JsonObject said = json(asking.get("/line/trunk"));
        assertEquals("Ann", said.get("stoppedBy").getAsString());
        assertEquals("Bob", said.get("claimedBy").getAsString());
        assertEquals("2026-11-22T12:00:00Z", said.get("since").getAsString());
        assertEquals(
                "Ann stopped it 5 min ago: the data centre is on fire",
                said.get("reason").getAsString());
        assertEquals(
                "Ann stopped it 5 min ago: the data centre is on fire\n",
                asking.get("/line/trunk", "Accept", "text/plain").body());
    }

    @Test
    void aLineSaysHowItsGatesStand() {
        var gate = new GateName("trunk", "jenkins");
        Story story = shop(Outcome.FAILED)
                .told(new Event.GatesChanged(List.of(gate)))
                .told(new Event.BooksRead(new Books(List.of(), List.of())
                        .reporting(List.of(new GateReport(gate, GateState.DRIFTED, "by Bob")))));
        endpoint.accept(story.board());
        var expected = JsonParser.parseString(
                "{\"line\":\"trunk\",\"name\":\"jenkins\",\"state\":\"drifted\",\"sentence\":\"jenkins is open although the line is stopped: by Bob\"}");
        JsonObject line = json(asking.get("/line/trunk"));
        JsonObject first =
                json(asking.get("/lines")).getAsJsonArray("lines").get(0).getAsJsonObject();
        for (JsonObject said : List.of(line, first, json(asking.get("/board")))) {
            assertEquals(1, said.getAsJsonArray("gates").size());
            assertEquals(expected, said.getAsJsonArray("gates").get(0));
        }
        assertTrue(asking.get("/metrics")
                .body()
                .contains("andon_gate_state{gate=\"trunk/jenkins\",state=\"drifted\"} 1\n"));
    }

    @Test
    void allLinesAreListed() {
        endpoint.accept(shop(Outcome.FAILED).board());
        var lines = json(asking.get("/lines")).getAsJsonArray("lines");
        assertEquals(1, lines.size());
        assertEquals("stopped", lines.get(0).getAsJsonObject().get("state").getAsString());
    }

    @Test
    void aLineThatIsNotThereIsNotFoundRatherThanUnknown() {
        endpoint.accept(shop(Outcome.PASSED).board());
        assertEquals(404, asking.get("/line/trnk").statusCode());
    }

    @Test
    void aBoardThatGrewOldMakesNoLineRun() {
        endpoint.accept(shop(Outcome.PASSED).board());
        clock.move(Duration.ofSeconds(5));
        HttpResponse<String> answer = asking.get("/line/trunk");
        assertEquals(503, answer.statusCode());
        assertEquals(
                "Andon has seen nothing new for 5 s", json(answer).get("reason").getAsString());
        for (String path : List.of("/cctray.xml", "/healthz", "/board", "/events")) {
            assertEquals(503, asking.get(path).statusCode(), path);
        }
    }

    @Test
    void aBoardThatGrewOldShutsNoGate() {
        var gate = new GateName("trunk", "jenkins");
        endpoint.accept(shop(Outcome.FAILED)
                .told(new Event.GatesChanged(List.of(gate)))
                .told(new Event.BooksRead(
                        new Books(List.of(), List.of()).reporting(List.of(new GateReport(gate, GateState.SHUT, "")))))
                .board());
        clock.move(Duration.ofSeconds(5));

        JsonObject line = json(asking.get("/line/trunk"));

        assertEquals(
                "unknown",
                line.getAsJsonArray("gates")
                        .get(0)
                        .getAsJsonObject()
                        .get("state")
                        .getAsString());
        assertTrue(asking.get("/metrics")
                .body()
                .contains("andon_gate_state{gate=\"trunk/jenkins\",state=\"unknown\"} 1\n"));
    }

    @Test
    void beforeTheFirstBoardNothingIsKnown() {
        for (String path : List.of("/line/trunk", "/line/release")) {
            HttpResponse<String> answer = asking.get(path);
            assertEquals(503, answer.statusCode(), path);
            assertEquals("unknown", answer.headers().firstValue("X-Andon-Line").orElseThrow());
        }
        assertEquals(503, asking.get("/healthz").statusCode());
    }

    @Test
    void itIsWellWhileBoardsCome() {
        endpoint.accept(shop(Outcome.FAILED).board());
        assertEquals(200, asking.get("/healthz").statusCode());
    }

    @Test
    void theBoardIsWhatAndonStatusPrints() {
        Board board = shop(Outcome.FAILED).board();
        endpoint.accept(board);
        String said = asking.get("/board").body();
        assertEquals(StatusJson.of(board, Texts.in(Locale.ENGLISH)), said.strip());
        assertEquals(List.of(), Schemas.complaints(Schemas.shipped("/dev/andon/cli/status.schema.json"), said));
    }

    @Test
    void headIsAnsweredLikeGetWithoutTheBody() {
        endpoint.accept(shop(Outcome.FAILED).board());
        HttpResponse<String> answer = asking.send("HEAD", "/line/trunk", "");
        assertEquals(423, answer.statusCode());
        assertEquals("", answer.body());
        assertTrue(answer.headers().firstValueAsLong("Content-Length").orElse(0) > 50);
    }

    @ParameterizedTest
    @CsvSource({"POST, /board", "DELETE, /line/trunk", "OPTIONS, /board", "PUT, /healthz"})
    void whatIsOnlyReadTakesNothingElse(String method, String path) {
        HttpResponse<String> answer = asking.send(method, path, "");
        assertEquals(405, answer.statusCode());
        assertFalse(answer.headers().firstValue("Access-Control-Allow-Origin").isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/line",
                "/line/trunk/more",
                "/line/../board",
                "/line%2Ftrunk",
                "/line/..%2f..%2fetc%2fpasswd",
                "//board",
                "/board/",
                "/%00",
                "/BOARD"
            })
    void thereIsNothingBesideThePathsThatAreNamed(String path) throws IOException {
        endpoint.accept(shop(Outcome.PASSED).board());
        String answer = asking.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 404"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example.com",
                "Host: localhost.evil.example.com",
                "Host: 127.0.0.1.evil.test:80",
                "X: y"
            })
    void aNameThatIsNotOursIsRefused(String host) throws IOException {
        endpoint.accept(shop(Outcome.PASSED).board());
        String answer = asking.raw("GET /board HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 421"), answer);
        assertFalse(answer.contains("shop"), answer);
    }

    @Test
    void withTokensNobodyReadsWithoutOne() throws IOException {
        try (var closed = open(new Access(List.of(READER, ACTOR), false));
                var asking = new Asking(closed.address())) {
            closed.accept(shop(Outcome.PASSED).board());
            String basic = Base64.getEncoder().encodeToString("monitor:letmein".getBytes());
            assertEquals(401, asking.get("/board").statusCode());
            assertEquals(401, asking.get("/line/trunk").statusCode());
            assertEquals(
                    401, asking.get("/lines", "Authorization", "Bearer letmei").statusCode());
            assertEquals(401, asking.get("/lines", "Authorization", "Bearer ").statusCode());
            assertEquals(401, asking.get("/lines", "Authorization", "Basic ~~~").statusCode());
            assertEquals(
                    403,
                    asking.get("/board", "Authorization", "Bearer letmeact").statusCode());
            assertEquals(
                    200, asking.get("/board", "Authorization", "Bearer letmein").statusCode());
            assertEquals(
                    200,
                    asking.get("/cctray.xml", "Authorization", "Basic " + basic).statusCode());
            assertEquals(200, asking.get("/healthz").statusCode());
        }
    }

    @Test
    void whatIsAskedNextOnTheSameConnectionIsAnsweredAsWell() throws IOException {
        endpoint.accept(shop(Outcome.PASSED).board());
        String one = "GET /line/trunk HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String answers = asking.raw(one + "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertEquals(2, answers.split("HTTP/1.1 200", -1).length - 1, answers);
    }

    @ParameterizedTest
    @CsvSource({
        "words that are no request, hello",
        "a header without end, GET /board HTTP/1.1~Host: localhost~X: ",
        "a line that never ends, GET /",
        "many headers, GET /board HTTP/1.1~"
    })
    void anEndlessRequestIsCutOffAndOthersAreServed(String what, String beginning) throws IOException {
        endpoint.accept(shop(Outcome.PASSED).board());
        try (var socket = asking.socket()) {
            var out = socket.getOutputStream();
            out.write(beginning.replace("~", "\r\n").getBytes());
            byte[] more = (what.startsWith("many") ? "X-%d: y\r\n" : "x".repeat(64)).getBytes();
            assertTrue(isCutOff(out, more), what);
        }
        assertEquals(200, asking.get("/healthz").statusCode());
    }

    /// Whether the other side hangs up before it has taken 4 MB.
    private static boolean isCutOff(OutputStream out, byte[] more) {
        try {
            for (int sent = 0; sent < 4 << 20; sent += more.length) {
                out.write(more);
            }
            return false;
        } catch (IOException hungUp) {
            return true;
        }
    }

    @Test
    void aRequestThatComesTooSlowlyIsCutOff() throws IOException {
        long begun = System.nanoTime();
        String answer = asking.raw("GET /healthz HTTP/1.1\r\nHost: local");
        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"), answer);
        assertTrue(System.nanoTime() - begun < 25_000_000_000L);
    }

    @Test
    void nobodyIsToldWhereTheCodeIs() throws IOException {
        for (String line : List.of("GET /%zz HTTP/1.1", "GET /board?%zz HTTP/1.1", "GET", "GET /board HTTP/9.9")) {
            String answer = asking.raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertFalse(answer.contains("dev.andon") || answer.contains("\tat "), answer);
        }
    }

    @Test
    void theFeedNamesTheBuildAndItsPeople() {
        endpoint.accept(Story.ofOneSource()
                .shows(pipeline("shop <&\">", Outcome.FAILED)
                        .last(Build.of("7", Outcome.FAILED)
                                .finished(Story.NOON)
                                .brokenBy(List.of(ANN, Person.of("Bob"))))
                        .url("https://ci.example.test/?a=1&b=2"))
                .board());
        String feed = asking.get("/cctray.xml").body();
        assertTrue(feed.contains("name=\"ci/shop &lt;&amp;&quot;&gt;\""), feed);
        assertTrue(feed.contains("lastBuildTime=\"2026-11-22T12:00:00Z\""), feed);
        assertTrue(feed.contains("<message text=\"Ann, Bob\" kind=\"Breakers\"/>"), feed);
    }
}
