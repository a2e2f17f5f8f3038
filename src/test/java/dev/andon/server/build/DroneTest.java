package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.build.Activity;
import dev.andon.build.BuildServer;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.source.Push;
import dev.andon.source.ServerFault;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DroneTest extends BuildServerContract {
    DroneTest() {
        super("drone");
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

    private static long unknown(List<Pipeline> pipelines) {
        return pipelines.stream()
                .filter(one -> Runs.isMainLine(one.branch()) && one.activity() == Activity.UNKNOWN)
                .peek(one -> assertEquals(Outcome.UNKNOWN, one.last().outcome()))
                .count();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500})
    void aRepositoryThatCannotBeSeenIsUnknownAndHidesNoOther(int status) throws ServerFault {
        Scenario whole = scenario("pull-request-after-failed");
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().contains("age=50")
                        ? LoopbackServer.status(status)
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
        String stream =
                ": ping\n\ndata: {\"repo\":{},\"pipeline\":{}}\n\n: ping\n\ndata: {}\n\nevent: error\ndata: eof\n\n";
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().equals("/api/stream")
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
}
