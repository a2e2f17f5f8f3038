package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Request;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpDeploysTest extends DeployServerContract {
    private static final Service SHOP = new Service("shop", "production");
    private static final Map<String, String> OPTIONS = Map.of(
            "items", "data",
            "parts",
                    "service=app.name, environment=env, version=tag, commit=sha, by=user.login, begun=started, finished=ended, state=status, health=check, words=note",
            "states", "succeeded=live, error=failed, UP=well, DOWN=ill",
            "history", "/history?app={service}&env={environment}",
            "rollback", "POST /deploys/{id}/again?force=yes",
            "body", "{\"version\":\"{version}\",\"reason\":\"{why}\"}");

    HttpDeploysTest() {
        super("http");
    }

    @Override
    protected URI address(String server) {
        return URI.create(server + "/deploys");
    }

    @Override
    protected Source source(URI address) {
        return super.source(address).withOptions(OPTIONS);
    }

    /// Nothing tells such a server from any other.
    @Override
    protected boolean recognisable() {
        return false;
    }

    private Request request(Release to, String why, String... more) throws ServerFault {
        var options = new HashMap<>(OPTIONS);
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        Source source = source(URI.create("http://deploys.example/api/deploys")).withOptions(options);
        Deployment seen = Deployment.of(new Service("shop/web", "production")).done();
        return ((Rollbacker) server(source)).prepare(seen, to, why).requests().getFirst();
    }

    @Test
    void whatIsFilledInCannotBreakOutOfItsPlace() throws ServerFault {
        Release to = Release.of("4/../1?x=\"", "v1\",\"a\":{version}", Release.Outcome.LIVE);
        assertEquals(
                new Request(
                        "POST http://deploys.example/deploys/4%2F..%2F1%3Fx%3D%22/again?force=yes",
                        "{\"version\":\"v1\\\",\\\"a\\\":{version}\",\"reason\":\"a\\nb\"}"),
                request(to, "a\nb"));
    }

    @Test
    void aFormIsFilledAsFormsAre() throws ServerFault {
        Release to = Release.of("41", "v 1&x", Release.Outcome.LIVE);
        assertEquals(
                new Request("PUT http://deploys.example/back?app=shop%2Fweb%2526x", "version=v+1%26x"),
                request(
                        to.by(null),
                        "",
                        "rollback",
                        "PUT /back?app={service}%26x",
                        "type",
                        "application/x-www-form-urlencoded",
                        "body",
                        "version={version}"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST",
        "POST //elsewhere.example/{id}, ",
        "post /x",
        "https://elsewhere.example/",
        "GET /deploys/{id}/again",
        "HEAD /deploys"
    })
    void whatIsNoRequestOfThisServerIsNotSent(String rollback) {
        Release to = Release.of("41", "v1", Release.Outcome.LIVE);
        try {
            String line = request(to, "", "rollback", rollback).line();
            assertEquals("POST http://deploys.example/", line.substring(0, 28));
        } catch (ServerFault fault) {
            assertEquals(FaultKind.MISSING, fault.kind());
        }
    }

    private static final Map<String, String> GUARDED =
            Map.of("headers", "If-Match={lock}, Idempotency-Key={key}, X-From={from}");

    private Source guarded(LoopbackServer loopback) {
        var options = new HashMap<>(OPTIONS);
        options.putAll(GUARDED);
        return source(loopback).withOptions(options);
    }

    private LoopbackServer tagged(String tag) {
        return LoopbackServer.answering(request -> request.getMethod().equals("POST")
                ? LoopbackServer.status(412)
                : LoopbackServer.play(scenario("rollback"), "", request)
                        .newBuilder()
                        .addHeader("ETag", tag)
                        .build());
    }

    private static Acted goBack(DeployServer server, String to) throws ServerFault {
        Deployment seen = ((Rollbacker) server).examine(SHOP);
        return ((Rollbacker) server)
                .prepare(seen, seen.release(to).orElseThrow(), "orders fall")
                .send();
    }

    @Test
    void whoeverReadAnOldHistoryIsRefusedByItsTag() throws ServerFault {
        try (var loopback = tagged("\"seven\"")) {
            DeployServer server = server(guarded(loopback));
            assertEquals("", server.look().getFirst().lock());
            assertInstanceOf(Acted.NotDone.class, goBack(server, "51"));
            assertEquals("\"seven\"", loopback.asked().getLast().getHeaders().get("If-Match"));
        }
    }

    @Test
    void theSameWayBackHasTheSameKeyForEverybody() throws ServerFault {
        try (var loopback = tagged("\"seven\"")) {
            goBack(server(guarded(loopback)), "51");
            String first = loopback.asked().getLast().getHeaders().get("Idempotency-Key");
            goBack(server(guarded(loopback)), "51");
            String second = loopback.asked().getLast().getHeaders().get("Idempotency-Key");
            assertEquals(first, second);
            assertTrue(first.matches("andon-[0-9a-f]{12}"), first);
            goBack(server(guarded(loopback)), "52");
            assertNotEquals(first, loopback.asked().getLast().getHeaders().get("Idempotency-Key"));
        }
    }

    @Test
    void withoutTheTagThatIsWantedNothingIsSent() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("rollback"), "")) {
            ServerFault fault = assertThrows(ServerFault.class, () -> goBack(server(guarded(loopback)), "51"));
            assertEquals(FaultKind.MISSING, fault.kind());
            loopback.asked().forEach(request -> assertEquals("GET", request.getMethod()));
        }
    }

    @Test
    void whatFitsNoHeaderIsAFault() {
        Release to = Release.of("41", "v1\r\nX-Other: yes", Release.Outcome.LIVE);
        ServerFault fault = assertThrows(ServerFault.class, () -> request(to, "", "headers", "X-Version={version}"));
        assertEquals(FaultKind.UNREADABLE, fault.kind());
    }

    @Test
    void withoutAHistoryOfItsOwnTheListIsTheHistory() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("passed"), "")) {
            var options = new HashMap<>(OPTIONS);
            options.keySet().removeAll(List.of("history", "rollback"));
            Deployment seen = ((Rollbacker) server(source(loopback).withOptions(options))).examine(SHOP);
            assertEquals(
                    List.of("v12", "v11"),
                    seen.history().stream().map(Release::version).toList());
            assertEquals(
                    List.of(Blocker.Kind.NO_PERMISSION),
                    seen.blockers().stream().map(Blocker::kind).toList());
        }
    }

    @Test
    void whatTheAnswerDoesNotTellTheSettingsMay() throws ServerFault {
        try (var loopback =
                LoopbackServer.answering(_ -> LoopbackServer.ok("[{\"version\":\"v3\",\"state\":\"live\"}]"))) {
            Source source = super.source(loopback).withOptions(Map.of("service", "shop", "environment", "production"));
            assertEquals(SHOP, server(source).look().getFirst().service());
        }
    }

    @Test
    void aTokenMayHaveAHeaderOfItsOwn() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("passed"), "")) {
            var options = new HashMap<>(OPTIONS);
            options.put("header", "X-Deploy-Key");
            server(source(loopback).withOptions(options)).look();
            assertEquals(TOKEN, loopback.asked().getFirst().getHeaders().get("X-Deploy-Key"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "parts, colour=red",
        "parts, version",
        "states, live",
        "headers, X From=x",
        "type, json",
        "header, X Key"
    })
    void settingsThatMeanNothingAreRefused(String option, String value) {
        Source source = super.source(URI.create("http://127.0.0.1:1/")).withOptions(Map.of(option, value));
        assertThrows(IllegalArgumentException.class, () -> server(source));
    }
}
