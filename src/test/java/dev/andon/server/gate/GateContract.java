package dev.andon.server.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.line.Barrier;
import dev.andon.line.Gate;
import dev.andon.line.GateSight;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Glob;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every gate keeps. A test class of a kind extends this and brings a server that keeps what it is told,
/// open at first. All of it lies below a path prefix.
abstract class GateContract {
    static final Barrier BARRIER = new Barrier("trunk", "shop/main is broken by Ann", List.of(new Glob("fix/*")));

    private static final String TOKEN = "t0ken-that-must-not-show";
    private static final String PREFIX = "/base/here";
    private static final OkHttpClient CLIENT = Connection.shared();
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final String kind;
    private final Map<String, String> options;
    private BiFunction<Product.Request, MockResponse, MockResponse> mischief = (_, answer) -> answer;
    final LoopbackServer server = LoopbackServer.answering(this::answer);

    GateContract(String kind, Map<String, String> options) {
        this.kind = kind;
        this.options = options;
    }

    /// The server; the same at each call.
    abstract Product product();

    /// How it stands before anybody touched it.
    GateSight.State atFirst() {
        return GateSight.State.OPEN;
    }

    /// Whether a mark is known to be of a stopped line, so that it is lifted whoever set it.
    boolean liftsWhatWasShutBefore() {
        return false;
    }

    private MockResponse answer(RecordedRequest recorded) {
        if (!recorded.getTarget().startsWith(PREFIX)) {
            return LoopbackServer.status(404);
        }
        Product.Request request = request(recorded);
        MockResponse untouched = response(Product.Reply.ok(""), UnaryOperator.identity());
        MockResponse spoilt = mischief.apply(request, untouched);
        return spoilt == untouched ? response(product().answer(request), UnaryOperator.identity()) : spoilt;
    }

    private static Product.Request request(RecordedRequest recorded) {
        String[] target = recorded.getTarget().substring(PREFIX.length()).split("\\?", 2);
        return new Product.Request(
                recorded.getMethod(),
                target[0],
                Product.Request.fields(target.length > 1 ? target[1] : ""),
                recorded.getBody() == null ? "" : recorded.getBody().utf8());
    }

    private static MockResponse response(Product.Reply reply, UnaryOperator<String> spoiling) {
        var response = new MockResponse.Builder().code(reply.status());
        if (reply.status() == 302) {
            response.addHeader("Location", "http://elsewhere.invalid" + PREFIX + "/");
        }
        return reply.status() == 204
                ? response.build()
                : response.body(spoiling.apply(reply.body())).build();
    }

    @AfterEach
    void close() {
        server.close();
    }

    final Gate gate() {
        return gate(server, Map.of(), Duration.ofSeconds(5));
    }

    final Gate gate(Map<String, String> more) {
        return gate(server, more, Duration.ofSeconds(5));
    }

    private Gate gate(LoopbackServer at, Map<String, String> more, Duration deadline) {
        Map<String, String> all = new HashMap<>(options);
        all.putAll(more);
        Source source = Source.of("gate", kind, URI.create(at.url(PREFIX).toString()))
                .withToken("", new Secret(TOKEN))
                .withTimes(Source.EVERY, deadline)
                .withOptions(all);
        return GateKinds.named(kind)
                .orElseThrow()
                .maker()
                .apply(new Http(source, CLIENT, InstantSource.fixed(NOW)), source);
    }

    final List<Product.Request> writes() {
        return server.asked().stream()
                .map(GateContract::request)
                .filter(product()::isWrite)
                .toList();
    }

    /// Every write is answered so and changes nothing.
    final void spoilWrites(MockResponse with) {
        mischief = (request, answer) -> product().isWrite(request) ? with : answer;
    }

    /// Every read is answered so.
    private void spoilReads(MockResponse with) {
        mischief = (request, answer) -> product().isWrite(request) ? answer : with;
    }

    /// Every read is answered with a spoilt text.
    private void spoilTexts(UnaryOperator<String> spoiling) {
        mischief = (request, answer) ->
                product().isWrite(request) ? answer : response(product().answer(request), spoiling);
    }

    static void assertDone(Acted acted) {
        assertEquals(new Acted.Done(), acted);
    }

    @Test
    void isShutAndPutBackExactlyAsItWas() throws ServerFault {
        String before = product().portrait();
        GateSight open = gate().look();
        assertEquals(atFirst(), open.state());
        assertDone(gate().shut(BARRIER));
        GateSight shut = gate().look();
        assertEquals(GateSight.State.SHUT, shut.state());
        assertNotEquals(open.setting(), shut.setting(), "the setting alone tells that it was shut");
        assertNotEquals(before, product().portrait());
        assertDone(gate().restore(open.setting()));
        assertEquals(before, product().portrait());
        assertEquals(open.setting(), gate().look().setting());
        assertEquals(GateSight.State.OPEN, gate().look().state());
    }

    @Test
    void isSentNothingWhenItIsShutAlreadyOrOpenAgain() throws ServerFault {
        String before = gate().look().setting();
        gate().shut(BARRIER);
        int sent = writes().size();
        assertTrue(sent > 0);
        assertDone(gate().shut(BARRIER));
        assertEquals(sent, writes().size(), "shut twice");
        gate().restore(before);
        sent = writes().size();
        assertDone(gate().restore(before));
        assertEquals(sent, writes().size(), "restored twice");
    }

    @Test
    void staysShutWhereItWasShutBefore() throws ServerFault {
        product().shutBySomebody();
        String before = product().portrait();
        GateSight shut = gate().look();
        assertEquals(GateSight.State.SHUT, shut.state());
        assertDone(gate().shut(BARRIER));
        assertEquals(List.of(), writes());
        if (!liftsWhatWasShutBefore()) {
            assertDone(gate().restore(shut.setting()));
            assertEquals(List.of(), writes());
            assertEquals(before, product().portrait());
        }
    }

    @Test
    void isLeftAsItIsWhenSomebodyOpenedItMeanwhile() throws ServerFault {
        String before = gate().look().setting();
        gate().shut(BARRIER);
        product().openedBySomebody();
        assertEquals(GateSight.State.OPEN, gate().look().state());
        int sent = writes().size();
        String opened = product().portrait();
        assertDone(gate().restore(before));
        assertEquals(sent, writes().size());
        assertEquals(opened, product().portrait());
    }

    @Test
    void everyRequestSaysWhoActsAndNothingElseDoes() throws ServerFault {
        GateSight open = gate().look();
        gate().shut(BARRIER);
        GateSight shut = gate().look();
        gate().restore(open.setting());
        assertTrue(server.asked().size() > 4);
        for (RecordedRequest request : server.asked()) {
            assertTrue(carriesToken(request), request.getTarget());
            assertTrue(request.getTarget().startsWith(PREFIX), request.getTarget());
            assertFalse(request.getTarget().contains(TOKEN));
        }
        assertFalse((open + "" + shut).contains(TOKEN));
    }

    private static boolean carriesToken(RecordedRequest request) {
        String headers = request.getHeaders().toMultimap().toString();
        String basic = Base64.getEncoder().encodeToString((":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        return headers.contains(TOKEN) || headers.contains(basic);
    }

    @Test
    void nobodyElseIsAskedWhateverTheServerSays() throws ServerFault {
        String before = gate().look().setting();
        try (var other = LoopbackServer.answering(_ -> LoopbackServer.ok("{}"))) {
            MockResponse away = new MockResponse.Builder()
                    .code(307)
                    .addHeader("Location", other.url("/stolen").toString())
                    .build();
            spoilReads(away);
            assertEquals(FaultKind.REDIRECTED, readFault(before));
            spoilWrites(away);
            assertInstanceOf(Acted.NotDone.class, gate().shut(BARRIER));
            assertEquals(List.of(), other.asked());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, REFUSED",
        "403, REFUSED",
        "404, MISSING",
        "409, BROKEN",
        "429, THROTTLED",
        "500, BROKEN",
        "503, BROKEN",
        "204, UNREADABLE"
    })
    void whatCannotBeReadIsAFaultAndNothingIsSent(int status, FaultKind fault) throws ServerFault {
        String before = gate().look().setting();
        spoilReads(status == 204 ? new MockResponse.Builder().code(204).build() : LoopbackServer.status(status));
        assertEquals(fault, readFault(before));
    }

    /// The fault of a look, and that of the acts, which have to look first.
    private FaultKind readFault(String before) {
        ServerFault fault = assertThrows(ServerFault.class, () -> gate().look());
        for (ServerFault act : List.of(
                assertThrows(ServerFault.class, () -> gate().shut(BARRIER)),
                assertThrows(ServerFault.class, () -> gate().restore(before)))) {
            assertEquals(fault.kind(), act.kind());
            assertFalse(act.toString().contains(TOKEN), act.toString());
        }
        assertEquals(List.of(), writes());
        return fault.kind();
    }

    @ParameterizedTest
    @CsvSource({
        "401, NotDone, REFUSED",
        "403, NotDone, REFUSED",
        "404, NotDone, REFUSED",
        "409, NotDone, REFUSED",
        "422, NotDone, REFUSED",
        "429, NotDone, THROTTLED",
        "503, NotDone, THROTTLED",
        "500, Unsure, BROKEN",
        "504, Unsure, BROKEN"
    })
    void whatTheServerDoesNotTakeIsToldAndNotSentAgain(int status, String what, FaultKind kind) throws ServerFault {
        String open = gate().look().setting();
        MockResponse no = new MockResponse.Builder()
                .code(status)
                .body("{\"message\":\"not with " + TOKEN + "\"}")
                .build();
        spoilWrites(no);
        assertFault(what, kind, gate().shut(BARRIER));
        assertEquals(1, writes().size());
        mischief = (_, answer) -> answer;
        gate().shut(BARRIER);
        int sent = writes().size();
        spoilWrites(no);
        assertFault(what, kind, gate().restore(open));
        assertEquals(sent + 1, writes().size());
    }

    private static void assertFault(String what, FaultKind kind, Acted acted) {
        Fault fault = switch (acted) {
            case Acted.NotDone(Fault why) -> why;
            case Acted.Unsure(Fault why) -> why;
            case Acted.Done _ -> throw new AssertionError("it is not done");
        };
        assertEquals(what, acted.getClass().getSimpleName(), fault.sentence());
        assertEquals(kind, fault.kind());
        assertFalse(fault.sentence().contains(TOKEN), fault.sentence());
    }

    @Test
    void whatTheServerTookWithoutAnAnswerIsUnsureAndSentOnce() throws ServerFault {
        mischief = (request, answer) -> {
            if (!product().isWrite(request)) {
                return answer;
            }
            product().answer(request);
            return new MockResponse.Builder()
                    .onResponseStart(new SocketEffect.CloseSocket())
                    .build();
        };
        assertInstanceOf(Acted.Unsure.class, gate().shut(BARRIER));
        assertEquals(1, writes().size());
        assertNotEquals(GateSight.State.OPEN, gate().look().state(), "the next look settles it");
    }

    @Test
    void aSilentServerIsGivenUp() {
        spoilReads(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        Gate gate = gate(server, Map.of(), Duration.ofMillis(300));
        assertEquals(
                FaultKind.TIMED_OUT, assertThrows(ServerFault.class, gate::look).kind());
    }

    @Test
    void aDrippingAnswerIsGivenUp() {
        spoilReads(new MockResponse.Builder()
                .body("{\"a\":\"" + "x".repeat(1000) + "\"}")
                .throttleBody(1, 200, TimeUnit.MILLISECONDS)
                .build());
        Gate gate = gate(server, Map.of(), Duration.ofMillis(300));
        assertEquals(
                FaultKind.TIMED_OUT,
                assertThrows(ServerFault.class, () -> gate.shut(BARRIER)).kind());
        assertEquals(List.of(), writes());
    }

    @Test
    void anEndlessAnswerIsNotRead() throws Exception {
        var packed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(packed))) {
            byte[] spaces = new byte[1 << 20];
            java.util.Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i <= Http.LIMIT >> 20; i++) {
                sink.write(spaces);
            }
        }
        spoilReads(new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(packed)
                .build());
        assertEquals(
                FaultKind.TOO_LARGE,
                assertThrows(ServerFault.class, () -> gate().look()).kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[null]",
                "[{}]",
                "\"text\"",
                "17",
                "[[[[[[",
                "{\"a\":",
                "{}{}",
                "{\"data\":{}}",
                "{\"resources\":null}",
                "{\"value\":[{}]}",
                "{\"metadata\":{\"resourceVersion\":\"1\"},\"spec\":[]}",
                "\0\0\0",
                "PK\u0003\u0004",
                "<html><body>Please log in</body></html>"
            })
    void garbageIsAFault(String garbage) throws ServerFault {
        String before = gate().look().setting();
        spoilTexts(_ -> garbage);
        readFault(before);
    }

    @Test
    void aCutAnswerIsAFault() {
        for (int part = 0; part < 40; part++) {
            int sixteenth = part;
            spoilTexts(text -> text.substring(0, text.length() * sixteenth / 40));
            assertThrows(ServerFault.class, () -> gate().look(), "cut at " + part + "/40");
        }
    }

    @Test
    void aMutatedAnswerNeverLooksShut() {
        var random = new Random(20_261_122);
        for (int i = 0; i < 200; i++) {
            spoilTexts(text -> mutated(text, random));
            try {
                assertNotEquals(GateSight.State.SHUT, gate().look().state(), "mutation " + i);
            } catch (ServerFault fault) {
                assertFalse(fault.toString().contains(TOKEN), fault.toString());
            }
        }
    }

    private static String mutated(String text, Random random) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        int to = Math.min(text.length(), at + 1 + random.nextInt(12));
        String instead = List.of("", "null", "-1", "\"\"", "[]", "{}", "1e999", "\u0007", "x")
                .get(random.nextInt(9));
        return text.substring(0, at) + instead + text.substring(to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "17", "\"x\"", "{\"", "of another kind"})
    void whatWasNotRememberedByItIsNotPutBack(String before) throws ServerFault {
        gate().shut(BARRIER);
        int sent = writes().size();
        ServerFault fault = assertThrows(ServerFault.class, () -> gate().restore(before));
        assertEquals(FaultKind.UNREADABLE, fault.kind());
        assertEquals(sent, writes().size());
    }

    @Test
    void isListedWithWhatItWants() {
        GateKind listed = GateKinds.named(kind).orElseThrow();
        Stream.of(listed.title(), listed.tokenHelp()).forEach(text -> assertFalse(text.isBlank()));
        List<String> known =
                listed.options().stream().map(GateKind.Option::name).toList();
        assertTrue(known.containsAll(options.keySet()), known.toString());
        listed.options().forEach(option -> {
            assertTrue(option.meaning().endsWith("."), option.meaning());
            assertTrue(!option.required() || options.containsKey(option.name()), option.name());
        });
    }
}
