package dev.andon.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class EventStreamTest {
    private static final OkHttpClient CLIENT = Connection.shared();

    private final List<String> heard = new CopyOnWriteArrayList<>();

    private static Http http(LoopbackServer server) {
        return http(server, Duration.ofSeconds(5));
    }

    private static Http http(LoopbackServer server, Duration deadline) {
        Source source =
                Source.of("ci", "any", URI.create(server.url("/ci").toString())).withTimes(Source.EVERY, deadline);
        return new Http(source, CLIENT, InstantSource.system()).as(Auth.bearer(new Secret("s3cret")));
    }

    private static MockResponse stream(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body(body)
                .build();
    }

    /// A stream that sends this and then nothing for a long time.
    private static MockResponse open(String body) {
        return stream(body + "data: much later\n\n")
                .newBuilder()
                .throttleBody(body.length(), 1, TimeUnit.HOURS)
                .build();
    }

    private void listen(EventStream stream) throws ServerFault, InterruptedException {
        stream.listen(() -> heard.add("stands"), event -> heard.add(event.name() + "=" + event.data()));
    }

    private FaultKind faultWhen(Function<RecordedRequest, MockResponse> answers) {
        try (var server = LoopbackServer.answering(answers)) {
            ServerFault fault =
                    assertThrows(ServerFault.class, () -> listen(http(server).events("stream")));
            assertFalse(fault.toString().contains("s3cret"), fault.toString());
            return fault.kind();
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a name and data, event: build|data: {}||, build={}",
                "no name, data: 1||, message=1",
                "no space after the colon, event:x|data:1||, x=1",
                "several lines, data: 1|data: 2||, message=1~2",
                "an empty line of data, data||, message=",
                "a comment between, : ping||data: 1||, message=1",
                "ids and retry times, id: 7|retry: 100|data: 1||, message=1",
                "a name without data, event: x||data: 1||, message=1",
                "carriage returns, event: x^|data: 1^|^|, x=1",
                "cut before its end, data: 1||data: 2|, message=1"
            })
    void takesAStreamApart(String what, String lines, String expected) throws Exception {
        String body = lines.replace('|', '\n').replace('^', '\r');
        try (var server = LoopbackServer.answering(_ -> stream(body))) {
            listen(http(server).events("stream"));
        }
        assertEquals(List.of("stands", expected.replace('~', '\n')), heard, what);
    }

    @Test
    void saysWhoAsksBelowTheBase() throws Exception {
        try (var server = LoopbackServer.answering(_ -> stream(""))) {
            listen(http(server).events("sse/listen/builds/*/*"));
            RecordedRequest asked = server.asked().getFirst();
            assertEquals("/ci/sse/listen/builds/*/*", asked.getTarget());
            assertEquals("Bearer s3cret", asked.getHeaders().get("Authorization"));
            assertEquals("text/event-stream", asked.getHeaders().get("Accept"));
        }
    }

    @Test
    void outlivesTheDeadlineOfItsOpening() throws Exception {
        Function<RecordedRequest, MockResponse> slow = _ -> stream("data: 1\n\ndata: 2\n\ndata: 3\n\n")
                .newBuilder()
                .throttleBody(9, 300, TimeUnit.MILLISECONDS)
                .build();
        try (var server = LoopbackServer.answering(slow)) {
            listen(http(server, Duration.ofMillis(400)).events("stream"));
        }
        assertEquals(List.of("stands", "message=1", "message=2", "message=3"), heard);
    }

    @Test
    void endsWhenTheServerIsSilentForTooLong() throws Exception {
        try (var server = LoopbackServer.answering(_ -> open("data: 1\n\n"))) {
            listen(http(server).events("stream").silentAtMost(Duration.ofMillis(200)));
        }
        assertEquals(List.of("stands", "message=1"), heard);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptEndsItWhateverItWaitsFor(boolean stands) throws Exception {
        var waits = new CountDownLatch(1);
        Function<RecordedRequest, MockResponse> answers = _ -> {
            if (stands) {
                return open("data: 1\n\n");
            }
            waits.countDown();
            return new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build();
        };
        try (var server = LoopbackServer.answering(answers)) {
            var listening = new FutureTask<Void>(() -> {
                http(server, Duration.ofSeconds(60)).events("stream").listen(() -> {}, _ -> waits.countDown());
                return null;
            });
            Thread thread = Thread.ofPlatform().start(listening);
            waits.await();
            thread.interrupt();
            thread.join();
            var end = assertThrows(java.util.concurrent.ExecutionException.class, listening::get);
            assertInstanceOf(InterruptedException.class, end.getCause());
        }
    }

    @Test
    void givesUpOnAServerThatDoesNotOpenIt() {
        try (var server = LoopbackServer.answering(_ -> new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build())) {
            ServerFault fault = assertThrows(
                    ServerFault.class,
                    () -> listen(http(server, Duration.ofMillis(300)).events("stream")));
            assertEquals(FaultKind.TIMED_OUT, fault.kind());
        }
        assertEquals(List.of(), heard);
    }

    @Test
    void saysThatTheConnectionBroke() {
        assertEquals(
                FaultKind.UNREACHABLE,
                faultWhen(_ -> stream("data: 1\n\n" + "data: 2\n\n".repeat(2_000))
                        .newBuilder()
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build()));
        assertEquals("stands", heard.getFirst());
    }

    @Test
    void readsNoEndlessLineAndNoEndlessEvent() {
        assertEquals(FaultKind.TOO_LARGE, faultWhen(_ -> stream("data: " + "x".repeat(2 << 20))));
        assertEquals(FaultKind.TOO_LARGE, faultWhen(_ -> stream(("data: " + "x".repeat(99_000) + "\n").repeat(20))));
        assertEquals(List.of("stands", "stands"), heard);
    }

    @Test
    void followsOnItsOwnHostOnly() throws Exception {
        try (var other = LoopbackServer.answering(_ -> stream("data: stolen\n\n"))) {
            String elsewhere = other.url("/stream").toString();
            assertEquals(FaultKind.REDIRECTED, faultWhen(_ -> redirect(elsewhere)));
            assertEquals(List.of(), other.asked());
        }
        try (var server = LoopbackServer.answering(
                request -> request.getTarget().equals("/ci/stream") ? redirect("/moved") : stream("data: 1\n\n"))) {
            listen(http(server).events("stream"));
        }
        assertEquals(List.of("stands", "message=1"), heard);
        assertEquals(FaultKind.REDIRECTED, faultWhen(_ -> redirect("/ci/stream")));
    }

    private static MockResponse redirect(String to) {
        return new MockResponse.Builder().code(302).addHeader("Location", to).build();
    }

    @ParameterizedTest
    @CsvSource({
        "a refusal, 403, text/plain, no, REFUSED",
        "a login page, 200, text/html, <html>log in</html>, REFUSED",
        "something else, 200, application/json, {}, UNREADABLE",
        "no type at all, 200, , x, UNREADABLE",
        "nothing there, 404, text/plain, no, MISSING",
        "trouble, 500, text/event-stream, no, BROKEN"
    })
    void takesNothingElseForAStream(String what, int status, String type, String body, FaultKind kind) {
        var answer = new MockResponse.Builder().code(status).body(body);
        if (type != null) {
            answer.addHeader("Content-Type", type);
        }
        assertEquals(kind, faultWhen(_ -> answer.build()), what);
        assertEquals(List.of(), heard);
    }

    @Test
    void logsInWhereTheServerWantsIt() throws Exception {
        List<String> asked = new ArrayList<>();
        Function<RecordedRequest, MockResponse> answers = request -> {
            String cookie = request.getHeaders().get("Cookie");
            asked.add(request.getTarget() + " " + cookie);
            if (request.getTarget().equals("/ci/login")) {
                return new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", "http://other.example/")
                        .addHeader("Set-Cookie", "S=nobody; Path=/")
                        .addHeader("Set-Cookie", "S=us; Path=/")
                        .build();
            }
            return "S=us".equals(cookie) ? stream("data: 1\n\n") : LoopbackServer.status(403);
        };
        try (var server = LoopbackServer.answering(answers)) {
            listen(http(server).loggingIn("login", "S").events("stream"));
        }
        assertEquals(List.of("/ci/stream null", "/ci/login null", "/ci/stream S=us"), asked);
        assertTrue(heard.contains("message=1"));
    }
}
