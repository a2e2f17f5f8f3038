package dev.andon.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.server.build.BuildServers;
import dev.andon.server.deploy.DeployServers;
import dev.andon.source.FaultKind;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

class ProbeTest {
    private static Probe probe(URI url) {
        Source source = Source.of("new", "", url).withTimes(Source.EVERY, Duration.ofMillis(300));
        return new Probe(url, new Http(source, Connection.shared(), InstantSource.system()));
    }

    @Test
    void whoDoesNotAnswerIsNotAskedForEachKind() {
        var silence = new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();
        try (var server = LoopbackServer.answering(_ -> silence)) {
            Probe probe = probe(server.url("/").uri());
            assertEquals(Optional.empty(), BuildServers.recognise(probe));
            assertEquals(Optional.empty(), DeployServers.recognise(probe));
            assertEquals(1, server.asked().size());
            assertEquals(
                    FaultKind.TIMED_OUT,
                    Objects.requireNonNull(probe.page().fault()).kind());
        }
    }

    @Test
    void oneAddressThatIsSlowDoesNotHideTheOthers() {
        var silence = new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();
        try (var server = LoopbackServer.answering(
                asked -> asked.getTarget().equals("/slow") ? silence : LoopbackServer.ok("here"))) {
            Probe probe = probe(server.url("/").uri());
            assertTrue(probe.page().ok());
            assertEquals(0, probe.get("slow").status());
            assertEquals("here", probe.get("other").text());
        }
    }
}
