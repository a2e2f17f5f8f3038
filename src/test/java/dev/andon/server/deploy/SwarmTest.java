package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.source.FaultKind;
import dev.andon.source.Push;
import dev.andon.source.ServerFault;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void theStreamTellsOfServices() throws Exception {
        String stream = "{\"Type\":\"service\",\"Action\":\"update\",\"Actor\":{\"ID\":\"id-of-shop\"}}\n";
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok(stream)
                .newBuilder()
                .setHeader("Content-Type", "application/json")
                .build())) {
            var heard = new AtomicInteger();
            ((Push) server(source(server))).listen(heard::incrementAndGet);
            assertEquals(2, heard.get(), "the stream stands, and one change");
            assertEquals(
                    "/events?filters={\"type\":[\"service\"]}",
                    URLDecoder.decode(server.asked().getFirst().getTarget(), StandardCharsets.UTF_8));
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

    @Test
    void whatWasOnlyBegunAnewIsTheSameThing() throws ServerFault {
        Scenario scenario = scenario("rollback");
        String restarted = scenario.files()
                .get("services.json")
                .replace("shop:v12", "shop:v13")
                .replaceFirst("\"ForceUpdate\": 0", "\"ForceUpdate\": 1");
        try (var server = LoopbackServer.playing(scenario.with("services.json", restarted), "")) {
            assertNull(Proposal.back(((Rollbacker) server(source(server))).examine(SHOP), "", List.of())
                    .to());
        }
    }

    /// It changes the two specifications: going back once more would bring what was gone back from.
    @Test
    void whatSomebodyWentBackFromIsNoPlaceToGoBackTo() throws ServerFault {
        Scenario scenario = scenario("rollback");
        String back = scenario.files()
                .get("services.json")
                .replaceFirst("\"State\": \"completed\"", "\"State\": \"rollback_completed\"");
        try (var server = LoopbackServer.playing(scenario.with("services.json", back), "")) {
            Deployment examined = ((Rollbacker) server(source(server))).examine(SHOP);

            assertNull(Proposal.back(examined, "", List.of()).to());
            assertEquals(2, examined.history().size(), "somebody may go forward again");
        }
    }
}
