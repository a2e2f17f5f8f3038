package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpinnakerTest extends DeployServerContract {
    private static final Service SHOP = new Service("shop-main", "production/north-1");
    private static final Service ON_KUBERNETES = new Service("shop", "cluster/production");

    SpinnakerTest() {
        super("spinnaker");
    }

    @Override
    protected Source source(URI address) {
        return super.source(address).withOptions(Map.of("applications", "shop"));
    }

    /// Gate says of itself nothing that others do not.
    @Override
    protected boolean recognisable() {
        return false;
    }

    private Deployment looked(Scenario scenario) throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario, "")) {
            return server(source(loopback)).look().getFirst();
        }
    }

    private Deployment examined(Scenario scenario, Service service) throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario, "")) {
            return ((Rollbacker) server(source(loopback))).examine(service);
        }
    }

    private String sent(Scenario scenario, Service service) throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario, "")) {
            var spinnaker = (Rollbacker) server(source(loopback));
            Deployment seen = spinnaker.examine(service);
            return spinnaker
                    .prepare(seen, before(seen), "orders fall")
                    .requests()
                    .getFirst()
                    .body();
        }
    }

    private static List<Blocker.Kind> kinds(Deployment seen) {
        return seen.blockers().stream().map(Blocker::kind).toList();
    }

    @Test
    void withoutApplicationsNothingIsAsked() {
        Source source = super.source(URI.create("http://127.0.0.1:1/"));
        assertEquals(
                FaultKind.MISSING,
                assertThrows(ServerFault.class, () -> server(source).look()).kind());
    }

    @Test
    void everyAccountAndRegionIsAnEnvironment() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("two-regions"), "")) {
            assertEquals(
                    List.of("shop-main/production/north-1", "shop-main/production/south-1"),
                    server(source(loopback)).look().stream()
                            .map(one -> one.service().toString())
                            .toList());
        }
    }

    @Test
    void aNewServerGroupThatNeverCameHidesNoneThatServes() throws ServerFault {
        Deployment bad = examined(scenario("failed-after-live"), SHOP);
        assertEquals("shop-main-v013", Objects.requireNonNull(bad.live()).id());
        assertEquals(
                Release.Outcome.FAILED, Objects.requireNonNull(bad.newest()).outcome());
        String sent = sent(scenario("failed-after-live"), SHOP);
        assertTrue(sent.contains("\"rollbackServerGroupName\":\"shop-main-v014\""), sent);
        assertTrue(sent.contains("\"restoreServerGroupName\":\"shop-main-v013\""), sent);
    }

    @Test
    void whatWasTakenOutOfServiceIsHistoryAndNotRed() throws ServerFault {
        Deployment seen = examined(scenario("gone-back"), SHOP);
        assertEquals("shop-main-v013", Objects.requireNonNull(seen.live()).id());
        assertEquals(seen.live(), seen.newest());
        assertEquals(
                List.of(Release.Outcome.CANCELLED, Release.Outcome.LIVE, Release.Outcome.LIVE),
                seen.history().stream().map(Release::outcome).toList());
        assertEquals("shop-main-v012", before(seen).id());
    }

    @Test
    void numbersThatBeginAnewAreNoOlder() throws ServerFault {
        Deployment seen = examined(scenario("numbers-begin-anew"), SHOP);
        assertEquals("shop-main-v000", Objects.requireNonNull(seen.live()).id());
        assertEquals("shop-main-v999", before(seen).id());
    }

    @Test
    void theSameBuildInAnotherServerGroupIsNoWayBack() throws ServerFault {
        assertEquals(
                "shop-main-v013", before(examined(scenario("rollback"), SHOP)).id());
    }

    @Test
    void aReplicaSetIsMoreThanItsImage() throws ServerFault {
        Scenario latest = scenario("kubernetes").with(text -> text.replaceAll("shop:v\\d", "shop:latest"));
        assertEquals(
                "replicaSet shop-5c4e", before(examined(latest, ON_KUBERNETES)).id());
    }

    @ParameterizedTest
    @CsvSource({"PAUSED, UNDERWAY", "RUNNING, UNDERWAY", "MELTED, UNKNOWN", "TERMINAL, FAILED"})
    void whatIsOnItsWayHasNotFailed(String status, Release.Outcome outcome) throws ServerFault {
        Deployment seen = looked(scenario("paused").with(text -> text.replace("\"PAUSED\"", "\"" + status + "\"")));
        assertEquals(outcome, Objects.requireNonNull(seen.newest()).outcome());
        assertEquals("shop-main-v013", Objects.requireNonNull(seen.live()).id());
    }

    @Test
    void anEmptyReplicaSetServesNobody() throws ServerFault {
        Deployment seen = looked(scenario("kubernetes"));
        assertEquals(ON_KUBERNETES, seen.service());
        assertEquals("v3", Objects.requireNonNull(seen.live()).version());
    }

    @Test
    void aDeploymentsRolloutIsUndoneToTheRevisionThatTheReplicaSetHasNow() throws ServerFault {
        Deployment seen = examined(scenario("kubernetes"), ON_KUBERNETES);
        try (var loopback = LoopbackServer.playing(scenario("kubernetes-gone-back"), "")) {
            String sent = ((Rollbacker) server(source(loopback)))
                    .prepare(seen, before(seen), "orders fall")
                    .requests()
                    .getFirst()
                    .body();
            assertTrue(sent.contains("\"type\":\"undoRolloutManifest\""), sent);
            assertTrue(sent.contains("\"manifestName\":\"deployment shop\""), sent);
            assertTrue(sent.contains("\"location\":\"production\""), sent);
            assertTrue(sent.contains("\"revision\":4"), sent);
        }
    }

    @Test
    void aReplicaSetThatWasGoneBackToIsNewest() throws ServerFault {
        Deployment seen = looked(scenario("kubernetes-gone-back"));
        assertEquals("v2", Objects.requireNonNull(seen.live()).version());
        assertEquals(seen.live(), seen.newest());
    }

    @Test
    void aReplicaSetWithoutADeploymentCannotBeGoneBackTo() throws ServerFault {
        Deployment seen = examined(
                scenario("kubernetes-without-deployment"), new Service("replicaSet shop", "cluster/production"));
        seen.history().forEach(release -> assertTrue(release.obstacle().contains("Deployment"), release.toString()));
        assertFalse(Proposal.back(seen, "", List.of()).isPossible());
    }

    @ParameterizedTest
    @CsvSource({
        "deploying, UNDERWAY",
        "a-task-runs, UNDERWAY",
        "paused, PAUSED",
    })
    void whatGoesOnStandsInTheWay(String situation, Blocker.Kind kind) throws ServerFault {
        assertEquals(List.of(kind), kinds(examined(scenario(situation), SHOP)));
    }

    @Test
    void aPipelineThatWaitsForAJudgementChangesNothing() throws ServerFault {
        Deployment seen = examined(scenario("waits-for-a-judgement"), SHOP);
        assertEquals(Phase.IDLE, seen.phase());
        assertEquals(List.of(), kinds(seen));
    }

    @ParameterizedTest
    @CsvSource({"true, false, AUTO_SYNC", "true, true,", "false, false,"})
    void managedDeliveryWouldDeployItAgain(boolean managed, boolean paused, Blocker.Kind expected) throws ServerFault {
        String told = "{\"hasManagedResources\": %s, \"applicationPaused\": %s}".formatted(managed, paused);
        assertEquals(
                expected == null ? List.of() : List.of(expected),
                kinds(examined(scenario("rollback").with("managed.json", told), SHOP)));
    }

    @Test
    void aServerGroupThatIsGoneIsNotAskedFor() throws ServerFault {
        Deployment seen = examined(scenario("rollback"), SHOP);
        try (var loopback = LoopbackServer.playing(scenario("passed"), "")) {
            var spinnaker = (Rollbacker) server(source(loopback));
            Release gone = seen.release("shop-main-v012").orElseThrow();
            ServerFault fault = assertThrows(ServerFault.class, () -> spinnaker.prepare(seen, gone, "why"));
            assertEquals(FaultKind.MISSING, fault.kind());
        }
    }
}
