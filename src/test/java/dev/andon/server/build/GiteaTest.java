package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.BuildServer;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.server.http.Probe;
import dev.andon.source.FaultKind;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GiteaTest extends BuildServerContract {
    GiteaTest() {
        super("gitea");
    }

    @Override
    protected URI address(String server) {
        return URI.create(server + "/ann/shop");
    }

    @ParameterizedTest
    @CsvSource({
        "runs of a green repository, passed, 1",
        "and the jobs of a red run, failed, 2",
        "and whether a running build fails already, running-failing, 2",
        "tasks and the statuses of the newest commit, tasks-passed, 2",
        "tasks of a red run, tasks-failed-on-forgejo, 1",
        "commits and the statuses of the newest, statuses-passed, 2"
    })
    void asksLittleOnceItKnowsTheRepository(String what, String situation, int requests) throws ServerFault {
        try (var server = LoopbackServer.playing(scenario(situation), "")) {
            BuildServer adapter = adapter(source(server));
            adapter.look();
            int first = server.asked().size();
            adapter.look();
            assertEquals(requests, server.asked().size() - first, what);
        }
    }

    /// `waiting` is a task that waits for a runner, but a run that waits for approval.
    @ParameterizedTest
    @CsvSource({
        "success, passed, idle",
        "failure, failed, idle",
        "cancelled, cancelled, idle",
        "skipped, skipped, idle",
        "waiting, unknown, queued",
        "blocked, unknown, queued",
        "running, unknown, running",
        "cancelling, unknown, cancelling",
        "unknown, unknown, unknown",
        "dancing, unknown, unknown",
        "'', unknown, unknown"
    })
    void knowsTheWordsOfTasks(String word, String outcome, String activity) throws ServerFault {
        Scenario one = scenario("tasks-passed")
                .with(
                        "tasks.json",
                        "{\"workflow_runs\":[{\"id\":1,\"name\":\"build\",\"workflow_id\":\"ci.yml\",\"run_number\":1,"
                                + "\"head_branch\":\"main\",\"status\":\"" + word + "\"}]}");
        Pipeline pipeline = look(one).getFirst();
        assertEquals(outcome, pipeline.last().outcome().word());
        assertEquals(activity, pipeline.activity().word());
    }

    @ParameterizedTest
    @CsvSource({
        "success, '', passed, idle",
        "warning, '', unstable, idle",
        "failure, Failing after 3s, failed, idle",
        "failure, Has been cancelled, cancelled, idle",
        "failure, Canceled after 3s, cancelled, idle",
        "error, '', errored, idle",
        "skipped, '', skipped, idle",
        "pending, Waiting to run, unknown, queued",
        "pending, Has started running, unknown, running",
        "pending, In progress, unknown, running",
        "dancing, '', unknown, idle"
    })
    void knowsTheWordsOfCommitStatuses(String word, String description, String outcome, String activity)
            throws ServerFault {
        Scenario one = scenario("actions-switched-off")
                .with(
                        "status-42.json",
                        "{\"state\":\"success\",\"statuses\":[{\"context\":\"build\",\"status\":\"" + word
                                + "\",\"description\":\"" + description + "\"}]}");
        Pipeline pipeline = look(one).getFirst();
        assertEquals(outcome, pipeline.last().outcome().word());
        assertEquals(activity, pipeline.activity().word());
    }

    @ParameterizedTest
    @CsvSource({
        "1.25.0, runs",
        "1.25.0+dev-12-g1a2b3c, runs",
        "1.26.0-rc0, runs",
        "2.0.1, runs",
        "1.24.6, tasks",
        "1.23.0, tasks",
        "1.22.6, commits",
        "7.0.0+gitea-1.22.0, tasks",
        "13.0.1-2-abc+gitea-1.22.0, tasks"
    })
    void asksForTheBestThatAVersionHas(String version, String first) throws ServerFault {
        Scenario passed = scenario("passed")
                .with("version.json", "{\"version\":\"" + version + "\"}")
                .with("tasks.json", "{\"workflow_runs\":[]}")
                .with("commits.json", "[]");
        try (var server = LoopbackServer.playing(passed, "")) {
            adapter(source(server)).look();
            String look = server.asked().stream()
                    .map(request -> request.getTarget().replaceAll("\\?.*", ""))
                    .filter(path -> path.matches(".*/(runs|tasks|commits)"))
                    .findFirst()
                    .orElse("");
            assertTrue(look.endsWith("/" + first), look);
        }
    }

    @Test
    void doesNotGuessWhatAVersionWithoutNumbersHas() {
        Scenario odd = scenario("passed").with("version.json", "{\"version\":\"development\"}");
        assertEquals(
                FaultKind.UNREADABLE,
                assertThrows(ServerFault.class, () -> look(odd)).kind());
    }

    @Test
    void staysRedWhileAFailedRunRunsAgain() throws ServerFault {
        for (String situation : List.of("rerun-of-failed", "tasks-rerun-of-failed")) {
            Pipeline pipeline = look(scenario(situation)).getFirst();
            assertEquals(Outcome.FAILED, pipeline.last().outcome(), situation);
            assertTrue(pipeline.activity().isBusy(), situation);
        }
    }

    @Test
    void doesNotTakeAnOlderGreenForARerunOnServersThatForgetAttempts() throws ServerFault {
        Pipeline pipeline = look(scenario("rerun-untold")).getFirst();
        assertEquals(Outcome.UNKNOWN, pipeline.last().outcome());
        assertEquals(Activity.RUNNING, pipeline.activity());
    }

    @Test
    void doesNotTakeTasksForAWholeRun() throws ServerFault {
        Pipeline toCome = look(scenario("tasks-with-a-job-to-come")).getFirst();
        assertEquals(Outcome.FAILED, toCome.last().outcome(), "as the run before");
        assertEquals(Activity.RUNNING, toCome.activity());
        Pipeline elsewhere = look(scenario("tasks-with-a-failure-elsewhere")).getFirst();
        assertEquals(List.of("lint"), elsewhere.last().failing());
    }

    @Test
    void leavesOutTheRunThatTheEndOfTheListCutsInTwo() throws ServerFault {
        assertNotEquals(List.of(), look(scenario("tasks-cut-at-the-end")));
        Scenario onlyOne = scenario("tasks-cut-at-the-end")
                .with(text -> text.replaceAll("\"run_number\": \\d+", "\"run_number\": 7"));
        assertEquals(List.of(), look(onlyOne), "rather than half a run");
    }

    @Test
    void showsPullRequestsThatAreOpenWhenTheyAreWanted() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("pull-requests"), "")) {
            var wanted = new Selection(List.of(), List.of(), List.of(), true);
            List<Pipeline> seen = adapter(source(server).withSelection(wanted)).look();
            assertEquals(
                    List.of("shop/ci.yml", "shop/ci.yml#7"),
                    seen.stream().map(Pipeline::id).toList());
            assertEquals(
                    new Branch("topic/x", Branch.Kind.PULL_REQUEST),
                    seen.getLast().branch());
            assertEquals(Outcome.FAILED, seen.getLast().last().outcome());
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

    @Test
    void showsPullRequestsOfTasksOnlyWhenTheyAreWanted() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("tasks-of-branches"), "")) {
            var wanted = new Selection(List.of(), List.of(), List.of(), true);
            List<Pipeline> seen = adapter(source(server).withSelection(wanted)).look();
            assertEquals(
                    List.of("shop/ci.yml#7", "shop/ci.yml@release/2", "shop/ci.yml"),
                    seen.stream().map(Pipeline::id).toList());
        }
    }

    @Test
    void showsWhatAUserHasExceptWhatIsArchived() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("owner"), "")) {
            Source owner =
                    Source.of("ci", "gitea", URI.create(server.url("/ann").toString()));
            assertEquals(1, adapter(owner).look().size());
        }
    }

    private static String runs(int newest, int oldest, String file, String conclusion) {
        return IntStream.rangeClosed(0, newest - oldest)
                .mapToObj(i ->
                        "{\"id\":%1$d,\"run_number\":%1$d,\"run_attempt\":1,\"path\":\"%2$s@refs/heads/main\",\"status\":\"completed\",\"conclusion\":\"%3$s\"}"
                                .formatted(newest - i, file, conclusion))
                .collect(Collectors.joining(","));
    }

    private static String page(String... runs) {
        return "{\"workflow_runs\":[" + String.join(",", runs) + "]}";
    }

    @Test
    void findsTheLastResultOfAWorkflowThatRanLongAgo() throws ServerFault {
        Scenario early = scenario("failed")
                .with("runs.json", page(runs(100, 51, "ci.yml", "success")))
                .with(
                        "runs-more.json",
                        page(runs(50, 50, "nightly.yml", "failure"), runs(49, 30, "ci.yml", "success")));
        var now = new AtomicReference<>(early);
        try (var server = LoopbackServer.answering(request -> LoopbackServer.play(now.get(), "", request))) {
            BuildServer adapter = adapter(source(server));
            assertEquals("[passed, failed]", outcomes(adapter.look()));
            now.set(early.with("runs.json", page(runs(130, 81, "ci.yml", "success"))));
            int asked = server.asked().size();
            assertEquals("[passed, failed]", outcomes(adapter.look()), "what was seen before is behind the newest");
            assertEquals(2, server.asked().size() - asked, "runs and the jobs of the red one");
            now.set(early.with("runs.json", page(runs(300, 251, "ci.yml", "success")))
                    .with("runs-more.json", page(runs(250, 250, "nightly.yml", "success"))));
            assertEquals("[passed, passed]", outcomes(adapter.look()), "more ran meanwhile than the newest show");
        }
    }

    @Test
    void findsTheLastTasksOfAWorkflowThatRanLongAgo() throws ServerFault {
        Scenario scenario = scenario("tasks-cut-at-the-end");
        String nightly =
                "{\"workflow_runs\":[{\"id\":1,\"name\":\"soak\",\"workflow_id\":\"nightly.yml\",\"run_number\":1,"
                        + "\"head_branch\":\"main\",\"status\":\"failure\"}]}";
        Function<RecordedRequest, MockResponse> answers =
                request -> request.getTarget().endsWith("/actions/tasks?limit=50&page=3")
                        ? LoopbackServer.ok(nightly)
                        : LoopbackServer.play(scenario, "", request);
        try (var server = LoopbackServer.answering(answers)) {
            Pipeline last = adapter(source(server)).look().getLast();
            assertEquals("shop/nightly.yml", last.name());
            assertEquals(Outcome.FAILED, last.last().outcome());
        }
    }

    private static String outcomes(List<Pipeline> pipelines) {
        return pipelines.stream()
                .map(pipeline -> pipeline.last().outcome().word())
                .toList()
                .toString();
    }

    @Test
    void whatFailedInManyRunsDoesNotHideWhatARunningOneWasBefore() throws ServerFault {
        String reds = IntStream.rangeClosed(1, 25)
                .mapToObj(i -> runs(100 + i, 100 + i, i + ".yml", "failure"))
                .collect(Collectors.joining(","));
        String running = "{\"id\":90,\"run_number\":90,\"path\":\"ci.yml@refs/heads/main\",\"status\":\"in_progress\"}";
        Scenario scenario = scenario("rerun-untold")
                .with("runs.json", page(reds, running, runs(89, 89, "ci.yml", "failure")))
                .with("jobs.json", "{\"jobs\":[{\"name\":\"build\",\"run_attempt\":1}]}");
        Pipeline last = look(scenario).getLast();
        assertEquals("shop/ci.yml", last.name());
        assertEquals(Outcome.FAILED, last.last().outcome());
    }

    private static String task(int run, String status) {
        return "{\"id\":%1$d,\"run_number\":%1$d,\"name\":\"build\",\"workflow_id\":\"ci.yml\",\"event\":\"push\",\"head_branch\":\"main\",\"head_sha\":\"b02%2$s%3$s\",\"status\":\"%4$s\"}"
                .formatted(run, run == 43 ? "b" : "a", "0".repeat(36), status);
    }

    @Test
    void believesNoOlderRunWhoseJobsAreNotAllDoneEither() throws ServerFault {
        Scenario scenario = scenario("tasks-with-a-job-to-come")
                .with("tasks.json", page(task(44, "running"), task(43, "success"), task(42, "failure")));
        assertEquals(Outcome.FAILED, look(scenario).getFirst().last().outcome());
    }

    /// A cancelled job's commit status is a failure, and only its description says more.
    @Test
    void takesAJobThatWasCancelledBeforeItRanForCancelled() throws ServerFault {
        Scenario toCome = scenario("tasks-with-a-job-to-come");
        String cancelled = toCome.files()
                .get("status-43.json")
                .replace("\"pending\"", "\"failure\"")
                .replace("Blocked by required conditions", "Has been cancelled");
        Scenario scenario = toCome.with("status-43.json", cancelled)
                .with("tasks.json", page(task(43, "success"), task(42, "success")));
        Pipeline pipeline =
                look(scenario.with("status-42.json", "{\"statuses\":[]}")).getFirst();
        assertEquals("42", pipeline.last().label());
        assertEquals(Outcome.PASSED, pipeline.last().outcome());
    }

    @Test
    void keepsAContextThatTheNewestCommitDoesNotHave() throws ServerFault {
        String red =
                "{\"statuses\":[{\"context\":\"build\",\"status\":\"failure\"},{\"context\":\"lint\",\"status\":\"success\"}]}";
        Scenario scenario = scenario("statuses-passed")
                .with("status-43.json", "{\"statuses\":[{\"context\":\"lint\",\"status\":\"success\"}]}")
                .with("status-42.json", red);
        assertEquals("[passed, failed]", outcomes(look(scenario)));
    }

    /// A page that is shorter than the one asked for is not the last one there.
    @Test
    void readsListsToTheirEndOnAServerThatGivesLessAtOnce() throws ServerFault {
        String all = scenario("owner").files().get("owned.json");
        Scenario scenario = scenario("passed").with("settings.json", "{\"max_response_items\":2}");
        Function<RecordedRequest, MockResponse> paged = request -> switch (request.getTarget()) {
            case "/api/v1/users/ann/repos?limit=2&page=1" -> LoopbackServer.ok(all.replace("shop", "hall"));
            case "/api/v1/users/ann/repos?limit=2&page=2" -> LoopbackServer.ok(all.replace("shop", "cart"));
            case "/api/v1/users/ann/repos?limit=2&page=3" -> LoopbackServer.ok("[]");
            default -> LoopbackServer.play(scenario, "", request);
        };
        try (var server = LoopbackServer.answering(paged)) {
            Source owner =
                    Source.of("ci", "gitea", URI.create(server.url("/ann").toString()));
            assertThrows(ServerFault.class, () -> adapter(owner).look(), "neither has runs here");
            assertTrue(
                    server.asked().stream()
                            .anyMatch(request -> request.getTarget().contains("/ann/cart/")),
                    "the second page");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"version\":\"1.25.2\"}', true",
        "'{\"version\":\"11.0.3+gitea-1.22.0\"}', true",
        "'{\"version\":\"v1.2\",\"build\":3}', false",
        "'<html>', false"
    })
    void isRecognisedByItsVersion(String answer, boolean expected) {
        Scenario passed = scenario("passed").with("version.json", answer);
        try (var server = LoopbackServer.playing(passed, "/code")) {
            URI page = URI.create(server.url("/code/ann/shop").toString());
            var http = new Http(Source.of("ci", "gitea", page), Connection.shared(), InstantSource.fixed(NOW));
            assertEquals(expected, Gitea.recognises(new Probe(page, http)));
        }
    }
}
