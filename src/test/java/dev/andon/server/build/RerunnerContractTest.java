package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.BuildServer;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Rerunner;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every adapter keeps that can build something again.
@ParameterizedClass(name = "{0}")
@EnumSource(RerunCase.class)
class RerunnerContractTest {
    private static final String TOKEN = "t0ken-that-must-not-show";
    private static final OkHttpClient CLIENT = Connection.shared();
    private static final Set<String> ONLY_READING = Set.of("GET", "HEAD");

    @Parameter
    RerunCase its;

    @Test
    void theServerIsAskedOnceForTheRightThingByWhoMay() throws ServerFault {
        try (var server = server(_ -> new MockResponse.Builder().code(201).build())) {
            assertEquals(new Acted.Done(), rerun(server));

            assertEquals(its.acts(), acts(server));
            server.asked()
                    .forEach(request -> assertTrue(
                            request.getHeaders().toMultimap().toString().contains(TOKEN)
                                    || request.getHeaders().get("Authorization") != null,
                            request.getTarget()));
        }
    }

    @Test
    void aLostAnswerIsUnsureAndNothingIsSentAgain() throws ServerFault {
        try (var server = server(_ -> new MockResponse.Builder()
                .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                .build())) {
            assertInstanceOf(Acted.Unsure.class, rerun(server));
            assertEquals(its.acts(), acts(server));
        }
    }

    @Test
    void anAnswerThatComesTooLateIsUnsure() throws ServerFault {
        try (var server = server(_ -> new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build())) {
            Source source = source(server).withTimes(Source.EVERY, Duration.ofMillis(700));
            assertInstanceOf(Acted.Unsure.class, ((Rerunner) adapter(source)).rerun(its.red(base(server))));
            assertEquals(its.acts(), acts(server));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void aServerThatTripsMayHaveDoneItAndNoOtherWayIsTried(int status) throws ServerFault {
        try (var server = server(_ -> LoopbackServer.status(status))) {
            assertInstanceOf(Acted.Unsure.class, rerun(server));
            assertEquals(its.acts(), acts(server));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 409, 429, 503})
    void aRefusalIsNotDoneAndSaysNoSecret(int status) throws ServerFault {
        Function<RecordedRequest, MockResponse> refusing =
                request -> request.getMethod().equals("GET")
                        ? LoopbackServer.ok("{\"definition\":{\"id\":2}}")
                        : new MockResponse.Builder()
                                .code(status)
                                .body("{\"message\":\"no, " + TOKEN + "\"}")
                                .build();
        try (var server = server(refusing)) {
            Fault fault = notRun(server);
            assertEquals(status == 429 || status == 503 ? FaultKind.THROTTLED : FaultKind.REFUSED, fault.kind());
            assertFalse(fault.sentence().contains(TOKEN), fault.sentence());
        }
    }

    @Test
    void whereNothingAnswersNothingHappened() {
        var server = server(_ -> LoopbackServer.ok("{}"));
        Source source = source(server);
        Pipeline red = its.red(base(server));
        server.close();
        try {
            Acted acted = ((Rerunner) adapter(source)).rerun(red);
            assertEquals(
                    FaultKind.UNREACHABLE,
                    assertInstanceOf(Acted.NotDone.class, acted).fault().kind());
        } catch (ServerFault fault) {
            assertEquals(FaultKind.UNREACHABLE, fault.kind());
        }
    }

    @Test
    void whatCannotBeReadFirstIsNotActedOn() {
        if (its.reads().isEmpty()) {
            return;
        }
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("[[["))) {
            try {
                assertInstanceOf(Acted.NotDone.class, rerun(server));
            } catch (ServerFault fault) {
                assertEquals(FaultKind.UNREADABLE, fault.kind());
            }
            assertEquals(List.of(), acts(server));
        }
    }

    @Test
    void whatWasNeverBuiltIsNotBuiltAgainUnlessTheServerNeedsNoBuildForIt() throws ServerFault {
        try (var server = server(_ -> LoopbackServer.ok("{}"))) {
            Acted acted = ((Rerunner) adapter(source(server))).rerun(its.neverBuilt());
            boolean needsNone = its == RerunCase.TEAMCITY;
            assertEquals(needsNone, acted instanceof Acted.Done);
            assertEquals(needsNone ? 1 : 0, server.asked().size());
        }
    }

    @Test
    void aGreenOneIsBuiltAgainToo() throws ServerFault {
        Function<RecordedRequest, MockResponse> answers =
                request -> request.getMethod().equals("GET")
                        ? LoopbackServer.ok("{\"definition\":{\"id\":2},\"sourceBranch\":\"refs/heads/main\"}")
                        : new MockResponse.Builder().code(201).build();
        try (var server = server(answers)) {
            assertEquals(
                    new Acted.Done(),
                    ((Rerunner) adapter(source(server))).rerun(its.pipeline(base(server), Outcome.PASSED)));
            assertEquals(1, acts(server).size());
        }
    }

    @Test
    void everyKindThatCanIsHere() {
        Source source = Source.of("ci", "any", its.address("http://localhost:1"));
        Set<String> can = BuildServers.ALL.stream()
                .filter(kind -> kind.reader().apply(http(source), source) instanceof Rerunner)
                .map(Kind::name)
                .collect(Collectors.toSet());
        assertEquals(Arrays.stream(RerunCase.values()).map(RerunCase::kind).collect(Collectors.toSet()), can);
    }

    private Fault notRun(LoopbackServer server) throws ServerFault {
        return assertInstanceOf(Acted.NotDone.class, rerun(server)).fault();
    }

    private Acted rerun(LoopbackServer server) throws ServerFault {
        return ((Rerunner) adapter(source(server))).rerun(its.red(base(server)));
    }

    private LoopbackServer server(Function<RecordedRequest, MockResponse> acting) {
        return LoopbackServer.answering(request -> {
            String read = its.reads().get(request.getMethod() + " " + request.getTarget());
            return read != null
                    ? LoopbackServer.ok(read.replace(
                            "SERVER", "http://" + request.getHeaders().get("Host")))
                    : request.getTarget().contains("crumbIssuer") ? LoopbackServer.status(404) : acting.apply(request);
        });
    }

    private static List<String> acts(LoopbackServer server) {
        return server.asked().stream()
                .filter(request -> !ONLY_READING.contains(request.getMethod()))
                .map(request -> request.getMethod() + " " + request.getTarget() + " "
                        + (request.getBody() == null ? "" : request.getBody().utf8()))
                .toList();
    }

    private static String base(LoopbackServer server) {
        return server.url("/").toString().replaceFirst("/$", "");
    }

    private Source source(LoopbackServer server) {
        return Source.of("ci", its.kind(), its.address(base(server))).withToken("", new Secret(TOKEN));
    }

    private BuildServer adapter(Source source) {
        return BuildServers.named(its.kind()).orElseThrow().reader().apply(http(source), source);
    }

    private static Http http(Source source) {
        return new Http(source, CLIENT, InstantSource.system());
    }
}
