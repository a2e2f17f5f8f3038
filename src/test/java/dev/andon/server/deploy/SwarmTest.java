package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

class SwarmTest extends DeployServerContract {
    private static final Service SHOP = new Service("shop", "production");

    SwarmTest() {
        super("swarm");
    }

    @Test
    void whoMarkedAVersionAsUnsafeIsHeard() throws ServerFault {
        Scenario scenario = scenario("rollback");
        String marked = scenario.files().get("services.json").replaceFirst("\"andon.environment\"", """
                "andon.rollback": "unsafe", "andon.environment\"""");
        try (var server = LoopbackServer.playing(scenario.with("services.json", marked), "")) {
            Deployment examined = ((Rollbacker) server(source(server))).examine(SHOP);

            assertEquals(
                    List.of(new Blocker(Blocker.Kind.IRREVERSIBLE, "v13")),
                    Proposal.back(examined, "", List.of()).blockers());
        }
    }

    /// As seen live of an engine of 20.10.
    @Override
    protected Stream<MockResponse> refusals() {
        return Stream.of(new MockResponse.Builder()
                .code(500)
                .body("{\"message\":\"rpc error: code = Unknown desc = update out of sequence\"}")
                .build());
    }

    /// A machine that is no manager says so with 503.
    @Override
    protected FaultKind faultOf(int status, FaultKind usual) {
        return usual;
    }
}
