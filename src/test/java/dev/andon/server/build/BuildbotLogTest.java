package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.build.Build;
import dev.andon.build.Log;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which logs a Buildbot's steps have, while they run and afterwards.
class BuildbotLogTest {
    private boolean complete;

    /// Whoever follows a build knows by it what was shown already.
    @Test
    void aLogKeepsItsIdWhenItsStepEndsWell() throws ServerFault {
        try (var server = LoopbackServer.answering(request -> LoopbackServer.ok(answer(request.getTarget())))) {
            List<Log> running = logs(server);
            assertEquals(List.of("test / stdio", "test / report"), names(running));
            complete = true;
            List<Log> ended = logs(server);
            assertEquals(List.of("test"), names(ended));
            assertEquals(running.getFirst().id(), ended.getFirst().id());
        }
    }

    private String answer(String asked) {
        return asked.contains("/steps?")
                ? "{\"steps\":[{\"stepid\":41,\"name\":\"test\",\"started_at\":2,\"complete\":" + complete
                        + ",\"results\":" + (complete ? "0" : "null") + "}]}"
                : "{\"logs\":[{\"logid\":90,\"name\":\"stdio\",\"type\":\"s\",\"num_lines\":3,\"complete\":false},"
                        + "{\"logid\":91,\"name\":\"report\",\"type\":\"t\",\"num_lines\":3,\"complete\":false}]}";
    }

    private static List<String> names(List<Log> logs) {
        return logs.stream().map(Log::name).toList();
    }

    private static List<Log> logs(LoopbackServer server) throws ServerFault {
        String page = server.url("/") + "#/builders/3";
        Pipeline cart = Pipeline.named("cart", "cart")
                .url(page)
                .last(Build.of("17", Outcome.UNKNOWN).at(page + "/builds/17"))
                .done();
        Source source = Source.of("ci", "buildbot", server.url("/").uri());
        return new Buildbot(new Http(source, Connection.shared(), InstantSource.system()), source)
                .logs(cart, cart.last());
    }
}
