package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.ServerClaims;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes over the wire when a claim is said to a server. That both stay in step is shown elsewhere.
class ClaimsOnServersTest {
    private static final Pipeline SHOP = Pipeline.named("shop", "shop")
            .last(Build.of("7", Outcome.FAILED).at("http://another.name/jenkins/job/shop/7/"))
            .done();
    private static final Pipeline BRANCH = Pipeline.named("Shop@release", "Shop")
            .last(Build.of("7", Outcome.FAILED))
            .done();

    private static ServerClaims claims(String kind, LoopbackServer server, String path) {
        Source source = Source.of("ci", kind, server.url(path).uri()).withToken("ann", new Secret("top-secret"));
        var http = new Http(source, Connection.shared(), InstantSource.system());
        return (ServerClaims) BuildServers.named(kind).orElseThrow().reader().apply(http, source);
    }

    private static List<String> asked(LoopbackServer server) {
        return server.asked().stream()
                .map(request -> request.getMethod() + " " + request.getUrl().encodedPath())
                .toList();
    }

    private static MockResponse back(RecordedRequest request) {
        return request.getMethod().equals("GET")
                ? LoopbackServer.status(404)
                : new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", ".")
                        .build();
    }

    @Test
    void jenkinsIsToldOfTheBuildBelowItsOwnPrefixAndEveryFieldIsThere() throws ServerFault {
        try (var server = LoopbackServer.answering(ClaimsOnServersTest::back)) {
            Acted acted = claims("jenkins", server, "/jenkins/").claim(SHOP, "ann", "a \"bad\" test & more");

            assertInstanceOf(Acted.Done.class, acted);
            assertEquals(
                    List.of("GET /jenkins/crumbIssuer/api/json", "POST /jenkins/job/shop/7/claim/claim"),
                    asked(server));
            String form = java.net.URLDecoder.decode(
                    server.asked().getLast().getBody().utf8(), java.nio.charset.StandardCharsets.UTF_8);
            assertEquals(
                    "json={\"assignee\":\"ann\",\"reason\":\"a \\\"bad\\\" test & more\",\"sticky\":true,"
                            + "\"propagateToFollowingBuilds\":false,\"errors\":\"Default\"}",
                    form);
        }
    }

    /// A password's crumb is good in the session alone in which it was made; what stands before the server may
    /// set cookies of its own.
    @Test
    void jenkinsIsShownTheCrumbAndTheSessionItWasMadeIn() throws ServerFault {
        try (var server =
                LoopbackServer.answering(request -> request.getMethod().equals("GET")
                        ? new MockResponse.Builder()
                                .code(200)
                                .addHeader("Set-Cookie", "JSESSIONID.1a2b=node0abc; Path=/; HttpOnly")
                                .addHeader("Set-Cookie", "balancer=7; Path=/")
                                .body("{\"crumb\":\"c0ffee\",\"crumbRequestField\":\"Jenkins-Crumb\"}")
                                .build()
                        : back(request))) {
            ServerClaims claims = claims("jenkins", server, "/");
            claims.claim(SHOP, "ann", "");
            claims.unclaim(SHOP);

            for (int act : List.of(1, 3)) {
                RecordedRequest request = server.asked().get(act);
                assertEquals("POST", request.getMethod());
                assertEquals("c0ffee", request.getHeaders().get("Jenkins-Crumb"));
                assertEquals("JSESSIONID.1a2b=node0abc", request.getHeaders().get("Cookie"));
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "jenkins , 404, NotDone",
        "jenkins , 403, NotDone",
        "jenkins , 500, Unsure",
        "teamcity, 400, NotDone",
        "teamcity, 500, Unsure",
        "teamcity, 200, Done",
    })
    void whatTheServerAnswersIsWhatBecameOfIt(String kind, int status, String became) throws ServerFault {
        try (var server = LoopbackServer.answering(
                request -> LoopbackServer.status(request.getMethod().equals("GET") ? 404 : status))) {
            Acted acted = claims(kind, server, "/").claim(kind.equals("jenkins") ? SHOP : BRANCH, "ann", "");

            assertEquals(became, acted.getClass().getSimpleName());
            assertEquals(
                    1,
                    asked(server).stream()
                            .filter(line -> line.startsWith("POST"))
                            .count(),
                    "sent once");
        }
    }

    @Test
    void withoutACrumbThatCannotBeReadNothingIsSent() {
        try (var server = LoopbackServer.answering(request -> LoopbackServer.status(500))) {
            ServerFault fault = assertThrows(
                    ServerFault.class, () -> claims("jenkins", server, "/").unclaim(SHOP));

            assertEquals(FaultKind.BROKEN, fault.kind());
            assertEquals(List.of("GET /crumbIssuer/api/json"), asked(server));
        }
    }

    @Test
    void aBuildWithoutAnAddressCannotBeClaimed() {
        try (var server = LoopbackServer.answering(request -> LoopbackServer.ok("{}"))) {
            Pipeline nowhere = Pipeline.named("shop", "shop").done();

            ServerFault fault = assertThrows(
                    ServerFault.class, () -> claims("jenkins", server, "/").claim(nowhere, "ann", ""));

            assertEquals(FaultKind.MISSING, fault.kind());
            assertEquals(List.of(), asked(server));
        }
    }

    @Test
    void anInvestigationOfSingleTestsIsNobodysClaimOfTheWhole() throws ServerFault {
        try (var server = LoopbackServer.answering(request -> LoopbackServer.ok(
                "{\"investigation\":[{\"id\":\"test:(id:1)\",\"state\":\"TAKEN\",\"assignee\":{\"username\":\"bob\"},"
                        + "\"target\":{\"anyProblem\":false}}]}"))) {
            ServerClaims claims = claims("teamcity", server, "/");

            assertEquals(Optional.empty(), claims.who(BRANCH));
            assertInstanceOf(Acted.Done.class, claims.unclaim(BRANCH));
            assertEquals(
                    List.of("GET /httpAuth/app/rest/investigations", "GET /httpAuth/app/rest/investigations"),
                    asked(server));
            assertEquals(
                    "buildType:(id:Shop),state:taken",
                    server.asked().getFirst().getUrl().queryParameter("locator"));
        }
    }

    @Test
    void whatIsNoLocatorIsNotSentBack() {
        try (var server = LoopbackServer.answering(request -> LoopbackServer.ok(
                "{\"investigation\":[{\"id\":\"../users/id:1\",\"state\":\"TAKEN\",\"assignee\":{\"username\":\"bob\"},"
                        + "\"target\":{\"anyProblem\":true}}]}"))) {
            ServerFault fault = assertThrows(
                    ServerFault.class, () -> claims("teamcity", server, "/").unclaim(BRANCH));

            assertEquals(FaultKind.UNREADABLE, fault.kind());
        }
    }
}
