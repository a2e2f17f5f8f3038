package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.build.Trail;
import dev.andon.people.Person;
import dev.andon.server.build.BuildsTrail.Built;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is odd with single servers when they tell commits.
class TrailTrapsTest {
    private static final String A = "a".repeat(40);
    private static final String B = "b1".repeat(20);
    private static final String C = "c2".repeat(20);
    private static final String D = "d3".repeat(20);

    private static Commits between(TrailCase its, LoopbackServer server, String from, String to) throws ServerFault {
        String base = server.url("/").toString().replaceFirst("/$", "");
        Source source = Source.of("ci", its.kind(), its.address(base));
        var http = new Http(source, Connection.shared(), InstantSource.system());
        Trail trail =
                (Trail) BuildServers.named(its.kind()).orElseThrow().reader().apply(http, source);
        return trail.between(its.pipeline(base), from, to);
    }

    private static String some(int from, int to, IntFunction<String> each) {
        return IntStream.range(from, to).mapToObj(each).collect(Collectors.joining(","));
    }

    private static int page(String target) {
        return Integer.parseInt(target.replaceFirst(".*[?&]page=(\\d+).*", "$1"));
    }

    private static String forgeCommit(int number) {
        return "{\"sha\":\"" + "%040d".formatted(number) + "\",\"commit\":{\"message\":\"c\","
                + "\"author\":{\"name\":\"Ann\"},\"committer\":{\"date\":\"2026-11-22T10:00:00Z\"}}}";
    }

    /// GitHub tells the oldest first, in pages, and no more than three are asked for.
    @ParameterizedTest
    @CsvSource({"0, 0, true, 1", "99, 99, true, 1", "100, 100, true, 2", "230, 230, true, 3", "900, 250, false, 3"})
    void gitHubTellsInPages(int commits, int told, boolean complete, int requests) throws ServerFault {
        try (var server = LoopbackServer.answering(request -> {
            int begin = (page(request.getTarget()) - 1) * 100;
            String list = some(begin, Math.min(commits, begin + 100), TrailTrapsTest::forgeCommit);
            return LoopbackServer.ok("{\"total_commits\":" + commits + ",\"commits\":[" + list + "]}");
        })) {
            Commits trail = between(TrailCase.GITHUB, server, A, D);

            assertEquals(told, trail.list().size());
            assertEquals(complete, trail.complete());
            assertEquals(requests, server.asked().size());
            if (told > 1) {
                int newest = Math.min(commits, 300) - 1;
                assertEquals("%040d".formatted(newest), trail.list().getFirst().id());
            }
        }
    }

    @Test
    void giteaTellsAllAtOnceAndOnlySoManyAreTaken() throws ServerFault {
        try (var server = LoopbackServer.answering(
                _ -> LoopbackServer.ok("{\"commits\":[" + some(0, 400, TrailTrapsTest::forgeCommit) + "]}"))) {
            Commits trail = between(TrailCase.GITEA, server, A, D);

            assertEquals(250, trail.list().size());
            assertFalse(trail.complete());
            assertEquals(1, server.asked().size());
        }
    }

    @Test
    void gitLabTellsAnEmptyRangeOfWhatItDoesNotKnowSoItIsAskedFirst() {
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().contains("/merge_base")
                        ? new mockwebserver3.MockResponse.Builder()
                                .code(400)
                                .body("{\"message\":\"400 Bad request - Could not find ref: e7\"}")
                                .build()
                        : LoopbackServer.ok("[]"))) {
            ServerFault fault = assertThrows(ServerFault.class, () -> between(TrailCase.GITLAB, server, A, D));
            assertTrue(
                    fault.fault().sentence().contains("Could not find ref"),
                    fault.fault().sentence());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TrailCase.class,
            names = {"GITHUB", "GITEA", "GITLAB"})
    void whatIsNoRevisionOfGitGoesIntoNoAddress(TrailCase its) {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("{\"commits\":[]}"))) {
            for (String odd : List.of("../../../admin", "main", "4711", "a1b2c3d?x=1", "a1b2c3d e", "")) {
                ServerFault fault = assertThrows(ServerFault.class, () -> between(its, server, odd, D), odd);
                assertEquals(FaultKind.MISSING, fault.kind());
            }
            assertEquals(0, server.asked().size());
        }
    }

    private static String change(int id, String revision, String branch) {
        return "{\"changeid\":" + id + ",\"revision\":\"" + revision + "\",\"branch\":\"" + branch
                + "\",\"repository\":\"r\",\"author\":\"Ann\",\"comments\":\"c\",\"when_timestamp\":1795341600}";
    }

    @Test
    void buildbotsChangesOfTwoBranchesHaveNoOrder() {
        try (var server = LoopbackServer.answering(
                _ -> LoopbackServer.ok("{\"changes\":[" + change(2, D, "main") + "," + change(1, A, "side") + "]}"))) {
            ServerFault fault = assertThrows(ServerFault.class, () -> between(TrailCase.BUILDBOT, server, A, D));
            assertTrue(
                    fault.fault().sentence().contains("different branches"),
                    fault.fault().sentence());
        }
    }

    @Test
    void buildbotIsAskedForOlderChangesAndNotForEver() throws ServerFault {
        try (var server = LoopbackServer.answering(request -> {
            int offset =
                    Integer.parseInt(Objects.requireNonNull(request.getUrl()).queryParameter("offset"));
            return LoopbackServer.ok("{\"changes\":["
                    + some(
                            offset,
                            offset + 100,
                            i -> change(1_000 - i, i == 0 ? D : i == 130 ? A : "%040d".formatted(i), "main"))
                    + "]}");
        })) {
            assertEquals(130, between(TrailCase.BUILDBOT, server, A, D).list().size());
            assertEquals(2, server.asked().size());

            ServerFault fault = assertThrows(ServerFault.class, () -> between(TrailCase.BUILDBOT, server, C, D));
            assertTrue(
                    fault.fault().sentence().contains("500 changes"),
                    fault.fault().sentence());
            assertEquals(7, server.asked().size());
        }
    }

    private static String teamCityBuild(int id, String revision, String more) {
        return "{\"id\":" + id + ",\"revisions\":{\"revision\":[{\"version\":\"" + revision
                + "\"}]},\"changes\":{" + more + "\"change\":[{\"version\":\"" + revision
                + "\",\"username\":\"ann\",\"comment\":\"c\",\"date\":\"20261122T100000+0000\"}]}}";
    }

    /// A build with very many changes tells the newest hundred, and where the others are.
    @ParameterizedTest
    @CsvSource({"'', true", "'\"nextHref\":\"/app/rest/changes?locator=start:100\",', false"})
    void teamCityTellsTheChangesOfABuildInPages(String next, boolean complete) throws ServerFault {
        try (var server = LoopbackServer.answering(_ ->
                LoopbackServer.ok("{\"build\":[" + teamCityBuild(2, D, next) + "," + teamCityBuild(1, A, "") + "]}"))) {
            Commits trail = between(TrailCase.TEAMCITY, server, A, D);
            assertEquals(1, trail.list().size());
            assertEquals(complete, trail.complete());
        }
    }

    private static Commit commit(String id) {
        return new Commit(id, Person.of("Ann"), "c", null);
    }

    private static Built built(long number, String revision, String... changes) {
        return new Built(
                number,
                revision.isEmpty() ? List.of() : List.of(revision),
                List.of(changes).stream().map(TrailTrapsTest::commit).toList(),
                true);
    }

    private static String told(Commits commits) {
        return commits.list().stream()
                        .map(commit -> commit.id().substring(0, 1))
                        .collect(Collectors.joining())
                + (commits.complete() ? "" : "…");
    }

    @Test
    void theChangesOfAllBuildsBetweenAreTheTrail() throws ServerFault {
        var builds = List.of(built(9, D, D), built(8, "", C), built(7, B, B), built(6, A, A));

        assertEquals("dcb", told(new BuildsTrail(builds, false).between(A, D)));
        assertEquals("b", told(new BuildsTrail(builds, false).between(A, B)));
        assertEquals("", told(new BuildsTrail(builds, false).between(D, D)));
        assertEquals("", told(new BuildsTrail(builds, false).between(D, A)));
    }

    @Test
    void aDeletedBuildTookItsChangesWithIt() throws ServerFault {
        var builds = List.of(built(9, D, D), built(7, B, B), built(6, A, A));

        assertEquals("db…", told(new BuildsTrail(builds, false).between(A, D)));
        assertEquals("db", told(new BuildsTrail(builds, true).between(A, D)));
    }

    @Test
    void changesThatDoNotLeadToTheRevisionAreNotAll() throws ServerFault {
        var builds = List.of(built(8, D), built(7, B, B), built(6, A, A));

        assertEquals("b…", told(new BuildsTrail(builds, false).between(A, D)));
    }

    @Test
    void aRevisionThatWasBuiltTwiceCountsFromItsLastBuildBefore() throws ServerFault {
        var builds = List.of(built(9, A, A), built(8, D, D), built(7, B, B), built(6, A), built(5, A, A));

        assertEquals("db", told(new BuildsTrail(builds, false).between(A, D)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"from", "to"})
    void withoutItsBuildNothingIsKnown(String missing) {
        var trail = new BuildsTrail(List.of(built(8, D, D), built(6, A, A)), false);
        ServerFault fault = assertThrows(
                ServerFault.class, () -> trail.between(missing.equals("from") ? C : A, missing.equals("to") ? C : D));
        assertEquals(FaultKind.MISSING, fault.kind());
    }
}
