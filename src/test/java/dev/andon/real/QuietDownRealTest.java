package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Activity;
import dev.andon.build.Outcome;
import dev.andon.line.Barrier;
import dev.andon.line.Gate;
import dev.andon.line.GateSight;
import dev.andon.server.gate.GateKinds;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A live Hudson is quieted down and goes on.
@Tag("real")
@Timeout(180)
class QuietDownRealTest {
    private static final Barrier BARRIER = new Barrier("trunk", "ci/shop broke it", List.of());

    private static RealHudson hudson;
    private final OkHttpClient client = Connection.shared();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        hudson = new RealHudson(folder);
    }

    @AfterAll
    static void stop() {
        if (hudson != null) {
            hudson.close();
        }
    }

    @AfterEach
    void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private Gate gate(Source source) {
        return GateKinds.named("jenkins-quiet-down")
                .orElseThrow()
                .maker()
                .apply(new Http(source, client, InstantSource.system()), source);
    }

    @Test
    void whatComesWhileItIsShutWaitsAndRunsAfterwards() throws Exception {
        Gate gate = gate(hudson.source("jenkins-quiet-down", "job/any/"));
        hudson.job("shop", "true");
        GateSight before = gate.look();
        assertEquals(GateSight.State.OPEN, before.state());

        assertInstanceOf(Acted.Done.class, gate.shut(BARRIER));
        assertEquals(GateSight.State.SHUT, gate.look().state());
        hudson.build("shop");
        try (var eye = new Eye(hudson.source("hudson", ""))) {
            eye.until("waits", "shop", it -> it.activity() == Activity.QUEUED);

            assertInstanceOf(Acted.Done.class, gate.restore(before.setting()));
            assertEquals(before, gate.look());
            eye.until("shop", Outcome.PASSED);
        }
    }

    @Test
    void oneThatWasQuietBeforeStaysQuiet() throws Exception {
        Gate gate = gate(hudson.source("jenkins-quiet-down", ""));
        gate.shut(BARRIER);

        GateSight before = gate.look();
        gate.shut(BARRIER);
        gate.restore(before.setting());

        assertEquals(GateSight.State.SHUT, gate.look().state());
        assertInstanceOf(Acted.Done.class, gate.restore("working"));
        assertEquals(GateSight.State.OPEN, gate.look().state());
    }

    @Test
    void nobodyShutsItWithoutRights() throws Exception {
        Gate stranger = gate(hudson.source("jenkins-quiet-down", "").withToken("ann", new Secret("not hers")));
        Acted acted;
        try {
            acted = stranger.shut(BARRIER);
        } catch (ServerFault fault) {
            acted = new Acted.NotDone(fault.fault());
        }
        assertTrue(acted instanceof Acted.NotDone(var fault) && fault.kind() == FaultKind.REFUSED, acted.toString());
        assertEquals(
                GateSight.State.OPEN,
                gate(hudson.source("jenkins-quiet-down", "")).look().state());
    }
}
