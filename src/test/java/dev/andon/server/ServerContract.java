package dev.andon.server;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.andon.build.BuildServer;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.server.http.Http;
import dev.andon.server.http.Probe;
import dev.andon.source.Cost;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Mutations;
import dev.andon.testing.Portrait;
import dev.andon.testing.Scenario;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every adapter keeps that is looked at. A test class of a kind names it and brings fixtures:
///
/// - `SOURCE.md`: version, date, requests, and whether each answer was recorded or made by hand;
/// - `routes.csv` and situations, as [Scenario] says; `passed` and `failed` must be among them, and `failed` holds
/// nothing that ever passed;
/// - `words/` and `words.csv`: a situation with one pipeline and `${…}` places, and for each word of the product's
/// documentation what fills them; the columns `outcome` and `activity` are what is expected.
///
/// With `-Dandon.golden=write` missing or wrong expectations are written down, and the test still fails: read
/// them before you keep them.
public abstract class ServerContract extends TroubleContract {

    private final String kind;

    protected ServerContract(String kind) {
        this.kind = kind;
    }

    /// The folder of this kind's fixtures.
    protected abstract Path fixtures();

    protected abstract BuildServer adapter(Source source, Http http);

    /// The kind that is found from these answers; empty for none.
    protected abstract String recognised(Probe probe);

    /// The address that people configure for a server at `server`; below it are the paths of `routes.csv`.
    protected URI address(String server) {
        return URI.create(server);
    }

    /// The source for an address; with further settings where the fixtures need them.
    protected Source source(URI address) {
        return Source.of("ci", kind, address).withToken("", new Secret(TOKEN));
    }

    /// Whether the server's API knows conditional requests or repeats its bytes, so that an unchanged look costs
    /// nothing.
    protected boolean asksByGet() {
        return true;
    }

    /// Whether the address alone tells the kind; not where another kind has the same address.
    protected boolean recognisable() {
        return true;
    }

    public final String kind() {
        return kind;
    }

    protected final Scenario scenario(String name) {
        return Scenario.of(fixtures(), name);
    }

    protected final BuildServer adapter(Source source) {
        return adapter(source, http(source));
    }

    protected static Http http(Source source) {
        return new Http(source, CLIENT, InstantSource.fixed(NOW));
    }

    /// Looks once at a server that plays a situation.
    protected final List<Pipeline> look(Scenario scenario) throws ServerFault {
        try (var server = LoopbackServer.playing(scenario, "")) {
            return adapter(source(server)).look();
        }
    }

    @Override
    protected final Scenario usual() {
        return scenario("passed");
    }

    @Override
    protected final void ask(Source source) throws ServerFault {
        adapter(source).look();
    }

    @Override
    protected final Source source(LoopbackServer server) {
        return source(address(trimmed(server.url("/").toString())));
    }

    protected static String trimmed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @TestFactory
    Stream<DynamicTest> readsEachSituationAsExpected() {
        return Scenario.all(fixtures()).stream()
                .map(scenario ->
                        dynamicTest(scenario.name(), () -> assertEquals(expected(scenario), portrait(scenario))));
    }

    protected String portrait(Scenario scenario) {
        try (var server = LoopbackServer.playing(scenario, "")) {
            String base = trimmed(server.url("/").toString());
            try {
                return Portrait.of(adapter(source(server)).look())
                        .replace(base, "http://server")
                        .strip();
            } catch (ServerFault fault) {
                return ("fault: " + fault.kind() + " " + fault.fault().sentence()).replace(base, "http://server");
            }
        }
    }

    private String expected(Scenario scenario) throws IOException {
        String actual = portrait(scenario);
        String expected = scenario.expected().map(String::strip).orElse("");
        if (!actual.equals(expected) && "write".equals(System.getProperty("andon.golden"))) {
            Files.writeString(fixtures().resolve(scenario.name()).resolve("expected.txt"), actual + "\n");
        }
        return expected;
    }

    @TestFactory
    Stream<DynamicTest> knowsEveryWordOfTheDocumentation() throws IOException {
        List<String> lines = Files.readAllLines(fixtures().resolve("words.csv"));
        List<String> columns = List.of(lines.getFirst().split(",", -1));
        return lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> dynamicTest(line, () -> {
                    Map<String, String> row = new LinkedHashMap<>();
                    String[] cells = line.split(",", -1);
                    for (int i = 0; i < columns.size(); i++) {
                        row.put(columns.get(i).strip(), cells[i].strip());
                    }
                    List<Pipeline> seen = look(scenario("words").with(text -> fill(text, row)));
                    assertEquals(1, seen.size(), "one pipeline");
                    Pipeline pipeline = seen.getFirst();
                    assertAll(
                            () -> assertEquals(
                                    row.get("outcome"),
                                    pipeline.last().outcome().word()),
                            () -> assertEquals(
                                    row.get("activity"), pipeline.activity().word()));
                }));
    }

    private static String fill(String text, Map<String, String> row) {
        String filled = text;
        for (Map.Entry<String, String> cell : row.entrySet()) {
            filled = filled.replace("${" + cell.getKey() + "}", cell.getValue());
        }
        return filled;
    }

    @Test
    void isListedAndRecognisedByItsAnswers() {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            Source source = source(server);
            var probe = new Probe(source.url(), http(source));
            assertEquals(recognisable() ? kind : "", recognised(probe));
        }
    }

    @Test
    void saysWhoAsksWithTheFirstRequest() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            adapter(source(server)).look();
            assertFalse(server.asked().isEmpty());
            server.asked().forEach(request -> assertTrue(carriesToken(request), request.getTarget()));
        }
    }

    private static boolean carriesToken(RecordedRequest request) {
        String headers = request.getHeaders().toMultimap().toString(); // toString() hides them
        return headers.contains(TOKEN)
                || Stream.of(":" + TOKEN, "wall:" + TOKEN)
                        .map(pair -> Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                        .anyMatch(headers::contains);
    }

    @Test
    void keepsThePathPrefixOfItsAddress() throws ServerFault {
        Scenario scenario = scenario("passed");
        try (var server = LoopbackServer.playing(scenario, "/ci/here")) {
            List<Pipeline> seen =
                    adapter(source(address(server.url("/ci/here").toString()))).look();
            assertFalse(seen.isEmpty());
            server.asked()
                    .forEach(request -> assertTrue(request.getTarget().startsWith("/ci/here"), request.getTarget()));
        }
    }

    @Test
    void asksConditionallyAndBelievesNotModified() throws ServerFault {
        if (!asksByGet()) {
            return;
        }
        Scenario scenario = scenario("passed");
        Function<RecordedRequest, MockResponse> tagging =
                request -> "\"v1\"".equals(request.getHeaders().get("If-None-Match"))
                        ? new MockResponse.Builder().code(304).build()
                        : LoopbackServer.play(scenario, "", request)
                                .newBuilder()
                                .addHeader("ETag", "\"v1\"")
                                .build();
        try (var server = LoopbackServer.answering(tagging)) {
            Source source = source(server);
            Http http = http(source);
            BuildServer adapter = adapter(source, http);
            List<Pipeline> first = adapter.look();
            http.take();
            List<Pipeline> second = adapter.look();
            Cost cost = http.take();
            assertEquals(Portrait.of(first), Portrait.of(second));
            assertEquals(cost.requests(), cost.unchanged(), "every request was answered with 304");
            assertEquals(0, cost.bytes());
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
                "\"text\"",
                "[[[[[[",
                "{\"a\":",
                "\0\0\0",
                "<a>",
                "<Projects>",
                "{}{}",
                "[null]",
                "PK\u0003\u0004"
            })
    void makesNoGreenOutOfGarbage(String garbage) {
        assertNoPass(scenario("passed").with(_ -> garbage), garbage);
    }

    @Test
    void survivesDeepNesting() {
        assertNoPass(scenario("passed").with(_ -> "[".repeat(200_000)), "brackets");
        assertNoPass(scenario("passed").with(_ -> "{\"a\":".repeat(200_000)), "braces");
        assertNoPass(scenario("passed").with(_ -> "<a>".repeat(200_000)), "elements");
    }

    @Test
    void makesNoGreenOutOfACutAnswer() {
        Scenario whole = scenario("failed");
        for (String file : whole.answers()) {
            String text = whole.files().get(file);
            int steps = Math.min(text.length(), 60);
            for (int i = 0; i < steps; i++) {
                int end = text.length() * i / steps;
                assertNoPass(whole.with(file, text.substring(0, end)), file + " cut at " + end);
            }
        }
    }

    /// Ten mutations a run are enough to find a new hole now and then; the seed is fixed, so a run can be
    /// repeated.
    @Test
    void makesNoGreenOutOfAMutatedAnswer() {
        Scenario whole = scenario("failed");
        var random = new Random(20_261_122);
        for (String file : whole.answers()) {
            for (int i = 0; i < 150; i++) {
                String mutated = Mutations.mutate(whole.files().get(file), random);
                assertNoPass(whole.with(file, mutated), file + " mutation " + i + ": " + mutated);
            }
        }
    }

    private void assertNoPass(Scenario scenario, String what) {
        try {
            for (Pipeline pipeline : look(scenario)) {
                if (pipeline.last().outcome() == Outcome.PASSED) {
                    fail("a false green from " + what);
                }
            }
        } catch (ServerFault fault) {
            assertNoSecret(fault);
        }
    }

    @Test
    void twoLooksAtOnceDoNotMix() throws Exception {
        try (var server = LoopbackServer.playing(scenario("passed"), "");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            BuildServer adapter = adapter(source(server));
            String alone = Portrait.of(adapter.look());
            List<Callable<String>> looks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                looks.add(() -> Portrait.of(adapter.look()));
            }
            for (var look : threads.invokeAll(looks)) {
                assertEquals(alone, look.get());
            }
        }
    }

    @Test
    void idsAreUnique() throws ServerFault {
        for (Scenario scenario : Scenario.all(fixtures())) {
            try {
                List<String> ids = look(scenario).stream().map(Pipeline::id).toList();
                assertEquals(ids.size(), ids.stream().distinct().count(), scenario.name() + " " + ids);
            } catch (ServerFault fault) {
                assertTrue(scenario.expected().orElse("").startsWith("fault:"), fault.toString());
            }
        }
    }
}
