package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
@Timeout(120)
class BuildbotRealTest {
    private static RealBuildbot buildbot;
    private Eye eye;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        buildbot = new RealBuildbot(folder);
    }

    @AfterAll
    static void stop() {
        if (buildbot != null) {
            buildbot.close();
        }
    }

    @BeforeEach
    void open() {
        eye = new Eye(buildbot.source());
    }

    @AfterEach
    void close() {
        eye.close();
    }

    @Test
    void isRecognised() throws InterruptedException {
        assertEquals("buildbot", eye.recognised());
    }

    @Test
    void aJobThatFailsIsRedInItsStepAndItsNeighbourThatPassesIsGreen() throws Exception {
        buildbot.job("cart", "echo 3 tests failed; exit 1");
        buildbot.build("cart");
        buildbot.build("shop");
        Pipeline shop = eye.until("shop", Outcome.PASSED);
        Pipeline cart = eye.until("cart", Outcome.FAILED);
        assertEquals(List.of("test"), cart.last().failing());
        assertNotNull(shop.last().duration());
        assertTrue(
                cart.last().url().startsWith(buildbot.url() + "#/builders/"),
                cart.last().url());
        assertEquals(List.of(), cart.last().breakers(), "who asks for a build did not break it");
    }

    @Test
    void aJobThatIsStoppedHidesNoResultAndAnotherWaitsForTheWorker() throws Exception {
        buildbot.build("checkout");
        String label = eye.until("checkout", Outcome.PASSED).last().label();
        buildbot.job("checkout", "exec sleep 600");
        buildbot.build("checkout");
        Pipeline running = eye.until("runs", "checkout", it -> it.activity() == Activity.RUNNING);
        assertEquals(Outcome.PASSED, running.last().outcome());
        assertNotNull(running.current().started());
        buildbot.build("nightly");
        eye.until("waits for the worker", "nightly", it -> it.activity() == Activity.QUEUED);
        buildbot.stopBuild("checkout");
        Pipeline stopped = eye.until("rests", "checkout", it -> it.activity() == Activity.IDLE);
        assertEquals(Outcome.PASSED, stopped.last().outcome());
        assertEquals(label, stopped.last().label());
        eye.until("nightly", Outcome.PASSED);
    }

    @Test
    void theAuthorOfTheCommitThatBreaksABuildIsNamed() throws Exception {
        buildbot.repository().commit("Ann Smith", "echo fine");
        eye.until("site", Outcome.PASSED);
        String commit = buildbot.repository().commit("Cleo Dev", "echo oh no; exit 1");
        Pipeline site = eye.until("site", Outcome.FAILED);
        assertEquals(
                List.of(new Person("Cleo Dev", "cleo@example.test")),
                site.last().breakers());
        assertEquals(commit, site.last().commit());
        assertEquals(List.of("build"), site.last().failing());
    }

    @Test
    void theCommitsBetweenTwoBuildsAreToldWithTheirAuthors() throws Exception {
        String live = buildbot.repository().commit("Ann Smith", "echo live");
        eye.until("was built", "site", it -> it.last().commit().equals(live));
        buildbot.repository().commit("Bob Jones", "echo better");
        String green = buildbot.repository().commit("Ann Smith", "echo green");
        Pipeline built = eye.until("was built", "site", it -> it.last().commit().equals(green));

        Commits commits = ((Trail) eye.server()).between(built, live.substring(0, 9), green);

        assertTrue(commits.complete());
        assertEquals(
                List.of("Ann Smith", "Bob Jones"),
                commits.list().stream()
                        .map(commit -> String.valueOf(
                                commit.author() == null ? "" : commit.author().name()))
                        .toList());
        assertEquals(green, commits.list().getFirst().id());
        assertEquals(
                List.of(), ((Trail) eye.server()).between(built, green, live).list(), "live has nothing more");
        ServerFault fault =
                assertThrows(ServerFault.class, () -> ((Trail) eye.server()).between(built, "e7".repeat(20), green));
        assertEquals(FaultKind.MISSING, fault.kind());
    }

    @Test
    void aJobThatPassesWhenItIsRunAgainDoesNotStopTheLine(@TempDir Path folder) throws Exception {
        buildbot.job("cart", "true");
        buildbot.build("cart");
        eye.until("cart", Outcome.PASSED);
        try (var team = new Rehearsal(buildbot.source(), "buildbot/cart", folder)) {
            team.until(LineState.RUNNING);
            team.begin();
            int before = buildbot.builds("cart");
            Path once = folder.resolve("failed-once");
            buildbot.job("cart", "test -e " + once + " && exit 0; touch " + once + "; exit 1");
            buildbot.build("cart");

            assertEquals(
                    Confirmation.Finding.PASSED, team.decided("buildbot/cart").finding());
            team.until(LineState.RUNNING);

            assertTrue(team.states().contains(LineState.CONFIRMING), "it said so");
            assertFalse(team.states().contains(LineState.STOPPED), "nobody was held up");
            assertEquals(before + 2, buildbot.builds("cart"), "it was run again once");
        }
    }

    @Test
    void aJobThatFailsAgainStopsTheLineAfterOneMoreBuild(@TempDir Path folder) throws Exception {
        buildbot.job("cart", "true");
        buildbot.build("cart");
        eye.until("cart", Outcome.PASSED);
        try (var team = new Rehearsal(buildbot.source(), "buildbot/cart", folder)) {
            team.until(LineState.RUNNING);
            int before = buildbot.builds("cart");
            buildbot.job("cart", "exit 1");
            buildbot.build("cart");

            team.until(LineState.CONFIRMING);
            team.until(LineState.STOPPED);
            assertEquals(
                    Confirmation.Finding.FAILED, team.decided("buildbot/cart").finding());
            assertEquals(before + 2, buildbot.builds("cart"), "it was run again once");

            buildbot.job("cart", "true");
            buildbot.build("cart");
            team.until(LineState.RUNNING);
            assertEquals(before + 3, buildbot.builds("cart"), "and never again");
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        Source source = buildbot.source().withToken("ann", new Secret("not hers"));
        try (var wrong = new Eye(source)) {
            ServerFault fault =
                    assertThrows(ServerFault.class, () -> wrong.server().look());
            assertEquals(FaultKind.REFUSED, fault.kind());
        }
    }

    @Test
    void showsTheBuildersOfATag() throws Exception {
        try (var tagged = new Eye(buildbot.source().withOptions(Map.of("tags", "git")))) {
            assertEquals(
                    List.of("site"),
                    tagged.server().look().stream().map(Pipeline::name).toList());
        }
    }

    @Test
    void pushesWhenItStandsAndWhenABuildBeginsAndEnds() throws Exception {
        var hints = new Semaphore(0);
        Thread listener = Thread.ofVirtual().start(() -> {
            try {
                eye.watched().push().listen(hints::release);
            } catch (ServerFault | InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        });
        assertTrue(hints.tryAcquire(20, TimeUnit.SECONDS), "the stream stands");
        buildbot.build("shop");
        assertTrue(hints.tryAcquire(2, 20, TimeUnit.SECONDS), "a build began and ended");
        listener.interrupt();
        assertTrue(listener.join(Duration.ofSeconds(20)), "an interrupt ends it");
    }

    @Test
    void keepsItsLastStateWhileTheServerIsAwayAndIsFreshWhenItComesBack(@TempDir Path folder) throws Exception {
        try (var own = new RealBuildbot(folder)) {
            own.job("cart", "exit 1");
            own.build("cart");
            own.build("shop");
            Source source = own.source().withTimes(Duration.ofSeconds(1), Duration.ofSeconds(5));
            try (var wall = new Wall(source)) {
                wall.until("is red", "buildbot/cart", tile -> tile.light() == Light.RED);
                wall.until("is green", "buildbot/shop", tile -> tile.light() == Light.GREEN);
                own.stop();
                Tile unseen = wall.until("is not seen", "buildbot/shop", tile -> tile.fault() != null);
                assertEquals(FaultKind.UNREACHABLE, unseen.fault().kind());
                assertEquals(Outcome.PASSED, unseen.outcome());
                wall.letPass(Duration.ofSeconds(60));
                wall.until(
                        "ages",
                        "buildbot/shop",
                        tile -> tile.freshness() == Freshness.STALE && tile.light() == Light.STALE);
                wall.letPass(Duration.ofHours(1));
                wall.until("is lost", "buildbot/shop", tile -> tile.light() == Light.UNKNOWN);
                wall.until(
                        "stays red",
                        "buildbot/cart",
                        tile -> tile.freshness() == Freshness.LOST && tile.light() == Light.RED);
                own.start();
                Tile back = wall.until("is seen again", "buildbot/shop", tile -> tile.fault() == null);
                assertEquals(Light.GREEN, back.light());
                assertEquals(Freshness.FRESH, back.freshness());
            }
        }
    }
}
