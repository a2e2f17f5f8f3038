package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.BuildServer;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureTest extends BuildServerContract {
    AzureTest() {
        super("azure");
    }

    @Override
    protected URI address(String server) {
        return URI.create(server + "/shop/_build?definitionId=5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a project of the services            | https://dev.azure.com/acme/Web%20Shop                |      | https://dev.azure.com/acme                  | [Web Shop]",
                "a page of a project                  | https://dev.azure.com/acme/shop/_build?definitionId=5 |     | https://dev.azure.com/acme                  | [shop]",
                "an organisation                      | https://dev.azure.com/acme/                          |      | https://dev.azure.com/acme                  | []",
                "an organisation and projects         | https://dev.azure.com/acme                           | a, b | https://dev.azure.com/acme                  | [a, b]",
                "a project, but others are wanted     | https://dev.azure.com/acme/shop                      | a    | https://dev.azure.com/acme                  | [a]",
                "the old address                      | https://acme.visualstudio.com/shop/_build            |      | https://acme.visualstudio.com/              | [shop]",
                "the older address                    | https://acme.visualstudio.com/DefaultCollection/shop |      | https://acme.visualstudio.com/DefaultCollection | [shop]",
                "a server of one's own                | https://tfs.acme.test/tfs/Main/shop/_git/shop        |      | https://tfs.acme.test/tfs/Main              | [shop]",
                "a server of one's own at a port      | http://tfs.acme.test:8080/Main/shop                  |      | http://tfs.acme.test:8080/Main              | [shop]",
                "a collection and projects            | https://tfs.acme.test/tfs/Main                       | a+b  | https://tfs.acme.test/tfs/Main              | [a+b]"
            })
    void findsOrganisationAndProjects(String what, URI address, String option, URI organisation, String projects) {
        AzurePlace place = AzurePlace.of(address, option == null ? "" : option);
        assertEquals(organisation, place.organisation(), what);
        assertEquals(projects, place.projects().toString(), what);
    }

    @Test
    void knowsTheServicesByTheirHost() {
        assertTrue(AzurePlace.isServices(URI.create("https://dev.azure.com/acme")));
        assertTrue(AzurePlace.isServices(URI.create("https://acme.visualstudio.com")));
        assertEquals(false, AzurePlace.isServices(URI.create("https://dev.azure.com.evil.test/acme")));
    }

    @Test
    void needsTwoRequestsForAProjectOnceItsMainLinesAreKnown() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            BuildServer adapter = adapter(source(server));
            adapter.look();
            assertEquals(3, server.asked().size());
            adapter.look();
            assertEquals(5, server.asked().size());
        }
    }

    @Test
    void asksWhatFailedOnce() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("failed"), "")) {
            BuildServer adapter = adapter(source(server));
            adapter.look();
            List<Pipeline> second = adapter.look();
            assertEquals(1, askedFor(server, "/timeline"));
            assertEquals(
                    List.of("Build / unit linux / mvn test", "Build / unit mac"),
                    second.getFirst().last().failing());
        }
    }

    @Test
    void needsOneMoreRequestForAHiddenMainLine() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("hidden-main-line"), "")) {
            adapter(source(server)).look();
            assertEquals(1, askedFor(server, "branchName="));
        }
    }

    @Test
    void aPullRequestHidesNoRedMainLine() throws ServerFault {
        for (String situation : List.of("pull-request-after-failed", "hidden-main-line")) {
            assertEquals(
                    Outcome.FAILED, look(scenario(situation)).getFirst().last().outcome(), situation);
        }
    }

    @Test
    void aTimelineThatCannotBeHadLosesNothingElse() throws ServerFault {
        Scenario whole = scenario("failed");
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().contains("/timeline")
                        ? LoopbackServer.status(500)
                        : LoopbackServer.play(whole, "", request))) {
            Pipeline red = adapter(source(server)).look().getFirst();
            assertEquals(Outcome.FAILED, red.last().outcome());
            assertEquals(List.of(), red.last().failing());
        }
    }

    @Test
    void doesNotWaitForOneTimelineAfterAnother() throws ServerFault {
        Scenario whole = scenario("running-after-failed");
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().contains("/timeline")
                        ? new MockResponse.Builder()
                                .onResponseStart(SocketEffect.Stall.INSTANCE)
                                .build()
                        : LoopbackServer.play(whole, "", request))) {
            Source impatient = source(server).withTimes(Source.EVERY, Duration.ofMillis(700));
            assertEquals(
                    Outcome.FAILED, adapter(impatient).look().getFirst().last().outcome());
            assertEquals(1, askedFor(server, "/timeline"));
        }
    }

    @Test
    void asksForAtMostTwentyTimelinesInALook() throws ServerFault {
        String one = scenario("failed").files().get("definitions.json");
        String definition = one.substring(one.indexOf('[') + 1, one.lastIndexOf(']'));
        String many = "{\"value\":["
                + IntStream.range(1, 31)
                        .mapToObj(i -> definition
                                .replaceAll("\"name\": \"checkout\"", "\"name\": \"checkout" + i + "\"")
                                .replace("\"id\": 41,", "\"id\": " + (100 + i) + ",")
                                .replaceFirst("\"id\": 5,", "\"id\": " + i + ","))
                        .reduce((left, right) -> left + "," + right)
                        .orElseThrow()
                + "]}";
        Scenario busy = scenario("failed").with("definitions.json", many).with("recent.json", "{\"value\":[]}");
        try (var server = LoopbackServer.playing(busy, "")) {
            assertEquals(30, adapter(source(server)).look().size());
            assertEquals(20, askedFor(server, "/timeline"));
        }
    }

    @Test
    void aRetriedRedBuildStaysRedWhileItRuns() throws ServerFault {
        var now = new AtomicReference<>(scenario("failed"));
        try (var server = LoopbackServer.answering(request -> LoopbackServer.play(now.get(), "", request))) {
            BuildServer adapter = adapter(source(server));
            adapter.look();
            now.set(scenario("retried"));
            Pipeline running = adapter.look().getFirst();
            assertTrue(running.activity().isRunning());
            assertEquals(Outcome.FAILED, running.last().outcome());
        }
    }

    @Test
    void aRetriedRedBuildStaysRedThoughNothingMoreIsToldOfIt() throws ServerFault {
        var now = new AtomicReference<>(scenario("failed"));
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().contains("/timeline")
                        ? LoopbackServer.status(403)
                        : LoopbackServer.play(now.get(), "", request))) {
            BuildServer adapter = adapter(source(server));
            adapter.look();
            now.set(scenario("retried"));
            assertEquals(Outcome.FAILED, adapter.look().getFirst().last().outcome());
        }
    }

    @ParameterizedTest
    @CsvSource({"retried, unknown", "running-after-failed, failed"})
    void whereNothingTellsWhetherItIsARetryNoOlderGreenIsShown(String situation, String outcome) throws ServerFault {
        Scenario whole = scenario(situation);
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().contains("/timeline")
                        ? LoopbackServer.status(403)
                        : LoopbackServer.play(whole, "", request))) {
            assertEquals(
                    outcome,
                    adapter(source(server)).look().getFirst().last().outcome().word());
        }
    }

    @ParameterizedTest
    @CsvSource({"403, 'shop, office', 3", "404, 'shop, office', 3", "403, '', 2"})
    void aProjectThatMayNotBeSeenHidesNoOther(int status, String projects, int seen) throws ServerFault {
        Scenario whole = scenario("passed");
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().startsWith("/_apis/projects")
                        ? LoopbackServer.ok("{\"value\":[{\"name\":\"shop\"},{\"name\":\"office\"}]}")
                        : request.getTarget().startsWith("/office")
                                ? LoopbackServer.status(status)
                                : LoopbackServer.play(whole, "/shop", request))) {
            List<Pipeline> all = adapter(
                            Source.of("ci", "azure", URI.create(server.url("/").toString()))
                                    .withOptions(projects.isEmpty() ? Map.of() : Map.of("projects", projects)))
                    .look();
            assertEquals(seen, all.size(), all.toString());
            all.stream()
                    .filter(one -> one.name().equals("office"))
                    .forEach(one -> assertEquals(Outcome.UNKNOWN, one.last().outcome()));
        }
    }

    @Test
    void readsAllPagesOfTheDefinitions() throws ServerFault {
        Scenario whole = scenario("passed");
        try (var server = LoopbackServer.answering(request -> {
            MockResponse answer = LoopbackServer.play(whole, "", request);
            return isFirstPage(request)
                    ? answer.newBuilder()
                            .body("{\"count\":0,\"value\":[]}")
                            .addHeader("x-ms-continuationtoken", "next page")
                            .build()
                    : answer;
        })) {
            assertEquals(2, adapter(source(server)).look().size());
            assertEquals(1, askedFor(server, "continuationToken=next%20page"));
        }
    }

    private static boolean isFirstPage(RecordedRequest request) {
        return request.getTarget().contains("includeLatestBuilds")
                && !request.getTarget().contains("continuationToken");
    }

    @Test
    void doesNotTurnPagesForEver() {
        ServerFault fault = faultWhen(_ -> LoopbackServer.ok("{\"value\":[]}")
                .newBuilder()
                .addHeader("x-ms-continuationtoken", "again")
                .build());
        assertEquals(FaultKind.TOO_LARGE, fault.kind());
    }

    @Test
    void takesALoginPageWithStatus203ForARefusal() {
        ServerFault fault = faultWhen(_ -> new MockResponse.Builder()
                .code(203)
                .addHeader("Content-Type", "text/html; charset=utf-8")
                .body("<!DOCTYPE html><html><title>Azure DevOps Services | Sign In</title></html>")
                .build());
        assertEquals(FaultKind.REFUSED, fault.kind());
    }

    @Test
    void takesARedirectToTheSignInPageOfAnotherHostForARefusal() {
        ServerFault fault = faultWhen(_ -> new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "https://spsprodcus5.vssps.visualstudio.com/_signin?realm=dev.azure.com")
                .build());
        assertEquals(FaultKind.REFUSED, fault.kind());
    }

    @Test
    void sendsTheTokenAsAPasswordWithoutUser() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            adapter(source(server).withToken("", new Secret("pat"))).look();
            assertEquals(
                    "Basic OnBhdA==", server.asked().getFirst().getHeaders().get("Authorization"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one is named       | shop         | [Shop/Web/checkout, cart]",
                "two are named      | shop, office | [shop/Shop/Web/checkout, shop/cart, office/Shop/Web/checkout, office/cart]",
                "all that there are |              | [office/Shop/Web/checkout, office/cart, shop/Shop/Web/checkout, shop/cart]"
            })
    void looksAtEachProject(String which, String projects, String names) throws ServerFault {
        Scenario whole = scenario("passed");
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().startsWith("/_apis/projects")
                        ? LoopbackServer.ok("{\"value\":[{\"name\":\"shop\"},{\"name\":\"office\"}]}")
                        : LoopbackServer.play(
                                whole, request.getTarget().startsWith("/office") ? "/office" : "/shop", request))) {
            Source organisation = Source.of(
                            "ci", "azure", URI.create(server.url("/").toString()))
                    .withOptions(projects == null ? Map.of() : Map.of("projects", projects));
            assertEquals(
                    names,
                    adapter(organisation).look().stream()
                            .map(Pipeline::name)
                            .toList()
                            .toString(),
                    which);
        }
    }

    private static long askedFor(LoopbackServer server, String part) {
        return server.asked().stream()
                .filter(request -> request.getTarget().contains(part))
                .count();
    }
}
