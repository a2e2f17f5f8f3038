package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
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

class BuildbotDeployTest extends DeployServerContract {
    private static final Service SHOP = new Service("shop", "production");

    BuildbotDeployTest() {
        super("buildbot-deploy");
    }

    @Override
    protected Source source(URI address) {
        return super.source(address)
                .withToken("wall", new Secret(TOKEN))
                .withOptions(Map.of("builder", "deploy", "service", "shop", "environment", "production"));
    }

    /// The address is that of the builds.
    @Override
    protected boolean recognisable() {
        return false;
    }

    private Deployment examined(Scenario scenario) throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario, "")) {
            return ((Rollbacker) server(source(loopback))).examine(SHOP);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"enabled\": true', '\"enabled\": false', PAUSED",
        "'\"name\": \"version\"', '\"name\": \"other\"', NO_PERMISSION",
        "'\"buildrequests\": []', '\"buildrequests\": [{\"buildrequestid\": 15}]', UNDERWAY"
    })
    void whatStandsInTheWayIsSaid(String written, String instead, Blocker.Kind kind) throws ServerFault {
        Deployment seen = examined(scenario("rollback").with(text -> text.replace(written, instead)));
        assertEquals(List.of(kind), seen.blockers().stream().map(Blocker::kind).toList());
    }

    @Test
    void aSchedulerOfTheSettingsMustTakeTheVersion() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("rollback"), "")) {
            Source source = source(loopback)
                    .withOptions(Map.of(
                            "builder", "deploy", "scheduler", "force", "service", "shop", "environment", "production"));
            assertEquals(
                    List.of(Blocker.Kind.NO_PERMISSION),
                    ((Rollbacker) server(source))
                            .examine(SHOP).blockers().stream()
                                    .map(Blocker::kind)
                                    .toList());
        }
    }

    @Test
    void aBuildThatDoesNotNameItsVersionCannotBeGoneBackTo() throws ServerFault {
        assertTrue(examined(scenario("rollback"))
                .release("12")
                .orElseThrow()
                .obstacle()
                .startsWith("Nobody knows"));
    }

    @Test
    void withoutABuilderNothingIsAsked() {
        Source source = super.source(URI.create("http://127.0.0.1:1/"));
        assertEquals(
                FaultKind.MISSING,
                assertThrows(ServerFault.class, () -> server(source).look()).kind());
    }
}
