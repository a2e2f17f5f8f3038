package dev.andon.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.server.http.Act.Outcome;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActTest {
    private static final Secret TOKEN = new Secret("t0ken-of-ann");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a success is done,                                    200, '',                      Done",
        "created is done,                                      201, '',                      Done",
        "nothing to say is done,                               204, '',                      Done",
        "the page to look at next is done,                     302, /job/shop/,              Done",
        "even when the server does not know its name,          303, https://other/job/shop/, Done",
        "a login page is not done,                             302, /login?from=x,           NotDone",
        "the same path over TLS is not done,                   302, https://other/base/do,   NotDone",
        "moved for ever is not done,                           301, /elsewhere,              NotDone",
        "to be sent again elsewhere is not done,               307, /elsewhere,              NotDone",
        "a bad request is not done,                            400, '',                      NotDone",
        "no rights is not done,                                403, '',                      NotDone",
        "not there is not done,                                404, '',                      NotDone",
        "changed meanwhile is not done,                        409, '',                      NotDone",
        "too many is not done,                                 429, '',                      NotDone",
        "an overloaded server did not do it,                   503, '',                      NotDone",
        "a server that tripped may have done it,               500, '',                      Unsure",
        "behind a gateway that gave up it may have happened,   504, '',                      Unsure"
    })
    void theStatusSaysWhatBecameOfIt(String what, int status, String location, String outcome) {
        var answer = new MockResponse.Builder().code(status);
        if (!location.isEmpty()) {
            answer.addHeader("Location", location);
        }
        try (var server = LoopbackServer.answering(_ -> answer.build())) {
            assertEquals(outcome, door(server).act("do").send("{}").getClass().getSimpleName(), what);
            assertEquals(1, server.asked().size(), "sent once");
        }
    }

    @Test
    void anActWhoseAnswerIsLostIsSentOnceAndUnsure() {
        try (var server = LoopbackServer.answering(_ -> new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build())) {
            assertInstanceOf(Outcome.Unsure.class, door(server).act("do").send("{}"));
            assertEquals(1, server.asked().size());
        }
    }

    @Test
    void anActThatNobodyHearsIsNotDone() {
        URI closed;
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("{}"))) {
            closed = server.url("/").uri();
        }
        var outcome =
                assertInstanceOf(Outcome.NotDone.class, door(closed).act("do").send("{}"));
        assertEquals(FaultKind.UNREACHABLE, outcome.fault().kind());
    }

    @Test
    void anActCarriesItsMethodFieldsAndWhoActs() {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("{}"))) {
            door(server)
                    .as(Auth.bearer(TOKEN))
                    .act("line/trunk")
                    .by("PUT")
                    .query("why", "a b")
                    .send(Map.of("a", "1&2"));
            RecordedRequest asked = server.asked().getFirst();
            assertEquals("PUT /base/line/trunk?why=a%20b", asked.getMethod() + " " + asked.getTarget());
            assertEquals("a=1%262", asked.getBody().utf8());
            assertEquals("Bearer t0ken-of-ann", asked.getHeaders().get("Authorization"));
        }
    }

    @Test
    void aDeletionNeedsNoBody() {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok(""))) {
            door(server).act("x").by("DELETE").send();
            assertEquals("DELETE", server.asked().getFirst().getMethod());
        }
    }

    @Test
    void whatTheServerSaysIsTold() {
        assertEquals(
                "localhost does not take it (422). It says: no such ruleset",
                sentence(_ -> new MockResponse.Builder()
                        .code(422)
                        .body("no such ruleset")
                        .build()));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 429, 500, 503})
    void aTokenThatTheServerRepeatsIsNotShown(int status) {
        String sentence = sentence(_ -> new MockResponse.Builder()
                .code(status)
                .body("bad token t0ken-of-ann")
                .build());
        assertFalse(sentence.contains("t0ken"), sentence);
        assertTrue(sentence.contains("bad token"), sentence);
    }

    @Test
    void aRefusalWithATimeMeansTooMuch() {
        try (var server = LoopbackServer.answering(_ -> new MockResponse.Builder()
                .code(403)
                .addHeader("Retry-After", "60")
                .build())) {
            var outcome = assertInstanceOf(
                    Outcome.NotDone.class, door(server).act("do").send("{}"));
            assertEquals(FaultKind.THROTTLED, outcome.fault().kind());
            assertNotNull(outcome.fault().until());
        }
    }

    @Test
    void aPlainTextIsSentAsOne() {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("true"))) {
            door(server).act("paused").by("PUT").sendText("true");
            RecordedRequest asked = server.asked().getFirst();
            assertEquals("true", asked.getBody().utf8());
            assertEquals("text/plain; charset=utf-8", asked.getHeaders().get("Content-Type"));
        }
    }

    private static String sentence(Function<RecordedRequest, MockResponse> answers) {
        try (var server = LoopbackServer.answering(answers)) {
            return switch (door(server).act("do").send("{}")) {
                case Outcome.NotDone(Fault fault) -> fault.sentence();
                case Outcome.Unsure(Fault fault) -> fault.sentence();
                case Outcome.Done done -> throw new AssertionError("done: " + done);
            };
        }
    }

    private static Http door(LoopbackServer server) {
        return door(server.url("/base/").uri());
    }

    private static Http door(URI base) {
        Source source = Source.of("ci", "", base).withToken("", TOKEN).withTimes(Source.EVERY, Duration.ofSeconds(5));
        return new Http(source, Connection.shared(), InstantSource.system());
    }
}
