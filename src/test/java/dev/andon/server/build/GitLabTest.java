package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Branch;
import dev.andon.build.BuildServer;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.source.FaultKind;
import dev.andon.source.Glob;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitLabTest extends BuildServerContract {
    GitLabTest() {
        super("gitlab");
    }

    @Override
    protected Source source(URI address) {
        return super.source(address).withOptions(Map.of("projects", "shop"));
    }

    /// GraphQL is asked by POST, which knows no conditional requests.
    @Override
    protected boolean asksByGet() {
        return false;
    }

    @ParameterizedTest
    @CsvSource({
        "a group,            https://gitlab.com/shop,                      https://gitlab.com/,        shop",
        "a subgroup,         https://gitlab.com/shop/web/,                 https://gitlab.com/,        shop/web",
        "an old group page,  https://git.example/groups/shop,              https://git.example/,       shop",
        "a page of a group,  https://git.example/groups/shop/-/issues,     https://git.example/,       shop",
        "a page of a project,https://git.example:8443/shop/cart/-/pipelines?page=2, https://git.example:8443/, shop/cart",
        "what Git clones,    https://git.example/shop/cart.git,            https://git.example/,       shop/cart"
    })
    void readsTheAddressThatPeoplePaste(String what, URI address, URI root, String entry) {
        assertEquals(
                new GitLabPlace(root, List.of(entry)),
                GitLabPlace.all(address, List.of()).getFirst(),
                what);
    }

    @Test
    void takesTheBeginningOfAPathForAPrefixWhenNothingElseHelps() {
        assertEquals(
                List.of("https://h/ a/b/c", "https://h/a/ b/c", "https://h/a/b/ c"),
                GitLabPlace.all(URI.create("https://h/a/b/c"), List.of()).stream()
                        .map(place -> place.root() + " " + String.join(",", place.entries()))
                        .toList());
    }

    @Test
    void findsAGitLabBelowAPathPrefixAndKeepsToIt() throws ServerFault {
        Scenario scenario = scenario("passed");
        try (var server = LoopbackServer.playing(scenario, "/git")) {
            BuildServer adapter = adapter(
                    Source.of("ci", "gitlab", URI.create(server.url("/git/shop").toString())));
            assertEquals(2, adapter.look().size());
            int searching = server.asked().size();
            adapter.look();
            assertEquals(searching + 2, server.asked().size());
            assertTrue(server.asked().getLast().getTarget().startsWith("/git/api/graphql"));
        }
    }

    @ParameterizedTest
    @CsvSource({"passed, 2", "failed, 2", "running-failing, 3", "two-pages, 3", "rest-passed, 4"})
    void needsFewRequests(String situation, int requests) throws ServerFault {
        try (var server = LoopbackServer.playing(scenario(situation), "")) {
            BuildServer adapter = adapter(source(server));
            adapter.look();
            int first = server.asked().size();
            adapter.look();
            assertEquals(requests, server.asked().size() - first, () -> targets(server));
        }
    }

    private static String targets(LoopbackServer server) {
        return server.asked().stream().map(RecordedRequest::getTarget).collect(Collectors.joining("\n"));
    }

    @Test
    void asksForSelectedBranchesByName() throws ServerFault {
        var selection = new Selection(List.of(), List.of(), List.of(new Glob("main"), new Glob("release/2")), false);
        try (var server = LoopbackServer.playing(scenario("branches"), "")) {
            adapter(source(server).withSelection(selection)).look();
            String asked = server.asked().get(1).getBody().utf8();
            assertTrue(asked.contains("\"r1\":\"release/2\""), asked);
            assertTrue(!asked.contains("first: 50"), asked);
        }
    }

    @Test
    void showsOpenMergeRequestsWhenTheyAreSelected() throws ServerFault {
        var selection = new Selection(List.of(), List.of(), List.of(), true);
        Scenario scenario = scenario("passed").with("runs.json", """
                {"data": {"l0": {"nodes": [{"fullPath": "shop/cart", "pipelines": {"nodes": []}},
                    {"fullPath": "shop/web/checkout", "pipelines": {"nodes": []}}]},
                  "l1": {"nodes": [{"fullPath": "shop/cart"}, {"fullPath": "shop/web/checkout"}]},
                  "l2": {"nodes": [{"fullPath": "shop/cart", "mergeRequests": {"nodes": [
                    {"iid": "7", "webUrl": "https://gitlab.example/shop/cart/-/merge_requests/7", "pipelines": {"nodes": [
                      {"id": "gid://gitlab/Ci::Pipeline/940", "iid": "40", "status": "FAILED",
                       "ref": "refs/merge-requests/7/head"}]}}]}}, {"fullPath": "shop/web/checkout"}]}}}
                """);
        try (var server = LoopbackServer.playing(scenario, "")) {
            List<Pipeline> seen =
                    adapter(source(server).withSelection(selection)).look();
            assertEquals(
                    List.of("shop/cart@!7"), seen.stream().map(Pipeline::id).toList());
            assertEquals(
                    new Branch("!7", Branch.Kind.PULL_REQUEST), seen.getFirst().branch());
            assertEquals(Outcome.FAILED, seen.getFirst().last().outcome());
        }
    }

    @Test
    void showsOpenMergeRequestsByRestToo() throws ServerFault {
        var selection = new Selection(List.of(), List.of(), List.of(), true);
        Scenario scenario = scenario("rest-passed")
                .with("rest-newest-1.json", """
                        [{"id": 915, "iid": 15, "status": "success", "ref": "refs/merge-requests/7/head"},
                         {"id": 914, "iid": 14, "status": "failed", "ref": "refs/merge-requests/8/head"}]""")
                .with(
                        "rest-run-915.json",
                        "{\"id\": 915, \"status\": \"success\", \"ref\": \"refs/merge-requests/7/head\"}")
                .with(
                        "rest-requests-1.json",
                        "[{\"iid\": 7, \"source_branch\": \"feature/x\", \"web_url\": \"https://gitlab.example/mr/7\"}]");
        try (var server = LoopbackServer.playing(scenario, "")) {
            List<Pipeline> seen =
                    adapter(source(server).withSelection(selection)).look();
            assertEquals(
                    List.of("shop/cart", "shop/cart@!7"),
                    seen.stream().map(Pipeline::id).toList());
        }
    }

    @Test
    void asksInSmallerPartsWhenAQuestionIsTooComplex() throws ServerFault {
        Scenario scenario = scenario("two-main-lines");
        Function<RecordedRequest, MockResponse> strict = request -> {
            String asked = request.getBody() == null ? "" : request.getBody().utf8();
            return asked.contains("l1: ")
                    ? LoopbackServer.ok(
                            "{\"errors\": [{\"message\": \"Query has complexity of 301, which exceeds max complexity of 250\"}]}")
                    : asked.contains("trunk")
                            ? LoopbackServer.ok(scenario.files()
                                    .get("runs.json")
                                    .replace("\"l1\"", "\"l0\"")
                                    .replaceFirst("\"l0\"", "\"old\""))
                            : asked.contains("$r0")
                                    ? LoopbackServer.play(scenario, "", request)
                                    : asked.contains("first: 50")
                                            ? LoopbackServer.ok(scenario.files()
                                                    .get("runs.json")
                                                    .replace("\"l2\"", "\"l0\"")
                                                    .replaceFirst("\"l0\"", "\"old\""))
                                            : LoopbackServer.play(scenario, "", request);
        };
        try (var server = LoopbackServer.answering(strict)) {
            BuildServer adapter = adapter(source(server));
            assertEquals(
                    List.of("shop/cart", "shop/web/checkout"),
                    adapter.look().stream().map(Pipeline::id).toList());
            int first = server.asked().size();
            adapter.look();
            assertEquals(4, server.asked().size() - first, "it remembers how much it may ask at once");
        }
    }

    @Test
    void aTypingErrorInTheListHidesNoOtherProject() throws ServerFault {
        Scenario scenario = scenario("passed")
                .with(
                        "found.json",
                        scenario("passed")
                                .files()
                                .get("found.json")
                                .replaceFirst("\"p0\": null", "\"p0\": null, \"p1\": null, \"g1\": null"));
        try (var server = LoopbackServer.playing(scenario, "")) {
            List<Pipeline> seen = adapter(source(server).withOptions(Map.of("projects", "shop, shpo/cart")))
                    .look();
            assertEquals(
                    List.of("shpo/cart", "shop/cart", "shop/web/checkout"),
                    seen.stream().map(Pipeline::id).toList());
            assertEquals(Outcome.UNKNOWN, seen.getFirst().last().outcome());
        }
    }

    @Test
    void aRefusalOfEveryProjectIsARefusalAndNotAnEmptyWall() {
        Scenario scenario = scenario("rest-passed");
        ServerFault fault = faultWhen(request -> request.getTarget().contains("/pipelines")
                ? LoopbackServer.status(403)
                : LoopbackServer.play(scenario, "", request));
        assertEquals(FaultKind.REFUSED, fault.kind());
    }

    @Test
    void losingTheNamesOfJobsDoesNotLoseTheRed() throws ServerFault {
        Scenario scenario = scenario("failed");
        try (var server = LoopbackServer.answering(
                request -> request.getBody() != null && request.getBody().utf8().contains("tooltip")
                        ? LoopbackServer.status(500)
                        : LoopbackServer.play(scenario, "", request))) {
            List<Pipeline> seen = adapter(source(server)).look();
            assertEquals(Outcome.FAILED, seen.getFirst().last().outcome());
            assertEquals(List.of(), seen.getFirst().last().failing());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500, repeated-after-failed, 913",
        "403, repeated-after-failed, 913",
        "403, rest-repeated-after-failed, 911"
    })
    void whatWasRedBeforeItGoesOnIsNotGuessed(int status, String situation, String label) throws ServerFault {
        Scenario scenario = scenario(situation);
        try (var server = LoopbackServer.answering(request ->
                isCloserLook(request) ? LoopbackServer.status(status) : LoopbackServer.play(scenario, "", request))) {
            Pipeline seen = adapter(source(server)).look().getFirst();
            assertEquals(Outcome.UNKNOWN, seen.last().outcome());
            assertEquals(
                    label + " running",
                    seen.last().label() + " " + seen.activity().word());
        }
    }

    @Test
    void aServerThatWantsToBeLeftAloneIsLeftAlone() {
        Scenario scenario = scenario("failed");
        ServerFault fault = faultWhen(request ->
                isCloserLook(request) ? LoopbackServer.status(429) : LoopbackServer.play(scenario, "", request));
        assertEquals(FaultKind.THROTTLED, fault.kind());
    }

    private static boolean isCloserLook(RecordedRequest request) {
        return request.getTarget().contains("/jobs")
                || (request.getBody() != null && request.getBody().utf8().contains("tooltip"));
    }

    /// 30 failed projects: 6 are looked at with one question, and 4 questions are asked in one look.
    @Test
    void looksCloserAtARedRunOnceAndAtAllOfThemInTime() throws ServerFault {
        Scenario scenario = scenario("passed");
        try (var server = LoopbackServer.answering(request -> {
            String asked = request.getBody() == null ? "" : request.getBody().utf8();
            return asked.contains("group(fullPath")
                    ? LoopbackServer.ok(manyProjects())
                    : asked.contains("projects(ids")
                            ? LoopbackServer.ok(manyRuns(asked))
                            : asked.contains("tooltip")
                                    ? LoopbackServer.ok(manyCloser())
                                    : LoopbackServer.play(scenario, "", request);
        })) {
            BuildServer adapter = adapter(source(server));
            for (int expected : new int[] {24, 30, 30}) {
                long explained = adapter.look().stream()
                        .filter(one -> one.last().outcome() == Outcome.FAILED)
                        .filter(one -> one.last().failing().equals(List.of("test: unit")))
                        .count();
                assertEquals(expected, explained);
            }
            assertEquals(
                    5, server.asked().stream().filter(GitLabTest::isCloserLook).count());
        }
    }

    private static String manyProjects() {
        return IntStream.range(0, 30)
                .mapToObj("""
                {"id": "%1$d", "fullPath": "shop/p%1$d", "webUrl": "", "repository": {"rootRef": "main"}}"""::formatted)
                .collect(Collectors.joining(",", "{\"data\": {\"g0\": {\"projects\": {\"nodes\": [", "]}}}}"));
    }

    /// Some projects may be asked for several times; each list holds all.
    private static String manyRuns(String asked) {
        String all =
                IntStream.range(0, 30).mapToObj("""
                {"fullPath": "shop/p%1$d", "pipelines": {"nodes": [{"id": "%1$d", "iid": "%1$d", "status": "FAILED",
                 "ref": "main", "finishedAt": "2026-11-22T09:05:00Z"}]}}"""::formatted).collect(Collectors.joining(",", "{\"nodes\": [", "]}"));
        return IntStream.range(0, 4)
                .filter(i -> asked.contains("l" + i + ": "))
                .mapToObj(i -> "\"l" + i + "\": " + all)
                .collect(Collectors.joining(",", "{\"data\": {", "}}"));
    }

    private static String manyCloser() {
        return IntStream.range(0, 6).mapToObj("""
                "c%d": {"pipeline": {"jobs": {"nodes": [{"name": "unit", "status": "FAILED", "stage": {"name": "test"}}]}}}"""::formatted).collect(Collectors.joining(",", "{\"data\": {", "}}"));
    }

    @Test
    void byRestItDoesNotAskForMoreProjectsThanIsPolite() {
        String projects = IntStream.range(0, 100)
                .mapToObj(
                        "{\"id\": %1$d, \"path_with_namespace\": \"shop/p%1$d\", \"default_branch\": \"main\"}"
                                ::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        ServerFault fault = faultWhen(request -> request.getTarget().startsWith("/api/v4/groups/shop/projects")
                ? LoopbackServer.ok(
                        request.getTarget().endsWith("page=1")
                                ? projects
                                : request.getTarget().endsWith("page=2") ? projects.replace("shop/p", "shop/q") : "[]")
                : LoopbackServer.status(404));
        assertEquals(FaultKind.TOO_LARGE, fault.kind());
    }

    @Test
    void askedForNothingItSaysWhatToSet() {
        ServerFault fault = assertThrows(
                ServerFault.class,
                () -> adapter(Source.of("ci", "gitlab", URI.create("https://gitlab.example/")))
                        .look());
        assertTrue(fault.fault().sentence().contains("projects"), fault.fault().sentence());
    }

    @Test
    void unchangedRunsAreEqualPipelines() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            BuildServer adapter = adapter(source(server));
            assertEquals(adapter.look(), adapter.look());
        }
    }
}
