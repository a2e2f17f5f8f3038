package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.source.ServerFault;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureReleasesTest extends DeployServerContract {
    AzureReleasesTest() {
        super("azure-releases");
    }

    @Override
    protected URI address(String server) {
        return URI.create(server + "/acme/shop");
    }

    /// The address is that of the builds.
    @Override
    protected boolean recognisable() {
        return false;
    }

    @ParameterizedTest
    @CsvSource({
        "https://dev.azure.com/acme/shop, https://vsrm.dev.azure.com/acme/shop/",
        "https://dev.azure.com/acme/the%20shop/_release?definitionId=3, https://vsrm.dev.azure.com/acme/the%20shop/",
        "https://acme.visualstudio.com/shop, https://acme.vsrm.visualstudio.com/shop/",
        "https://vsrm.dev.azure.com/acme/shop/_apis, https://vsrm.dev.azure.com/acme/shop/",
        "https://azure.example:8080/tfs/DefaultCollection/shop/_releases2, https://azure.example:8080/tfs/DefaultCollection/shop/"
    })
    void releasesHaveAHostOfTheirOwnInMicrosoftsCloud(URI page, URI api) {
        assertEquals(api, AzureReleases.project(page));
    }

    /// The list of latest attempts alone would call live what was live before.
    @Test
    void aReleaseThatFailedWhenItWasDeployedOnceMoreIsStillLive() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("second-attempt-failed"), "")) {
            Deployment seen = server(source(loopback)).look().getFirst();
            assertEquals("62/122/1", Objects.requireNonNull(seen.live()).id());
            assertEquals("62/122/2", Objects.requireNonNull(seen.newest()).id());
        }
    }

    @Test
    void whatWasAbandonedOrDeletedCannotBeGoneBackTo() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("rollback"), "")) {
            Deployment seen = ((Rollbacker) server(source(loopback))).examine(new Service("shop", "production"));
            assertTrue(seen.release("62/122/1").orElseThrow().obstacle().startsWith("The release was abandoned"));
            assertEquals("", seen.release("61/121/1").orElseThrow().obstacle());
        }
    }

    @Test
    void stagesAreEnvironments() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("two-stages"), "")) {
            assertEquals(
                    List.of("shop/staging", "shop/production"),
                    server(source(loopback)).look().stream()
                            .map(one -> one.service().toString())
                            .toList());
        }
    }

    /// Where every release waits for somebody, nobody could ever go back otherwise.
    @Test
    void whatWaitsToBeApprovedKeepsNobodyFromGoingBack() throws ServerFault {
        Scenario scenario = scenario("rollback")
                .with("history.json", scenario("to-be-approved").files().get("deployments.json"));
        try (var loopback = LoopbackServer.playing(scenario, "")) {
            Deployment seen = ((Rollbacker) server(source(loopback))).examine(new Service("shop", "production"));
            assertEquals(Deployment.Phase.WAITING, seen.phase());
            assertEquals(
                    List.of(Blocker.Kind.APPROVAL),
                    seen.blockers().stream().map(Blocker::kind).toList());
        }
    }

    /// Releases wait for their approvals, and are approved in any order.
    @Test
    void whatWentLiveLastIsLiveHoweverLongItWaited() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("older-approved-later"), "")) {
            Deployment seen = server(source(loopback)).look().getFirst();
            assertEquals("61/121/1", Objects.requireNonNull(seen.live()).id());
            assertEquals(seen.live(), seen.newest());
        }
    }

    @Test
    void whatIsStillBeingDeployedIsSeenBehindWhatWentLiveMeanwhile() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("older-deploys-longer"), "")) {
            Deployment seen = server(source(loopback)).look().getFirst();
            assertEquals("62/122/1", Objects.requireNonNull(seen.live()).id());
            assertEquals(Deployment.Phase.RUNNING, seen.phase());
        }
    }
}
