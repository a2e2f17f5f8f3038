package dev.andon.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.source.Call;
import dev.andon.source.Cost;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskTest {
    private static final OkHttpClient CLIENT = Connection.shared();
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String TOKEN = "t0ken-that-must-not-show";

    @Test
    void keepsThePathOfItsBaseAndAddsTheQuestion() throws ServerFault {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("1"))) {
            Http http = http(server, "/ci/here/?view=all");
            http.ask("api/json").query("tree", "a b&c").read(Body::text);
            http.ask("").read(Body::text);
            http.askAddress("https://elsewhere.example.test/page?n=2").read(Body::text);
            assertEquals(
                    List.of("/ci/here/api/json?tree=a%20b%26c", "/ci/here/?view=all", "/page?n=2"),
                    server.asked().stream().map(RecordedRequest::getTarget).toList());
        }
    }

    @Test
    void saysWhoAsksWhatItTakesAndThatItWantsItFresh() throws ServerFault {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("1"))) {
            http(server, "/").as(Auth.bearer(new Secret(TOKEN))).ask("").read(Body::text);
            var headers = server.asked().getFirst().getHeaders();
            assertEquals("Bearer " + TOKEN, headers.get("Authorization"));
            assertEquals("application/json", headers.get("Accept"));
            assertEquals("max-age=0", headers.get("Cache-Control"), "no cache between may answer by itself");
            assertTrue(headers.get("User-Agent").startsWith("Andon/"));
            assertNull(headers.get("Cookie"));
        }
    }

    @Test
    void remembersItsLastRequestWithItsAnswerAndWithoutSecrets() throws ServerFault {
        try (var server = LoopbackServer.answering(
                request -> request.getTarget().startsWith("/gone") ? code(404) : LoopbackServer.ok("1"))) {
            Source source = Source.of("ci", "any", server.url("/").uri()).withToken("ann", new Secret(TOKEN));
            Http http = new Http(source, CLIENT, () -> NOW);
            http.ask("jobs/" + TOKEN).query("token", TOKEN).read(Body::text);
            Call call = http.take().last();
            assertEquals(200, call.status());
            assertTrue(call.request().startsWith("GET http://"), call.request());
            assertTrue(call.request().contains("/jobs/"), call.request());
            assertFalse(call.request().contains(TOKEN), call.request());
            assertThrows(ServerFault.class, () -> http.ask("gone").read(Body::text));
            assertEquals(404, http.take().last().status());
            assertNull(http.take().last(), "each look begins anew");
        }
    }

    @Test
    void aRequestWithoutAnAnswerIsRememberedAsOne() {
        Http http;
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("1"))) {
            http = http(server, "/");
        }
        assertThrows(ServerFault.class, () -> http.ask("").read(Body::text));
        assertEquals(0, http.take().last().status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v1\"", "W/\"v1\""})
    void believesAServerThatSaysNotModified(String etag) throws ServerFault {
        try (var server = LoopbackServer.answering(
                request -> etag.equals(request.getHeaders().get("If-None-Match"))
                        ? code(304)
                        : answer("one").addHeader("ETag", etag).build())) {
            Http http = http(server, "/");
            Object first = http.ask("").read(body -> List.of(body.text()));
            http.take();
            assertSame(first, http.ask("").read(body -> List.of(body.text())));
            Cost cost = http.take();
            assertEquals(new Cost(1, 1, 0, null, cost.last()), cost);
        }
    }

    @Test
    void asksByDateWhereThereIsNoTag() throws ServerFault {
        String monday = "Mon, 16 Nov 2026 10:00:00 GMT";
        try (var server = LoopbackServer.answering(
                request -> monday.equals(request.getHeaders().get("If-Modified-Since"))
                        ? code(304)
                        : answer("one")
                                .addHeader("Last-Modified", monday)
                                .addHeader("Date", "Mon, 16 Nov 2026 10:00:01 GMT")
                                .build())) {
            Http http = http(server, "/");
            Object first = http.ask("").read(body -> List.of(body.text()));
            assertSame(first, http.ask("").read(body -> List.of(body.text())));
        }
    }

    /// What was modified in this very second may be modified again in it, and the server would say "not
    /// modified".
    @ParameterizedTest
    @CsvSource({
        "'Mon, 16 Nov 2026 10:00:00 GMT', 'Mon, 16 Nov 2026 10:00:00 GMT'",
        "'Mon, 16 Nov 2026 10:00:00 GMT', ''",
        "'Mon, 16 Nov 2026 10:00:00 GMT', 'Mon, 16 Nov 2026 09:00:00 GMT'",
        "'yesterday', 'Mon, 16 Nov 2026 10:00:00 GMT'"
    })
    void doesNotAskByADateThatProvesNothing(String modified, String date) throws ServerFault {
        try (var server = LoopbackServer.answering(_ -> answer("one")
                .addHeader("Last-Modified", modified)
                .addHeader("Date", date)
                .build())) {
            Http http = http(server, "/");
            http.ask("").read(Body::text);
            http.ask("").read(Body::text);
            assertNull(server.asked().getLast().getHeaders().get("If-Modified-Since"));
        }
    }

    @Test
    void whatAServerCallsNowTellsHowOurClockGoes() throws ServerFault {
        var answers = new AtomicInteger();
        try (var server = LoopbackServer.answering(_ -> switch (answers.incrementAndGet()) {
            case 1 -> answer("one").build();
            case 2 ->
                answer("two").addHeader("Date", "Sun, 22 Nov 2026 11:58:00 GMT").build();
            default ->
                answer("kept")
                        .addHeader("Date", "Mon, 16 Nov 2020 10:00:00 GMT")
                        .addHeader("Age", "7")
                        .build();
        })) {
            Http http = http(server, "/");
            http.ask("").read(Body::text);
            assertEquals(Duration.ZERO, http.ahead(), "nobody knows");
            http.ask("").read(Body::text);
            assertEquals(Duration.ofMinutes(2), http.ahead());
            http.ask("").read(Body::text);
            assertEquals(Duration.ofMinutes(2), http.ahead(), "a cache's answer is old");
        }
    }

    @Test
    void theSameBytesAreReadOnce() throws ServerFault {
        var reads = new AtomicInteger();
        try (var server = LoopbackServer.answering(_ -> answer("one").build())) {
            Http http = http(server, "/");
            Object first = http.ask("").read(body -> reads.incrementAndGet());
            assertSame(first, http.ask("").read(body -> reads.incrementAndGet()));
            assertEquals(1, reads.get());
        }
    }

    @Test
    void anUnreadableAnswerIsNotRememberedAndTheOneBeforeIsNotRepeated() throws ServerFault {
        var answers = new AtomicInteger();
        try (var server = LoopbackServer.answering(
                _ -> answer(answers.incrementAndGet() == 1 ? "1" : "rubbish").build())) {
            Http http = http(server, "/");
            http.ask("").json(Integer.class, number -> number);
            for (int i = 0; i < 2; i++) {
                assertEquals(FaultKind.UNREADABLE, kind(() -> http.ask("").json(Integer.class, number -> number)));
            }
        }
    }

    @Test
    void notModifiedWithoutHavingAskedIsAFault() {
        assertEquals(FaultKind.BROKEN, faultOf(_ -> code(304)).kind());
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "POST, \"v1\""})
    void notModifiedIsNotBelievedWhereItWasNotAskedFor(String method, String etag) throws ServerFault {
        var answers = new AtomicInteger();
        try (var server = LoopbackServer.answering(_ -> answers.incrementAndGet() > 1
                ? code(304)
                : etag.isEmpty()
                        ? LoopbackServer.ok("1")
                        : answer("1").addHeader("ETag", etag).build())) {
            Http http = http(server, "/");
            asking(http, method).read(Body::text);
            assertEquals(FaultKind.BROKEN, kind(() -> asking(http, method).read(Body::text)));
        }
    }

    private static Ask asking(Http http, String method) {
        return method.equals("POST") ? http.ask("").posting("{}") : http.ask("");
    }

    @Test
    void aTagThatCannotBeSentBackIsNot() throws ServerFault {
        try (var server = LoopbackServer.answering(
                _ -> answer("1").addHeaderLenient("ETag", "\"v\u00fc\"").build())) {
            Http http = http(server, "/");
            assertEquals("1", http.ask("").read(Body::text));
            assertEquals("1", http.ask("").read(Body::text));
            assertNull(server.asked().getLast().getHeaders().get("If-None-Match"));
        }
    }

    @Test
    void anErrorPageWithTheSameBytesIsNoSuccess() throws ServerFault {
        var answers = new AtomicInteger();
        try (var server = LoopbackServer.answering(_ ->
                answer("1").code(answers.incrementAndGet() == 1 ? 200 : 203).build())) {
            Http http = http(server, "/");
            http.ask("").read(Body::text);
            assertEquals(FaultKind.REFUSED, kind(() -> http.ask("").read(Body::text)));
        }
    }

    @Test
    void twoQuestionsByPostAreTwoQuestions() throws ServerFault {
        try (var server = LoopbackServer.answering(
                request -> LoopbackServer.ok(request.getBody().utf8().contains("one") ? "1" : "2"))) {
            Http http = http(server, "/");
            assertEquals(1, http.ask("").posting("{\"q\":\"one\"}").<Integer, Integer>json(Integer.class, it -> it));
            assertEquals(2, http.ask("").posting("{\"q\":\"two\"}").<Integer, Integer>json(Integer.class, it -> it));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
    void unpacksWhatIsPacked(String encoding) throws Exception {
        Buffer packed = packed("[1]".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (var server = LoopbackServer.answering(_ -> new MockResponse.Builder()
                .addHeader("Content-Encoding", encoding)
                .body(packed.copy())
                .build())) {
            assertEquals("[1]", http(server, "/").ask("").read(Body::text));
        }
    }

    @Test
    void aBombIsNotUnpackedBeyondTheLimit() throws Exception {
        Buffer bomb = packed(new byte[(int) Http.LIMIT + 1]);
        assertTrue(bomb.size() < 100_000);
        assertEquals(
                FaultKind.TOO_LARGE,
                faultOf(_ -> new MockResponse.Builder()
                                .addHeader("Content-Encoding", "gzip")
                                .body(bomb.copy())
                                .build())
                        .kind());
    }

    @Test
    void whatCannotBeUnpackedIsUnreadable() {
        assertEquals(
                FaultKind.UNREADABLE,
                faultOf(_ -> answer("not packed")
                                .addHeader("Content-Encoding", "gzip")
                                .build())
                        .kind());
    }

    @ParameterizedTest
    @CsvSource({"401, REFUSED", "403, REFUSED", "404, MISSING", "500, BROKEN", "204, UNREADABLE"})
    void aStatusCountsWhateverItsBody(int status, FaultKind kind) {
        var unpacked = new MockResponse.Builder().code(status).addHeader("Content-Encoding", "gzip");
        assertEquals(kind, faultOf(_ -> unpacked.build()).kind(), "nothing, said to be packed");
        if (status != 204) {
            assertEquals(kind, faultOf(_ -> unpacked.body("rubbish").build()).kind(), "rubbish, said to be packed");
        }
    }

    @Test
    void aCutAnswerIsNoAnswer() {
        assertEquals(
                FaultKind.UNREACHABLE,
                faultOf(_ -> answer("[1, 2, 3]".repeat(50_000))
                                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                                .build())
                        .kind());
    }

    @Test
    void aDripIsCutAtTheDeadlineOfTheWholeCall() {
        try (var server = LoopbackServer.answering(_ -> answer("[1]".repeat(100))
                .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                .build())) {
            Http http =
                    http(Source.of("ci", "any", server.url("/").uri()).withTimes(Source.EVERY, Duration.ofMillis(300)));
            var fault = assertThrows(ServerFault.class, () -> http.ask("").read(Body::text));
            assertEquals(FaultKind.TIMED_OUT, fault.kind());
            assertTrue(
                    fault.fault().sentence().endsWith("within 0.3 s."),
                    fault.fault().sentence());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsOnTheSameHost(int code) throws ServerFault {
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().equals("/old")
                        ? new MockResponse.Builder()
                                .code(code)
                                .addHeader("Location", "/new")
                                .build()
                        : LoopbackServer.ok("1"))) {
            assertEquals("1", http(server, "/old").ask("").read(Body::text));
        }
    }

    @Test
    void doesNotRunInCircles() {
        var fault = faultOf(_ ->
                new MockResponse.Builder().code(302).addHeader("Location", "/").build());
        assertEquals(FaultKind.REDIRECTED, fault.kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://elsewhere.example.test/", "//elsewhere.example.test/", "http://127.0.0.1:1/", "http://["
            })
    void doesNotFollowElsewhere(String location) {
        var fault = faultOf(_ -> new MockResponse.Builder()
                .code(302)
                .addHeader("Location", location)
                .build());
        assertEquals(FaultKind.REDIRECTED, fault.kind());
    }

    @ParameterizedTest
    @CsvSource({"/job/login-service, /job/login-service/, true", "/job/shop, /login, false", "/x, /users/sign_in, false"
    })
    void aPathThatOnlySoundsLikeALoginIsFollowed(String from, String to, boolean followed) throws ServerFault {
        try (var server = LoopbackServer.answering(request -> request.getTarget()
                        .equals(from)
                ? new MockResponse.Builder().code(302).addHeader("Location", to).build()
                : LoopbackServer.ok("1"))) {
            Http http = http(server, from);
            if (followed) {
                assertEquals("1", http.ask("").read(Body::text));
            } else {
                assertEquals(FaultKind.REFUSED, kind(() -> http.ask("").read(Body::text)));
            }
        }
    }

    @Test
    void aTokenThatTheServerRepeatsIsNotShown() {
        try (var server = LoopbackServer.answering(_ -> new MockResponse.Builder()
                .code(400)
                .body("{\"message\":\"bad token " + TOKEN + "\"}")
                .build())) {
            Source source = Source.of("ci", "any", server.url("/").uri()).withToken("ann", new Secret(TOKEN));
            var fault = assertThrows(
                    ServerFault.class,
                    () -> http(source).as(Auth.basicOrBearer(source)).ask("").read(Body::text));
            assertTrue(
                    fault.fault().sentence().contains("bad token (secret)"),
                    fault.fault().sentence());
            assertFalse(fault.toString().contains(TOKEN));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\u0000", "\u2028", "\u00fc"})
    void aTokenThatCannotBeSentIsAFaultThatDoesNotShowIt(String odd) {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("1"))) {
            Auth auth = Auth.header("Private-Token", new Secret(TOKEN + odd + "x"));
            var fault = assertThrows(
                    ServerFault.class, () -> http(server, "/").as(auth).ask("").read(Body::text));
            assertEquals(FaultKind.REFUSED, fault.kind());
            assertFalse(fault.toString().contains(TOKEN));
            assertNull(fault.getCause());
            assertEquals(0, http(server, "/").as(auth).ask("").probe().status());
            assertEquals(List.of(), server.asked());
        }
    }

    @Test
    void aSecretInTheAddressIsNotShown() {
        try (var server = LoopbackServer.answering(_ -> code(404))) {
            URI address =
                    URI.create(server.url("/feed.xml?token=" + TOKEN).toString().replace("//", "//ann:" + TOKEN + "@"));
            var fault = assertThrows(
                    ServerFault.class,
                    () -> http(Source.of("ci", "any", address)).ask("").read(Body::text));
            assertFalse(fault.toString().contains(TOKEN), fault.toString());
            assertTrue(fault.fault().sentence().contains("/feed.xml?…"), fault.toString());
        }
    }

    @Test
    void probingNeverThrows() {
        var server = LoopbackServer.answering(_ -> code(503));
        Http http = http(server, "/");
        assertEquals(503, http.ask("").probe().status());
        server.close();
        Reply none = http.ask("").probe();
        assertEquals(0, none.status());
        assertTrue(none.trouble().startsWith("Nothing answers at"), none.trouble());
    }

    private static ServerFault faultOf(Function<RecordedRequest, MockResponse> answers) {
        try (var server = LoopbackServer.answering(answers)) {
            return assertThrows(
                    ServerFault.class, () -> http(server, "/").ask("").read(Body::text));
        }
    }

    private interface Asking {
        void ask() throws ServerFault;
    }

    private static FaultKind kind(Asking asking) {
        return assertThrows(ServerFault.class, asking::ask).kind();
    }

    private static MockResponse.Builder answer(String body) {
        return new MockResponse.Builder().body(body);
    }

    private static MockResponse code(int status) {
        return new MockResponse.Builder().code(status).build();
    }

    private static Buffer packed(byte[] bytes) throws java.io.IOException {
        var packed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(packed))) {
            sink.write(bytes);
        }
        return packed;
    }

    private static Http http(LoopbackServer server, String path) {
        return http(Source.of("ci", "any", server.url(path).uri()));
    }

    private static Http http(Source source) {
        return new Http(source, CLIENT, InstantSource.fixed(NOW));
    }
}
