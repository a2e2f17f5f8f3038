package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Request;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.source.ServerFault;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.util.List;
import java.util.Objects;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgoRolloutsTest extends DeployServerContract {
    private static final Service SHOP = new Service("shop", "production");
    private static final String AT =
            "PATCH http://server/apis/argoproj.io/v1alpha1/namespaces/production/rollouts/shop";
    private static final String ABORT =
            "[{\"op\":\"test\",\"path\":\"/metadata/generation\",\"value\":15},{\"op\":\"add\",\"path\":\"/status/abort\",\"value\":true}]";

    ArgoRolloutsTest() {
        super("argo-rollouts");
    }

    @Override
    protected boolean asksByGet() {
        return false;
    }

    /// Its address is that of Kubernetes.
    @Override
    protected boolean recognisable() {
        return false;
    }

    @Override
    protected boolean onlyReads(RecordedRequest request) {
        return request.getTarget().contains("selfsubjectaccessreviews");
    }

    private static Proposal proposal(Rollbacker rollouts) throws ServerFault {
        return Proposal.back(rollouts.examine(SHOP), "", List.of());
    }

    private Proposal proposal(Scenario scenario) throws ServerFault {
        try (var server = LoopbackServer.playing(scenario, "")) {
            return proposal((Rollbacker) server(source(server)));
        }
    }

    private List<Request> requests(Scenario scenario) throws ServerFault {
        try (var server = LoopbackServer.playing(scenario, "")) {
            var rollouts = (Rollbacker) server(source(server));
            Proposal proposal = proposal(rollouts);
            assertTrue(proposal.isPossible(), proposal.blockers().toString());
            return rollouts
                    .prepare(proposal.deployment(), Objects.requireNonNull(proposal.to()), "orders fall")
                    .requests()
                    .stream()
                    .map(request -> new Request(request.line().replace(base(server), "http://server"), request.body()))
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"canary-goes-on", "canary-waits", "blue-green-waits"})
    void whatGoesOnIsAborted(String situation) throws ServerFault {
        assertEquals(
                List.of(new Request(AT + "/status?fieldManager=andon", ABORT)),
                requests(scenario(situation)),
                situation);
    }

    @Test
    void whereTheStatusIsNoThingOfItsOwnTheWholeIsPatched() throws ServerFault {
        assertEquals(
                List.of(new Request(AT + "?fieldManager=andon", ABORT)),
                requests(scenario("canary-goes-on")
                        .with("resources.json", "{\"resources\":[{\"name\":\"rollouts\"}]}")));
    }

    @ParameterizedTest
    @CsvSource({
        "analysis-failed,  v13, v12, FAILED",
        "somebody-aborted, v13, v12, CANCELLED",
        "canary-goes-on,   v13, v12, UNDERWAY",
        "rollback,         v13, v12, LIVE"
    })
    void fromWhereToWhere(String situation, String from, String to, Release.Outcome outcome) throws ServerFault {
        Proposal proposal = proposal(scenario(situation));
        assertEquals(from, Objects.requireNonNull(proposal.from()).version());
        assertEquals(outcome, Objects.requireNonNull(proposal.from()).outcome());
        assertEquals(to, Objects.requireNonNull(proposal.to()).version());
    }

    /// Its template wants the bad version still: it is put back.
    @Test
    void whatWasAbortedIsUndone() throws ServerFault {
        Request undo = requests(scenario("analysis-failed")).getFirst();
        assertEquals(AT + "?fieldManager=andon", undo.line());
        assertTrue(undo.body().contains("/spec/template") && undo.body().contains(":v12"), undo.body());
    }

    @Test
    void aTemplateThatStandsInADeploymentIsPutBackThere() throws ServerFault {
        Request undo = requests(scenario("template-elsewhere")).getFirst();
        assertEquals(
                "PATCH http://server/apis/apps/v1/namespaces/production/deployments/shop?fieldManager=andon",
                undo.line());
        assertTrue(undo.body().startsWith("[{\"op\":\"test\",\"path\":\"/metadata/generation\",\"value\":4}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "its owner undoes an undo        | rollback       | \"annotations\": { | \"annotations\":{\"argocd.argoproj.io/tracking-id\":\"store:x\", | OWNED",
                "and no abort                    | canary-goes-on | \"annotations\": { | \"annotations\":{\"argocd.argoproj.io/tracking-id\":\"store:x\", | ''",
                "what is paused is resumed first | rollback       | \"replicas\": 3,   | \"paused\":true,\"replicas\":3,                                  | PAUSED",
                "also what goes on               | canary-goes-on | \"replicas\": 3,   | \"paused\":true,\"replicas\":3,                                  | PAUSED",
                "a template nobody can reach     | template-elsewhere | \"kind\": \"Deployment\" | \"kind\":\"PodTemplate\"                              | OWNED",
            })
    void whatStandsInTheWay(String name, String situation, String part, String instead, String kind)
            throws ServerFault {
        Scenario scenario = scenario(situation);
        String shop = scenario.files().get("shop.json");
        assertTrue(shop.contains(part), name);
        Scenario changed = scenario.with("shop.json", shop.replaceFirst(java.util.regex.Pattern.quote(part), instead));
        assertEquals(
                kind.isEmpty() ? List.of() : List.of(Blocker.Kind.valueOf(kind)),
                proposal(changed).deployment().blockers().stream()
                        .map(Blocker::kind)
                        .toList(),
                name);
    }

    @Test
    void theRightThatIsAskedForIsTheOneThatIsNeeded() throws ServerFault {
        for (String situation : List.of("rollback", "canary-goes-on")) {
            try (var server = LoopbackServer.playing(scenario(situation), "")) {
                ((Rollbacker) server(source(server))).examine(SHOP);
                String asked = server.asked().stream()
                        .filter(this::onlyReads)
                        .map(request -> request.getBody().utf8())
                        .findFirst()
                        .orElseThrow();
                assertEquals(!situation.equals("rollback"), asked.contains("\"subresource\":\"status\""), asked);
            }
        }
    }

    @Test
    void verdictsOfAnalysesAreSaid() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("analysis-failed"), "")) {
            DeployServer rollouts = server(source(server));
            Deployment shop = rollouts.look().getFirst();
            assertTrue(
                    shop.words().endsWith("metric \"orders\" assessed Failed due to failed (2) > failureLimit (1)"),
                    shop.words());
        }
    }

    /// The controller says that it has seen it, and leaves the hash that it had.
    @Test
    void aTemplateThatTheControllerRefusesIsNotLive() throws ServerFault {
        Scenario scenario = scenario("rollback");
        String refused = scenario.files()
                .get("list.json")
                .replace("shop:v13", "shop:v14")
                .replace("\"phase\": \"Healthy\"", "\"phase\": \"Degraded\"")
                .replace(
                        "\"conditions\": [",
                        "\"conditions\":[{\"type\":\"InvalidSpec\",\"status\":\"True\",\"reason\":\"InvalidSpec\"},");
        try (var server = LoopbackServer.playing(scenario.with("list.json", refused), "")) {
            Deployment shop = server(source(server)).look().getFirst();
            assertEquals("v13", Objects.requireNonNull(shop.live()).version());
            assertEquals(Deployment.Health.ILL, shop.health());
        }
    }
}
