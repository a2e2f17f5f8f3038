package dev.andon.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.app.Sources;
import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.build.Activity;
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
            assertEquals(List.of("jenkins", "buildbot", "cctray"), kinds);
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

    @Test
    void somethingRunsAtAnyTime() throws InterruptedException {
        for (String moment : List.of("0:30", "3:10", "6:00", "9:00", "12:00", "14:59")) {
            Board board = at(moment);
            assertTrue(board.tiles().stream().anyMatch(tile -> tile.activity() == Activity.RUNNING), moment);
            assertEquals(18, board.tiles().size(), moment);
        }
    }
}
