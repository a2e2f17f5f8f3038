package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.andon.build.BuildServer;
import dev.andon.build.Rollouts;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Request;
import dev.andon.deploy.Rollbacker;
import dev.andon.server.ServerContract;
import dev.andon.server.http.Http;
import dev.andon.server.http.Probe;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Mutations;
import dev.andon.testing.Portrait;
import dev.andon.testing.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What every adapter of a deploy server keeps; its fixtures are in
/// `src/test/resources/dev/andon/server/deploy/<kind>/`. One that can go back ([Rollbacker]) has a situation
/// more, `rollback`, with one service that has something to go back to, and two goldens beside the situations:
///
/// - `examined.txt`: that service as it is examined;
/// - `requests.txt`: what is sent to go back to the release before the live one.
///
/// A request of `requests.txt` that `routes.csv` does not answer is taken by the server with an empty object.
abstract class DeployServerContract extends ServerContract {
    private static final String WHY = "orders fall, says Ann";

    DeployServerContract(String kind) {
        super(kind);
    }

    @Override
    protected final Path fixtures() {
        return Scenario.fixtures("deploy", kind());
    }

    @Override
    protected final BuildServer adapter(Source source, Http http) {
        return new Rollouts(server(source, http));
    }

    private DeployServer server(Source source, Http http) {
        return DeployServers.named(kind()).orElseThrow().reader().apply(http, source);
    }

    protected final DeployServer server(Source source) {
        return server(source, http(source));
    }

    @Override
    protected final String recognised(Probe probe) {
        return DeployServers.recognise(probe).map(Kind::name).orElse("");
    }

    /// How the server says no to what it certainly did not do, besides the statuses that say so for every server.
    protected Stream<MockResponse> refusals() {
        return Stream.of();
    }

    /// Whether this request only reads, although it is no GET.
    protected boolean onlyReads(RecordedRequest request) {
        return false;
    }

    /// Whether going back is done by requests; what a program does its own test has to see.
    protected boolean goesBackByRequests() {
        return true;
    }

    private boolean isAct(RecordedRequest request) {
        return !request.getMethod().equals("GET") && !onlyReads(request);
    }

    private boolean goesBack() {
        Source source = Source.of("deploys", kind(), address("http://127.0.0.1:1"));
        return server(source) instanceof Rollbacker;
    }

    private Function<RecordedRequest, MockResponse> acting(Function<RecordedRequest, MockResponse> answer) {
        Scenario scenario = scenario("rollback");
        return request -> isAct(request) ? answer.apply(request) : LoopbackServer.play(scenario, "", request);
    }

    /// The situation's own answer, or an empty object.
    private Function<RecordedRequest, MockResponse> taking() {
        Scenario scenario = scenario("rollback");
        return acting(request -> {
            MockResponse played = LoopbackServer.play(scenario, "", request);
            return played.getCode() == 404 ? LoopbackServer.ok("{}") : played;
        });
    }

    private static Deployment examined(DeployServer server) throws ServerFault {
        Deployment first = server.look().getFirst();
        return ((Rollbacker) server).examine(first.service());
    }

    protected static Release before(Deployment examined) {
        Release to = Proposal.back(examined, "", List.of()).to();
        assertTrue(to != null, () -> "the situation rollback has nothing to go back to: " + Portrait.of(examined));
        return to;
    }

    private static Prepared prepared(DeployServer server) throws ServerFault {
        Deployment examined = examined(server);
        return ((Rollbacker) server).prepare(examined, before(examined), WHY);
    }

    private Stream<RecordedRequest> acts(LoopbackServer server) {
        return server.asked().stream().filter(this::isAct);
    }

    @Test
    void aServiceIsExaminedAsExpected() throws Exception {
        if (!goesBack()) {
            return;
        }
        try (var loopback = LoopbackServer.answering(taking())) {
            String actual = Portrait.of(examined(server(source(loopback))));
            assertGolden("examined.txt", actual.replace(base(loopback), "http://server"));
            assertEquals(0, acts(loopback).count(), "nothing is changed by looking");
        }
    }

    @Test
    void whatIsShownIsWhatIsSentEachOnce() throws Exception {
        if (!goesBack() || !goesBackByRequests()) {
            return;
        }
        try (var loopback = LoopbackServer.answering(taking())) {
            Prepared prepared = prepared(server(source(loopback)));
            assertEquals(0, acts(loopback).count(), "nothing is changed by preparing");
            List<Request> shown = prepared.requests();
            assertGolden(
                    "requests.txt",
                    shown.stream()
                            .map(request -> request.line() + "\n" + request.body())
                            .collect(Collectors.joining("\n"))
                            .replace(base(loopback), "http://server"));
            assertEquals(new Acted.Done(), prepared.send());
            assertEquals(
                    shown,
                    acts(loopback)
                            .map(request -> new Request(
                                    request.getMethod() + " " + request.getUrl(),
                                    request.getBody() == null
                                            ? ""
                                            : request.getBody().utf8()))
                            .toList());
            acts(loopback)
                    .forEach(request -> assertTrue(
                            request.getHeaders().toMultimap().toString().contains(TOKEN)
                                    || request.getHeaders().get("Authorization") != null,
                            request.getTarget()));
            assertFalse(shown.toString().contains(TOKEN), shown.toString());
        }
    }

    @Test
    void aLostAnswerIsUnsureAndNothingIsSentAgain() throws ServerFault {
        assertOneAct(Acted.Unsure.class, _ -> LoopbackServer.cutOff(), Source.DEADLINE);
    }

    @Test
    void anAnswerThatComesTooLateIsUnsure() throws ServerFault {
        assertOneAct(
                Acted.Unsure.class,
                _ -> new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build(),
                Duration.ofMillis(900));
    }

    @Test
    void aServerThatTripsMayHaveDoneIt() throws ServerFault {
        assertOneAct(Acted.Unsure.class, _ -> LoopbackServer.status(500), Source.DEADLINE);
        assertOneAct(Acted.Unsure.class, _ -> LoopbackServer.status(502), Source.DEADLINE);
    }

    /// A proxy that lost the answer says so as well; who is overloaded says until when.
    @Test
    void anOverloadedServerIsBelievedWithATimeAlone() throws ServerFault {
        assertOneAct(Acted.Unsure.class, _ -> LoopbackServer.status(503), Source.DEADLINE);
        assertOneAct(
                Acted.NotDone.class,
                _ -> new MockResponse.Builder()
                        .code(503)
                        .addHeader("Retry-After", "30")
                        .build(),
                Source.DEADLINE);
    }

    static Stream<Arguments> statuses() {
        return Stream.of(400, 401, 403, 404, 409, 422, 429).map(status -> arguments(status));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void aRefusalIsNotDone(int status) throws ServerFault {
        assertOneAct(
                Acted.NotDone.class,
                _ -> new MockResponse.Builder()
                        .code(status)
                        .body("{\"message\":\"no, " + TOKEN + "\"}")
                        .build(),
                Source.DEADLINE);
    }

    @Test
    void theServersOwnRefusalsAreNotDone() throws ServerFault {
        for (MockResponse refusal : refusals().toList()) {
            assertOneAct(Acted.NotDone.class, _ -> refusal, Source.DEADLINE);
        }
    }

    private void assertOneAct(
            Class<? extends Acted> expected, Function<RecordedRequest, MockResponse> answer, Duration deadline)
            throws ServerFault {
        if (!goesBack() || !goesBackByRequests()) {
            return;
        }
        try (var loopback = LoopbackServer.answering(acting(answer))) {
            DeployServer server = server(source(loopback).withTimes(Source.EVERY, deadline));
            Acted acted = prepared(server).send();
            assertInstanceOf(expected, acted);
            assertFalse(acted.toString().contains(TOKEN), acted.toString());
            assertEquals(1, acts(loopback).count(), "sent once, and nothing after what was not taken");
        }
    }

    @Test
    void whereNothingAnswersAnyMoreNothingHappened() throws ServerFault {
        if (!goesBack() || !goesBackByRequests()) {
            return;
        }
        Prepared prepared;
        try (var loopback = LoopbackServer.answering(acting(_ -> LoopbackServer.ok("{}")))) {
            prepared = prepared(server(source(loopback)));
        }
        CLIENT.connectionPool().evictAll();
        Acted acted = prepared.send();
        assertEquals(
                FaultKind.UNREACHABLE,
                assertInstanceOf(Acted.NotDone.class, acted).fault().kind());
    }

    /// What is read before somebody decides is as little to be trusted as what is looked at.
    @Test
    void whateverIsAnsweredBeforeGoingBackIsAtWorstAFault() throws ServerFault {
        if (!goesBack() || !goesBackByRequests()) {
            return;
        }
        Scenario whole = scenario("rollback");
        Deployment seen;
        try (var loopback = LoopbackServer.playing(whole, "")) {
            seen = examined(server(source(loopback)));
        }
        var random = new Random(20_261_123);
        for (String file : whole.answers()) {
            for (int i = 0; i < 40; i++) {
                assertAtWorstAFault(
                        whole.with(file, Mutations.mutate(whole.files().get(file), random)), seen);
            }
            for (String garbage : List.of("null", "{}", "[]", "[{}]", "[null]", "[[]]", "3")) {
                assertAtWorstAFault(whole.with(file, garbage), seen);
            }
        }
    }

    private void assertAtWorstAFault(Scenario hostile, Deployment seen) {
        try (var loopback = LoopbackServer.playing(hostile, "")) {
            Rollbacker rollbacker = (Rollbacker) server(source(loopback));
            try {
                rollbacker.examine(seen.service());
                rollbacker.prepare(seen, before(seen), WHY);
            } catch (ServerFault fault) {
                assertNoSecret(fault);
            }
        }
    }

    protected static String base(LoopbackServer loopback) {
        return trimmed(loopback.url("/").toString());
    }

    protected final void assertGolden(String name, String actual) throws IOException {
        Path file = fixtures().resolve("rollback").resolve(name);
        String expected = Files.exists(file) ? Files.readString(file).strip() : "";
        if (!actual.strip().equals(expected) && "write".equals(System.getProperty("andon.golden"))) {
            Files.writeString(file, actual.strip() + "\n");
        }
        assertEquals(expected, actual.strip());
    }
}
