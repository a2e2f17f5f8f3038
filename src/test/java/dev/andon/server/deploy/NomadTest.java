package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NomadTest extends DeployServerContract {
    private static final Service SHOP = new Service("shop", "");

    NomadTest() {
        super("nomad");
    }

    /// As the server's code says them.
    @Override
    protected Stream<MockResponse> refusals() {
        return Stream.of("Current job has version 5; enforcing version 4", "can't revert to current version")
                .map(text -> new MockResponse.Builder().code(500).body(text).build());
    }

    private Deployment seen(String situation) throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario(situation), "")) {
            return server(source(loopback)).look().getFirst();
        }
    }

    private Deployment examined(Scenario scenario) throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario, "")) {
            return ((Rollbacker) server(source(loopback))).examine(SHOP);
        }
    }

    @Test
    void versionsAreAskedForOnlyWhereAJobOrItsDeploymentMoved() throws ServerFault {
        Scenario before = scenario("deploying");
        Scenario after = before.with(
                "deployments.json",
                before.files()
                        .get("deployments.json")
                        .replace("\"running\"", "\"failed\"")
                        .replace("503", "504"));
        try (var loopback = LoopbackServer.playing(before, "");
                var later = LoopbackServer.playing(after, "")) {
            DeployServer nomad = server(source(loopback));
            nomad.look();
            assertEquals(3, loopback.asked().size());
            nomad.look();
            assertEquals(5, loopback.asked().size());
            server(source(later)).look();
            assertEquals(3, later.asked().size());
        }
    }

    /// Nomad forgets a deployment after an hour, whichever way it ended.
    @ParameterizedTest
    @CsvSource({"forgotten-after-it-failed, UNKNOWN", "forgotten-after-it-went-live, LIVE", "no-deployments, LIVE"})
    void whatIsStableIsKnownWithoutTheDeployment(String situation, Release.Outcome outcome) throws ServerFault {
        Release newest = seen(situation).newest();
        assertEquals(outcome, newest == null ? null : newest.outcome());
    }

    /// A version that was made by going back to an older one is the same thing, with however many instances.
    @Test
    void goingBackBringsTheSameArtifactUnderANewNumber() throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("gone-back"), "")) {
            Deployment now = ((Rollbacker) server(source(loopback))).examine(SHOP);
            Release live = now.live();
            assertEquals("4", live == null ? "" : live.id());
            assertTrue(live != null && live.isSame(now.release("2").orElseThrow()));
        }
    }

    @Test
    void whatNeverBecameStableIsNotGoneBackToByItself() throws ServerFault {
        Deployment now = examined(scenario("rollback"));
        Release to = Proposal.back(now, "", List.of()).to();
        assertEquals("2", to == null ? "" : to.id());
        assertEquals(Release.Outcome.UNKNOWN, now.release("3").orElseThrow().outcome());
    }

    @Test
    void aJobOfSeveralRegionsIsNotChangedInOneOfThem() throws ServerFault {
        Deployment now = examined(scenario("rollback")
                .with(text -> text.replace("\"Meta\": null", "\"Meta\": null, \"Multiregion\": {\"Regions\": []}")));
        assertEquals(
                List.of(Blocker.Kind.OWNED),
                now.blockers().stream().map(Blocker::kind).toList());
    }

    @Test
    void namesComeFromTagsMetaImagesOrNumbers() throws ServerFault {
        assertEquals("friday", version(seen("rollback")));
        assertEquals("v13", version(seen("passed")));
        try (var loopback = LoopbackServer.playing(scenario("two-namespaces"), "")) {
            assertEquals(
                    List.of("shop v13", "cart/team 2.4.1"),
                    server(source(loopback)).look().stream()
                            .map(one -> one.service() + " " + version(one))
                            .toList());
        }
        Scenario latest = scenario("passed").with(text -> text.replace(":v13", ":latest"));
        try (var loopback = LoopbackServer.playing(latest, "")) {
            assertEquals("version 3", version(server(source(loopback)).look().getFirst()));
        }
    }

    private static String version(Deployment one) {
        return one.live() == null ? "" : one.live().version();
    }

    @Test
    void aThousandNewJobsAreAskedForInPortions() throws ServerFault {
        String job = scenario("passed").files().get("jobs.json").strip();
        String one = job.substring(1, job.length() - 1);
        String many = IntStream.range(0, 300)
                .mapToObj(i -> one.replace("\"ID\": \"shop\"", "\"ID\": \"shop" + i + "\""))
                .collect(Collectors.joining(",", "[", "]"));
        Scenario scenario = scenario("passed").with("jobs.json", many);
        String versions = scenario.files().get("versions.json");
        try (var loopback =
                LoopbackServer.answering(request -> request.getTarget().contains("/versions")
                        ? LoopbackServer.ok(versions)
                        : LoopbackServer.play(scenario, "", request))) {
            DeployServer nomad = server(source(loopback));
            assertEquals(
                    FaultKind.TOO_LARGE,
                    assertThrows(ServerFault.class, nomad::look).kind());
            assertEquals(300, nomad.look().size());
            assertEquals(304, loopback.asked().size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Versions\": [{}]}",
                "{\"Versions\": [{\"Version\": \"three\"}]}",
                "{\"Versions\": [{\"Version\": {}}]}",
                "{\"Versions\": [{\"Version\": 3, \"TaskGroups\": [{\"Count\": \"many\"}]}]}",
                "{\"Versions\": [{\"Version\": 3}, {\"Stable\": true}]}"
            })
    void aVersionThatIsNoneIsAFault(String versions) throws ServerFault {
        try (var loopback = LoopbackServer.playing(scenario("passed").with("versions.json", versions), "")) {
            DeployServer nomad = server(source(loopback));
            assertEquals(
                    FaultKind.UNREADABLE,
                    assertThrows(ServerFault.class, nomad::look).kind());
            assertThrows(ServerFault.class, () -> ((Rollbacker) nomad).examine(SHOP));
        }
    }
}
