package dev.andon.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
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

/// Parts of a large text are read without the rest, wherever the server keeps it.
class SlicesTest {
    private static final OkHttpClient CLIENT = Connection.shared();
    private static final String TEXT = "0123456789";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "from, 0, 4, 0123, 0, false",
        "from, 8, 4, 89, 8, true",
        "from, 6, 4, 6789, 6, true",
        "from, 12, 4, '', 12, true",
        "last, 0, 4, 6789, 6, true",
        "last, 0, 99, 0123456789, 0, true"
    })
    void aPartIsTheSameWhetherOrNotTheServerSendsParts(
            String which, long at, int atMost, String text, long from, boolean ended) throws ServerFault {
        for (boolean ranges : new boolean[] {true, false}) {
            try (var server = LoopbackServer.answering(ranges ? SlicesTest::ranged : _ -> plain(TEXT))) {
                Slices slices = http(server).ask("log").slices();
                Slice slice = which.equals("from") ? slices.from(at, atMost) : slices.last(atMost);
                assertEquals(text, slice.text(), "ranges: " + ranges);
                assertEquals(from, slice.from(), "ranges: " + ranges);
                assertEquals(ended, slice.ended(), "ranges: " + ranges);
                assertEquals(1, server.asked().size());
            }
        }
    }

    @Test
    void theEndOfALargeTextIsKeptAndNotTheRest() throws ServerFault {
        String large = "x".repeat(3_000_000) + "the end";
        try (var server = LoopbackServer.answering(_ -> plain(large))) {
            Slice slice = http(server).ask("log").slices().last(7);
            assertEquals("the end", slice.text());
            assertEquals(large.length(), slice.total());
        }
    }

    @Test
    void whatIsPackedAllTheSameIsUnpacked() throws Exception {
        var packed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(packed))) {
            sink.writeUtf8(TEXT);
        }
        try (var server = LoopbackServer.answering(_ -> new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Encoding", "gzip")
                .body(packed.clone())
                .build())) {
            assertEquals("6789", http(server).ask("log").slices().last(4).text());
            assertEquals("identity", server.asked().getFirst().getHeaders().get("Accept-Encoding"));
        }
    }

    @Test
    void anotherHostIsFollowedToWithoutTheToken() throws ServerFault {
        try (var storage = LoopbackServer.answering(SlicesTest::ranged);
                var server = LoopbackServer.answering(_ -> redirect(elsewhere(storage) + "?sig=s1gnature"))) {
            Slice slice = http(server).ask("log").slices().elsewhere().last(4);
            assertEquals("6789", slice.text());
            RecordedRequest there = storage.asked().getFirst();
            assertNull(there.getHeaders().get("Authorization"));
            assertFalse(there.getHeaders().toString().contains("t0ken"));
            assertEquals("bytes=-4", there.getHeaders().get("Range"));
            assertNotNull(server.asked().getFirst().getHeaders().get("Authorization"));
        }
    }

    @Test
    void andBackAgainIsNoWayToGetTheToken() throws ServerFault {
        try (var server = LoopbackServer.answering(request -> plain(TEXT));
                var storage = LoopbackServer.answering(
                        _ -> redirect(server.url("/back").toString()));
                var first = LoopbackServer.answering(_ -> redirect(elsewhere(storage)))) {
            http(first).ask("log").slices().elsewhere().first(4);
            assertNull(server.asked().getFirst().getHeaders().get("Authorization"));
        }
    }

    @Test
    void noOtherHostIsFollowedToUnlessThatIsExpected() {
        try (var storage = LoopbackServer.answering(SlicesTest::ranged);
                var server = LoopbackServer.answering(_ -> redirect(elsewhere(storage)))) {
            var slices = http(server).ask("log").slices();
            ServerFault fault = assertThrows(ServerFault.class, () -> slices.last(4));
            assertEquals(FaultKind.REDIRECTED, fault.kind());
            assertEquals(0, storage.asked().size());
        }
    }

    @Test
    void theSecretsOfAnotherHostsAddressAreNotTold() {
        try (var storage = LoopbackServer.answering(request -> new MockResponse.Builder()
                        .code(403)
                        .body("<Error>for " + request.getTarget() + "</Error>")
                        .build());
                var server = LoopbackServer.answering(_ -> redirect(elsewhere(storage) + "?sig=s1gnature"))) {
            var slices = http(server).ask("log").slices().elsewhere();
            ServerFault fault = assertThrows(ServerFault.class, () -> slices.last(4));
            assertEquals(FaultKind.REFUSED, fault.kind());
            assertFalse(
                    fault.fault().sentence().contains("s1gnature"),
                    fault.fault().sentence());
        }
    }

    @Test
    void aLoginPageIsNoLog() {
        for (MockResponse login : new MockResponse[] {
            redirect("/login?from=log"),
            new MockResponse.Builder()
                    .code(200)
                    .addHeader("Content-Type", "text/html;charset=utf-8")
                    .body("<html>log in</html>")
                    .build()
        }) {
            try (var server = LoopbackServer.answering(_ -> login)) {
                var slices = http(server).ask("log").slices().elsewhere();
                ServerFault fault = assertThrows(ServerFault.class, () -> slices.last(4));
                assertEquals(FaultKind.REFUSED, fault.kind());
            }
        }
    }

    @Test
    void theWholeComesPieceByPieceAndMayTakeLong() throws ServerFault {
        String large = TEXT.repeat(10);
        try (var server = LoopbackServer.answering(_ -> new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "text/plain")
                .addHeader("X-Text-Size", 100)
                .throttleBody(20, 300, TimeUnit.MILLISECONDS)
                .body(large)
                .build())) {
            var all = new StringBuilder();
            Slice end = hasty(server)
                    .whole((bytes, count) -> all.append(new String(bytes, 0, count, StandardCharsets.UTF_8)));
            assertEquals(large, all.toString());
            assertEquals(100, end.number("X-Text-Size"));
            assertEquals(100, end.from());
        }
    }

    @Test
    void thatNothingMoreComesEndsIt() {
        try (var server = LoopbackServer.answering(_ -> new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "text/plain")
                .body(TEXT)
                .onResponseBody(SocketEffect.Stall.INSTANCE)
                .build())) {
            Slices slices = hasty(server);
            ServerFault fault = assertThrows(ServerFault.class, () -> slices.whole((bytes, count) -> {}));
            assertEquals(FaultKind.TIMED_OUT, fault.kind());
        }
    }

    @Test
    void aLoginPageIsNotHandedOver() {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("<html>log in</html>")
                .newBuilder()
                .setHeader("Content-Type", "text/html")
                .build())) {
            Slices slices = hasty(server);
            ServerFault fault =
                    assertThrows(ServerFault.class, () -> slices.whole((bytes, count) -> fail("it was handed over")));
            assertEquals(FaultKind.REFUSED, fault.kind());
        }
    }

    private static Slices hasty(LoopbackServer server) {
        Source source = Source.of("ci", "any", server.url("/").uri()).withTimes(Source.EVERY, Duration.ofMillis(700));
        return new Http(source, CLIENT, InstantSource.system()).ask("log").slices();
    }

    @Test
    void circlesEnd() {
        try (var server = LoopbackServer.answering(_ -> redirect("/log"))) {
            var slices = http(server).ask("log").slices();
            ServerFault fault = assertThrows(ServerFault.class, () -> slices.last(4));
            assertEquals(FaultKind.REDIRECTED, fault.kind());
            assertTrue(server.asked().size() < 10);
        }
    }

    private static MockResponse ranged(RecordedRequest request) {
        String range = String.valueOf(request.getHeaders().get("Range")).substring("bytes=".length());
        String[] ends = range.split("-", -1);
        int from =
                ends[0].isEmpty() ? Math.max(0, TEXT.length() - Integer.parseInt(ends[1])) : Integer.parseInt(ends[0]);
        int to = ends[0].isEmpty() ? TEXT.length() : Math.min(TEXT.length(), Integer.parseInt(ends[1]) + 1);
        if (from >= TEXT.length()) {
            return new MockResponse.Builder()
                    .code(416)
                    .addHeader("Content-Range", "bytes */" + TEXT.length())
                    .build();
        }
        return new MockResponse.Builder()
                .code(206)
                .addHeader("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + TEXT.length())
                .body(TEXT.substring(from, to))
                .build();
    }

    private static MockResponse plain(String text) {
        return new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "text/plain")
                .body(text)
                .build();
    }

    private static MockResponse redirect(String to) {
        return new MockResponse.Builder().code(302).addHeader("Location", to).build();
    }

    /// Another port is another host to us.
    private static String elsewhere(LoopbackServer storage) {
        return storage.url("/blob").toString();
    }

    private static Http http(LoopbackServer server) {
        Source source = Source.of("ci", "any", server.url("/").uri()).withToken("", new Secret("t0ken-of-ann"));
        return new Http(source, CLIENT, InstantSource.system()).as(Auth.bearer(source.token()));
    }
}
