package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.source.Push;
import dev.andon.source.ServerFault;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgoCdTest extends DeployServerContract {
    ArgoCdTest() {
        super("argocd");
    }

    /// Older gateways have a status of their own for what is not possible now.
    @Override
    protected Stream<MockResponse> refusals() {
        return Stream.of(412, 400)
                .map(status -> new MockResponse.Builder()
                        .code(status)
                        .body("{\"error\":\"rollback cannot be initiated when auto-sync is enabled\",\"code\":9}")
                        .build());
    }

    private Deployment first(String situation) throws ServerFault {
        try (var server = LoopbackServer.playing(scenario(situation), "")) {
            return server(source(server)).look().getFirst();
        }
    }

    @Test
    void whatGitWasComparedWithIsNotWhatIsDeployed() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            Release live =
                    Objects.requireNonNull(server(source(server)).look().get(1).live());
            assertEquals("4f2c9b1", live.version());
            assertEquals("4", live.id());
        }
    }

    @Test
    void whatGitHoldsIsWantedAndIsTheSameAsWhenItWasDeployed() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            DeployServer argo = server(source(server));
            Deployment cart = argo.look().get(1);
            Release wanted = Objects.requireNonNull(cart.wanted());
            assertEquals("c0ffee0", wanted.version());
            assertEquals(
                    List.of("c0ffee0"),
                    ((Rollbacker) argo)
                            .examine(cart.service()).history().stream()
                                    .filter(wanted::isSame)
                                    .map(Release::version)
                                    .toList());
        }
    }

    @Test
    void whatCouldNotBeComparedIsNotWanted() throws ServerFault {
        assertNull(first("cannot-compare").wanted());
    }

    @Test
    void aFailedSyncDoesNotHideWhatIsLive() throws ServerFault {
        Deployment shop = first("failed-newest");
        assertEquals("4f2c9b1", Objects.requireNonNull(shop.live()).version());
        assertEquals(
                Release.Outcome.FAILED, Objects.requireNonNull(shop.newest()).outcome());
        assertEquals(shop.newest(), shop.toLeave());
    }

    @Test
    void aSyncOfAPartDeploysNothing() throws ServerFault {
        assertEquals("12", Objects.requireNonNull(first("only-a-part").live()).id());
    }

    @Test
    void theHistoryIsAskedForOnceAfterEachOperation() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            DeployServer argo = server(source(server));
            List<Deployment> one = argo.look();
            List<Deployment> two = argo.look();
            assertEquals(
                    List.of("list", "cart", "list"),
                    server.asked().stream()
                            .map(request -> request.getUrl().encodedPath())
                            .map(path -> path.endsWith("/applications") ? "list" : path.replaceFirst(".*/", ""))
                            .toList());
            assertTrue(one == two, "nothing changed, so the very same list");
        }
    }

    @Test
    void aLookAsksForFewFieldsAndForcesNoRefresh() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            server(source(server)).look();
            var url = server.asked().getFirst().getUrl();
            String fields = Objects.requireNonNull(url.queryParameter("fields"));
            assertTrue(fields.contains("items.status.operationState.phase"), fields);
            assertFalse(fields.contains("resources"), fields);
            assertEquals(null, url.queryParameter("refresh"));
        }
    }

    private List<Blocker.Kind> blockers(Scenario scenario) throws ServerFault {
        try (var server = LoopbackServer.playing(scenario, "")) {
            DeployServer argo = server(source(server));
            return ((Rollbacker) argo)
                    .examine(argo.look().getFirst().service()).blockers().stream()
                            .map(Blocker::kind)
                            .toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "auto-sync is on             | \"project\": \"store\"      | \"syncPolicy\":{\"automated\":{}},\"project\":\"store\"                  | AUTO_SYNC",
                "auto-sync is on, newer word | \"project\": \"store\"      | \"syncPolicy\":{\"automated\":{\"enabled\":true}},\"project\":\"store\"   | AUTO_SYNC",
                "auto-sync is switched off   | \"project\": \"store\"      | \"syncPolicy\":{\"automated\":{\"enabled\":false}},\"project\":\"store\"  | ''",
                "it is being deleted         | \"generation\": 88         | \"deletionTimestamp\":\"2026-11-22T11:00:00Z\"                        | UNDERWAY",
                "somebody asked for a sync   | \"spec\": {                | \"operation\":{\"sync\":{}},\"spec\": {                                | UNDERWAY",
                "a sync goes on              | \"phase\": \"Succeeded\"    | \"phase\":\"Running\"                                                 | UNDERWAY",
            })
    void theApplicationSaysWhatStandsInTheWay(String name, String part, String instead, String kinds)
            throws ServerFault {
        Scenario scenario = scenario("rollback");
        String whole = scenario.files().get("shop.json");
        assertTrue(whole.contains(part), name);
        assertEquals(
                kinds.isEmpty() ? List.of() : List.of(Blocker.Kind.valueOf(kinds)),
                blockers(scenario.with("shop.json", whole.replace(part, instead))),
                name);
    }

    @Test
    void whoeverMadeTheApplicationWouldSwitchAutoSyncOnAgain() throws ServerFault {
        Scenario scenario = scenario("rollback");
        String owned = scenario.files()
                .get("shop.json")
                .replace(
                        "\"generation\": 88", "\"ownerReferences\":[{\"kind\":\"ApplicationSet\",\"name\":\"store\"}]");
        assertEquals(List.of(), blockers(scenario.with("shop.json", owned)), "a rollback leaves its spec alone");
        String both = owned.replace("\"project\"", "\"syncPolicy\":{\"automated\":{}},\"project\"");
        assertEquals(List.of(Blocker.Kind.AUTO_SYNC, Blocker.Kind.OWNED), blockers(scenario.with("shop.json", both)));
    }

    @Test
    void aClosedWindowIsAFreeze() throws ServerFault {
        assertEquals(
                List.of(Blocker.Kind.FREEZE),
                blockers(
                        scenario("rollback")
                                .with(
                                        "windows.json",
                                        "{\"canSync\":false,\"activeWindows\":[{\"kind\":\"deny\",\"schedule\":\"0 22 * * *\",\"duration\":\"8h\"}]}")));
    }

    @Test
    void aTokenThatMayOnlyLookIsToldSoBefore() throws ServerFault {
        Scenario scenario = scenario("rollback").with("can-i.json", "{\"value\":\"no\"}");
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().contains("can-i")
                        ? LoopbackServer.ok("{\"value\":\"no\"}")
                        : LoopbackServer.play(scenario, "", request))) {
            DeployServer argo = server(source(server));
            Deployment shop = ((Rollbacker) argo).examine(argo.look().getFirst().service());
            assertEquals(
                    List.of(new Blocker(Blocker.Kind.NO_PERMISSION, "It may not sync store/shop")), shop.blockers());
        }
    }

    /// The server compares the header's whole text.
    @Test
    void theContentTypeHasNoCharset() throws ServerFault {
        try (var server =
                LoopbackServer.answering(request -> request.getMethod().equals("POST")
                        ? LoopbackServer.ok("{}")
                        : LoopbackServer.play(scenario("rollback"), "", request))) {
            var argo = (Rollbacker) server(source(server));
            Deployment shop = argo.examine(new Service("shop", "production"));
            argo.prepare(shop, shop.history().get(1), "orders fall").send();
            assertEquals(
                    "application/json", server.asked().getLast().getHeaders().get("Content-Type"));
        }
    }

    private static MockResponse stream(RecordedRequest request) {
        String healthy =
                "data: {\"result\":{\"type\":\"MODIFIED\",\"application\":{\"metadata\":{\"name\":\"shop\",\"namespace\":\"argocd\"},\"status\":{\"health\":{\"status\":\"Healthy\"}}}}}\n\n";
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body(healthy + healthy + healthy.replace("Healthy", "Degraded"))
                .build();
    }

    @Test
    void aReconciliationThatChangesNothingIsNoPush() throws Exception {
        Scenario scenario = scenario("passed");
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().contains("stream")
                        ? stream(request)
                        : LoopbackServer.play(scenario, "", request))) {
            DeployServer argo = server(source(server));
            argo.look();
            var heard = new AtomicInteger();
            ((Push) argo).listen(heard::incrementAndGet);
            assertEquals(3, heard.get(), "the stream stands, healthy, degraded");
            var url = server.asked().getLast().getUrl();
            assertEquals("90210", url.queryParameter("resourceVersion"));
            assertEquals(
                    "text/event-stream", server.asked().getLast().getHeaders().get("Accept"));
        }
    }
}
