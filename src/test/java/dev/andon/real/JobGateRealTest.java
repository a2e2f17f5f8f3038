package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.build.Outcome;
import dev.andon.line.Barrier;
import dev.andon.line.Gate;
import dev.andon.line.GateSight;
import dev.andon.server.gate.GateKinds;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.Source;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A job of a live Hudson that is disabled while the line is stopped.
@Tag("real")
@Timeout(180)
class JobGateRealTest {
    private static final Barrier BARRIER = new Barrier("trunk", "shop is broken by Ann", List.of());

    @Test
    void aJobIsDisabledAndEnabledAgain(@TempDir Path folder) throws Exception {
        try (var hudson = new RealHudson(folder);
                var eye = new Eye(hudson.source("hudson", ""))) {
            hudson.job("deploy", "true");
            Gate gate = gate(hudson.source("jenkins-job", "").withOptions(Map.of("job", "deploy")));
            GateSight before = gate.look();
            assertEquals(GateSight.State.OPEN, before.state());
            assertEquals(new Acted.Done(), gate.shut(BARRIER));
            assertEquals(GateSight.State.SHUT, gate.look().state());
            assertEquals(new Acted.Done(), gate.restore(before.setting()));
            assertEquals(before, gate.look());
            hudson.build("deploy");
            eye.until("deploy", Outcome.PASSED);
        }
    }

    private static Gate gate(Source source) {
        var http = new Http(source, Connection.shared(), InstantSource.system());
        return GateKinds.named(source.kind()).orElseThrow().maker().apply(http, source);
    }
}
