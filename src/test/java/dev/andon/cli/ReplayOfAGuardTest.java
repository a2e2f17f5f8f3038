package dev.andon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.andon.app.Configuration;
import dev.andon.deploy.Rollback;
import dev.andon.guard.Metric;
import dev.andon.guard.Question;
import dev.andon.guard.Reading;
import dev.andon.guard.Ruling;
import dev.andon.guard.Series;
import dev.andon.guard.Span;
import dev.andon.guard.Vigil;
import dev.andon.store.Store;
import dev.andon.testing.LoopbackServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayOfAGuardTest {
    private record Ended(int code, String out, String err) {}

    private LoopbackServer server;
    private Path settings;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = LoopbackServer.answering(ReplayOfAGuardTest::numbers);
        settings = Files.writeString(folder.resolve("andon.yaml"), """
                sources: [{name: numbers, kind: prometheus, url: "%s"}]
                team: {file: team.db}
                guards:
                  - service: shop
                    environment: production
                    metrics:
                      - {name: orders, source: numbers, numerator: orders, denominator: sessions}
                """.formatted(server.url("/")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /// Some four hundred sessions a minute, and a tenth of them orders.
    private static MockResponse numbers(RecordedRequest request) {
        long step = number(request, "step");
        double usual = "orders".equals(request.getUrl().queryParameter("query")) ? 40 : 400;
        String values = LongStream.rangeClosed(number(request, "start") / step, number(request, "end") / step)
                .mapToObj(bucket -> "[" + bucket * step + ",\"" + noisy(usual, bucket) + "\"]")
                .collect(Collectors.joining(","));
        return LoopbackServer.ok(
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},"
                        + "\"values\":[" + values + "]}]}}");
    }

    private static long noisy(double usual, long bucket) {
        return Math.round(usual + Math.sqrt(usual) * new Random(bucket + (long) usual).nextGaussian());
    }

    private static long number(RecordedRequest request, String name) {
        return Long.parseLong(request.getUrl().queryParameter(name));
    }

    private Ended andon(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] all = new String[arguments.length + 3];
        all[0] = "replay";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--config";
        all[arguments.length + 2] = settings.toString();
        int code = AndonCommand.run(new PrintWriter(out), new PrintWriter(err), all);
        return new Ended(code, out.toString(), err.toString());
    }

    private Store books() {
        return new Store(Acting.database(Configuration.read(settings).orElseThrow()));
    }

    @Test
    void itsMetricsAreReadFromTheirServersAndPlayed() {
        Ended ended =
                andon("shop/production", "--deploys", "20", "--drops", "0,1", "--past", "16d", "--format", "json");

        assertEquals(0, ended.code(), ended.err());
        var replays = JsonParser.parseString(ended.out()).getAsJsonObject().getAsJsonArray("replays");
        JsonObject none = replays.get(0).getAsJsonObject();
        JsonObject everything = replays.get(1).getAsJsonObject();
        assertEquals(0, none.getAsJsonObject("auto").get("raised").getAsInt(), ended.out());
        assertEquals(20, everything.getAsJsonObject("auto").get("raised").getAsInt(), ended.out());
    }

    @Test
    void simplerRulesAreComparedOnTheSameDeploys() {
        Ended ended = andon("shop/production", "--deploys", "10", "--past", "16d", "--drops", "1", "--compare");

        assertEquals(0, ended.code(), ended.err());
        List<String> lines = ended.out().lines().toList();
        assertTrue(lines.getFirst().matches("drop +deploys +WARN +STOP +AUTO +no judgement +20 % off +rank test"));
        assertTrue(lines.get(1).matches(".* 10 \\(100.00 %\\) 7 min +10 \\(100.00 %\\) 32 min"), ended.out());
    }

    @Test
    void whatWasWatchedIsJudgedAgain() {
        Question question = question();
        watched(question, Reading.of(question));

        Ended ended = andon("shop/production", "--again", "v13");

        assertEquals(0, ended.code(), ended.err());
        assertTrue(ended.out().startsWith("orders: −100 %, usually"), ended.out());
        assertTrue(ended.out().contains("WARN STOP AUTO"), ended.out());
        assertTrue(ended.out().endsWith("As it was said then.\n"), ended.out());
    }

    @Test
    void whatComesToSomethingElseIsSaid() {
        watched(question(), Reading.unknown("orders", "numbers did not answer."));

        Ended ended = andon("shop/production", "--again", "v13");

        assertEquals(1, ended.code(), ended.err());
        assertTrue(ended.out().contains("Then it said: "), ended.out());
        assertTrue(ended.out().endsWith("Not as it was said then.\n"), ended.out());
    }

    @Test
    void whatWasNeverWatchedIsSaid() {
        assertEquals(
                new Ended(2, "", "No deploy of v13 was watched in the last 30 days.\n"),
                andon("shop/production", "--again", "v13"));
    }

    @Test
    void oneOrTheOtherIsWanted() {
        assertEquals(2, andon().code());
        assertEquals(2, andon("shop/production", "--csv", "orders.csv").code());
        assertEquals(2, andon("cart/production").code());
    }

    private static Question question() {
        Instant deploy = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(1));
        Instant begin = deploy.minus(Duration.ofDays(20));
        var values = new double[20 * 1440 + 40];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 20 * 1440 ? noisy(40, i) : 0;
        }
        return new Question(
                new Metric("orders", Metric.Kind.COUNT, Metric.Bad.DOWN),
                new Series(begin, Duration.ofMinutes(1), values),
                null,
                new Span(deploy, deploy),
                ZoneOffset.UTC,
                List.of());
    }

    private void watched(Question question, Reading said) {
        try (var store = books()) {
            var point = new Rollback.Point("13", "v13", "v13");
            Vigil vigil = Vigil.of("swarm/shop/production", point, question.deploy());
            long number = store.vigils().begin(vigil).orElseThrow();
            Vigil known =
                    store.vigils().remembered(Duration.ofDays(1), Instant.now()).getFirst();
            var ruling = new Ruling(Ruling.Action.STOP, Set.of());
            store.vigils().write(known.read(List.of(said), null, ruling, 0));
            store.vigils().keep(number, question);
            store.vigils().end(number, Vigil.End.ALARM);
        }
    }
}
