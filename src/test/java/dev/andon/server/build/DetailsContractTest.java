package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.andon.build.Approval;
import dev.andon.build.Approver;
import dev.andon.build.BuildServer;
import dev.andon.build.Canceller;
import dev.andon.build.FailedTest;
import dev.andon.build.History;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.PartRerunner;
import dev.andon.build.Pipeline;
import dev.andon.build.Stretch;
import dev.andon.build.TestReport;
import dev.andon.build.Tests;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
import org.junit.jupiter.params.provider.ValueSource;

/// What every adapter keeps that tells more of a build than a look shows, or changes a build.
@ParameterizedClass(name = "{0}")
@EnumSource(DetailsCase.class)
class DetailsContractTest {
    private static final String TOKEN = "t0ken-that-must-not-show";
    private static final OkHttpClient CLIENT = Connection.shared();
    private static final Set<String> ONLY_READING = Set.of("GET", "HEAD");

    @Parameter
    DetailsCase its;

    @Test
    void theLogsAreListedAndTheOneThatFailedIsOpenedAtItsEnd() throws ServerFault {
        try (var server = telling()) {
            if (!(adapter(source(server)) instanceof Logs logs)) {
                assertEquals(List.of(), its.expected().logs());
                return;
            }
            Pipeline pipeline = its.pipeline(base(server));
            List<Log> all = logs.logs(pipeline, pipeline.last());
            assertEquals(
                    its.expected().logs(),
                    all.stream().map(log -> log.name() + ":" + log.outcome()).toList());
            LogPart end = logs.read(Log.telling(all).orElseThrow(), new Stretch.End());
            assertEquals(its.expected().end(), end.text());
            assertTrue(end.complete());
            assertShowsToken(server);

            var whole = new StringBuilder();
            long next = logs.whole(Log.telling(all).orElseThrow(), whole::append);
            assertEquals(its.expected().end(), whole.toString());
            assertEquals(end.next(), next);
        }
    }

    @Test
    void theTestsThatFailedAreNamed() throws ServerFault {
        try (var server = telling()) {
            if (!(adapter(source(server)) instanceof Tests tests)) {
                assertEquals("", its.expected().tests());
                return;
            }
            Pipeline pipeline = its.pipeline(base(server));
            TestReport report = tests.tests(pipeline, pipeline.last());
            FailedTest first = report.failing().getFirst();
            assertEquals(
                    its.expected().tests(),
                    report.passed() + "/" + report.failed() + "/" + report.skipped() + " " + first.suite() + "."
                            + first.name() + " " + first.message()
                            + (first.since().isEmpty() ? "" : " since " + first.since()) + " (" + first.streak() + ")");
            assertShowsToken(server);
        }
    }

    @Test
    void theLastBuildsAreToldNewestFirst() throws ServerFault {
        try (var server = telling()) {
            if (!(adapter(source(server)) instanceof History history)) {
                assertEquals(List.of(), its.expected().history());
                return;
            }
            assertEquals(
                    its.expected().history(),
                    history.history(its.pipeline(base(server)), 2).stream()
                            .map(build -> build.label() + ":" + build.outcome() + ":" + build.commit())
                            .toList());
            assertShowsToken(server);
        }
    }

    @Test
    void whatWaitsForAnApprovalIsNamed() throws ServerFault {
        try (var server = telling()) {
            if (!(adapter(source(server)) instanceof Approver approver)) {
                assertEquals(List.of(), its.expected().waiting());
                return;
            }
            assertEquals(
                    its.expected().waiting(),
                    approver.waiting(its.pipeline(base(server))).stream()
                            .map(Approval::name)
                            .toList());
            assertEquals(List.of(), acts(server));
        }
    }

    @Test
    void everyActIsSentOnce() throws ServerFault {
        for (Deed deed : Deed.values()) {
            try (var server = acting(_ -> new MockResponse.Builder().code(201).build())) {
                if (deed.expects(its).isEmpty()) {
                    assertFalse(deed.port.isInstance(adapter(source(server))), deed.name());
                    continue;
                }
                assertEquals(new Acted.Done(), deed.act(adapter(source(server)), its.pipeline(base(server))));
                assertEquals(deed.expects(its), acts(server));
                assertShowsToken(server);
            }
        }
    }

    @Test
    void alsoWhenItsAnswerIsLost() throws ServerFault {
        for (Deed deed : deeds()) {
            try (var server = acting(_ -> new MockResponse.Builder()
                    .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                    .build())) {
                assertInstanceOf(Acted.Unsure.class, deed.act(adapter(source(server)), its.pipeline(base(server))));
                assertEquals(deed.expects(its), acts(server));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"401, REFUSED", "403, REFUSED", "404, REFUSED", "409, REFUSED", "429, THROTTLED"})
    void aRefusedActIsNotDoneAndSaysNoSecret(int status, FaultKind kind) throws ServerFault {
        for (Deed deed : deeds()) {
            try (var server = acting(_ -> new MockResponse.Builder()
                    .code(status)
                    .body("{\"message\":\"no, " + TOKEN + "\"}")
                    .build())) {
                Acted.NotDone refused = assertInstanceOf(
                        Acted.NotDone.class, deed.act(adapter(source(server)), its.pipeline(base(server))));
                assertEquals(kind, refused.fault().kind(), deed.name());
                assertFalse(refused.fault().sentence().contains(TOKEN));
            }
        }
    }

    @Test
    void whereNothingRunsNothingIsSent() throws ServerFault {
        for (Deed deed : deeds()) {
            try (var server = acting(_ -> LoopbackServer.ok("{}"))) {
                assertInstanceOf(
                        Acted.NotDone.class,
                        deed.onApproval(adapter(source(server)), its.resting(base(server)), new Approval("1", "live")));
                assertEquals(List.of(), acts(server), deed.name());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"401, REFUSED", "403, REFUSED", "429, THROTTLED", "500, BROKEN", "503, BROKEN"})
    void aServerThatRefusesOrTripsIsAFault(int status, FaultKind kind) {
        for (Question question : questions()) {
            try (var server = LoopbackServer.answering(_ -> new MockResponse.Builder()
                    .code(status)
                    .body("{\"message\":\"no, " + TOKEN + "\"}")
                    .build())) {
                faultOf(question, server).ifPresent(fault -> {
                    assertEquals(kind, fault.kind(), question.name());
                    assertFalse(
                            fault.fault().sentence().contains(TOKEN),
                            fault.fault().sentence());
                });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[[[",
                "null",
                "7",
                "{\"builds\":7}",
                "[1,2]",
                "{\"a\":",
                "\u0000\u0001",
                "<html><body>log in</body></html>"
            })
    void garbageIsAFaultOrNothing(String garbage) {
        for (Question question : questions()) {
            try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok(garbage))) {
                Pipeline pipeline = its.pipeline(base(server));
                try {
                    question.ask(adapter(source(server)), pipeline);
                } catch (ServerFault expected) {
                    assertFalse(expected.fault().sentence().isBlank());
                }
            }
        }
    }

    @Test
    void anotherHostIsToldNothing() {
        for (Question question : questions()) {
            try (var elsewhere = LoopbackServer.answering(_ -> LoopbackServer.ok("{}"));
                    var server = LoopbackServer.answering(_ -> new MockResponse.Builder()
                            .code(302)
                            .addHeader("Location", elsewhere.url("/log").toString())
                            .build())) {
                try {
                    question.ask(adapter(source(server)), its.pipeline(base(server)));
                } catch (ServerFault expected) {
                    assertEquals(FaultKind.REDIRECTED, expected.kind(), question.name());
                }
                elsewhere
                        .asked()
                        .forEach(request ->
                                assertFalse(request.getHeaders().toString().contains(TOKEN)
                                        || request.getHeaders().get("Authorization") != null));
            }
        }
    }

    @Test
    void aServerThatIsTooSlowIsGivenUp() {
        Question first = questions().getFirst();
        try (var server = LoopbackServer.answering(_ -> new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build())) {
            Source hasty = source(server).withTimes(Source.EVERY, Duration.ofMillis(500));
            first.ask(adapter(hasty), its.pipeline(base(server)));
            fail("it waited for nothing");
        } catch (ServerFault fault) {
            assertEquals(FaultKind.TIMED_OUT, fault.kind());
        }
    }

    @Test
    void everyKindThatCanIsHere() {
        Source source = Source.of("ci", "any", its.address("http://localhost:1"));
        List<Class<?>> ports =
                List.of(Logs.class, Tests.class, History.class, Canceller.class, Approver.class, PartRerunner.class);
        Set<String> can = BuildServers.ALL.stream()
                .filter(kind -> ports.stream()
                        .anyMatch(port -> port.isInstance(kind.reader().apply(http(source), source))))
                .map(Kind::name)
                .filter(name -> !name.equals("hudson"))
                .collect(Collectors.toSet());
        assertEquals(Arrays.stream(DetailsCase.values()).map(DetailsCase::kind).collect(Collectors.toSet()), can);
    }

    /// What can be changed of a build.
    private enum Deed {
        CANCEL(Canceller.class),
        APPROVE(Approver.class),
        RERUN_FAILED(PartRerunner.class);

        private final Class<?> port;

        Deed(Class<?> port) {
            this.port = port;
        }

        List<String> expects(DetailsCase its) {
            return switch (this) {
                case CANCEL -> its.expected().cancel();
                case APPROVE -> its.expected().approve();
                case RERUN_FAILED -> its.expected().rerunFailed();
            };
        }

        Acted act(BuildServer server, Pipeline pipeline) throws ServerFault {
            return this == APPROVE
                    ? onApproval(
                            server,
                            pipeline,
                            ((Approver) server).waiting(pipeline).getFirst())
                    : onApproval(server, pipeline, new Approval("", ""));
        }

        Acted onApproval(BuildServer server, Pipeline pipeline, Approval approval) throws ServerFault {
            return switch (this) {
                case CANCEL -> ((Canceller) server).cancel(pipeline, "too slow");
                case APPROVE -> ((Approver) server).approve(pipeline, approval, "looks well");
                case RERUN_FAILED -> ((PartRerunner) server).rerunFailed(pipeline);
            };
        }
    }

    private List<Deed> deeds() {
        return Arrays.stream(Deed.values())
                .filter(deed -> !deed.expects(its).isEmpty())
                .toList();
    }

    private interface Asking {
        Object ask(BuildServer server, Pipeline pipeline) throws ServerFault;
    }

    private record Question(String name, Asking asking) {
        Object ask(BuildServer server, Pipeline pipeline) throws ServerFault {
            return asking.ask(server, pipeline);
        }
    }

    private List<Question> questions() {
        BuildServer server = adapter(Source.of("ci", its.kind(), its.address("http://localhost:1")));
        List<Question> questions = new ArrayList<>();
        if (server instanceof History) {
            questions.add(new Question("history", (it, pipeline) -> ((History) it).history(pipeline, 10)));
        }
        if (server instanceof Tests) {
            questions.add(new Question("tests", (it, pipeline) -> ((Tests) it).tests(pipeline, pipeline.last())));
        }
        if (server instanceof Logs) {
            questions.add(new Question("log", (it, pipeline) -> {
                List<Log> logs = ((Logs) it).logs(pipeline, pipeline.last());
                return logs.isEmpty() ? logs : ((Logs) it).read(logs.getFirst(), new Stretch.From(0));
            }));
        }
        if (server instanceof Approver) {
            questions.add(new Question("waiting", (it, pipeline) -> ((Approver) it).waiting(pipeline)));
        }
        return questions;
    }

    /// Empty when it was answered without asking the server.
    private Optional<ServerFault> faultOf(Question question, LoopbackServer server) {
        try {
            Object answer = question.ask(adapter(source(server)), its.pipeline(base(server)));
            assertEquals(0, server.asked().size(), question.name() + " gave " + answer);
            return Optional.empty();
        } catch (ServerFault fault) {
            return Optional.of(fault);
        }
    }

    private LoopbackServer telling() {
        return acting(_ -> LoopbackServer.status(404));
    }

    private LoopbackServer acting(Function<RecordedRequest, MockResponse> others) {
        return LoopbackServer.answering(request -> {
            String asked = request.getMethod() + " " + request.getTarget();
            String plain = URLDecoder.decode(asked.replace("+", "%2B"), StandardCharsets.UTF_8);
            String read = its.reads().getOrDefault(asked, its.reads().get(plain));
            if (read != null) {
                return answer(
                        read.replace("SERVER", "http://" + request.getHeaders().get("Host")));
            }
            return request.getTarget().contains("crumbIssuer") ? LoopbackServer.status(404) : others.apply(request);
        });
    }

    private static MockResponse answer(String text) {
        if (text.startsWith("{") || text.startsWith("[") || text.startsWith("<")) {
            return LoopbackServer.ok(text);
        }
        var response = new MockResponse.Builder().code(200).addHeader("Content-Type", "text/plain");
        int line = text.indexOf('\n');
        boolean sized = text.startsWith("X-Text-Size: ");
        return sized
                ? response.addHeader("X-Text-Size", text.substring(13, line))
                        .body(text.substring(line + 1))
                        .build()
                : response.body(text).build();
    }

    private static void assertShowsToken(LoopbackServer server) {
        server.asked()
                .forEach(request -> assertTrue(
                        request.getHeaders().toMultimap().toString().contains(TOKEN)
                                || request.getHeaders().get("Authorization") != null,
                        request.getTarget()));
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
