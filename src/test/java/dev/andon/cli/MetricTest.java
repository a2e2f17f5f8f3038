package dev.andon.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.andon.guard.Series;
import dev.andon.testing.LoopbackServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {
    @TempDir
    Path folder;

    private record Ended(int code, String out, String err) {}

    private Ended andon(LoopbackServer server, String... arguments) throws IOException {
        Path settings =
                Files.writeString(folder.resolve("andon.yaml"), """
                sources:
                  - {name: numbers, kind: prometheus, url: "%s"}
                  - {name: ci, kind: cctray, url: "%s"}
                """.formatted(server.url("/"), server.url("/cc.xml")));
        var out = new StringWriter();
        var err = new StringWriter();
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = settings.toString();
        int code = AndonCommand.run(new PrintWriter(out), new PrintWriter(err), all);
        return new Ended(code, out.toString(), err.toString());
    }

    /// Every third bucket is missing; the others count the steps since 1970, in quarters.
    private static MockResponse numbers(RecordedRequest request) {
        if (request.getTarget().startsWith("/cc.xml")) {
            return LoopbackServer.ok("<Projects/>");
        }
        long step = number(request, "step");
        String values = LongStream.rangeClosed(number(request, "start") / step, number(request, "end") / step)
                .filter(bucket -> bucket % 3 != 0)
                .mapToObj(bucket -> "[" + bucket * step + ",\"" + bucket / 4.0 + "\"]")
                .collect(Collectors.joining(","));
        return LoopbackServer.ok(
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},"
                        + "\"values\":[" + values + "]}]}}");
    }

    private static long number(RecordedRequest request, String name) {
        return Long.parseLong(request.getUrl().queryParameter(name));
    }

    @Test
    void whatItWritesIsWhatReplayReads() throws IOException {
        try (var server = LoopbackServer.answering(MetricTest::numbers)) {
            Ended ended = andon(server, "metric", "numbers", "orders", "--since", "2h", "--format", "csv");
            assertEquals(0, ended.code(), ended.err());
            Path file = Files.writeString(folder.resolve("orders.csv"), ended.out());
            Series read = SeriesFile.read(file).series();
            assertEquals(120, read.size());
            assertEquals(Duration.ofMinutes(1), read.step());
            for (int i = 0; i < read.size(); i++) {
                long end = read.begin().getEpochSecond() / 60 + i + 1;
                assertEquals(end % 3 == 0 ? Double.NaN : end / 4.0, read.value(i), "bucket " + i);
            }
        }
    }

    @Test
    void theTableIsForPeople() throws IOException {
        try (var server = LoopbackServer.answering(MetricTest::numbers)) {
            Ended ended = andon(server, "metric", "numbers", "orders", "--since", "15m", "--step", "5m");
            assertEquals(0, ended.code(), ended.err());
            assertEquals(4, ended.out().lines().count(), ended.out());
            assertTrue(ended.out().contains("missing\n"), ended.out());
            assertTrue(ended.out().contains("3 buckets of 300 s, 1 missing, from "), ended.out());
        }
    }

    @Test
    void inJsonWhatIsMissingIsNull() throws IOException {
        try (var server = LoopbackServer.answering(MetricTest::numbers)) {
            Ended ended = andon(server, "metric", "numbers", "orders", "--since", "3m", "--format", "json");
            JsonObject json = JsonParser.parseString(ended.out()).getAsJsonObject();
            assertAll(
                    () -> assertEquals("numbers", json.get("source").getAsString()),
                    () -> assertEquals("orders", json.get("expression").getAsString()),
                    () -> assertEquals(60, json.get("stepSeconds").getAsInt()),
                    () -> assertEquals(3, json.getAsJsonArray("values").size()),
                    () -> assertEquals(
                            1,
                            json.getAsJsonArray("values").asList().stream()
                                    .filter(value -> value.isJsonNull())
                                    .count()));
        }
    }

    @Test
    void theNewestBucketsAreLeftToSettle() throws IOException {
        try (var server = LoopbackServer.answering(MetricTest::numbers)) {
            andon(server, "metric", "numbers", "orders", "--lag", "0s", "--step", "1s", "--since", "5s");
            andon(server, "metric", "numbers", "orders", "--step", "1s", "--since", "5s");
            long now = number(server.asked().getFirst(), "end");
            long settled = number(server.asked().getLast(), "end");
            assertTrue(now - settled >= 30 && now - settled <= 60, now + " " + settled);
        }
    }

    @Test
    void whatTheServerDoesNotGiveIsSaid() throws IOException {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.status(500))) {
            Ended ended = andon(server, "metric", "numbers", "orders");
            assertEquals(3, ended.code());
            assertEquals("", ended.out());
            assertTrue(ended.err().contains("The server cannot answer now"), ended.err());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no such source, nowhere, orders, 60s, No source is called \"nowhere\". These have: numbers.",
        "a build server, ci, orders, 60s, The source \"ci\" has no numbers. These have: numbers.",
        "no expression, numbers, ' ', 60s, This cannot be asked: an expression is wanted.",
        "no step, numbers, orders, 0s, This cannot be asked: buckets are whole seconds long.",
        "a step beyond the time, numbers, orders, 2h, This cannot be asked: from 1 to"
    })
    void aWrongCommandLineIsSaid(String what, String source, String expression, String step, String sentence)
            throws IOException {
        try (var server = LoopbackServer.answering(MetricTest::numbers)) {
            Ended ended = andon(server, "metric", source, expression, "--step", step);
            assertEquals(2, ended.code(), what);
            assertTrue(ended.err().contains(sentence), ended.err());
            assertEquals(0, server.asked().size());
        }
    }

    @Test
    void aMetricServerIsNotWatched() throws IOException {
        try (var server = LoopbackServer.answering(MetricTest::numbers)) {
            Ended status = andon(server, "status");
            assertFalse(status.out().contains("numbers"), status.out());
            assertTrue(status.out().contains("ci"), status.out());
            Ended check = andon(server, "check");
            assertTrue(
                    check.out().contains("numbers (prometheus)\n  not asked; try it with: andon metric"), check.out());
            server.asked().forEach(request -> assertEquals("/cc.xml", request.getTarget()));
        }
    }
}
