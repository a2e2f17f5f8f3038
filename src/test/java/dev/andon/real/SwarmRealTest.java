package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.app.Sources;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Deployment.Health;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.source.Acted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A Docker engine with a swarm: deploys, a bad one, going back, and what it refuses.
@Tag("real")
@ExtendWith(WantsAnEngine.class)
@Timeout(180)
class SwarmRealTest {
    private static final Service SHOP = new Service("shop", "production");

    @TempDir
    private Path folder;

    private RealSwarm swarm;
    private Sources sources;
    private Rollbacker rollbacker;

    /// Another test may have a swarm.
    @BeforeEach
    @Timeout(1_200)
    void start() throws Exception {
        swarm = new RealSwarm(Files.createDirectory(folder.resolve("swarm")));
        for (String version : List.of("v1", "v2")) {
            swarm.build(version);
        }
        sources = new Sources(InstantSource.system());
        rollbacker = Sources.rollbackers(sources.watch(List.of(swarm.source())))
                .of("swarm")
                .orElseThrow();
        swarm.create("v1");
        untilIdle("v1");
    }

    @AfterEach
    void stop() {
        if (sources != null) {
            sources.close();
        }
        if (swarm != null) {
            swarm.close();
        }
    }

    @Test
    void aDeployIsSeenAndGoneBackFromOnce() throws Exception {
        assertEquals("v1", swarm.shop().page());
        swarm.deploy("v2");
        Deployment now = untilIdle("v2");
        assertEquals("v2", swarm.shop().page());
        Release to = Objects.requireNonNull(Proposal.back(now, "", List.of()).to());
        assertEquals("v1", to.version());

        assertEquals(
                new Acted.Done(), rollbacker.prepare(now, to, "orders fall").send());
        Deployment back = untilIdle("v1");

        assertEquals("v1", swarm.shop().page());
        assertTrue(to.isSame(Objects.requireNonNull(back.live())), "what it went to is what was there before");
    }

    @Test
    void whoReadsAnOldVersionIsRefusedAndChangesNothing() throws Exception {
        swarm.deploy("v2");
        Deployment old = untilIdle("v2");
        Prepared prepared = rollbacker.prepare(
                old, Objects.requireNonNull(Proposal.back(old, "", List.of()).to()), "too late");
        swarm.deploy("v1");
        untilIdle("v1");

        Acted.NotDone refused = assertInstanceOf(Acted.NotDone.class, prepared.send());

        assertTrue(refused.fault().sentence().contains("out of sequence"), refused.toString());
        assertEquals("v1", swarm.shop().page());
    }

    @Test
    void whatIsSentTwiceIsDoneOnce() throws Exception {
        swarm.deploy("v2");
        Deployment now = untilIdle("v2");
        Release to = Objects.requireNonNull(Proposal.back(now, "", List.of()).to());
        Prepared first = rollbacker.prepare(now, to, "Ann");
        Prepared second = rollbacker.prepare(now, to, "Bob");

        assertEquals(new Acted.Done(), first.send());
        assertInstanceOf(Acted.NotDone.class, second.send());

        untilIdle("v1");
    }

    @Test
    void aBadDeployIsRedAndCanBeGoneBackFrom() throws Exception {
        swarm.deployBroken("v2");
        Deployment bad = Patience.until(
                "the update is paused",
                () -> Optional.of(rollbacker.examine(SHOP))
                        .filter(it -> it.newest() != null && it.newest().outcome() == Release.Outcome.FAILED));
        assertTrue(bad.words().contains("paused"), bad.words());
        Proposal proposal = Proposal.back(bad, "", List.of());
        assertTrue(proposal.isPossible(), proposal.toString());

        Release to = Objects.requireNonNull(proposal.to());
        assertEquals(
                new Acted.Done(),
                rollbacker.prepare(bad, to, "it does not start").send());

        untilIdle("v1");
        assertEquals("v1", swarm.shop().page());
    }

    @Test
    void lookingChangesNothingAndNeverGivesTheLock() throws Exception {
        long before = swarm.index();
        Deployment looked = sources.watch(List.of(swarm.source()))
                .getFirst()
                .server()
                .look()
                .getFirst()
                .deployment();
        assertEquals("", Objects.requireNonNull(looked).lock());
        assertNotEquals("", rollbacker.examine(SHOP).lock());
        assertEquals(before, swarm.index());
        assertFalse(looked.history().isEmpty());
    }

    private Deployment untilIdle(String version) throws Exception {
        return Patience.until(
                version + " is live and well",
                () -> Optional.of(rollbacker.examine(SHOP))
                        .filter(it -> it.phase() == Phase.IDLE
                                && it.health() == Health.WELL
                                && it.live() != null
                                && it.live().version().equals(version)
                                && swarm.shop().page().equals(version)));
    }
}
