package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HerokuTest extends DeployServerContract {
    HerokuTest() {
        super("heroku");
    }

    /// There is one Heroku, and it is known by its name.
    @Override
    protected boolean recognisable() {
        return false;
    }

    private Deployment examined(String situation) throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario(situation), "")) {
            return ((Rollbacker) server(source(loopback))).examine(new Service("shop", ""));
        }
    }

    @Test
    void asksForTheThirdVersionOfTheApiAndForNoMoreThanItReads() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("passed"), "")) {
            server(source(loopback)).look();
            loopback.asked()
                    .forEach(request -> assertEquals(
                            "application/vnd.heroku+json; version=3",
                            request.getHeaders().get("Accept")));
            assertEquals(
                    "version ..; order=desc, max=10",
                    loopback.asked().getLast().getHeaders().get("Range"));
        }
    }

    @Test
    void aPartOfAListIsAnAnswerAsWell() throws ServerFault {
        Scenario scenario = scenario("passed");
        try (var loopback = LoopbackServer.answering(request -> LoopbackServer.play(scenario, "", request)
                .newBuilder()
                .code(request.getTarget().endsWith("/releases") ? 206 : 200)
                .addHeader("Next-Range", request.getTarget().endsWith("/releases") ? "version ..9" : "")
                .build())) {
            assertEquals(
                    Deployment.Health.WELL,
                    server(source(loopback)).look().getFirst().health());
        }
    }

    /// What one goes back from twice is told apart by what it brought, not by its number.
    @Test
    void aRollbackBringsWhatItWentBackToHoweverOften() throws ServerFault {
        List<Release> history = examined("gone-back").history();
        assertEquals(
                List.of("v41", "v41", "v43", "v42", "v41"),
                history.stream().map(Release::artifact).toList());
        assertEquals("41c0ffee", history.getFirst().commit());
    }

    @Test
    void whatHerokuDoesNotGoBackToIsAnObstacle() throws ServerFault {
        assertEquals(
                List.of("", "", "Heroku says that nobody can go back to it any more.", ""),
                examined("rollback").history().stream().map(Release::obstacle).toList());
    }

    @Test
    void underMaintenanceNothingIsLive() throws ServerFault {
        Deployment seen = examined("under-maintenance");
        assertNull(seen.live());
        assertEquals(Deployment.Phase.STOPPED, seen.phase());
    }

    @Test
    void appsOfTheSettingsMustBeThere() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("two-apps"), "")) {
            Source one = source(loopback).withOptions(Map.of("apps", "cart", "environment", "production"));
            assertEquals(
                    List.of("cart/production"),
                    server(one).look().stream()
                            .map(each -> each.service().toString())
                            .toList());
            Source other = source(loopback).withOptions(Map.of("apps", "cart, checkout"));
            assertEquals(
                    FaultKind.MISSING,
                    assertThrows(ServerFault.class, () -> server(other).look()).kind());
        }
    }

    @Test
    void moreAppsThanOneAnswerHoldsAreAFaultAndNotLeftOut() {
        Scenario scenario = scenario("passed");
        try (var loopback = LoopbackServer.answering(request -> LoopbackServer.play(scenario, "", request)
                .newBuilder()
                .addHeader("Next-Range", "id 0..; max=1000")
                .build())) {
            Source source = source(loopback);
            assertEquals(
                    FaultKind.TOO_LARGE,
                    assertThrows(ServerFault.class, () -> server(source).look()).kind());
        }
    }
}
