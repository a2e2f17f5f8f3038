package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Request;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitLabEnvironmentsTest extends DeployServerContract {
    private static final Service CART = new Service("cart", "production");

    GitLabEnvironmentsTest() {
        super("gitlab-environments");
    }

    @Override
    protected Source source(URI address) {
        return super.source(address).withOptions(Map.of("projects", "shop/cart"));
    }

    /// The address is that of the builds.
    @Override
    protected boolean recognisable() {
        return false;
    }

    private Deployment examined(Scenario scenario) throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario, "")) {
            return ((Rollbacker) server(source(loopback))).examine(CART);
        }
    }

    @Test
    void theAddressMayBeThePageOfAProject() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("passed"), "")) {
            Source page = super.source(
                    URI.create(loopback.url("/shop/cart/-/environments").toString()));
            assertEquals(CART, server(page).look().getFirst().service());
        }
    }

    @Test
    void anAddressWithoutAProjectIsAFault() {
        Source nobody = super.source(URI.create("http://127.0.0.1:1/"));
        assertEquals(
                FaultKind.MISSING,
                assertThrows(ServerFault.class, () -> server(nobody).look()).kind());
    }

    /// Its deployments still say success.
    @ParameterizedTest
    @CsvSource({"stopped", "environment-gone"})
    void whatWasStoppedIsNotLiveHoweverItsDeploymentsEnded(String situation) throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario(situation), "")) {
            Deployment seen = server(source(loopback)).look().getFirst();
            assertEquals(null, seen.live());
            assertEquals(Deployment.Phase.STOPPED, seen.phase());
        }
    }

    /// GitLab makes a deployment of every job that could deploy.
    @Test
    void aJobThatNobodyStartedYetIsNoDeploy() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("waits-to-be-started-by-hand"), "")) {
            Deployment seen = server(source(loopback)).look().getFirst();
            assertEquals(Deployment.Phase.IDLE, seen.phase());
            assertEquals(seen.live(), seen.newest());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"archived\": false', '\"archived\": true', archived",
        "'\"ci_forward_deployment_rollback_allowed\": true', '\"ci_forward_deployment_rollback_allowed\": false', outdated",
        "'\"access_level\": 40', '\"access_level\": 20', developer"
    })
    void whatTheProjectForbidsIsSaid(String written, String instead, String word) throws ServerFault {
        Deployment seen = examined(scenario("rollback").with(text -> text.replace(written, instead)));
        assertTrue(
                seen.blockers().stream()
                        .anyMatch(one -> one.kind() == Blocker.Kind.NO_PERMISSION
                                && one.words().contains(word)),
                () -> seen.blockers().toString());
    }

    /// Where outdated jobs are let in anyway, the finer switch has no effect.
    @Test
    void theSwitchForRollbacksCountsOnlyWhereOutdatedJobsAreKeptOut() throws ServerFault {
        Deployment seen = examined(scenario("rollback")
                .with(text -> text.replace(
                                "\"ci_forward_deployment_enabled\": true", "\"ci_forward_deployment_enabled\": false")
                        .replace("rollback_allowed\": true", "rollback_allowed\": false")));
        assertEquals(
                List.of(Blocker.Kind.APPROVAL),
                seen.blockers().stream().map(Blocker::kind).toList());
    }

    @ParameterizedTest
    @CsvSource({"403", "404"})
    void anEditionWithoutProtectedEnvironmentsAndARefusalHinderNobody(int status) throws ServerFault {
        Scenario scenario = scenario("rollback");
        try (var loopback =
                LoopbackServer.answering(request -> request.getTarget().contains("/protected_environments/")
                        ? new MockResponse.Builder().code(status).build()
                        : LoopbackServer.play(scenario, "", request))) {
            assertEquals(
                    List.of(),
                    ((Rollbacker) server(source(loopback))).examine(CART).blockers());
        }
    }

    @Test
    void whatWasReportedByTheApiHasNoJobToRunAgain() throws ServerFault {
        Deployment seen = examined(scenario("rollback"));
        assertTrue(seen.release("9101").orElseThrow().obstacle().startsWith("No job"));
        assertEquals("", seen.release("9102").orElseThrow().obstacle());
    }

    /// One of a branch would deploy what is newest there.
    @Test
    void aPipelineIsMadeOfATagAlone() throws ServerFault {
        Scenario tagged = scenario("rollback")
                .with(text -> text.replaceFirst(
                        "(?s)(\"id\": 9102.*?\"ref\": )\"[^\"]*\"(.*?\"tag\": )false", "$1\"v12\"$2true"));
        try (var loopback = LoopbackServer.playing(tagged, "")) {
            Source source = source(loopback)
                    .withOptions(Map.of(
                            "projects", "shop/cart", "rollback", "pipeline", "variables", "ROLLBACK=yes, BY=andon"));
            Rollbacker gitlab = (Rollbacker) server(source);
            Deployment seen = gitlab.examine(CART);
            assertTrue(seen.release("9103").orElseThrow().obstacle().startsWith("It was deployed from no tag"));
            Request request = gitlab.prepare(seen, seen.release("9102").orElseThrow(), "why")
                    .requests()
                    .getFirst();
            assertEquals(
                    new Request(
                            "POST http://server/api/v4/projects/shop%2Fcart/pipeline",
                            "{\"ref\":\"v12\",\"variables\":[{\"key\":\"ROLLBACK\",\"value\":\"yes\"},{\"key\":\"BY\",\"value\":\"andon\"}]}"),
                    new Request(request.line().replace(base(loopback), "http://server"), request.body()));
        }
    }

    @Test
    void nothingIsChangedWhileADeployGoesOn() throws ServerFault {
        Deployment seen = examined(scenario("rollback")
                .with("deployments.json", scenario("deploying").files().get("deployments.json"))
                .with("succeeded.json", "[]"));
        assertEquals(Blocker.Kind.UNDERWAY, seen.blockers().getFirst().kind());
    }

    /// Deployments get their numbers when their pipelines are made, and people start jobs in any order.
    @Test
    void whatWentLiveLastIsLiveHoweverOldItsPipelineIs() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("older-pipeline-later"), "")) {
            Deployment seen = server(source(loopback)).look().getFirst();
            assertEquals("9102", Objects.requireNonNull(seen.live()).id());
            assertEquals(seen.live(), seen.newest());
        }
    }

    @Test
    void anOlderPipelineThatDeploysKeepsFromGoingBack() throws ServerFault {
        Deployment seen = examined(scenario("rollback")
                .with(
                        "deployments.json",
                        scenario("older-pipeline-deploys").files().get("deployments.json"))
                .with("succeeded.json", "[]"));
        assertEquals(Deployment.Phase.RUNNING, seen.phase());
        assertEquals("9103", Objects.requireNonNull(seen.live()).id());
        assertEquals(Blocker.Kind.UNDERWAY, seen.blockers().getFirst().kind());
    }

    /// A job that never ran and is cancelled in the end, or dropped as outdated, changes nothing.
    @ParameterizedTest
    @ValueSource(strings = {"canceled", "failed"})
    void anOldJobThatEndedBeforeItRanIsNotTheNewest(String status) throws ServerFault {
        Scenario never = scenario("older-pipeline-later")
                .with(text -> text.replaceFirst(
                        "(?s)(\"id\": 9102.*?\"status\": )\"success\"(.*?\"status\": )\"success\"(.*?\"started_at\": )\"[^\"]*\"",
                        "$1\"" + status + "\"$2\"" + status + "\"$3null"));
        try (var loopback = LoopbackServer.playing(never, "")) {
            Deployment seen = server(source(loopback)).look().getFirst();
            assertEquals("9103", Objects.requireNonNull(seen.newest()).id());
            assertEquals(seen.live(), seen.newest());
        }
    }

    /// Every push makes one that waits, and a deploy that failed is soon behind them all.
    @Test
    void aFailureIsSeenBehindJobsThatNobodyStarted() throws ServerFault {
        String failed = scenario("failed-after-live").files().get("deployments.json");
        try (var loopback =
                LoopbackServer.playing(scenario("waits-to-be-started-by-hand").with("failed.json", failed), "")) {
            Deployment seen = server(source(loopback)).look().getFirst();
            assertEquals(
                    Release.Outcome.FAILED,
                    Objects.requireNonNull(seen.newest()).outcome());
        }
    }

    @Test
    void aPipelineForOneOfTwoEnvironmentsIsToldWhich() throws ServerFault {
        URI nowhere = URI.create("http://127.0.0.1:1/");
        Map<String, String> both =
                Map.of("projects", "shop/cart", "environments", "staging, production", "rollback", "pipeline");
        assertThrows(
                IllegalArgumentException.class,
                () -> server(super.source(nowhere).withOptions(both)));
        Scenario tagged = scenario("rollback")
                .with(text -> text.replaceFirst(
                        "(?s)(\"id\": 9102.*?\"ref\": )\"[^\"]*\"(.*?\"tag\": )false", "$1\"v12\"$2true"));
        var told = new HashMap<>(both);
        told.put("variables", "ENVIRONMENT={environment}, BACK_TO={version}");
        try (var loopback = LoopbackServer.playing(tagged, "")) {
            Rollbacker gitlab = (Rollbacker) server(super.source(loopback).withOptions(told));
            Deployment seen = gitlab.examine(CART);
            assertEquals(
                    "{\"ref\":\"v12\",\"variables\":[{\"key\":\"ENVIRONMENT\",\"value\":\"production\"},{\"key\":\"BACK_TO\",\"value\":\"v12\"}]}",
                    gitlab.prepare(seen, seen.release("9102").orElseThrow(), "why")
                            .requests()
                            .getFirst()
                            .body());
        }
    }
}
