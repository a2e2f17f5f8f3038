package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.Deployment;
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
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubDeploymentsTest extends DeployServerContract {
    private static final Service SHOP = new Service("shop", "production");

    GitHubDeploymentsTest() {
        super("github-deployments");
    }

    @Override
    protected Source source(URI address) {
        return super.source(address).withOptions(Map.of("repositories", "ann/shop"));
    }

    /// GraphQL is asked by POST, which knows no conditional requests.
    @Override
    protected boolean asksByGet() {
        return false;
    }

    /// The address is that of the builds.
    @Override
    protected boolean recognisable() {
        return false;
    }

    @Override
    protected boolean onlyReads(RecordedRequest request) {
        return request.getTarget().endsWith("/graphql");
    }

    private Rollbacker rollbacker(LoopbackServer loopback, Map<String, String> options) {
        return (Rollbacker) server(super.source(loopback).withOptions(options));
    }

    private String sent(String... options) throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("rollback"), "")) {
            var all = new java.util.HashMap<>(Map.of("repositories", "ann/shop"));
            for (int i = 0; i < options.length; i += 2) {
                all.put(options[i], options[i + 1]);
            }
            Rollbacker rollbacker = rollbacker(loopback, all);
            Deployment seen = rollbacker.examine(SHOP);
            Release to = seen.release("7012").orElseThrow();
            var request = rollbacker
                    .prepare(seen, to, "orders fall, says Ann")
                    .requests()
                    .getFirst();
            return request.line().replace(base(loopback), "http://server") + " " + request.body();
        }
    }

    @Test
    void aWorkflowIsToldTheWholeCommitOnTheDefaultBranchUnlessTheSettingsSayOtherwise() throws ServerFault {
        String commit = "2b12".repeat(10);
        assertEquals(
                "POST http://server/api/v3/repos/ann/shop/actions/workflows/deploy.yml/dispatches {\"ref\":\"trunk\",\"inputs\":{\"version\":\""
                        + commit + "\"}}",
                sent("rollback", "dispatch", "workflow", "deploy.yml"));
        assertEquals(
                "POST http://server/api/v3/repos/ann/shop/actions/workflows/deploy.yml/dispatches {\"ref\":\"live\",\"inputs\":{\"sha\":\""
                        + commit + "\"}}",
                sent("rollback", "dispatch", "workflow", "deploy.yml", "branch", "live", "input", "sha"));
    }

    /// Otherwise GitHub merges the default branch, which holds what one goes back from, into the older commit.
    @Test
    void aDeploymentOfAnOlderCommitIsNeverMergedWithTheDefaultBranch() throws ServerFault {
        String sent = sent("rollback", "deployment");
        assertTrue(sent.startsWith("POST http://server/api/v3/repos/ann/shop/deployments {\"ref\":\"2b12"), sent);
        assertTrue(sent.contains("\"auto_merge\":false,\"required_contexts\":[]"), sent);
    }

    @Test
    void aRunIsRunAgainWholeWhereNobodyKnowsTheJob() throws ServerFault {
        Scenario scenario = scenario("rollback")
                .with("statuses.json", "[{\"target_url\":\"https://github.com/ann/shop/actions/runs/512\"}]");
        try (var loopback = LoopbackServer.playing(scenario, "")) {
            Rollbacker rollbacker = rollbacker(loopback, Map.of("repositories", "ann/shop"));
            Deployment seen = rollbacker.examine(SHOP);
            String line = rollbacker
                    .prepare(seen, seen.release("7012").orElseThrow(), "why")
                    .requests()
                    .getFirst()
                    .line();
            assertTrue(line.endsWith("/repos/ann/shop/actions/runs/512/rerun"), line);
        }
    }

    /// What made it inactive may name the run of the deploy that took its place.
    @Test
    void theRunThatMadeItLiveIsRunAgainAndNotTheOneThatReplacedIt() throws ServerFault {
        String statuses = """
                [{"state": "inactive", "log_url": "https://github.com/ann/shop/actions/runs/514/job/5149"},
                 {"state": "success", "log_url": "https://github.com/ann/shop/actions/runs/512/job/5129"}]
                """;
        try (var loopback = LoopbackServer.playing(scenario("rollback").with("statuses.json", statuses), "")) {
            Rollbacker rollbacker = rollbacker(loopback, Map.of("repositories", "ann/shop"));
            Deployment seen = rollbacker.examine(SHOP);
            String line = rollbacker
                    .prepare(seen, seen.release("7012").orElseThrow(), "why")
                    .requests()
                    .getFirst()
                    .line();
            assertTrue(line.endsWith("/actions/jobs/5129/rerun"), line);
        }
    }

    @Test
    void whatGitHubDoesNotRunAgainCannotBeGoneBackTo() throws ServerFault {
        Scenario scenario = scenario("rollback");
        try (var loopback = LoopbackServer.answering(request -> LoopbackServer.play(scenario, "", request)
                .newBuilder()
                .addHeader("Date", "Sun, 22 Nov 2026 12:00:00 GMT")
                .build())) {
            Deployment seen =
                    rollbacker(loopback, Map.of("repositories", "ann/shop")).examine(SHOP);
            assertEquals("", seen.release("7012").orElseThrow().obstacle());
            assertTrue(seen.release("7011").orElseThrow().obstacle().contains("30 days"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "\"viewerPermission\": \"WRITE\", \"viewerPermission\": \"READ\", NO_PERMISSION",
        "\"isArchived\": false, \"isArchived\": true, NO_PERMISSION",
        "\"state\": \"ACTIVE\", \"state\": \"IN_PROGRESS\", UNDERWAY",
        "\"state\": \"ACTIVE\", \"state\": \"ACTIVE\", APPROVAL"
    })
    void whatStandsInTheWayIsSaid(String written, String instead, Blocker.Kind kind) throws ServerFault {
        Scenario scenario = scenario("rollback").with(text -> text.replace(written, instead));
        try (var loopback = LoopbackServer.playing(scenario, "")) {
            Deployment seen =
                    rollbacker(loopback, Map.of("repositories", "ann/shop")).examine(SHOP);
            assertTrue(
                    seen.blockers().stream().anyMatch(one -> one.kind() == kind),
                    () -> seen.blockers().toString());
        }
    }

    @Test
    void aWorkflowThatIsDisabledCannotBeStarted() throws ServerFault {
        Scenario scenario = scenario("rollback").with(text -> text.replace("\"active\"", "\"disabled_inactivity\""));
        try (var loopback = LoopbackServer.playing(scenario, "")) {
            var options = Map.of("repositories", "ann/shop", "rollback", "dispatch", "workflow", "deploy.yml");
            assertTrue(rollbacker(loopback, options)
                    .examine(SHOP)
                    .blockers()
                    .contains(new Blocker(Blocker.Kind.PAUSED, "the workflow deploy.yml is disabled_inactivity")));
        }
    }

    /// What was set up nowhere asks nobody.
    @Test
    void anEnvironmentThatNobodySetUpWantsNoApproval() throws ServerFault {
        Scenario scenario = scenario("rollback");
        try (var loopback =
                LoopbackServer.answering(request -> request.getTarget().contains("/environments/")
                        ? new MockResponse.Builder().code(404).build()
                        : LoopbackServer.play(scenario, "", request))) {
            assertEquals(
                    List.of(),
                    rollbacker(loopback, Map.of("repositories", "ann/shop"))
                            .examine(SHOP)
                            .blockers());
        }
    }

    @Test
    void twoRepositoriesOfOneNameKeepTheirOwners() throws ServerFault {
        String both = scenario("passed").files().get("deployments.json").strip();
        String repository = both.substring(both.indexOf("\"r0\": ") + 6, both.lastIndexOf('}') - 2);
        Scenario scenario = scenario("passed")
                .with("deployments.json", "{\"data\":{\"r0\":" + repository + ",\"r1\":" + repository + "}}");
        try (var loopback = LoopbackServer.playing(scenario, "")) {
            Source source = super.source(loopback).withOptions(Map.of("repositories", "ann/shop, bob/shop"));
            assertEquals(
                    List.of("ann/shop/production", "bob/shop/production"),
                    server(source).look().stream()
                            .map(one -> one.service().toString())
                            .toList());
            assertEquals(1, loopback.asked().size(), "one request for both");
        }
    }

    @Test
    void whatWasTakenDownIsNotLive() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("taken-down"), "")) {
            Deployment seen = server(source(loopback)).look().getFirst();
            assertNull(seen.live());
            assertEquals(Deployment.Phase.STOPPED, seen.phase());
        }
    }

    @Test
    void anAddressWithoutARepositoryIsAFault() {
        Source nobody = super.source(URI.create("http://127.0.0.1:1/")).withOptions(Map.of());
        ServerFault fault = assertThrows(ServerFault.class, () -> server(nobody).look());
        assertEquals(FaultKind.MISSING, fault.kind());
    }

    @Test
    void anotherWayBackThanTheThreeIsRefused() {
        Source odd = source(URI.create("http://127.0.0.1:1/")).withOptions(Map.of("rollback", "revert"));
        assertThrows(IllegalArgumentException.class, () -> server(odd));
    }

    /// Deployments wait for their approvals, and are approved in any order.
    @Test
    void whatWentLiveLastIsLiveHoweverLongItWaited() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("older-approved-later"), "")) {
            Deployment seen = server(source(loopback)).look().getFirst();
            assertEquals("7012", Objects.requireNonNull(seen.live()).id());
            assertEquals(seen.live(), seen.newest());
        }
    }

    @Test
    void aWorkflowIsToldWhateverElseItAsksFor() throws ServerFault {
        String sent = sent(
                "rollback",
                "dispatch",
                "workflow",
                "deploy.yml",
                "inputs",
                "environment={environment}, reason={why}, mode=back");
        assertTrue(
                sent.endsWith(
                        "\"environment\":\"production\",\"reason\":\"orders fall, says Ann\",\"mode\":\"back\"}}"),
                sent);
    }

    /// Otherwise whoever goes back in one of them may deploy to the other.
    @Test
    void aWorkflowForOneOfTwoEnvironmentsIsToldWhich() {
        var options = Map.of(
                "repositories",
                "ann/shop",
                "environments",
                "staging, production",
                "rollback",
                "dispatch",
                "workflow",
                "deploy.yml");
        Source source = super.source(URI.create("http://127.0.0.1:1/")).withOptions(options);
        assertThrows(IllegalArgumentException.class, () -> server(source));
    }
}
