package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.BuildServer;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.people.Person;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.server.http.Probe;
import dev.andon.source.FaultKind;
import dev.andon.source.Glob;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubTest extends BuildServerContract {
    GitHubTest() {
        super("github");
    }

    @Override
    protected URI address(String server) {
        return URI.create(server + "/ann/shop");
    }

    @ParameterizedTest
    @CsvSource({
        "a look at an unchanged repository, passed, 1, 3",
        "what failed is asked for once a red run, failed, 3, 3",
        "whether a running build fails already, running-failing, 2, 3",
        "what a rerun was before, rerun-of-failed, 4, 3",
        "each release branch, branches, 3, 4"
    })
    void asksLittleOnceItKnowsTheRepository(String what, String situation, int requests, int rare) throws ServerFault {
        try (var server = LoopbackServer.playing(scenario(situation), "")) {
            BuildServer adapter = adapter(source(server));
            adapter.look();
            int first = server.asked().size();
            adapter.look();
            assertEquals(requests, server.asked().size() - first, what);
            assertEquals(requests + rare, first, "repository, workflows, pushes and branches with the first look");
        }
    }

    @Test
    void takesStockAgainNowAndThen() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            BuildServer adapter = adapter(source(server));
            for (int i = 0; i < 31; i++) {
                adapter.look();
            }
            assertEquals(
                    2,
                    server.asked().stream()
                            .filter(request -> request.getTarget().endsWith("/repos/ann/shop"))
                            .count());
        }
    }

    @Test
    void showsPullRequestsThatAreOpenWhenTheyAreWanted() throws ServerFault {
        Scenario scenario = scenario("pull-requests");
        try (var server = LoopbackServer.playing(scenario, "")) {
            var wanted = new Selection(List.of(), List.of(), List.of(), true);
            Map<String, Pipeline> seen =
                    byId(adapter(source(server).withSelection(wanted)).look());
            assertEquals(
                    "[shop/CI, shop/CI#5, shop/CI#6]",
                    seen.keySet().stream().sorted().toList().toString());
            assertEquals(
                    new Branch("topic/x", Branch.Kind.PULL_REQUEST),
                    seen.get("shop/CI#5").branch());
            assertEquals(Outcome.FAILED, seen.get("shop/CI#6").last().outcome());
        }
    }

    @Test
    void asksForTheBranchesThatTheSettingsName() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("branches"), "")) {
            var wanted = new Selection(List.of(), List.of(), List.of(new Glob("main"), new Glob("topic/*")), false);
            List<Pipeline> seen = adapter(source(server).withSelection(wanted)).look();
            assertEquals(List.of("shop/CI", "shop/CI@topic/red cart"), ids(seen));
        }
    }

    @Test
    void refusesToAskForHundredsOfBranches() {
        String pushes = IntStream.range(0, 40)
                .mapToObj(i -> "{\"head_branch\":\"topic/" + i + "\"}")
                .collect(Collectors.joining(",", "{\"workflow_runs\":[", "]}"));
        try (var server = LoopbackServer.playing(scenario("passed").with("pushes.json", pushes), "")) {
            var wanted = new Selection(List.of(), List.of(), List.of(new Glob("topic/*")), false);
            Source source = source(server).withSelection(wanted);
            ServerFault fault =
                    assertThrows(ServerFault.class, () -> adapter(source).look());
            assertEquals(FaultKind.TOO_LARGE, fault.kind());
        }
    }

    @Test
    void showsWhatAnOwnerHasExceptWhatIsArchived() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("owner"), "")) {
            Source owner =
                    Source.of("ci", "github", URI.create(server.url("/ann").toString()));
            assertEquals(List.of("shop/CI", "cart/CI"), ids(adapter(owner).look()));
        }
    }

    @Test
    void showsThoseOfAnOwnerThatTheSettingsName() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("owner"), "")) {
            Source owner = Source.of(
                            "ci", "github", URI.create(server.url("/ann").toString()))
                    .withOptions(Map.of("repositories", " cart, shop"));
            assertEquals(List.of("cart/CI", "shop/CI"), ids(adapter(owner).look()));
        }
    }

    @Test
    void saysThatTheAddressNamesNobody() {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            Source nobody = source(URI.create(server.url("/").toString()));
            assertEquals(
                    FaultKind.MISSING,
                    assertThrows(ServerFault.class, () -> adapter(nobody).look())
                            .kind());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/ann/shop, true",
        "https://api.github.com/repos/ann/shop, true",
        "https://acme.ghe.com/ann, true",
        "https://github.com.example.test/ann, false",
        "https://notgithub.com/ann, false"
    })
    void knowsItsOwnHostsByName(String address, boolean expected) {
        Source source = Source.of("ci", "github", URI.create("http://localhost:1"));
        var http = new Http(source, Connection.shared(), InstantSource.fixed(NOW));
        assertEquals(expected, GitHub.recognises(new Probe(URI.create(address), http)));
    }

    @Test
    void keepsTheResultWhenTheFailedJobsCannotBeRead() throws ServerFault {
        Scenario failed = scenario("failed").with("jobs.json", "<html>");
        Pipeline pipeline = look(failed).getFirst();
        assertEquals(Outcome.FAILED, pipeline.last().outcome());
        assertEquals(List.of(), pipeline.last().failing());
    }

    @Test
    void doesNotTakeAnOlderGreenForARerunWhoseFirstAttemptCannotBeRead() throws ServerFault {
        Pipeline pipeline = look(scenario("rerun-of-forgotten")).getFirst();
        assertEquals(Outcome.UNKNOWN, pipeline.last().outcome());
        assertEquals(Activity.QUEUED, pipeline.activity());
    }

    @Test
    void staysRedWhileAFailedRunRunsAgain() throws ServerFault {
        Pipeline pipeline = look(scenario("rerun-of-failed")).getFirst();
        assertEquals(Outcome.FAILED, pipeline.last().outcome());
        assertEquals(Activity.RUNNING, pipeline.activity());
        assertEquals("42 (attempt 2)", current(pipeline));
    }

    private static String current(Pipeline pipeline) {
        return pipeline.current() == null ? "none" : pipeline.current().label();
    }

    @Test
    void waitsUntilASpentLimitIsRenewed() {
        ServerFault fault = faultWhen(_ -> new MockResponse.Builder()
                .code(403)
                .addHeader("X-RateLimit-Remaining", "0")
                .addHeader("X-RateLimit-Reset", "1795349400")
                .build());
        assertEquals(FaultKind.THROTTLED, fault.kind());
        assertEquals(Instant.ofEpochSecond(1_795_349_400), fault.fault().until());
    }

    @Test
    void readsNothingIntoABranchThatWasNeverBuilt() throws ServerFault {
        assertTrue(look(scenario("empty")).isEmpty());
        assertNull(look(scenario("only-cancelled")).getFirst().estimate());
        assertFalse(look(scenario("only-cancelled")).getFirst().last().outcome().isConclusive());
    }

    private static String run(int number, int workflow, int attempt, String event, String conclusion) {
        return "{\"id\":%d,\"workflow_id\":%d,\"run_number\":%d,\"run_attempt\":%d,\"event\":\"%s\",\"head_branch\":\"main\",%s}"
                .formatted(
                        9000 + number,
                        workflow,
                        number,
                        attempt,
                        event,
                        conclusion.isEmpty()
                                ? "\"status\":\"in_progress\""
                                : "\"status\":\"completed\",\"conclusion\":\"" + conclusion + "\"");
    }

    private static String runs(Stream<String> runs) {
        return runs.collect(Collectors.joining(",", "{\"workflow_runs\":[", "]}"));
    }

    /// Whoever forks a project and works on its main line there makes runs that look like the main line's.
    @Test
    void findsTheMainLineBehindAnyNumberOfPullRequestsFromForksMainLines() throws ServerFault {
        List<String> forks = IntStream.range(0, 50)
                .mapToObj(i -> run(100 - i, 11, 1, "pull_request", "success"))
                .toList();
        Scenario scenario = scenario("passed")
                .with("runs.json", runs(forks.stream()))
                .with("runs-11.json", runs(forks.stream().limit(10)))
                .with("runs-12.json", runs(Stream.of(run(7, 12, 1, "schedule", "success"))))
                .with(
                        "runs-11-more.json",
                        runs(Stream.concat(forks.stream(), Stream.of(run(42, 11, 1, "push", "failure")))));
        Map<String, Pipeline> seen = byId(look(scenario));
        assertEquals(Outcome.FAILED, seen.get("shop/CI").last().outcome());
        assertEquals(Outcome.PASSED, seen.get("shop/Nightly").last().outcome());
    }

    @Test
    void whatFailedInManyBuildsDoesNotHideWhatARerunWasBefore() throws ServerFault {
        String workflows = IntStream.rangeClosed(1, 30)
                .mapToObj("{\"id\":%1$d,\"name\":\"w%1$d\",\"path\":\".github/workflows/%1$d.yml\"}"::formatted)
                .collect(Collectors.joining(",", "{\"workflows\":[", "]}"));
        Stream<String> reds = IntStream.range(1, 30).mapToObj(id -> run(id, id, 1, "push", "failure"));
        Scenario scenario = scenario("rerun-of-failed")
                .with("workflows.json", workflows)
                .with("runs.json", runs(Stream.concat(reds, Stream.of(run(42, 30, 2, "push", "")))));
        assertEquals(Outcome.FAILED, byId(look(scenario)).get("shop/w30").last().outcome());
    }

    @Test
    void asksNothingMoreAboutWorkflowsThatNobodyWantsToSee() throws ServerFault {
        for (String situation : List.of("failed", "full-window", "rerun-of-failed")) {
            try (var server = LoopbackServer.playing(scenario(situation), "")) {
                var nothing = new Selection(List.of(new Glob("cart/*")), List.of(), List.of(), false);
                adapter(source(server).withSelection(nothing)).look();
                assertEquals(4, server.asked().size(), situation);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "push, [Bob]",
        "merge_group, [Bob]",
        "workflow_run, [Bob]",
        "schedule, []",
        "workflow_dispatch, []",
        "repository_dispatch, []",
        "issue_comment, []",
        "dynamic, []"
    })
    void blamesTheAuthorOnlyWhereACommitStartedTheRun(String event, String breakers) throws ServerFault {
        Scenario failed = scenario("failed").with(text -> text.replace("\"push\"", '"' + event + '"'));
        List<String> names = look(failed).getFirst().last().breakers().stream()
                .map(Person::name)
                .toList();
        assertEquals(breakers, names.toString());
    }

    @Test
    void aRepositoryThatCannotBeReadHidesNoOther() throws ServerFault {
        var now = new AtomicReference<>(scenario("owner"));
        Function<RecordedRequest, MockResponse> withoutCart =
                request -> request.getTarget().contains("/cart/actions/runs?branch")
                        ? LoopbackServer.status(404)
                        : LoopbackServer.play(now.get(), "", request);
        try (var server = LoopbackServer.answering(withoutCart)) {
            BuildServer adapter = adapter(
                    Source.of("ci", "github", URI.create(server.url("/ann").toString())));
            Map<String, Pipeline> seen = byId(adapter.look());
            assertEquals(Outcome.PASSED, seen.get("shop/CI").last().outcome());
            assertEquals(Activity.UNKNOWN, seen.get("cart").activity());
            now.set(scenario("owner")
                    .with("owned.json", "[" + scenario("owner").files().get("repository.json") + "]"));
            for (int i = 1; i < 30; i++) {
                adapter.look();
            }
            assertEquals(List.of("shop/CI"), ids(adapter.look()), "once it is known to be deleted");
        }
    }

    /// Its builds stay in the lists: a red one would stay on the wall for ever.
    @Test
    void leavesOutBranchesThatWereDeletedAndTagsOfSuchNames() throws ServerFault {
        Scenario branches = scenario("branches");
        assertEquals(2, look(branches).size());
        Function<RecordedRequest, MockResponse> deleted =
                request -> request.getTarget().contains("/branches/")
                        ? LoopbackServer.status(404)
                        : LoopbackServer.play(branches, "", request);
        try (var server = LoopbackServer.answering(deleted)) {
            assertEquals(1, adapter(source(server)).look().size());
        }
        Scenario renamed = branches.with("branch-release.json", "{\"name\":\"release/two\"}");
        assertEquals(1, look(renamed).size());
    }

    private static List<String> ids(List<Pipeline> pipelines) {
        return pipelines.stream().map(Pipeline::id).toList();
    }

    private static Map<String, Pipeline> byId(List<Pipeline> pipelines) {
        return pipelines.stream().collect(Collectors.toMap(Pipeline::id, pipeline -> pipeline));
    }
}
