package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.server.http.Probe;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OctopusTest extends DeployServerContract {
    private static final Service SHOP = new Service("shop", "production");

    OctopusTest() {
        super("octopus");
    }

    @Override
    protected Source source(URI address) {
        return super.source(address).withOptions(Map.of("space", "Spaces-1"));
    }

    /// People paste what the browser shows, where the space stands behind the `#`.
    @ParameterizedTest
    @CsvSource({
        "'/app#/Spaces-1/projects/shop/deployments'",
        "/app#/Spaces-1",
        "/api/Spaces-1/projects",
        "/app#/Spaces-1/"
    })
    void theAddressMayBeAnyPage(String page) throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("passed"), "")) {
            Source pasted = super.source(URI.create(base(loopback) + page));
            assertEquals(SHOP, server(pasted).look().getFirst().service());
        }
    }

    @Test
    void isFoundByWhatItsRootSays() {
        try (var loopback = LoopbackServer.playing(scenario("passed"), "")) {
            Source source = source(loopback);
            assertTrue(Octopus.recognises(new Probe(source.url(), http(source))));
        }
    }

    @Test
    void tenantsAndEnvironmentsAreServicesOfTheirOwn() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("two-environments-and-tenants"), "")) {
            assertEquals(
                    List.of("shop/production", "shop/staging", "shop (north)/production", "shop (south)/production"),
                    server(source(loopback)).look().stream()
                            .map(one -> one.service().toString())
                            .toList());
        }
    }

    @Test
    void aDefectKeepsPeopleFromGoingBackToARelease() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("rollback"), "")) {
            Deployment seen = ((Rollbacker) server(source(loopback))).examine(SHOP);
            assertEquals(
                    List.of("Deployments-14", "Deployments-13", "Deployments-12", "Deployments-11"),
                    seen.history().stream().map(Release::id).toList());
            assertTrue(seen.release("Deployments-12").orElseThrow().obstacle().contains("defect"));
        }
    }

    @Test
    void aReleaseThatAsksForAValueIsNotDeployedByAndon() throws ServerFault {
        Scenario asking = scenario("rollback").with(text -> text.replace("\"one\": \"blue\"", "\"one\": \"\""));
        try (var loopback = LoopbackServer.playing(asking, "")) {
            Rollbacker octopus = (Rollbacker) server(source(loopback));
            Deployment seen = octopus.examine(SHOP);
            Release to = seen.release("Deployments-11").orElseThrow();
            ServerFault fault = assertThrows(ServerFault.class, () -> octopus.prepare(seen, to, "why"));
            assertEquals(
                    "Octopus asks for a value before it deploys this release: Which colour.",
                    fault.fault().sentence());
        }
    }

    @Test
    void aTenantIsGoneBackForAlone() throws ServerFault {
        Scenario tenant =
                scenario("rollback").with(text -> text.replace("\"TenantId\": null", "\"TenantId\": \"Tenants-1\""));
        try (var loopback = LoopbackServer.playing(tenant, "")) {
            Rollbacker octopus = (Rollbacker) server(source(loopback));
            Deployment seen = octopus.examine(new Service("shop (north)", "production"));
            String body = octopus.prepare(seen, seen.release("Deployments-11").orElseThrow(), "why")
                    .requests()
                    .getFirst()
                    .body();
            assertTrue(body.contains("\"TenantId\":\"Tenants-1\""), body);
        }
    }
}
