package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.BuildServer;
import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.build.Trail;
import dev.andon.people.Person;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Mutations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What every adapter keeps that can tell the commits between two revisions.
@ParameterizedClass(name = "{0}")
@EnumSource(TrailCase.class)
class TrailContractTest {
    private static final String TOKEN = "t0ken-that-must-not-show";
    private static final OkHttpClient CLIENT = Connection.shared();
    private static final String LIVE = "a".repeat(40);
    private static final String GREEN = "d3".repeat(20);
    private static final String UNHEARD_OF = "e7".repeat(20);

    @Parameter
    TrailCase its;

    @Test
    void whatGreenHasAndLiveHasNotNewestFirst() throws ServerFault {
        try (var server = playing()) {
            Commits commits = between(server, LIVE, GREEN);

            assertEquals(
                    List.of("d3 Ann Merge the cart", "c2 Bob Mend the cart", "b1 Ann Take coupons"),
                    commits.list().stream().map(TrailContractTest::brief).toList());
            assertTrue(commits.complete());
            assertEquals(
                    List.of("Ann", "Bob"),
                    commits.authors().stream().map(Person::name).toList());
            assertEquals(its == TrailCase.HUDSON ? "null" : "2026-11-22T10:00:00Z", String.valueOf(commits.oldest()));
        }
    }

    @Test
    void theServerIsOnlyReadInFewRequestsByWhoMay() throws ServerFault {
        try (var server = playing()) {
            between(server, LIVE, GREEN);

            List<String> targets =
                    server.asked().stream().map(TrailContractTest::decoded).toList();
            assertEquals(its.asked().size(), targets.size());
            for (int i = 0; i < targets.size(); i++) {
                String wanted = its.asked().get(i).target(LIVE, GREEN);
                assertTrue(targets.get(i).startsWith(wanted), targets.get(i));
            }
            for (RecordedRequest request : server.asked()) {
                assertEquals("GET", request.getMethod());
                assertTrue(request.getHeaders().get("Authorization") != null, request.getTarget());
            }
        }
    }

    @Test
    void anAbbreviatedRevisionWillDo() throws ServerFault {
        try (var server = playing()) {
            assertEquals(3, between(server, LIVE.substring(0, 7), GREEN).list().size());
        }
    }

    /// Where the server itself says so, it is by its status.
    @Test
    void aRevisionThatTheServerDoesNotKnowIsAFaultAndNoNumber() {
        try (var server = playing()) {
            for (List<String> pair : List.of(List.of(UNHEARD_OF, GREEN), List.of(LIVE, UNHEARD_OF))) {
                ServerFault fault = assertThrows(
                        ServerFault.class, () -> between(server, pair.getFirst(), pair.getLast()), pair::toString);
                assertEquals(FaultKind.MISSING, fault.kind());
                assertTrue(
                        fault.fault().sentence().contains("e7e7e7e7e7"),
                        fault.fault().sentence());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"400,BROKEN", "401,REFUSED", "403,REFUSED", "404,MISSING", "429,THROTTLED", "500,BROKEN"})
    void aRefusalIsAFaultWithoutASecret(int status, FaultKind kind) {
        try (var server = LoopbackServer.answering(_ -> new MockResponse.Builder()
                .code(status)
                .body("{\"message\":\"no, " + TOKEN + "\"}")
                .build())) {
            ServerFault fault = assertThrows(ServerFault.class, () -> between(server, LIVE, GREEN));
            assertEquals(kind, fault.kind());
            assertFalse(fault.fault().sentence().contains(TOKEN), fault.fault().sentence());
        }
    }

    @Test
    void anAnswerThatDoesNotComeIsAFaultInTime() {
        try (var server = LoopbackServer.answering(_ -> new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build())) {
            Source source = source(server).withTimes(Source.EVERY, Duration.ofMillis(700));
            ServerFault fault = assertThrows(
                    ServerFault.class,
                    () -> ((Trail) adapter(source)).between(its.pipeline(base(server)), LIVE, GREEN));
            assertEquals(FaultKind.TIMED_OUT, fault.kind());
        }
    }

    @Test
    void nothingIsAskedOfAPipelineThatWasNeverBuilt() throws ServerFault {
        try (var server = playing()) {
            Trail trail = (Trail) adapter(source(server));
            if (its == TrailCase.BUILDBOT || its == TrailCase.TEAMCITY) {
                assertEquals(
                        3, trail.between(its.neverBuilt(), LIVE, GREEN).list().size());
                return;
            }
            ServerFault fault = assertThrows(ServerFault.class, () -> trail.between(its.neverBuilt(), LIVE, GREEN));
            assertEquals(FaultKind.MISSING, fault.kind());
            assertEquals(0, server.asked().size());
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "[]", "{}", "null", "[[[", "<html>login</html>", "'{\"changes\":[{}]}'", "'{\"commits\":[{}]}'"})
    void whatIsNoAnswerIsAFault(String body) {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok(body))) {
            assertThrows(ServerFault.class, () -> between(server, LIVE, GREEN));
        }
    }

    @Test
    void mutatedAnswersThrowNothingElse() {
        for (int seed = 0; seed < 40; seed++) {
            int fixed = seed;
            try (var server = LoopbackServer.answering(request -> answer(request)
                    .map(body -> LoopbackServer.ok(Mutations.mutate(body, new Random(fixed))))
                    .orElse(LoopbackServer.status(404)))) {
                Commits commits = between(server, LIVE, GREEN);
                assertTrue(commits.list().size() <= Trail.AT_MOST);
            } catch (ServerFault expected) {
                assertFalse(expected.fault().sentence().isBlank());
            }
        }
    }

    @Test
    void everyKindThatCanIsHere() {
        Source source = Source.of("ci", "any", its.address("http://localhost:1"));
        Set<String> can = BuildServers.ALL.stream()
                .filter(kind -> kind.reader().apply(http(source), source) instanceof Trail)
                .map(Kind::name)
                .collect(Collectors.toSet());
        assertEquals(Arrays.stream(TrailCase.values()).map(TrailCase::kind).collect(Collectors.toSet()), can);
    }

    private static String brief(Commit commit) {
        Person author = Objects.requireNonNull(commit.author());
        return commit.id().substring(0, 2) + " " + author.name() + " " + commit.subject();
    }

    private Commits between(LoopbackServer server, String from, String to) throws ServerFault {
        return ((Trail) adapter(source(server))).between(its.pipeline(base(server)), from, to);
    }

    private LoopbackServer playing() {
        Function<RecordedRequest, MockResponse> answers =
                request -> answer(request).map(LoopbackServer::ok).orElse(LoopbackServer.status(404));
        return LoopbackServer.answering(answers);
    }

    private Optional<String> answer(RecordedRequest request) {
        String target = decoded(request);
        return target.contains(UNHEARD_OF)
                ? Optional.empty()
                : its.asked().stream()
                        .filter(asked -> target.startsWith(path(asked.target())))
                        .findFirst()
                        .map(asked -> file(asked.answer()));
    }

    /// Of an address with revisions in its path, what stands before them.
    private static String path(String target) {
        return target.split("[?]|FROM")[0];
    }

    private static String decoded(RecordedRequest request) {
        String target = request.getTarget();
        int query = target.indexOf('?');
        return query < 0
                ? target
                : target.substring(0, query) + URLDecoder.decode(target.substring(query), StandardCharsets.UTF_8);
    }

    private static String file(String name) {
        try (InputStream file = TrailContractTest.class.getResourceAsStream("/dev/andon/server/trail/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
