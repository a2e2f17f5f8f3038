package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.Stretch;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okio.BufferedSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A log that its server sends as one list, line by line, as Woodpecker and Drone do.
@ParameterizedClass(name = "{0}")
@EnumSource(ALogOfLinesIsNotKeptWholeTest.Product.class)
class ALogOfLinesIsNotKeptWholeTest {
    /// More than is read of any other answer.
    private static final long LONG = 600_000;

    enum Product {
        WOODPECKER {
            @Override
            Logs logs(Http http) {
                return new WoodpeckerLog(http);
            }

            @Override
            String element(String line) {
                String data = Base64.getEncoder().encodeToString(line.getBytes(StandardCharsets.UTF_8));
                return "{\"id\":1,\"line\":0,\"type\":0,\"data\":\"" + data + "\"}";
            }
        },
        DRONE {
            @Override
            Logs logs(Http http) {
                return new DroneLog(http);
            }

            @Override
            String element(String line) {
                return "{\"pos\":0,\"time\":1,\"out\":\"" + line + "\\n\"}";
            }
        };

        abstract Logs logs(Http http);

        abstract String element(String line);
    }

    @Parameter
    Product product;

    /// Elements of a list, sent as they are made.
    private record List(long count, LongFunction<String> element, String end) implements MockResponseBody {
        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.writeUtf8("[");
            for (long i = 0; i < count; i++) {
                sink.writeUtf8(i == 0 ? "" : ",").writeUtf8(element.apply(i));
            }
            sink.writeUtf8(end);
        }
    }

    @Test
    void itsEndIsShownHoweverLongItIs() throws ServerFault {
        try (var server = sending(LONG, this::numbered, "]")) {
            LogPart end = read(server, new Stretch.End());

            assertEquals(
                    line(LONG - LineLog.LINES), end.text().lines().findFirst().orElseThrow());
            assertTrue(end.text().endsWith(line(LONG - 1) + "\n"), "its last line");
            assertEquals(LONG - LineLog.LINES, end.from());
            assertEquals(LONG, end.next());
            assertEquals(LONG, end.total());
            assertTrue(end.complete());
        }
    }

    @Test
    void allOfItIsHandedOverPieceByPiece() throws ServerFault {
        var length = new AtomicLong();
        var longest = new AtomicLong();
        try (var server = sending(LONG, this::numbered, "]")) {
            long next = product.logs(http(server)).whole(log(false), text -> {
                length.addAndGet(text.length());
                longest.accumulateAndGet(text.length(), Math::max);
            });

            assertEquals(LONG, next);
            assertEquals(LONG * (line(0).length() + 1), length.get());
            assertTrue(longest.get() <= 2 * Logs.PART, () -> longest + " characters at once");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "from the beginning, from, 0, 0, 2000, false",
        "from the middle, from, 2500, 2500, 4500, false",
        "from near the end, from, 4999, 4999, 5000, true",
        "from the end, from, 5000, 5000, 5000, true",
        "from beyond the end, from, 9000, 5000, 5000, true",
        "before the end, before, 5000, 3000, 5000, true",
        "before the middle, before, 2500, 500, 2500, false",
        "before near the beginning, before, 7, 0, 7, false",
        "before the beginning, before, 0, 0, 0, false"
    })
    void aPartIsWhatWasAskedFor(String what, String way, long at, long from, long next, boolean complete)
            throws ServerFault {
        try (var server = sending(5_000, this::numbered, "]")) {
            LogPart part = read(server, way.equals("from") ? new Stretch.From(at) : new Stretch.Before(at));

            assertEquals(from, part.from(), what);
            assertEquals(next, part.next(), what);
            assertEquals(next - from, part.text().lines().count(), what);
            assertEquals(
                    from == next ? "" : line(from) + "\n",
                    part.text()
                            .lines()
                            .limit(1)
                            .map(first -> first + "\n")
                            .findFirst()
                            .orElse(""));
            assertEquals(5_000, part.total(), what);
            assertEquals(complete, part.complete(), what);
        }
    }

    @Test
    void longLinesAreCutAndFewerOfThemAreAPart() throws ServerFault {
        try (var server = sending(300, i -> product.element(i + "x".repeat(100_000)), "]")) {
            LogPart end = read(server, new Stretch.End());

            assertTrue(end.text().length() <= Logs.PART, () -> end.text().length() + " characters");
            assertTrue(end.from() > 200 && end.from() < 290, () -> "from " + end.from());
            assertEquals(300, end.next());
            LogPart before = read(server, end.before());
            assertEquals(end.from(), before.next());
            LogPart first = read(server, new Stretch.From(0));
            assertTrue(first.next() > 10 && !first.complete());
        }
    }

    @ParameterizedTest
    @CsvSource({"null, true", "[], true", "'[', false", "'[]]', false", "'', false", "{}, false", "[7], false"})
    void nothingIsToldFromWhatIsNoList(String answer, boolean isList) throws ServerFault {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok(answer))) {
            if (isList) {
                assertEquals(new LogPart("", 0, 0, true, 0), read(server, new Stretch.End()));
            } else {
                var fault = assertThrows(ServerFault.class, () -> read(server, new Stretch.End()));
                assertEquals(FaultKind.UNREADABLE, fault.kind());
            }
        }
    }

    @Test
    void whatBreaksOffIsNotTheEnd() {
        try (var server = sending(3_000, this::numbered, "")) {
            assertEquals(
                    FaultKind.UNREADABLE,
                    assertThrows(ServerFault.class, () -> read(server, new Stretch.End()))
                            .kind());
        }
    }

    @Test
    void oneLineIsNotReadWithoutAnEnd() {
        String piece = "x".repeat(1 << 20);
        try (var server = sending(1, _ -> product.element(piece.repeat(40)), "]")) {
            var fault = assertThrows(ServerFault.class, () -> read(server, new Stretch.End()));
            assertEquals(FaultKind.TOO_LARGE, fault.kind());
        }
    }

    @Test
    void aListWithoutAnEndIsGivenUpAndSaysWhatElseCanBeDone() {
        String many = String.join(",", java.util.Collections.nCopies(1_000, numbered(7)));
        try (var server = sending(10_000, _ -> many, "]")) {
            ServerFault fault = assertThrows(ServerFault.class, () -> read(server, new Stretch.End()));
            assertEquals(FaultKind.TOO_LARGE, fault.kind());
            assertTrue(
                    fault.fault().sentence().contains("browser"), fault.fault().sentence());
        }
    }

    private String numbered(long number) {
        return product.element(line(number));
    }

    private static String line(long number) {
        return "%039d".formatted(number);
    }

    private LogPart read(LoopbackServer server, Stretch stretch) throws ServerFault {
        return product.logs(http(server)).read(log(false), stretch);
    }

    private static Log log(boolean growing) {
        return new Log("logs/7", "test", Outcome.FAILED, growing);
    }

    private static LoopbackServer sending(long count, LongFunction<String> element, String end) {
        return LoopbackServer.answering(_ -> new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "application/json")
                .body(new List(count, element, end))
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
    }

    private static Http http(LoopbackServer server) {
        Source source = Source.of("ci", "any", server.url("/").uri()).withTimes(Source.EVERY, Duration.ofMinutes(1));
        return new Http(source, Connection.shared(), InstantSource.system());
    }
}
