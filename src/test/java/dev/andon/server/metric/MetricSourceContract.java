package dev.andon.server.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.andon.guard.Inquiry;
import dev.andon.guard.MetricSource;
import dev.andon.guard.Series;
import dev.andon.server.TroubleContract;
import dev.andon.server.http.Http;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Mutations;
import dev.andon.testing.Scenario;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every adapter of a metric server keeps. A test class of a kind extends this, names its kind and brings
/// fixtures in `src/test/resources/dev/andon/server/metric/<kind>/`: `SOURCE.md`, and `routes.csv` with
/// situations, as [Scenario] says. Every situation is asked for the same ten minutes; `numbers`, `gaps`, `empty`
/// and `several` must be among them, each with one answer.
///
/// With `-Dandon.golden=write` missing or wrong expectations are written down, and the test still fails: read
/// them before you keep them.
abstract class MetricSourceContract extends TroubleContract {
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Instant BEGIN = Instant.parse("2026-11-22T11:50:00Z");
    static final Instant END = Instant.parse("2026-11-22T12:00:00Z");
    private static final Path RESOURCES = Path.of("src/test/resources/dev/andon/server/metric");

    private final String kind;

    MetricSourceContract(String kind) {
        this.kind = kind;
    }

    /// What is asked; `routes.csv` says how it goes over the wire.
    abstract String expression();

    /// In how many requests four weeks of minutes are asked for.
    abstract int requestsForFourWeeks();

    /// The options that the fixtures need.
    Map<String, String> options() {
        return Map.of();
    }

    /// The token as the settings write it.
    String token() {
        return TOKEN;
    }

    /// Whether a request proves who asks.
    boolean carriesToken(RecordedRequest request) {
        String headers = request.getHeaders().toMultimap().toString(); // toString() hides them
        String pair = Base64.getEncoder().encodeToString(("wall:" + TOKEN).getBytes(StandardCharsets.UTF_8));
        return headers.contains(TOKEN) || headers.contains(pair);
    }

    final String kind() {
        return kind;
    }

    static Path fixtures(String kind) {
        return RESOURCES.resolve(kind);
    }

    final Scenario scenario(String name) {
        return Scenario.of(fixtures(kind), name);
    }

    Source source(URI address) {
        return Source.of("numbers", kind, address)
                .withToken("", new Secret(token()))
                .withOptions(options());
    }

    @Override
    protected final Scenario usual() {
        return scenario("numbers");
    }

    @Override
    protected final void ask(Source source) throws ServerFault {
        adapter(source).measure(tenMinutes());
    }

    @Override
    protected final Source source(LoopbackServer server) {
        String url = server.url("/").toString();
        return source(URI.create(url.substring(0, url.length() - 1)));
    }

    final MetricSource adapter(Source source) {
        return MetricServers.named(kind)
                .orElseThrow()
                .maker()
                .apply(new Http(source, CLIENT, InstantSource.fixed(NOW)), source);
    }

    final Inquiry tenMinutes() {
        return new Inquiry(expression(), BEGIN, END, MINUTE);
    }

    final Series measure(Scenario scenario) throws ServerFault {
        return measure(scenario, tenMinutes());
    }

    final Series measure(Scenario scenario, Inquiry inquiry) throws ServerFault {
        try (var server = LoopbackServer.playing(scenario, "")) {
            return adapter(source(server)).measure(inquiry);
        }
    }

    static double[] values(Series series) {
        var values = new double[series.size()];
        Arrays.setAll(values, series::value);
        return values;
    }

    @TestFactory
    Stream<DynamicTest> readsEachSituationAsExpected() {
        return Scenario.all(fixtures(kind)).stream()
                .map(scenario ->
                        dynamicTest(scenario.name(), () -> assertEquals(expected(scenario), portrait(scenario))));
    }

    private String portrait(Scenario scenario) {
        try {
            Series series = measure(scenario);
            var text = new StringBuilder();
            for (int i = 0; i < series.size(); i++) {
                double value = series.value(i);
                text.append(series.begin().plus(series.step().multipliedBy(i)))
                        .append(Double.isNaN(value) ? " missing" : " " + value)
                        .append('\n');
            }
            return text.toString().strip();
        } catch (ServerFault fault) {
            return "fault: " + fault.kind() + " " + fault.fault().sentence();
        }
    }

    private String expected(Scenario scenario) throws IOException {
        String actual = portrait(scenario);
        String expected = scenario.expected().map(String::strip).orElse("");
        if (!actual.equals(expected) && "write".equals(System.getProperty("andon.golden"))) {
            Files.writeString(fixtures(kind).resolve(scenario.name()).resolve("expected.txt"), actual + "\n");
        }
        return expected;
    }

    @Test
    void givesOneNumberForEachBucket() throws ServerFault {
        Series series = measure(scenario("numbers"));
        assertEquals(BEGIN, series.begin());
        assertEquals(END, series.end());
        assertEquals(MINUTE, series.step());
        assertEquals(0, Arrays.stream(values(series)).filter(Double::isNaN).count());
        assertTrue(Arrays.stream(values(series)).distinct().count() > 5, "buckets that can be told apart");
    }

    @Test
    void whatIsNotThereIsMissingAndNotZero() throws ServerFault {
        double[] values = values(measure(scenario("gaps")));
        assertTrue(Arrays.stream(values).anyMatch(Double::isNaN), "some are missing");
        assertTrue(Arrays.stream(values).anyMatch(value -> value == 0), "and a true zero is none of them");
        assertTrue(Arrays.stream(values).noneMatch(Double::isInfinite), "infinite is missing");
    }

    @Test
    void anEmptyAnswerIsAFaultAndNoSilence() {
        var fault = assertThrows(ServerFault.class, () -> measure(scenario("empty")));
        assertEquals(FaultKind.MISSING, fault.kind());
        assertTrue(fault.fault().sentence().contains("Check its names"), fault.toString());
    }

    @Test
    void severalSeriesAreAFault() {
        var fault = assertThrows(ServerFault.class, () -> measure(scenario("several")));
        assertEquals(FaultKind.UNREADABLE, fault.kind());
    }

    /// Each part of a long time is asked for once, one after the other.
    @Test
    void asksForALongTimeInAsManyPartsAsTheServerWants() {
        Scenario empty = scenario("empty");
        String nothing = empty.files().get(empty.answers().getFirst());
        var fourWeeks = new Inquiry(expression(), END.minus(Duration.ofDays(28)), END, MINUTE);
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok(nothing))) {
            var fault = assertThrows(
                    ServerFault.class, () -> adapter(source(server)).measure(fourWeeks));
            assertEquals(FaultKind.MISSING, fault.kind(), fault.toString());
            assertEquals(requestsForFourWeeks(), server.asked().size());
            assertEquals(
                    requestsForFourWeeks(),
                    server.asked().stream()
                            .map(MetricSourceContract::line)
                            .distinct()
                            .count());
        }
    }

    static String line(RecordedRequest request) {
        return request.getTarget() + " "
                + (request.getBody() == null ? "" : request.getBody().utf8());
    }

    @Test
    void asksForNothingThatTakesTooManyRequests() {
        Inquiry endless = Inquiry.before(END, expression(), Duration.ofDays(200), MINUTE);
        boolean isTooMuch = requestsForFourWeeks() * 200 / 28 > 120;
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.status(404))) {
            var fault = assertThrows(
                    ServerFault.class, () -> adapter(source(server)).measure(endless));
            assertEquals(isTooMuch, server.asked().isEmpty(), fault.toString());
            assertEquals(isTooMuch, fault.fault().sentence().contains("longer buckets"), fault.toString());
        }
    }

    @Test
    void saysWhoAsks() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("numbers"), "")) {
            adapter(source(server)).measure(tenMinutes());
            assertFalse(server.asked().isEmpty());
            server.asked().forEach(request -> assertTrue(carriesToken(request), request.getTarget()));
        }
    }

    @Test
    void keepsThePathPrefixOfItsAddress() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("numbers"), "/metrics/here")) {
            adapter(source(server.url("/metrics/here").uri())).measure(tenMinutes());
            server.asked()
                    .forEach(request ->
                            assertTrue(request.getTarget().startsWith("/metrics/here"), request.getTarget()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "true",
                "42",
                "\"text\"",
                "[[[[[[",
                "{\"a\":",
                "\0\0\0",
                "<a>",
                "<a/>",
                "{}{}",
                "[null]",
                "[1,2]",
                "[{}]",
                "a,b\n1,2\n",
                "PK\u0003\u0004"
            })
    void makesNoNumberOutOfGarbage(String garbage) {
        Scenario spoilt = scenario("numbers").with(_ -> garbage);
        assertNoSecret(assertThrows(ServerFault.class, () -> measure(spoilt), garbage));
    }

    @Test
    void survivesDeepNesting() {
        for (String nest : List.of("[", "{\"a\":", "<a>")) {
            Scenario spoilt = scenario("numbers").with(_ -> nest.repeat(200_000));
            assertThrows(ServerFault.class, () -> measure(spoilt), nest);
        }
    }

    /// What is cut may be missing, and what is there is what it was.
    @Test
    void makesNoOtherNumberOutOfACutAnswer() throws ServerFault {
        Scenario whole = scenario("numbers");
        double[] right = values(measure(whole));
        for (String file : whole.answers()) {
            String text = whole.files().get(file);
            for (int end = 0; end < text.stripTrailing().length(); end += Math.max(1, text.length() / 120)) {
                String what = file + " cut at " + end;
                try {
                    double[] values = values(measure(whole.with(file, text.substring(0, end))));
                    for (int i = 0; i < right.length; i++) {
                        assertTrue(Double.isNaN(values[i]) || values[i] == right[i], what);
                    }
                } catch (ServerFault fault) {
                    assertNoSecret(fault);
                }
            }
        }
    }

    /// The seed is fixed, so a run can be repeated.
    @Test
    void givesTheBucketsThatWereAskedForWhateverTheServerSends() {
        var random = new Random(20_261_122);
        for (String name : List.of("numbers", "gaps", "several")) {
            Scenario whole = scenario(name);
            for (String file : whole.answers()) {
                for (int i = 0; i < 100; i++) {
                    String mutated = Mutations.mutate(whole.files().get(file), random);
                    try {
                        Series series = measure(whole.with(file, mutated));
                        assertEquals(BEGIN, series.begin());
                        assertEquals(10, series.size());
                        assertTrue(Arrays.stream(values(series)).noneMatch(Double::isInfinite), mutated);
                    } catch (ServerFault fault) {
                        assertNoSecret(fault);
                    }
                }
            }
        }
    }

    @Test
    void twoQuestionsAtOnceDoNotMix() throws Exception {
        try (var server = LoopbackServer.playing(scenario("numbers"), "");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            MetricSource adapter = adapter(source(server));
            String alone = Arrays.toString(values(adapter.measure(tenMinutes())));
            List<Callable<String>> looks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                looks.add(() -> Arrays.toString(values(adapter.measure(tenMinutes()))));
            }
            for (var look : threads.invokeAll(looks)) {
                assertEquals(alone, look.get());
            }
        }
    }
}
