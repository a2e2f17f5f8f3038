package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import dev.andon.build.Branch;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.ServerClaim;
import dev.andon.people.Person;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamCityTest extends BuildServerContract {
    TeamCityTest() {
        super("teamcity");
    }

    @ParameterizedTest
    @CsvSource({
        "the server,           https://ci.example,                                  https://ci.example/,   '', ''",
        "with a prefix,        https://ci.example/tc/,                              https://ci.example/tc/, '', ''",
        "the start page,       https://ci.example/tc/favorite/projects?mode=builds, https://ci.example/tc/, '', ''",
        "the overview,         https://ci.example/overview.html,                    https://ci.example/,   '', ''",
        "the API,              https://ci.example/tc/app/rest/server,               https://ci.example/tc/, '', ''",
        "a project,            https://ci.example/project/Shop_Web?mode=builds,     https://ci.example/,   Shop_Web, ''",
        "an older project page,https://ci.example/tc/project.html?projectId=Shop&tab=x, https://ci.example/tc/, Shop, ''",
        "a configuration,      https://ci.example/buildConfiguration/Shop_Unit#all-projects, https://ci.example/, '', Shop_Unit",
        "a build,              https://ci.example/buildConfiguration/Shop_Unit/412, https://ci.example/,   '', Shop_Unit",
        "an older one,         https://ci.example/viewType.html?buildTypeId=bt2,    https://ci.example/,   '', bt2"
    })
    void readsTheAddressThatPeoplePaste(String what, URI address, URI root, String project, String configuration) {
        assertEquals(new TeamCityPlace(root, project, configuration), TeamCityPlace.of(address), what);
    }

    @Test
    void keepsWhatIsEncodedInThePathOfAServer() {
        assertEquals(
                URI.create("https://ci.example/team%20city/"),
                TeamCityPlace.of(URI.create("https://ci.example/team%20city/project/Shop"))
                        .root());
    }

    @ParameterizedTest
    @CsvSource({"finished, LEVITATING, LEVITATING", "dreaming, SUCCESS,    dreaming", "finished, '',         ''"})
    void anOddBuildDoesNotHideBehindAnOlderGreenWhileTheNextOneRuns(String state, String status, String oddWord)
            throws ServerFault {
        String builds = "{\"state\":\"running\",\"status\":\"SUCCESS\"},{\"state\":\"" + state + "\",\"status\":\""
                + status + "\"},{\"state\":\"finished\",\"status\":\"SUCCESS\"}";
        Pipeline seen = TeamCityRuns.pipeline(
                new Gson().fromJson("{\"id\":\"Shop\",\"name\":\"Shop\"}", TeamCityAnswer.Configuration.class),
                new Branch("main", Branch.Kind.DEFAULT),
                List.of(new Gson().fromJson("[" + builds + "]", TeamCityAnswer.Run[].class)));
        assertEquals(Outcome.UNKNOWN, seen.last().outcome());
        assertEquals(oddWord, seen.oddWord());
    }

    @ParameterizedTest
    @CsvSource({
        "a token,    '',   secret, /app/rest/,           Bearer",
        "a password, wall, secret, /httpAuth/app/rest/,  Basic",
        "nothing,    '',   '',     /guestAuth/app/rest/, ''"
    })
    void asksWhereThoseWhoAskMay(String who, String user, String token, String path, String scheme) throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            adapter(source(server).withToken(user, new Secret(token))).look();
            server.asked().forEach(request -> {
                String said = request.getHeaders().get("Authorization");
                assertTrue(request.getTarget().startsWith(path), request.getTarget());
                assertEquals(scheme, said == null ? "" : said.substring(0, said.indexOf(' ')), who);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"passed, 3", "failed, 3", "running-failing, 3", "two-pages, 4"})
    void needsOneRequestForAllConfigurationsOneForOtherBranchesAndOneForTheQueue(String situation, int requests)
            throws ServerFault {
        try (var server = LoopbackServer.playing(scenario(situation), "")) {
            adapter(source(server)).look();
            assertEquals(requests, server.asked().size());
        }
    }

    /// By itself it leaves out what failed to start, what was cancelled and every other branch.
    @Test
    void trustsNoDefaultFilter() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            adapter(source(server)).look();
            HttpUrl all = server.asked().getFirst().getUrl();
            String fields = String.valueOf(all.queryParameter("fields"));
            assertEquals("affectedProject:(id:_Root),paused:any,count:200", all.queryParameter("locator"));
            assertTrue(
                    fields.contains(
                            "builds($locator(defaultFilter:false,running:any,canceled:any,failedToStart:any,personal:false,branch:(default:true)"),
                    fields);
        }
    }

    @Test
    void asksForOneConfigurationWhenItsPageIsGiven() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            Source source = source(server);
            adapter(source(URI.create(source.url() + "/buildConfiguration/Shop_Web_Unit")))
                    .look();
            assertEquals(
                    "id:Shop_Web_Unit,count:200",
                    server.asked().getFirst().getUrl().queryParameter("locator"));
            assertEquals(
                    "buildType:(id:Shop_Web_Unit)",
                    server.asked().getLast().getUrl().queryParameter("locator"));
        }
    }

    @Test
    void showsPullRequestsWhenTheyAreSelected() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("branches"), "")) {
            List<Pipeline> seen = adapter(
                            source(server).withSelection(new Selection(List.of(), List.of(), List.of(), true)))
                    .look();
            assertTrue(
                    seen.stream().anyMatch(one -> new Branch("pull/7", Branch.Kind.PULL_REQUEST).equals(one.branch())),
                    seen.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GitHub,       pull/7",
        "GitHub,       refs/pull/7/merge",
        "GitLab,       merge-requests/7",
        "Bitbucket,    pull-requests/7/from",
        "GitLab,       7/head"
    })
    void knowsABranchOfAPullRequest(String host, String name) {
        assertEquals(Branch.Kind.PULL_REQUEST, run(name).branch().kind(), host);
    }

    @ParameterizedTest
    @CsvSource({"pull/x", "feature/7", "release/7", "7"})
    void takesOtherBranchesForWhatTheyAre(String name) {
        assertEquals(Branch.Kind.OTHER, run(name).branch().kind());
    }

    private static TeamCityAnswer.Run run(String branch) {
        return new TeamCityAnswer.Run(
                null, null, null, null, null, null, branch, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null);
    }

    @Test
    void anAssigneeWithoutANameClaimsNothing() throws ServerFault {
        Pipeline seen = look(scenario("investigated").with(text -> text.replace("\"Cleo\"", "\"< >\"")))
                .getFirst();
        assertEquals(new ServerClaim(Person.of("bob"), "", null), seen.claim());
    }

    @Test
    void readsItsOwnTimes() {
        assertEquals(Instant.parse("2017-01-01T17:00:00Z"), TeamCityAnswer.time("20170101T120000-0500"));
        assertNull(TeamCityAnswer.time("2017-01-01T12:00:00Z"));
        assertNull(TeamCityAnswer.time(""));
    }

    @Test
    void aQueueThatCannotBeReadIsAFault() {
        var scenario = scenario("passed");
        ServerFault fault = faultWhen(request -> request.getTarget().contains("buildQueue")
                ? LoopbackServer.status(500)
                : LoopbackServer.play(scenario, "", request));
        assertEquals(FaultKind.BROKEN, fault.kind());
    }
}
