package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.andon.deploy.Deployment;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Service;
import dev.andon.people.Person;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ABadDeployIsGoneBackFromTest {
    private static final Service SHOP = new Service("shop", "production");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final OkHttpClient CLIENT = Connection.shared();

    private final PlayedCluster cluster = new PlayedCluster();
    private final Kubernetes kubernetes = kubernetes();

    private Kubernetes kubernetes() {
        Source source = Source.of(
                "k8s", "kubernetes", URI.create(cluster.server().url("/").toString()));
        return new Kubernetes(new Http(source, CLIENT, InstantSource.system()), source);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private Deployment looked() throws ServerFault {
        return kubernetes.look().getFirst();
    }

    private static String live(Deployment now) {
        return Objects.requireNonNull(now.live()).version();
    }

    private void deployed(String... tags) {
        for (String tag : tags) {
            cluster.apply(tag);
            cluster.rollOut();
        }
    }

    private Acted goBack() throws ServerFault {
        Deployment now = kubernetes.examine(SHOP);
        Release to = Objects.requireNonNull(Proposal.back(now, "", List.of()).to());
        return kubernetes.prepare(now, to, "orders fall").send();
    }

    @Test
    void fromOneThatIsLive() throws ServerFault {
        deployed("v1", "v2", "v3");
        assertEquals("v3", live(looked()));
        Deployment before = kubernetes.examine(SHOP);
        Proposal back = Proposal.back(before, "", List.of());
        Release to = Objects.requireNonNull(back.to());
        Rollback open = Rollback.of(
                "k8s/shop/production",
                Rollback.Way.BACK,
                Objects.requireNonNull(back.from()),
                to,
                "orders fall",
                new Person("Ann", ""),
                NOW);
        assertEquals(
                new Acted.Done(), kubernetes.prepare(before, to, "orders fall").send());

        Deployment during = looked();
        assertEquals(Phase.RUNNING, during.phase());
        assertEquals("v3", live(during));
        assertEquals("v2", Objects.requireNonNull(during.newest()).version());
        assertEquals(Optional.empty(), open.finding(during, NOW.plusSeconds(1)));

        cluster.rollOut();
        assertEquals("v2", live(looked()));
        assertEquals(Optional.of(Rollback.Finding.DONE), open.finding(looked(), NOW.plus(Duration.ofSeconds(9))));
        assertEquals(
                List.of("v2", "v3", "v1"),
                kubernetes.examine(SHOP).history().stream()
                        .map(Release::version)
                        .toList(),
                "what is gone back to has the newest number");
    }

    @Test
    void fromOneThatNeverCame() throws ServerFault {
        deployed("v1", "v2");
        cluster.apply("v3");
        cluster.timeOut();
        assertEquals("v2", live(looked()));
        assertEquals(
                Release.Outcome.FAILED,
                Objects.requireNonNull(looked().newest()).outcome());
        assertEquals(new Acted.Done(), goBack());
        assertEquals("v2", live(looked()), "it serves all the time");
        assertEquals(
                Release.Outcome.LIVE, Objects.requireNonNull(looked().live()).outcome());
        cluster.rollOut();
        assertEquals(
                "v2", Objects.requireNonNull(looked().newest()).version(), "and not to v1, which was live before that");
    }

    @Test
    void notWhenSomebodyDeployedMeanwhile() throws ServerFault {
        deployed("v1", "v2");
        Deployment seen = kubernetes.examine(SHOP);
        Prepared prepared = kubernetes.prepare(seen, seen.history().get(1), "orders fall");
        cluster.apply("v3");
        String wanted = cluster.shop().get("spec").toString();
        assertInstanceOf(Acted.NotDone.class, prepared.send());
        assertEquals(wanted, cluster.shop().get("spec").toString());
    }

    @Test
    void aPodThatComesOrGoesIsNoReasonToStop() throws ServerFault {
        deployed("v1", "v2");
        Deployment seen = kubernetes.examine(SHOP);
        Prepared prepared = kubernetes.prepare(seen, seen.history().get(1), "orders fall");
        cluster.rollOut();
        assertEquals(new Acted.Done(), prepared.send(), "the lock is the generation, not the version");
    }

    @Test
    void whatTheControllerAddedIsLeftOut() throws ServerFault {
        deployed("v1", "v2");
        goBack();
        assertFalse(cluster.shop().get("spec").toString().contains("pod-template-hash"));
        assertEquals(
                "store",
                cluster.shop()
                        .getAsJsonObject("metadata")
                        .getAsJsonObject("annotations")
                        .get("team")
                        .getAsString());
    }

    /// Restarting is what people try first; it leaves one ReplicaSet more.
    @Test
    void whatWasRestartedIsLeftForWhatWasBeforeIt() throws ServerFault {
        deployed("v1", "v2");
        cluster.restart();
        cluster.rollOut();
        Deployment now = kubernetes.examine(SHOP);
        assertEquals("v2", live(now));
        assertEquals(3, now.history().size());
        Release to = Objects.requireNonNull(Proposal.back(now, "", List.of()).to());
        assertEquals("v1", to.version());
    }

    /// With the strategy Recreate the old pods go first, and for as long as they take nothing of the new is
    /// there.
    @Test
    void whatHasNoPodYetIsNotLive() throws ServerFault {
        deployed("v1");
        cluster.apply("v2");
        cluster.noPods();
        Deployment now = looked();
        assertNull(now.live());
        assertEquals(Deployment.Phase.RUNNING, now.phase());
        assertEquals(
                Release.Outcome.UNDERWAY, Objects.requireNonNull(now.newest()).outcome());
    }

    @Test
    void whatLostAllItsPodsIsStillWhatIsLive() throws ServerFault {
        deployed("v1");
        cluster.noPods();
        Deployment now = looked();
        assertEquals("v1", live(now));
        assertEquals(Deployment.Health.ILL, now.health());
        assertEquals(Deployment.Phase.IDLE, now.phase());
    }
}
