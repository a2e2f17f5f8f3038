package dev.andon.server;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.andon.build.BuildServer;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.server.http.Probe;
import dev.andon.source.Cost;
import dev.andon.source.FaultKind;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
public abstract class ServerContract {
    protected static final String TOKEN = "t0ken-that-must-not-show";
    protected static final OkHttpClient CLIENT = Connection.shared();
    protected static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

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

    /// What a fault may be when every request is answered with this status; most products have no exception.
    protected FaultKind faultOf(int status, FaultKind usual) {
        return usual;
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
    @CsvSource({
        "401, REFUSED",
        "403, REFUSED",
        "404, MISSING",
        "410, MISSING",
        "429, THROTTLED",
        "500, BROKEN",
        "502, BROKEN",
        "503, BROKEN",
        "400, BROKEN",
        "204, UNREADABLE",
        "203, REFUSED"
    })
    void turnsAStatusIntoAFault(int status, FaultKind usual) {
        assertEquals(
                faultOf(status, usual),
                faultWhen(request -> status == 204
                                ? new MockResponse.Builder().code(204).build()
                                : LoopbackServer.status(status))
                        .kind());
    }

    @Test
    void waitsAsLongAsAThrottlingServerAsks() {
        ServerFault fault = faultWhen(_ -> new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "120")
                .build());
        assertEquals(FaultKind.THROTTLED, fault.kind());
        assertEquals(NOW.plusSeconds(120), fault.fault().until());
    }

    @Test
    void doesNotFollowToAnotherHost() {
        try (var other = LoopbackServer.answering(_ -> LoopbackServer.ok("{}"))) {
            String elsewhere = other.url("/stolen").toString();
            ServerFault fault = faultWhen(_ -> new MockResponse.Builder()
                    .code(302)
                    .addHeader("Location", elsewhere)
                    .build());
            assertEquals(FaultKind.REDIRECTED, fault.kind());
            assertEquals(List.of(), other.asked());
        }
    }

    @Test
    void takesARedirectToALoginPageForARefusal() {
        assertEquals(
                FaultKind.REFUSED,
                faultWhen(_ -> new MockResponse.Builder()
                                .code(302)
                                .addHeader("Location", "/login?from=%2F")
                                .build())
                        .kind());
    }

    @Test
    void takesAWebPageForARefusal() {
        assertEquals(
                FaultKind.REFUSED,
                faultWhen(_ -> new MockResponse.Builder()
                                .body("<!DOCTYPE html><html><body>Please log in</body></html>")
                                .addHeader("Content-Type", "text/html")
                                .build())
                        .kind());
    }

    @Test
    void givesUpOnADrippingAnswer() {
        Scenario scenario = scenario("passed");
        Function<RecordedRequest, MockResponse> dripping = request -> LoopbackServer.play(scenario, "", request)
                .newBuilder()
                .throttleBody(1, 200, TimeUnit.MILLISECONDS)
                .build();
        assertEquals(
                FaultKind.TIMED_OUT, faultWhen(dripping, Duration.ofMillis(400)).kind());
    }

    @Test
    void givesUpOnASilentServer() {
        Function<RecordedRequest, MockResponse> silent = _ -> new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();
        assertEquals(
                FaultKind.TIMED_OUT, faultWhen(silent, Duration.ofMillis(300)).kind());
    }

    @Test
    void doesNotReadEndlessAnswers() throws IOException {
        var packed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(packed))) {
            byte[] spaces = new byte[1 << 20];
            java.util.Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i <= Http.LIMIT >> 20; i++) {
                sink.write(spaces);
            }
        }
        ServerFault fault = faultWhen(_ -> new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(packed.copy())
                .build());
        assertEquals(FaultKind.TOO_LARGE, fault.kind());
    }

    @Test
    void saysThatNothingAnswers() {
        var server = LoopbackServer.answering(_ -> LoopbackServer.ok("{}"));
        Source source = source(server);
        server.close();
        ServerFault fault =
                assertThrows(ServerFault.class, () -> adapter(source).look());
        assertEquals(FaultKind.UNREACHABLE, fault.kind());
        assertNoSecret(fault);
    }

    @Test
    void doesNotTrustAnyCertificate() {
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        var tls = new HandshakeCertificates.Builder().heldCertificate(own).build();
        Scenario scenario = scenario("passed");
        try (var server = LoopbackServer.answeringOverTls(
                tls.sslSocketFactory(), request -> LoopbackServer.play(scenario, "", request))) {
            Source source = source(server);
            ServerFault fault =
                    assertThrows(ServerFault.class, () -> adapter(source).look());
            assertEquals(FaultKind.UNTRUSTED, fault.kind());
            assertNoSecret(fault);
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

    protected final ServerFault faultWhen(Function<RecordedRequest, MockResponse> answers) {
        return faultWhen(answers, Source.DEADLINE);
    }

    private ServerFault faultWhen(Function<RecordedRequest, MockResponse> answers, Duration deadline) {
        try (var server = LoopbackServer.answering(answers)) {
            Source source = source(server).withTimes(Source.EVERY, deadline);
            ServerFault fault =
                    assertThrows(ServerFault.class, () -> adapter(source).look());
            assertNoSecret(fault);
            return fault;
        }
    }

    protected static void assertNoSecret(ServerFault fault) {
        assertFalse(fault.toString().contains(TOKEN), fault.toString());
    }
}
