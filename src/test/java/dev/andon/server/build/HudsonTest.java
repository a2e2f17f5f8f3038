package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.server.http.Probe;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Portrait;
import java.time.InstantSource;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

class HudsonTest extends BuildServerContract {
    HudsonTest() {
        super("hudson");
    }

    @Test
    void readsJsonWhateverItIsCalledAndHoweverOftenAKeyIsRepeated() throws ServerFault {
        var scenario = scenario("running-after-failed");
        try (var server = LoopbackServer.answering(request -> LoopbackServer.play(scenario, "", request)
                .newBuilder()
                .setHeader("Content-Type", "application/javascript;charset=UTF-8")
                .build())) {
            assertEquals(
                    scenario.expected().orElseThrow().strip(),
                    Portrait.of(adapter(source(server)).look()).strip());
        }
    }

    /// A `tree` with a range is answered with 500 and a stack trace.
    @Test
    void isAskedWithoutRangesAndOnce() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("failed"), "")) {
            adapter(source(server)).look();
            assertEquals(1, server.asked().size());
            String tree = server.asked().getFirst().getUrl().queryParameter("tree");
            assertFalse(tree.contains("{"), tree);
        }
    }

    @Test
    void isRecognisedByItsLoginPageWhenItLetsNobodyIn() {
        var login = new MockResponse.Builder()
                .addHeader("X-Hudson-Theme", "default")
                .build();
        var refusal = new MockResponse.Builder()
                .code(403)
                .body("<script>window.location.replace('/login?from=%2F');</script>")
                .build();
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().equals("/login") ? login : refusal)) {
            Source source = source(server);
            var http = new Http(source, Connection.shared(), InstantSource.fixed(NOW));
            assertTrue(Jenkins.recognisesHudson(new Probe(source.url(), http)));
        }
    }
}
