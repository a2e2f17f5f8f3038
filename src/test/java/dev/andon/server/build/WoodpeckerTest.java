package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.build.Activity;
import dev.andon.build.BuildServer;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.source.Glob;
import dev.andon.source.Push;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WoodpeckerTest extends BuildServerContract {
    WoodpeckerTest() {
        super("woodpecker");
    }

    @Test
    void needsOneRequestWhileNothingIsNew() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("pull-request-after-failed"), "")) {
            BuildServer adapter = adapter(source(server));
            adapter.look();
            assertEquals(3, server.asked().size(), "the list, the builds, what failed");
            adapter.look();
            assertEquals(4, server.asked().size());
        }
    }

    @Test
    void aPullRequestHidesNoRedMainLine() throws ServerFault {
        for (String situation : List.of("pull-request-after-failed", "hidden-main-line")) {
            assertEquals(
                    Outcome.FAILED, look(scenario(situation)).getFirst().last().outcome(), situation);
        }
    }

    @Test
    void seesTheNewestBuildEndWithoutAskingForTheOlderOnesAgain() throws ServerFault {
        Scenario running = scenario("running-after-failed");
        Scenario ended =
                running.with("repos.json", running.files().get("repos.json").replace("\"running\"", "\"success\""));
        var now = new AtomicReference<>(running);
        try (var server = LoopbackServer.answering(request -> LoopbackServer.play(now.get(), "", request))) {
            BuildServer adapter = adapter(source(server));
            assertEquals(Outcome.FAILED, adapter.look().getFirst().last().outcome());
            int asked = server.asked().size();
            now.set(ended);
            Pipeline green = adapter.look().getFirst();
            assertEquals(Outcome.PASSED, green.last().outcome());
            assertEquals(Activity.IDLE, green.activity());
            assertEquals(asked + 1, server.asked().size());
        }
    }

    @Test
    void asksAgainWhileAnOlderBuildRuns() throws ServerFault {
        Scenario before = scenario("pull-request-after-failed");
        Scenario running =
                before.with("history.json", before.files().get("history.json").replace("\"failure\"", "\"running\""));
        var now = new AtomicReference<>(running);
        try (var server = LoopbackServer.answering(request -> LoopbackServer.play(now.get(), "", request))) {
            BuildServer adapter = adapter(source(server));
            assertEquals(Activity.RUNNING_FAILING, adapter.look().getFirst().activity());
            now.set(before);
            assertEquals(Outcome.FAILED, adapter.look().getFirst().last().outcome());
        }
    }

    @Test
    void whatIsNotAskedYetIsUnknownUntilItIs() throws ServerFault {
        Scenario busy = scenario("pull-request-after-failed");
        String list = busy.files().get("repos.json");
        String one = list.substring(list.indexOf('[') + 1, list.lastIndexOf(']'));
        String many = IntStream.range(0, 60)
                .mapToObj(i -> one.replace("shop/checkout", "shop/checkout" + i))
                .collect(Collectors.joining(",", "[", "]"));
        try (var server =
                LoopbackServer.answering(request -> LoopbackServer.play(busy.with("repos.json", many), "", request))) {
            BuildServer adapter = adapter(source(server));
            assertEquals(10, unknown(adapter.look()));
            assertEquals(0, unknown(adapter.look()));
        }
    }

    private static String builds(int newest, String branch, String status) {
        return IntStream.range(0, 50)
                .mapToObj(i -> "{\"number\":%d,\"event\":\"push\",\"ref\":\"refs/heads/%s\",\"status\":\"%s\"}"
                        .formatted(newest - i, branch, status))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /// Fifty newer builds of other branches repair nothing.
    @Test
    void keepsTheRedReleaseBranchThatWasNotBuiltLately() throws ServerFault {
        Scenario before = scenario("branches");
        Scenario later = before.with(
                        "repos.json", before.files().get("repos.json").replace("46", "146"))
                .with("history.json", builds(146, "main", "success"))
                .with(
                        "release.json",
                        "[{\"number\":43,\"event\":\"push\",\"ref\":\"refs/heads/release/1.2\",\"status\":\"failure\"}]");
        var now = new AtomicReference<>(before);
        try (var server = LoopbackServer.answering(request -> LoopbackServer.play(now.get(), "", request))) {
            BuildServer adapter = adapter(source(server));
            adapter.look();
            now.set(later);
            Pipeline release = adapter.look().getLast();
            assertEquals("shop/checkout@release/1.2", release.id());
            assertEquals(Outcome.FAILED, release.last().outcome());
        }
        try (var server = LoopbackServer.playing(later, "")) {
            var named = new Selection(List.of(), List.of(), List.of(new Glob("main"), new Glob("release/1.2")), false);
            assertEquals(
                    "shop/checkout@release/1.2",
                    adapter(source(server).withSelection(named))
                            .look()
                            .getLast()
                            .id(),
                    "the settings name it");
        }
    }

    private static long unknown(List<Pipeline> pipelines) {
        return pipelines.stream()
                .filter(one -> Runs.isMainLine(one.branch()) && one.activity() == Activity.UNKNOWN)
                .peek(one -> assertEquals(Outcome.UNKNOWN, one.last().outcome()))
                .count();
    }

    @Test
    void aRepositoryThatMayNotBeSeenIsUnknownAndHidesNoOther() throws ServerFault {
        Scenario whole = scenario("pull-request-after-failed");
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().contains("age=50")
                        ? LoopbackServer.status(403)
                        : LoopbackServer.play(whole, "", request))) {
            assertEquals(1, unknown(adapter(source(server)).look()));
        }
    }

    @Test
    void whatFailedCanBeHeldBackWithoutLosingTheRest() throws ServerFault {
        Scenario whole = scenario("failed");
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().endsWith("/41")
                        ? LoopbackServer.status(500)
                        : LoopbackServer.play(whole, "", request))) {
            Pipeline red = adapter(source(server)).look().getFirst();
            assertEquals(Outcome.FAILED, red.last().outcome());
            assertEquals(List.of(), red.last().failing());
        }
    }

    @Test
    void isToldWhenSomethingChanges() throws ServerFault, InterruptedException {
        String stream = ": ping\n\ndata: {\"repo\":{},\"pipeline\":{}}\n\n: ping\n\ndata: {}\n\n";
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().equals("/api/stream/events")
                        ? new MockResponse.Builder()
                                .addHeader("Content-Type", "text/event-stream")
                                .body(stream)
                                .build()
                        : LoopbackServer.status(404))) {
            var heard = new AtomicInteger();
            ((Push) adapter(source(server))).listen(heard::incrementAndGet);
            assertEquals(3, heard.get(), "two changes, and once because the stream stands");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/repos", "/repos/1", "/repos/1/pipeline/41", "/repos?x#y", "/api"})
    void findsTheServerFromThePagePeoplePaste(String page) throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "/ci")) {
            Pipeline seen =
                    adapter(source(URI.create(server.url("/ci") + page))).look().getFirst();
            assertEquals(server.url("/ci") + "/repos/1", seen.url());
        }
    }
}
