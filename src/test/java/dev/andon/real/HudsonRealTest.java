package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.build.Activity;
import dev.andon.build.Commits;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Trail;
import dev.andon.line.Confirmation;
import dev.andon.line.LineState;
import dev.andon.people.Person;
import dev.andon.source.FaultKind;
import dev.andon.source.Freshness;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
@Timeout(180)
class HudsonRealTest {
    private static RealHudson hudson;
    private Eye feed;
    private Eye api;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        hudson = new RealHudson(folder);
    }

    @AfterAll
    static void stop() {
        if (hudson != null) {
            hudson.close();
        }
    }

    @BeforeEach
    void open() {
        feed = new Eye(hudson.source("cctray", "cc.xml"));
        api = new Eye(hudson.source("hudson", ""));
    }

    @AfterEach
    void close() {
        feed.close();
        api.close();
    }

    @Test
    void isRecognised() throws InterruptedException {
        assertEquals("hudson", api.recognised());
    }

    @Test
    void aJobThatFailsIsRedAndItsNeighbourThatPassesIsGreen() throws Exception {
        hudson.job("shop", "true");
        hudson.job("cart", "echo FAIL: CartTest; exit 1");
        hudson.build("shop");
        hudson.build("cart");
        for (Eye eye : List.of(feed, api)) {
            Pipeline shop = eye.until("shop", Outcome.PASSED);
            Pipeline cart = eye.until("cart", Outcome.FAILED);
            assertEquals("1", cart.last().label());
            assertEquals(hudson.url() + "job/shop/", shop.url());
        }
    }

    @Test
    void aJobThatIsStoppedHidesNoResult() throws Exception {
        hudson.job("checkout", "test $BUILD_NUMBER = 1 || exec sleep 600");
        hudson.build("checkout");
        api.until("checkout", Outcome.PASSED);
        hudson.build("checkout");
        Pipeline running = api.until("runs", "checkout", it -> it.activity() == Activity.RUNNING);
        assertEquals(Outcome.PASSED, running.last().outcome());
        assertEquals("2", running.current().label());
        hudson.stopBuild("checkout");
        Pipeline stopped = api.until("rests", "checkout", it -> it.activity() == Activity.IDLE);
        assertEquals(Outcome.PASSED, stopped.last().outcome());
        assertEquals("1", stopped.last().label());
    }

    @Test
    void theAuthorOfTheCommitThatBreaksABuildIsNamed() throws Exception {
        hudson.jobOfRepository("site");
        hudson.build("site");
        api.until("site", Outcome.PASSED);
        hudson.repository().commit("Cleo Dev", "exit 1");
        hudson.build("site");
        Pipeline site = api.until("site", Outcome.FAILED);
        assertEquals(
                List.of("Cleo Dev"),
                site.last().breakers().stream().map(Person::name).toList());
    }

    @Test
    void theCommitsBetweenTwoBuildsAreToldWithTheirAuthors() throws Exception {
        String live = hudson.repository().commit("Ann Smith", "echo live");
        hudson.jobOfRepository("trail");
        hudson.build("trail");
        api.until("was built", "trail", it -> it.last().commit().equals(live));
        hudson.repository().commit("Bob Jones", "echo better");
        String green = hudson.repository().commit("Ann Smith", "echo green");
        hudson.build("trail");
        Pipeline built =
                api.until("was built", "trail", it -> it.last().commit().equals(green));

        Commits commits = ((Trail) api.server()).between(built, live.substring(0, 9), green);

        assertTrue(commits.complete());
        assertEquals(
                List.of("Ann Smith", "Bob Jones"),
                commits.list().stream()
                        .map(commit -> String.valueOf(
                                commit.author() == null ? "" : commit.author().name()))
                        .toList());
        assertEquals(green, commits.list().getFirst().id());
        assertEquals(
                List.of(), ((Trail) api.server()).between(built, green, live).list(), "live has nothing more");
        ServerFault fault =
                assertThrows(ServerFault.class, () -> ((Trail) api.server()).between(built, "e7".repeat(20), green));
        assertEquals(FaultKind.MISSING, fault.kind());
    }

    @Test
    void aJobThatPassesWhenItIsRunAgainDoesNotStopTheLine(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(folder.resolve("job"), "true");
        hudson.job("flaky", "sh " + script);
        hudson.build("flaky");
        api.until("flaky", Outcome.PASSED);
        try (var team = new Rehearsal(hudson.source("hudson", ""), "hudson/flaky", folder)) {
            team.until(LineState.RUNNING);
            team.begin();
            int before = hudson.builds("flaky");
            Path once = folder.resolve("failed-once");
            Files.writeString(script, "test -e " + once + " && exit 0; touch " + once + "; exit 1");
            hudson.build("flaky");

            assertEquals(
                    Confirmation.Finding.PASSED, team.decided("hudson/flaky").finding());
            team.until(LineState.RUNNING);

            assertTrue(team.states().contains(LineState.CONFIRMING), "it said so");
            assertFalse(team.states().contains(LineState.STOPPED), "nobody was held up");
            assertEquals(before + 2, hudson.builds("flaky"), "it was run again once");
        }
    }

    @Test
    void aJobThatFailsAgainStopsTheLineAfterOneMoreBuild(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(folder.resolve("job"), "true");
        hudson.job("broken", "sh " + script);
        hudson.build("broken");
        api.until("broken", Outcome.PASSED);
        try (var team = new Rehearsal(hudson.source("hudson", ""), "hudson/broken", folder)) {
            team.until(LineState.RUNNING);
            int before = hudson.builds("broken");
            Files.writeString(script, "exit 1");
            hudson.build("broken");

            team.until(LineState.CONFIRMING);
            team.until(LineState.STOPPED);
            assertEquals(
                    Confirmation.Finding.FAILED, team.decided("hudson/broken").finding());
            assertEquals(before + 2, hudson.builds("broken"), "it was run again once");

            Files.writeString(script, "true");
            hudson.build("broken");
            team.until(LineState.RUNNING);
            assertEquals(before + 3, hudson.builds("broken"), "and never again");
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        for (String kind : List.of("cctray", "hudson")) {
            Source source =
                    hudson.source(kind, kind.equals("cctray") ? "cc.xml" : "").withToken("ann", new Secret("not hers"));
            try (var wrong = new Eye(source)) {
                ServerFault fault =
                        assertThrows(ServerFault.class, () -> wrong.server().look());
                assertEquals(FaultKind.REFUSED, fault.kind(), kind);
            }
        }
    }

    @Test
    void keepsItsLastStateWhileTheServerIsAwayAndIsFreshWhenItComesBack(@TempDir Path folder) throws Exception {
        try (var own = new RealHudson(folder)) {
            own.job("shop", "true");
            own.build("shop");
            Source source = own.source("cctray", "cc.xml").withTimes(Duration.ofSeconds(1), Duration.ofSeconds(10));
            try (var wall = new Wall(source)) {
                wall.until("is green", "hudson/shop", tile -> tile.light() == Light.GREEN);
                own.stop();
                Tile unseen = wall.until("is not seen", "hudson/shop", tile -> tile.fault() != null);
                assertEquals(FaultKind.UNREACHABLE, unseen.fault().kind());
                assertEquals(Outcome.PASSED, unseen.outcome());
                wall.letPass(Duration.ofSeconds(60));
                wall.until("ages", "hudson/shop", tile -> tile.light() == Light.STALE);
                own.start();
                wall.until(
                        "is fresh again",
                        "hudson/shop",
                        tile -> tile.light() == Light.GREEN && tile.freshness() == Freshness.FRESH);
            }
        }
    }
}
