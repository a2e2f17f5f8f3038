package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.BuildServer;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.server.http.Probe;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JenkinsTest extends BuildServerContract {
    JenkinsTest() {
        super("jenkins");
    }

    @Test
    void needsOneRequestAndGivesTheVerySameListWhileNothingChanges() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            BuildServer adapter = adapter(source(server));
            assertSame(adapter.look(), adapter.look());
            assertEquals(List.of("/api/json", "/api/json"), paths(server));
        }
    }

    @Test
    void asksAboutTheStagesOfAFinishedBuildOnceAndOfARunningOneEachTime() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("stages"), "")) {
            BuildServer adapter = adapter(source(server));
            List<Pipeline> first = adapter.look();
            assertEquals(
                    List.of(
                            "/api/json",
                            "/job/shop/9/wfapi/describe",
                            "/job/mail/4/wfapi/describe",
                            "/job/shop/10/wfapi/describe",
                            "/job/cart/10/wfapi/describe"),
                    paths(server));
            server.asked().clear();
            assertEquals(first, adapter.look());
            assertEquals(
                    List.of("/api/json", "/job/shop/10/wfapi/describe", "/job/cart/10/wfapi/describe"), paths(server));
        }
    }

    @Test
    void asksWhoseCommitsABuildHasThatRunsAfterARedOneUntilItSays() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("fix-submitted"), "")) {
            BuildServer adapter = adapter(source(server));
            List<Pipeline> first = adapter.look();
            assertEquals(
                    List.of("/job/cart/8/api/json", "/job/shop/8/api/json", "/job/site/8/api/json"),
                    paths(server).stream()
                            .filter(path -> path.endsWith("/8/api/json"))
                            .toList());
            server.asked().clear();
            assertEquals(first, adapter.look());
            assertEquals(
                    List.of("/job/cart/8/api/json"),
                    paths(server).stream()
                            .filter(path -> path.endsWith("/8/api/json"))
                            .toList());
        }
    }

    @Test
    void asksAtMostTwentyBuildsForTheirStagesInOneLook() throws ServerFault {
        String jobs = IntStream.rangeClosed(1, 30).mapToObj("""
                {"_class":"org.jenkinsci.plugins.workflow.job.WorkflowJob","name":"shop%1$d","color":"red",
                 "lastFailedBuild":{"number":1,"result":"FAILURE","url":"http://server/job/shop%1$d/1/"}}"""::formatted).collect(Collectors.joining(","));
        var scenario = scenario("passed").with(_ -> "{\"jobs\":[" + jobs + "]}");
        try (var server = LoopbackServer.playing(scenario, "")) {
            BuildServer adapter = adapter(source(server));
            assertEquals(30, adapter.look().size());
            assertEquals(1 + 20, server.asked().size());
            adapter.look();
            assertEquals(1 + 20 + 1 + 10, server.asked().size(), "the rest, one look later");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 500})
    void aServerInTroubleIsSoonNotAskedForStagesAndItsBuildsAreStillSeen(int status) throws ServerFault {
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().contains("wfapi")
                        ? LoopbackServer.status(status)
                        : LoopbackServer.play(scenario("stages"), "", request))) {
            List<Pipeline> seen = adapter(source(server)).look();
            assertEquals(Outcome.FAILED, seen.getFirst().last().outcome());
            assertEquals(List.of(), seen.getFirst().last().failing());
            assertEquals(
                    3,
                    paths(server).stream()
                            .filter(path -> path.contains("wfapi"))
                            .count());
        }
    }

    @Test
    void aServerThatWantsToBeLeftAloneIsLeftAlone() {
        var scenario = scenario("stages");
        ServerFault fault = faultWhen(request -> request.getTarget().contains("wfapi")
                ? LoopbackServer.status(429)
                : LoopbackServer.play(scenario, "", request));
        assertEquals(FaultKind.THROTTLED, fault.kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<>", " < > ", " ", ""})
    void aClaimByNobodyIsNoneAndCostsNothingElse(String by) throws ServerFault {
        String claimed = scenario("claimed").files().get("feed.json");
        var nobody = scenario("claimed")
                .with("feed.json", claimed.replaceAll("(\"claimedBy\" *: *)\"[^\"]+\"", "$1\"" + by + "\""));
        assertEquals(
                List.of(),
                look(nobody).stream().filter(one -> one.claim() != null).toList());
        assertTrue(look(scenario("claimed")).stream().anyMatch(one -> one.claim() != null));
    }

    @Test
    void aBranchIsKnownByItsProjectsName() throws ServerFault {
        List<Pipeline> seen = look(scenario("branches"));
        Pipeline branch = seen.get(1);
        assertEquals("org/shop", branch.name());
        assertEquals("org/shop/feature/big cart", branch.id());
        assertEquals(
                "feature/big cart",
                branch.branch() == null ? "" : branch.branch().name());
    }

    @Test
    void aServerThatDoesNotKnowItsOwnAddressIsAskedAtOurs() throws ServerFault {
        var elsewhere = scenario("stages").with(text -> text.replace("http://server/", "http://ci.internal:8080/old/"));
        try (var server = LoopbackServer.playing(elsewhere, "/ci")) {
            List<Pipeline> seen =
                    adapter(source(URI.create(server.url("/ci").toString()))).look();
            assertEquals(List.of("Test"), seen.getFirst().last().failing());
            assertTrue(paths(server).contains("/ci/job/shop/9/wfapi/describe"), paths(server)::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "''                                   , '', /api/json",
        "/                                    , '', /api/json",
        "/api/json?tree=jobs                  , '', /api/json",
        "/cc.xml                              , '', /api/json",
        "/view/Wall/                          , '', /view/Wall/api/json",
        "/view/All/view/Wall/builds           , '', /view/All/view/Wall/api/json",
        "/view/All/job/shop/                  , '', /view/All/job/shop/api/json",
        "/me/my-views/view/all/               , '', /me/my-views/view/all/api/json",
        "/user/ann/my-views/view/Mine/        , '', /user/ann/my-views/view/Mine/api/json",
        "/job/shop/job/feature%252Fx/7/console, '', /job/shop/job/feature%252Fx/api/json",
        "/job/view/12/                        , '', /job/view/api/json",
        "/job/blue/12/                        , '', /job/blue/api/json",
        "/ci/job/shop/configure               , /ci, /ci/job/shop/api/json",
        "/blue/organizations/jenkins/pipelines, '', /api/json",
        "/blue/organizations/jenkins/team%2Fshop/activity            , '', /job/team/job/shop/api/json",
        "/ci/blue/organizations/jenkins/shop/detail/feature%2Fx/7/x  , /ci, /ci/job/shop/job/feature%252Fx/api/json",
        "/blue/organizations/jenkins/team%2Fshop/detail/shop/7/tests , '', /job/team/job/shop/api/json"
    })
    void findsTheApiOfWhateverPageIsPasted(String pasted, String prefix, String api) {
        JenkinsPage page = JenkinsPage.of(URI.create("https://ci.example.test:8443" + pasted));
        assertEquals("https://ci.example.test:8443" + api, page.uri() + "/api/json");
        assertEquals(prefix, page.prefix());
    }

    @ParameterizedTest
    @CsvSource({
        "feature%2Fx, feature/x",
        "a+b, a+b",
        "100%25, 100%",
        "caf%C3%A9, café",
        "broken%2, broken%2",
        "100%, 100%"
    })
    void readsNamesAsPeopleWriteThem(String name, String expected) {
        assertEquals(expected, JenkinsPage.decoded(name));
    }

    @Test
    void asksAViewForItsJobsOnly() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("recursive-view"), "")) {
            String view = server.url("/view/Wall/").toString();
            List<Pipeline> seen = adapter(source(URI.create(view))).look();
            assertEquals(
                    List.of("shop", "team/mail/PR-3", "team/lint"),
                    seen.stream().map(Pipeline::id).toList());
            assertEquals(List.of("/view/Wall/api/json"), paths(server));
        }
    }

    @Test
    void asksForWhatLiesDeeperFolderByFolder() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("deep"), "")) {
            adapter(source(server)).look();
            assertEquals(List.of("/api/json", "/job/a/job/b/job/c/job/d/api/json"), paths(server));
        }
    }

    @Test
    void saysSoWhenAFolderHasNoAddress() {
        var nowhere = scenario("deep").with(text -> text.replace("/job/a/job/b/job/c/job/d/", ""));
        assertEquals(
                FaultKind.UNREADABLE,
                assertThrows(ServerFault.class, () -> look(nowhere)).kind());
    }

    @Test
    void doesNotFollowFoldersForever() {
        String inItself = scenario("deep").files().get("feed.json");
        ServerFault fault =
                assertThrows(ServerFault.class, () -> look(scenario("deep").with("deep.json", inItself)));
        assertEquals(FaultKind.TOO_LARGE, fault.kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"color\":\"blue\",\"buildable\":true}",
                "{\"jobs\":[{\"name\":\" \",\"color\":\"blue\"}]}",
                "{\"_class\":\"hudson.model.ComputerSet\",\"computer\":[]}"
            })
    void showsNoJobThatHasNoName(String answer) {
        ServerFault fault =
                assertThrows(ServerFault.class, () -> look(scenario("passed").with(_ -> answer)));
        assertEquals(FaultKind.UNREADABLE, fault.kind());
    }

    @Test
    void asksInAnAddressShortEnoughForServersInBetween() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            adapter(source(server)).look();
            String target = server.asked().getFirst().getTarget();
            assertTrue(target.length() < 4_000, () -> target.length() + " characters");
            assertFalse(target.contains("["), "brackets are escaped: some servers refuse them bare");
        }
    }

    @Test
    void aUserAndTokenAreSentWithTheVeryFirstRequest() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            adapter(source(server).withToken("ann", new Secret("11t"))).look();
            String pair = Base64.getEncoder().encodeToString("ann:11t".getBytes(StandardCharsets.UTF_8));
            assertEquals("Basic " + pair, server.asked().getFirst().getHeaders().get("Authorization"));
        }
    }

    @Test
    void isToldFromHudsonByTheirHeadersAlsoWhenTheyRefuse() {
        assertEquals("jenkins", recognised("/", "X-Jenkins", "X-Hudson"));
        assertEquals("jenkins", recognised("/job/shop/", "X-Jenkins", "X-Hudson"));
        assertEquals("jenkins", recognised("/blue/organizations/jenkins/pipelines", "X-Other"));
        assertEquals("hudson", recognised("/", "X-Hudson"));
        assertEquals("hudson", recognised("/job/shop/", "X-Hudson-Theme"));
        assertEquals("nothing", recognised("/", "X-Other"));
        assertEquals(
                "nothing",
                recognised("/cc.xml", "X-Jenkins", "X-Hudson"),
                "who gives the feed's address means the feed");
    }

    private String recognised(String path, String... headers) {
        var refusal = new MockResponse.Builder().code(403).body("<html>Authentication required</html>");
        for (String header : headers) {
            refusal.addHeader(header, "1.0");
        }
        try (var server = LoopbackServer.answering(_ -> refusal.build())) {
            Source source = source(URI.create(server.url(path).toString()));
            var http = new Http(source, Connection.shared(), InstantSource.fixed(NOW));
            return BuildServers.recognise(new Probe(source.url(), http))
                    .map(Kind::name)
                    .orElse("nothing");
        }
    }

    private static List<String> paths(LoopbackServer server) {
        return server.asked().stream()
                .map(RecordedRequest::getUrl)
                .map(url -> url.encodedPath())
                .toList();
    }
}
