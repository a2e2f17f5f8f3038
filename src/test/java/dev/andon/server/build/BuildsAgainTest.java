package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.andon.build.Branch;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Rerunner;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is odd about each server that builds something again.
class BuildsAgainTest {
    @ParameterizedTest(name = "{0} refuses the failed jobs: {1}")
    @CsvSource({
        "GITHUB, /api/v3/repos/ann/shop/actions/runs/4711/rerun",
        "GITEA, /api/v1/repos/ann/shop/actions/runs/309/rerun"
    })
    void theWholeRunIsRepeatedWhereTheFailedJobsCertainlyWereNot(RerunCase its, String whole) throws ServerFault {
        Function<RecordedRequest, MockResponse> answers = request -> request.getMethod()
                        .equals("GET")
                ? LoopbackServer.ok(its.reads().values().iterator().next().replace("SERVER", host(request)))
                : request.getTarget().endsWith("/rerun-failed-jobs")
                        ? LoopbackServer.status(403)
                        : new MockResponse.Builder().code(201).build();
        try (var server = LoopbackServer.answering(answers)) {
            assertEquals(new Acted.Done(), rerun(its, server, Outcome.FAILED));
            assertEquals(whole, server.asked().getLast().getTarget());
        }
    }

    @Test
    void whoIsThrottledTriesNoOtherWay() throws ServerFault {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.status(429))) {
            var acted = assertInstanceOf(Acted.NotDone.class, rerun(RerunCase.GITHUB, server, Outcome.FAILED));
            assertEquals(FaultKind.THROTTLED, acted.fault().kind());
            assertEquals(1, server.asked().size());
        }
    }

    @Test
    void anAzureThatCannotRetryQueuesTheSameRevision() throws ServerFault {
        Function<RecordedRequest, MockResponse> answers = request -> switch (request.getMethod()) {
            case "PATCH" -> LoopbackServer.status(400);
            case "GET" ->
                LoopbackServer.ok(
                        "{\"id\":12,\"definition\":{\"id\":2,\"name\":\"ci\"},\"sourceBranch\":\"refs/heads/main\",\"sourceVersion\":\"c0ffee\"}");
            default -> LoopbackServer.ok("{}");
        };
        try (var server = LoopbackServer.answering(answers)) {
            assertEquals(new Acted.Done(), rerun(RerunCase.AZURE, server, Outcome.FAILED));
            RecordedRequest queued = server.asked().getLast();
            assertEquals("/tfs/shop/_apis/build/builds?api-version=5.0", queued.getTarget());
            assertEquals(
                    "{\"definition\":{\"id\":2},\"sourceBranch\":\"refs/heads/main\",\"sourceVersion\":\"c0ffee\"}",
                    queued.getBody().utf8());
        }
    }

    @Test
    void aBranchOfTeamCityIsNamed() throws ServerFault {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("{}"))) {
            Pipeline branch = Pipeline.named("Shop_Unit@release/1", "Shop / Unit")
                    .branch(new Branch("release/1", Branch.Kind.OTHER))
                    .done();
            rerunner(RerunCase.TEAMCITY, server).rerun(branch);
            assertEquals(
                    "{\"buildType\":{\"id\":\"Shop_Unit\"},\"branchName\":\"release/1\","
                            + "\"triggeringOptions\":{\"rebuildFailedOrIncompleteDependencies\":true}}",
                    server.asked().getFirst().getBody().utf8());
        }
    }

    @Test
    void aGreenBranchOfGitLabIsBuiltAnewAndAGreenMergeRequestCannotBe() throws ServerFault {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("{}"))) {
            assertEquals(new Acted.Done(), rerun(RerunCase.GITLAB, server, Outcome.PASSED));
            assertEquals(
                    "/api/v4/projects/team%2Ftools%2Fshop/pipeline?ref=main",
                    server.asked().getFirst().getTarget());
            Pipeline request = Pipeline.named("team/tools/shop@topic", "team/tools/shop")
                    .branch(new Branch("topic", Branch.Kind.PULL_REQUEST))
                    .last(RerunCase.GITLAB
                            .pipeline(base(server), Outcome.PASSED)
                            .last())
                    .done();
            assertInstanceOf(
                    Acted.NotDone.class, rerunner(RerunCase.GITLAB, server).rerun(request));
            assertEquals(1, server.asked().size());
        }
    }

    @Test
    void aGitLabBelowAPrefixIsAskedBelowIt() throws ServerFault {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("{}"))) {
            rerunner(RerunCase.GITLAB, server).rerun(RerunCase.GITLAB.red(base(server) + "/git"));
            assertEquals(
                    "/git/api/v4/projects/team%2Ftools%2Fshop/pipelines/88/retry",
                    server.asked().getFirst().getTarget());
        }
    }

    @Test
    void aServerUnderAnotherNameOfItsOwnGetsTheTokenOnlyWhereWeKnowIt() throws ServerFault {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("{}"))) {
            for (RerunCase its : List.of(RerunCase.JENKINS, RerunCase.GITLAB, RerunCase.GITHUB, RerunCase.DRONE)) {
                rerunner(its, server).rerun(its.red("http://inside.example"));
            }
            assertEquals(
                    4,
                    server.asked().stream()
                            .filter(request -> request.getMethod().equals("POST"))
                            .count());
        }
    }

    @Test
    void aCrumbGoesWithTheSessionItWasMadeIn() throws ServerFault {
        Function<RecordedRequest, MockResponse> answers =
                request -> request.getTarget().equals("/crumbIssuer/api/json")
                        ? LoopbackServer.ok("{\"crumbRequestField\":\"Jenkins-Crumb\",\"crumb\":\"1234\"}")
                                .newBuilder()
                                .addHeader("Set-Cookie", "JSESSIONID.ab12=node0xyz; Path=/; HttpOnly")
                                .build()
                        : LoopbackServer.ok("{\"actions\":[]}");
        try (var server = LoopbackServer.answering(answers)) {
            rerun(RerunCase.JENKINS, server, Outcome.FAILED);
            RecordedRequest act = server.asked().getLast();
            assertEquals("1234", act.getHeaders().get("Jenkins-Crumb"));
            assertEquals("JSESSIONID.ab12=node0xyz", act.getHeaders().get("Cookie"));
        }
    }

    @Test
    void aServerWithoutCrumbsIsShownNone() throws ServerFault {
        Function<RecordedRequest, MockResponse> answers =
                request -> request.getTarget().startsWith("/crumbIssuer")
                        ? LoopbackServer.status(404)
                        : LoopbackServer.ok("{\"actions\":[]}");
        try (var server = LoopbackServer.answering(answers)) {
            assertEquals(new Acted.Done(), rerun(RerunCase.JENKINS, server, Outcome.FAILED));
            assertNull(server.asked().getLast().getHeaders().get("Jenkins-Crumb"));
        }
    }

    @Test
    void aBuildbotThatRefusesInAGoodAnswerDidNotDoIt() throws ServerFault {
        Function<RecordedRequest, MockResponse> answers = request -> LoopbackServer.ok(
                request.getMethod().equals("GET")
                        ? "{\"builds\":[{\"buildid\":951}]}"
                        : "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32600,\"message\":\"no\"}}");
        try (var server = LoopbackServer.answering(answers)) {
            assertInstanceOf(Acted.NotDone.class, rerun(RerunCase.BUILDBOT, server, Outcome.FAILED));
        }
    }

    private static String host(RecordedRequest request) {
        return "http://" + request.getHeaders().get("Host");
    }

    private static Acted rerun(RerunCase its, LoopbackServer server, Outcome outcome) throws ServerFault {
        return rerunner(its, server).rerun(its.pipeline(base(server), outcome));
    }

    private static Rerunner rerunner(RerunCase its, LoopbackServer server) {
        Source source = Source.of("ci", its.kind(), its.address(base(server))).withToken("", new Secret("t0ken"));
        var http = new Http(source, Connection.shared(), InstantSource.system());
        return (Rerunner) BuildServers.named(its.kind()).orElseThrow().reader().apply(http, source);
    }

    private static String base(LoopbackServer server) {
        return server.url("/").toString().replaceFirst("/$", "");
    }
}
