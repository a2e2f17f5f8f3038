package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.app.Sources;
import dev.andon.command.AuditEntry;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.desk.Findings;
import dev.andon.desktop.Desktop;
import dev.andon.guard.Span;
import dev.andon.guard.Vigil;
import dev.andon.store.Shared;
import dev.andon.store.Store;
import dev.andon.store.TeamServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A bad deploy, with nothing played but the customers: a shop on a Docker Swarm, a VictoriaMetrics that reads
/// the shop's own counter of orders, a PostgreSQL, Ann's Andon with its wall and Bob's without a screen, both as
/// programs of their own. Version v2 takes orders and loses them. It takes as long as a guard takes to be sure,
/// and then to see that going back helped. The wall at each stage is in `target/story`.
@Tag("real")
@ExtendWith(WantsAnEngine.class)
@Timeout(1_200)
class TheImmuneSystemRealTest {
    private static final Path PICTURES = Path.of("target/story");
    private static final String CAUSE = "orders were thanked for and lost";
    private static final String SHOP = "swarm/shop/production";
    /// From a deploy until its guard is sure: the warm-up, a look of three minutes, and what numbers need to
    /// settle.
    private static final Duration SURE = Duration.ofMinutes(9);
    /// From going back until it is known that it helped.
    private static final Duration HELPED = Duration.ofMinutes(9);

    @TempDir
    private Path folder;

    private Desktop desktop;
    private RealSwarm swarm;
    private RealNumbers numbers;
    private RunningAndon anns;
    private RunningAndon bobs;
    private Store books;
    private final Instant begin = Instant.now();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /// Another test may have a swarm.
    @BeforeEach
    @Timeout(1_200)
    void aShop() throws Exception {
        Files.deleteIfExists(Files.createDirectories(PICTURES).resolve("times"));
        desktop = ending(new Desktop(Files.createDirectory(folder.resolve("desktop"))))
                .withScreen(1280, 720);
        swarm = ending(new RealSwarm(Files.createDirectory(folder.resolve("swarm"))));
        swarm.build("v1");
        swarm.build("v2", false);
        swarm.build("v3");
        swarm.create("v1");
        var customers = ending(new Customers(swarm.shop()));
        numbers = ending(new RealNumbers(
                Files.createDirectory(folder.resolve("numbers")),
                new RealNumbers.Counter(swarm.shop().address(), RealShop.COUNTER),
                customers.counter()));
        Shared database = TeamServer.fresh();
        books = ending(new Store(database));
        haveWatchedForLong();
        anns = ending(new RunningAndon("Ann", folder, settings("Ann", database), desktop.environment()));
        bobs = ending(new RunningAndon("Bob", folder, settings("Bob", database), Map.of()));
    }

    /// It ends with the test, however far that comes.
    private <T extends AutoCloseable> T ending(T one) {
        started.push(one);
        return one;
    }

    private String settings(String me, Shared database) {
        return """
                sources:
                  - {name: swarm, kind: swarm, url: "%s", environment: production, every: 1s}
                  - {name: numbers, kind: prometheus, url: "%s", lag: 10s}
                lines:
                  - {name: trunk, pipelines: ["swarm/**"], resume: person}
                guards:
                  - service: shop
                    environment: production
                    metrics:
                      - name: orders per visitor
                        source: numbers
                        numerator: sum(increase(orders_total[${step}]))
                        denominator: sum(increase(visitors_total[${step}]))
                    control: sum(increase(visitors_total[${step}]))
                    mode: auto
                    step: %ds
                team: {me: %s, database: "postgresql://%s:%s@%s:%d/%s"}
                """.formatted(
                        swarm.url(),
                        numbers.url(),
                        RealNumbers.STEP.toSeconds(),
                        me,
                        database.user(),
                        URLEncoder.encode(TeamServer.PASSWORD.reveal(), StandardCharsets.UTF_8),
                        database.host(),
                        database.port(),
                        database.database());
    }

    /// A guard goes back by itself once it has been here for two weeks, and only where nothing else went live
    /// within a quarter of an hour.
    private void haveWatchedForLong() throws Exception {
        haveWatched(new Rollback.Point("v0", "v0", "v0"), Duration.ofDays(20));
        haveWatched(Rollback.Point.of(live("v1")), Duration.ofMinutes(20));
    }

    private void haveWatched(Rollback.Point release, Duration before) {
        Instant then = Instant.now().minus(before);
        long number = books.vigils()
                .begin(Vigil.of(SHOP, release, new Span(then, then)))
                .orElseThrow();
        books.vigils().end(number, Vigil.End.FINE);
    }

    private Release live(String version) throws Exception {
        try (var sources = new Sources(InstantSource.system())) {
            Rollbacker swarms = Sources.rollbackers(sources.watch(List.of(swarm.source())))
                    .of("swarm")
                    .orElseThrow();
            return Patience.until(
                    version + " is live",
                    () -> Optional.ofNullable(swarms.examine(new Service("shop", "production"))
                                    .live())
                            .filter(release -> release.version().equals(version)));
        }
    }

    @AfterEach
    void end() throws Exception {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }

    @Test
    void aVersionThatLosesOrdersIsTakenBackAndTheFixGoesOut() throws Exception {
        anns.start("wall");
        bobs.serve();
        until("the line runs", () -> bobs.run("gate", "--line", "trunk").status() == 0);
        until("the wall is green", () -> share(GREEN) > 0.2);
        picture("1-runs");

        // Everybody is asked before anything is done.
        swarm.deploy("v2");
        watched("v2", SURE, vigil -> !vigil.readings().isEmpty());
        picture("2-watched");
        Vigil sure = watched("v2", SURE, Vigil::isCountingDown);
        String asked = bobs.run("watch", "shop/production").output();
        assertTrue(asked.contains("It goes back in"), asked);
        assertTrue(asked.contains("orders per visitor: −100 %"), asked);
        assertEquals("v2", swarm.shop().page());
        Instant deadline = Objects.requireNonNull(sure.deadline());
        until("the wall is red", () -> share(RED) > 0.1);
        picture("3-counts-down");

        // Nobody says no.
        until("v1 is live again", () -> swarm.shop().page().equals("v1"));
        assertFalse(Instant.now().isBefore(deadline), "not before everybody was asked");
        watched("v2", HELPED, vigil -> vigil.end() == Vigil.End.WENT_BACK);
        assertEquals("shop:v1", swarm.image());
        assertEquals("rollback_completed", swarm.state());
        until("the tile is green, and the sign red", () -> share(GREEN) > 0.2 && share(RED) > 0.1);
        picture("4-went-back");
        theLineIsStoppedWithTheReason();

        // It was this deploy.
        watched("v2", HELPED, vigil -> vigil.end() == Vigil.End.CONFIRMED);
        picture("5-helped");

        // Nobody goes back to it, not even when somebody deploys it again.
        swarm.deploy("v2");
        until("v2 is live again", () -> isLive("v2"));
        watched("v2", HELPED, Vigil::isOpen);
        String relapsed = bobs.run("status").output();
        assertTrue(relapsed.contains("v2 is live again, which Andon went back from"), relapsed);
        picture("6-deployed-again");
        swarm.deploy("v3");
        until("v3 is live", () -> isLive("v3"));
        Ended refused = bobs.run("rollback", "shop/production", "--to", "v2", "--dry-run");
        assertEquals(1, refused.status(), refused.output());
        assertTrue(refused.output().contains("v2 was gone back from itself"), refused.output());

        // The fix is out, and the line goes on.
        assertEquals(1, bobs.run("gate", "--line", "trunk").status());
        bobs.run("resume", "--cause", "code", "--why", CAUSE).well();
        until("the line runs again", () -> bobs.run("gate", "--line", "trunk").status() == 0);
        until("the wall is green again", () -> share(RED) < 0.02 && share(GREEN) > 0.2);
        picture("7-goes-on");
        String stops = anns.run("stops", "--format", "csv").well().output();
        assertTrue(stops.contains(CAUSE), stops);
        assertEquals(
                List.of("guard-watch", "guard-roll-back", "roll-back", "rolled-back", "guard-end", "guard-end"),
                audited().limit(6).toList());
    }

    private void theLineIsStoppedWithTheReason() {
        for (RunningAndon andon : List.of(anns, bobs)) {
            Ended gate = andon.run("gate", "--line", "trunk");
            assertEquals(1, gate.status(), gate.output());
            assertTrue(gate.output().contains("shop/production v2: orders per visitor: −100 %"), gate.output());
        }
        assertEquals(1, rollbacks().size(), "one of both went back, once");
        Rollback rollback = rollbacks().getFirst();
        assertEquals("Andon", rollback.by().name());
        assertEquals("v2", rollback.from().version());
        assertEquals("v1", rollback.to().version());
        assertEquals(Rollback.Finding.DONE, rollback.finding());
    }

    private boolean isLive(String version) throws Exception {
        return swarm.state().equals("completed") && swarm.shop().page().equals(version);
    }

    private Vigil watched(String version, Duration atMost, Predicate<Vigil> isSo) throws Exception {
        return until(
                "it is watched as it should be",
                atMost,
                () -> vigils().stream()
                        .filter(vigil -> vigil.release().version().equals(version))
                        .findFirst()
                        .filter(isSo));
    }

    private List<Vigil> vigils() {
        return books.vigils().remembered(Duration.ofDays(1), Instant.now());
    }

    private List<Rollback> rollbacks() {
        return books.rollbacks().remembered(Findings.REMEMBERED, Instant.now());
    }

    /// What was done to the service, in its order; all of it must have been done.
    private Stream<String> audited() {
        return books.audit().since(begin).reversed().stream()
                .filter(entry -> entry.subject().equals(SHOP))
                .peek(entry -> assertEquals(AuditEntry.State.DONE, entry.state(), entry.toString()))
                .map(AuditEntry::action);
    }

    private void until(String what, Asked isSo) throws Exception {
        until(what, Duration.ofMinutes(2), () -> told(isSo.holds()));
    }

    private <T> T until(String what, Duration atMost, Callable<Optional<T>> answer) throws Exception {
        try {
            return Patience.until(what, atMost, answer);
        } catch (AssertionError waited) {
            picture("in-vain");
            throw new AssertionError(vigils() + "\n" + rollbacks() + "\n" + anns.said() + "\n" + bobs.said(), waited);
        }
    }

    private interface Asked {
        boolean holds() throws Exception;
    }

    private void picture(String name) throws IOException {
        desktop.picture(PICTURES.resolve(name + ".png"));
        String when = "%s after %d s%n"
                .formatted(name, Duration.between(begin, Instant.now()).toSeconds());
        Files.writeString(PICTURES.resolve("times"), when, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private double share(IntPredicate colour) throws IOException {
        return desktop.shareOfScreen(colour);
    }

    private static final IntPredicate RED =
            colour -> (colour >> 16) > 180 && (colour >> 8 & 0xff) < 80 && (colour & 0xff) < 90;
    /// The tiles of the dark palette.
    private static final IntPredicate GREEN = colour -> colour == 0x0f3f24;

    private static Optional<Boolean> told(boolean isSo) {
        return isSo ? Optional.of(true) : Optional.empty();
    }
}
