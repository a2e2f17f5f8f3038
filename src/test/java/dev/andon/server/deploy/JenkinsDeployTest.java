package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
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
import java.util.Objects;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JenkinsDeployTest extends DeployServerContract {
    private static final Service SHOP = new Service("shop", "production");

    JenkinsDeployTest() {
        super("jenkins-deploy");
    }

    @Override
    protected URI address(String server) {
        return URI.create(server + "/job/shop/job/deploy/");
    }

    @Override
    protected Source source(URI address) {
        return super.source(address)
                .withToken("wall", new Secret(TOKEN))
                .withOptions(Map.of("environment-parameter", "ENV", "service", "shop"));
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

    @Test
    void oneJobMayDeployToManyEnvironments() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("two-environments"), "")) {
            assertEquals(
                    List.of("shop/staging v13", "shop/production v12"),
                    server(source(loopback)).look().stream()
                            .map(one -> one.service() + " "
                                    + (one.newest() == null ? "" : one.newest().version()))
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"buildable\": true', '\"buildable\": false', PAUSED",
        "'\"quietingDown\": false', '\"quietingDown\": true', FREEZE",
        "'\"inQueue\": false', '\"inQueue\": true', UNDERWAY"
    })
    void whatStandsInTheWayIsSaid(String written, String instead, Blocker.Kind kind) throws ServerFault {
        Deployment seen = examined(scenario("rollback").with(text -> text.replace(written, instead)));
        assertEquals(List.of(kind), seen.blockers().stream().map(Blocker::kind).toList());
    }

    /// What a job does not declare is dropped without a word, and then it would deploy to wherever it likes.
    @ParameterizedTest
    @ValueSource(strings = {"VERSION", "ENV"})
    void aJobThatNoLongerTakesAParameterIsNotBuilt(String parameter) throws ServerFault {
        Deployment seen = examined(scenario("rollback")
                .with(text -> text.replaceFirst("\"name\": \"" + parameter + "\"\\s*}", "\"name\": \"OTHER\"}")));
        assertEquals(
                List.of(new Blocker(Blocker.Kind.NO_PERMISSION, "the job takes no parameter " + parameter)),
                seen.blockers());
    }

    @Test
    void aBuildThatDoesNotNameItsVersionCannotBeGoneBackTo() throws ServerFault {
        Deployment seen = examined(scenario("rollback")
                .with(text -> text.replace("\"value\": \"production\"", "\"value\": \"production\"")));
        Release nameless = seen.release("12").orElseThrow();
        assertEquals("build 12", nameless.version());
        assertTrue(nameless.obstacle().startsWith("Nobody knows"));
    }

    /// A build that is gone, or another one by now, must not be built again as if it were the version.
    @Test
    void theVersionIsReadAgainBeforeItIsDeployed() throws ServerFault {
        Scenario changed = scenario("rollback").with("build.json", "{\"actions\":[]}");
        try (var loopback = LoopbackServer.playing(changed, "")) {
            Rollbacker jenkins = (Rollbacker) server(source(loopback));
            Deployment seen = jenkins.examine(SHOP);
            Release to = seen.release("11").orElseThrow();
            assertEquals(
                    FaultKind.MISSING,
                    assertThrows(ServerFault.class, () -> jenkins.prepare(seen, to, "why"))
                            .kind());
        }
    }

    @Test
    void aCrumbIsShownInItsSessionAndNotWantedWhereThereIsNone() throws ServerFault {
        Scenario scenario = scenario("rollback");
        try (var loopback =
                LoopbackServer.answering(request -> request.getTarget().startsWith("/crumb")
                        ? LoopbackServer.play(scenario, "", request)
                                .newBuilder()
                                .addHeader("Set-Cookie", "JSESSIONID.1=abc; Path=/")
                                .build()
                        : request.getMethod().equals("POST")
                                ? new MockResponse.Builder().code(201).build()
                                : LoopbackServer.play(scenario, "", request))) {
            Rollbacker jenkins = (Rollbacker) server(source(loopback));
            Deployment seen = jenkins.examine(SHOP);
            jenkins.prepare(seen, seen.release("11").orElseThrow(), "why").send();
            var sent = loopback.asked().getLast().getHeaders();
            assertEquals("c0ffee", sent.get("Jenkins-Crumb"));
            assertEquals("JSESSIONID.1=abc", sent.get("Cookie"));
        }
        try (var loopback =
                LoopbackServer.answering(request -> request.getTarget().startsWith("/crumb")
                        ? LoopbackServer.status(404)
                        : LoopbackServer.play(scenario, "", request))) {
            Rollbacker jenkins = (Rollbacker) server(source(loopback));
            Deployment seen = jenkins.examine(SHOP);
            assertEquals(
                    1,
                    jenkins.prepare(seen, seen.release("11").orElseThrow(), "why")
                            .requests()
                            .size());
        }
    }

    @Test
    void anAddressThatIsNoJobsIsAFault() {
        Source folder = source(URI.create("http://127.0.0.1:1/view/All/"));
        assertEquals(
                FaultKind.MISSING,
                assertThrows(ServerFault.class, () -> server(folder).look()).kind());
    }

    /// A Pipeline knows that it fails long before it ends.
    @Test
    void whatHasFailedAlreadyAndStillRunsKeepsFromGoingBack() throws ServerFault {
        Deployment seen = examined(scenario("rollback")
                .with(text ->
                        text.replaceFirst("\"SUCCESS\",\\s*\"building\": false", "\"FAILURE\", \"building\": true")));
        assertEquals(Deployment.Phase.RUNNING, seen.phase());
        assertEquals(Blocker.Kind.UNDERWAY, seen.blockers().getFirst().kind());
    }

    /// Builds of a job that is allowed to run twice at once end in any order.
    @Test
    void anOlderBuildThatStillRunsKeepsFromGoingBack() throws ServerFault {
        Deployment seen = examined(scenario("rollback")
                .with(text -> text.replaceFirst("\"FAILURE\",\\s*\"building\": false", "null, \"building\": true")));
        assertEquals(Deployment.Phase.RUNNING, seen.phase());
        assertEquals("14", Objects.requireNonNull(seen.live()).id());
        assertEquals(Blocker.Kind.UNDERWAY, seen.blockers().getFirst().kind());
    }

    @Test
    void theBuildThatEndedLastIsLive() throws ServerFault {
        Deployment seen = examined(scenario("rollback")
                .with(text -> text.replaceFirst(
                        "(?s)(\"number\": 11,.*?\"duration\": )300000", "$1{0}".replace("{0}", "11500000"))));
        assertEquals("11", Objects.requireNonNull(seen.live()).id());
    }
}
