package dev.andon.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.andon.app.Sources;
import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Stretch;
import dev.andon.build.TestReport;
import dev.andon.desk.DetailsDesk;
import dev.andon.desk.Told;
import dev.andon.keeper.Lookout;
import dev.andon.people.Person;
import dev.andon.source.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The demo's day, seen over HTTP by the adapters that read real servers.
class DemoTeamTest {
    private static final Instant OPENING = Instant.parse("2026-11-22T09:00:00Z");

    private static final String BROKEN = "trunk/shop/checkout";

    private final AtomicReference<Instant> time = new AtomicReference<>(OPENING);
    private final InstantSource clock = time::get;
    private DemoTeam team;

    @BeforeEach
    void open() throws Exception {
        team = new DemoTeam(clock);
    }

    @AfterEach
    void close() {
        team.close();
    }

    /// @param ofDay minutes and seconds since the beginning of the demo's day
    private Board at(String ofDay) throws InterruptedException {
        Duration day = Duration.parse("PT" + ofDay.replace(":", "M") + "S");
        time.set(OPENING.plus(day).minus(DemoDay.OPENING));
        try (var sources = new Sources(clock)) {
            return Lookout.once(sources.watch(team.sources()), List.of(), Books.NONE, clock);
        }
    }

    private static Tile tile(Board board, String id) {
        return board.tiles().stream()
                .filter(tile -> tile.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itsServersAreRecognisedByTheirAnswers() throws InterruptedException {
        try (var sources = new Sources(clock)) {
            List<String> kinds =
                    sources
                            .identified(team.sources().stream()
                                    .map(source -> source.withKind(""))
                                    .toList())
                            .stream()
                            .map(source -> source.kind())
                            .toList();
            assertEquals(List.of("jenkins", "buildbot", "cctray"), kinds.subList(0, 3));
        }
    }

    @Test
    void opensWithABrokenBuildThatItsAuthorMends() throws InterruptedException {
        Tile broken = tile(at("3:10"), "trunk/shop/checkout");
        assertEquals(Light.RED, broken.light());
        assertEquals(List.of(Person.of("Ann Lee")), broken.known().breakers());
        assertEquals(Light.GREEN, tile(at("8:00"), "trunk/shop/checkout").light());
    }

    @Test
    void aPlatformFailsInAStepByACommit() throws InterruptedException {
        Tile windows = tile(at("7:50"), "platforms/windows");
        assertEquals(Light.RED, windows.light());
        assertEquals(List.of("compile"), windows.known().verdict().failing());
        assertEquals(List.of(Person.of("Cleo Marsh")), windows.known().breakers());
    }

    @Test
    void aDeployGoesWrong() throws InterruptedException {
        assertEquals(Light.RED, tile(at("13:00"), "trunk/deploy/production").light());
    }

    @Test
    void aServerGoesAwayAndComesBack() throws InterruptedException {
        Tile away = tile(at("7:30"), "old");
        assertEquals(Light.UNKNOWN, away.light());
        assertEquals(FaultKind.BROKEN, away.fault().kind());
        assertEquals(Light.GREEN, tile(at("9:00"), "old/ledger").light());
    }

    @Test
    void anAbortedBuildHidesNoResult() throws InterruptedException {
        Tile aborted = tile(at("5:30"), "trunk/shop/end to end");
        assertEquals(Light.GREEN, aborted.light());
    }

    private static <T> T told(Told<T> told) {
        if (told instanceof Told.Answer<T>(var answer)) {
            return answer;
        }
        throw new AssertionError("it is not told: " + told);
    }

    @Test
    void whatFailedIsToldWithItsTestsItsLogItsCommitsAndItsHistory() throws InterruptedException {
        try (var sources = new Sources(clock)) {
            Board board = at("3:10");
            sources.watch(team.sources());
            var desk = new DetailsDesk(sources::skill, () -> board);
            Build red = tile(board, BROKEN).known().verdict();
            TestReport tests = told(desk.tests(BROKEN, red));
            assertEquals(2, tests.failed());
            assertEquals("roundsHalfACentUp", tests.failing().getFirst().name());
            Log log = told(desk.logs(BROKEN, red)).getFirst();
            LogPart end = told(desk.log(BROKEN, log, new Stretch.End()));
            assertTrue(end.text().endsWith("ERROR: unit tests failed\nFinished: FAILURE\n"), end.text());
            assertEquals(100, told(desk.history(BROKEN, 100)).size());
        }
    }

    @Test
    void theLogOfABuildThatRunsGrows() throws InterruptedException {
        DemoJob job = DemoDay.TRUNK.getFirst();
        DemoJob.Run run = job.runs(DemoDay.OPENING, DemoDay.LENGTH, 1).getFirst();
        var build = new DemoBuild(job, run);
        String early = build.log(run.started().plusSeconds(5));
        String late = build.log(run.started().plusSeconds(30));
        assertTrue(late.startsWith(early) && late.length() > early.length());
        assertTrue(build.log(run.finished()).contains("Finished: "));
    }

    @Test
    void aDeployLosesOrdersUntilSomebodyGoesBack() {
        var untouched = new DemoDeploys(List.of());
        Duration before = Duration.ofMinutes(1);
        Duration after = Duration.ofMinutes(5);
        assertFalse(untouched.isHarmed(before));
        assertTrue(untouched.isHarmed(after));
        assertFalse(untouched.isHarmed(Duration.ofSeconds(870)));
        String good = "shop-production-93";
        assertTrue(untouched.has(good, after));
        var gone = new DemoDeploys(List.of(new DemoDeploys.Again(good, Duration.ofMinutes(4))));
        assertFalse(gone.isHarmed(after));
        assertTrue(gone.isHarmed(Duration.ofMinutes(3)));
    }

    @Test
    void itsNumbersFallWhileABadDeployIsLive() {
        var numbers = new DemoNumbers(new DemoDeploys(List.of()), OPENING);
        long good = sum(numbers, 0);
        long bad = sum(numbers, 4);
        assertTrue(bad < 0.75 * good, bad + " of " + good);
    }

    /// The orders of two minutes.
    private static long sum(DemoNumbers numbers, int minute) {
        long from = OPENING.plus(Duration.ofMinutes(minute)).getEpochSecond();
        String answer = numbers.answer("orders", from, from + 120, 60, OPENING.plus(Duration.ofHours(1)));
        long sum = 0;
        for (var point : JsonParser.parseString(answer).getAsJsonObject().getAsJsonArray("points")) {
            sum += point.getAsJsonObject().get("count").getAsLong();
        }
        return sum;
    }

    @Test
    void whatIsLiveIsTold() throws InterruptedException {
        Tile shop = tile(at("3:10"), "live/shop/production");
        assertEquals(Light.GREEN, shop.light());
        assertEquals("v94", shop.known().pipeline().deployment().live().version());
    }

    @Test
    void itRemembersAMonth() {
        DemoPast past = DemoPast.before(OPENING);
        assertTrue(past.runs().size() > 1_000);
        assertTrue(past.runs().stream().anyMatch(run -> run.outcome().isRed()));
        assertTrue(past.deliveries().stream()
                .anyMatch(delivery -> !delivery.instead().isEmpty()));
        assertTrue(past.runs().stream()
                .allMatch(run -> run.at().isBefore(OPENING) && !run.at().isBefore(past.begins())));
    }

    @Test
    void somethingRunsAtAnyTime() throws InterruptedException {
        for (String moment : List.of("0:30", "3:10", "6:00", "9:00", "12:00", "14:59")) {
            Board board = at(moment);
            assertTrue(board.tiles().stream().anyMatch(tile -> tile.activity() == Activity.RUNNING), moment);
            assertEquals(21, board.tiles().size(), moment);
        }
    }
}
