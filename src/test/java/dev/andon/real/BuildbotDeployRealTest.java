package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.app.Sources;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.deploy.Blocker;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Deployment.Health;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.source.Acted;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A builder of a live Buildbot is how a shop is deployed: deploys, a bad one, going back, and what it refuses.
/// What is live is what the builder wrote down.
@Tag("real")
@Timeout(180)
class BuildbotDeployRealTest {
    private static final Service SHOP = new Service("shop", "production");
    private static final String TILE = "deploys/shop/production";

    @TempDir
    private Path folder;

    private Path shop;
    private RealBuildbot buildbot;
    private Eye eye;
    private Sources sources;
    private Rollbacker rollbacker;

    @BeforeEach
    void start() throws Exception {
        shop = folder.resolve("live");
        buildbot = new RealBuildbot(Files.createDirectory(folder.resolve("buildbot")));
        eye = new Eye(source());
        sources = new Sources(InstantSource.system());
        rollbacker = Sources.rollbackers(sources.watch(List.of(source())))
                .of("deploys")
                .orElseThrow();
        buildbot.job(RealBuildbot.DEPLOYER, "test $1 != v3 && echo $1 > " + shop);
    }

    private Source source() {
        Source login = buildbot.source();
        return Source.of("deploys", "buildbot-deploy", login.url())
                .withToken(login.user(), login.token())
                .withOptions(Map.of(
                        "builder", RealBuildbot.DEPLOYER, "service", SHOP.name(), "environment", SHOP.environment()));
    }

    @AfterEach
    void stop() {
        if (sources != null) {
            sources.close();
            eye.close();
        }
        if (buildbot != null) {
            buildbot.close();
        }
    }

    @Test
    void aDeployIsSeenAndGoneBackFromOnce() throws Exception {
        assertEquals(List.of(), eye.server().look());
        buildbot.deploy("v1");
        Release first = Objects.requireNonNull(untilIdle("v1").live());
        buildbot.deploy("v2");
        Deployment now = untilIdle("v2");
        Proposal proposal = Proposal.back(now, "", List.of());
        assertTrue(proposal.isPossible(), proposal.toString());
        Release to = Objects.requireNonNull(proposal.to());
        assertEquals(first.id(), to.id());

        assertEquals(
                new Acted.Done(), rollbacker.prepare(now, to, "orders fall").send());
        Release back = Objects.requireNonNull(untilIdle("v1").live());

        assertTrue(back.isSame(first), "what it went to is what was there before");
        assertFalse(back.id().equals(first.id()), "Buildbot deployed it anew");
        assertEquals(3, builds());
        assertTrue(
                buildbot.get("buildsets").contains("orders fall"), "Buildbot's own pages say who went back, and why");
    }

    @Test
    void aBadDeployIsRedAndLeavesWhatIsLive() throws Exception {
        buildbot.deploy("v2");
        untilIdle("v2");
        buildbot.deploy("v3");

        Pipeline red = eye.until(SHOP.toString(), Outcome.FAILED);
        assertEquals("v3", red.last().label());
        Deployment bad = rollbacker.examine(SHOP);
        assertEquals("v2", Objects.requireNonNull(bad.live()).version());
        assertEquals(Health.WELL, bad.health());
        Proposal proposal = Proposal.back(bad, "", List.of());
        assertTrue(proposal.isPossible(), proposal.toString());
        assertEquals("v3", Objects.requireNonNull(proposal.from()).version());
        Release to = Objects.requireNonNull(proposal.to());
        assertEquals("v2", to.version());

        Files.delete(shop);
        assertEquals(
                new Acted.Done(),
                rollbacker.prepare(bad, to, "it failed half-way").send());

        untilIdle("v2");
        eye.until(SHOP.toString(), Outcome.PASSED);
        assertEquals(3, builds());
    }

    @Test
    void whileADeployGoesOnNobodyGoesBack() throws Exception {
        buildbot.deploy("v1");
        untilIdle("v1");
        buildbot.deploy("v2");
        untilIdle("v2");
        Path wait = Files.createFile(folder.resolve("wait"));
        buildbot.job(RealBuildbot.DEPLOYER, "while test -e " + wait + "; do sleep 0.1; done; echo $1 > " + shop);

        buildbot.deploy("v4");
        Deployment busy = until("v4 is on its way", it -> it.phase() == Phase.RUNNING);
        assertEquals("v2", Objects.requireNonNull(busy.live()).version());
        assertEquals(
                List.of(Blocker.Kind.UNDERWAY),
                busy.blockers().stream().map(Blocker::kind).toList());
        assertFalse(Proposal.back(busy, "", List.of()).isPossible());
        Files.delete(wait);
        untilIdle("v4");
    }

    @Test
    void aVersionThatTheSchedulerDoesNotTakeIsRefusedInItsOwnWords() throws Exception {
        buildbot.deploy("v1");
        Deployment now = untilIdle("v1");
        Release odd = Release.of("1", "nothing", Release.Outcome.LIVE);

        Acted acted = rollbacker.prepare(now, odd, "a mistake").send();

        String sentence = assertInstanceOf(Acted.NotDone.class, acted).fault().sentence();
        assertTrue(sentence.contains("Version"), sentence);
        assertEquals(1, builds());
    }

    @Test
    void buildsThatBeginAndEndAreToldAtOnce() throws Exception {
        var hints = new Semaphore(0);
        Thread listener = Thread.ofVirtual().start(() -> {
            try {
                eye.watched().push().listen(hints::release);
            } catch (ServerFault | InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        });
        assertTrue(hints.tryAcquire(20, TimeUnit.SECONDS), "the stream stands");
        buildbot.deploy("v1");
        assertTrue(hints.tryAcquire(2, 20, TimeUnit.SECONDS), "a deploy began and ended");
        listener.interrupt();
        assertTrue(listener.join(Duration.ofSeconds(20)), "an interrupt ends it");
    }

    @Test
    void theProgramShowsWhatItWouldSendSendsItOnceAndGoesNoFurtherBack() throws Exception {
        for (String version : List.of("v1", "v2", "v4")) {
            buildbot.deploy(version);
            untilIdle(version);
        }
        try (var anns = new RunningAndon("Ann", folder, settings(), Map.of())) {
            String shown =
                    anns.run("rollback", "shop/production", "--dry-run").well().output();
            assertTrue(shown.contains("POST " + buildbot.url() + "api/v2/forceschedulers/deploys"), shown);
            assertTrue(shown.contains("\"builderNames\":[\"deploy\"]"), shown);
            assertTrue(shown.contains("\"version\":\"v2\""), shown);
            assertFalse(shown.contains(source().token().reveal()), shown);
            assertEquals(3, builds());

            String went = anns.run("rollback", "shop/production", "--why", "orders fall", "--yes")
                    .well()
                    .output();
            assertTrue(went.contains(TILE), went);
            assertEquals("v2", live());
            assertEquals(4, builds());

            Ended again = anns.run("rollback", "shop/production", "--why", "orders fall", "--yes");
            assertEquals(1, again.status(), again.output());
            assertTrue(again.output().contains("came by going back"), again.output());
            assertEquals(4, builds());
            assertEquals("v2", live());

            anns.run("forward", "shop/production", "--why", "it was the network", "--yes")
                    .well();
            assertEquals("v4", live());
            assertEquals(5, builds());
        }
    }

    private String settings() {
        return """
                sources:
                  - {name: deploys, kind: buildbot-deploy, url: "%s", user: ann, token: "%s", builder: deploy,
                     service: shop, environment: production}
                team: {me: Ann, file: "%s"}
                """.formatted(buildbot.url(), source().token().reveal(), folder.resolve("team.db"));
    }

    private Deployment untilIdle(String version) throws Exception {
        return until(
                version + " is live and well",
                it -> it.phase() == Phase.IDLE
                        && it.health() == Health.WELL
                        && it.live() != null
                        && it.live().version().equals(version)
                        && it.newest() != null
                        && it.newest().isSame(it.live())
                        && live().equals(version));
    }

    private interface Asked {
        boolean holds(Deployment it) throws Exception;
    }

    private Deployment until(String what, Asked isSo) throws Exception {
        return Patience.until(what, () -> {
            if (eye.server().look().isEmpty()) {
                return Optional.empty();
            }
            Deployment now = rollbacker.examine(SHOP);
            return isSo.holds(now) ? Optional.of(now) : Optional.empty();
        });
    }

    private String live() throws IOException {
        try {
            return Files.readString(shop).strip();
        } catch (NoSuchFileException notYet) {
            return "";
        }
    }

    private int builds() {
        return buildbot.builds(RealBuildbot.DEPLOYER);
    }
}
