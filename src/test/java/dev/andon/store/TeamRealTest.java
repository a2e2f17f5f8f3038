package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Activity;
import dev.andon.build.Looked;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import dev.andon.build.SightBook;
import dev.andon.source.Cost;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import dev.andon.testing.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What takes minutes, and the figures of `performance.md`, on the standard error. `-Dandon.takeovers=20` and
/// `-Dandon.deeds=1000 -Dandon.screens=1000` are what is published there.
@Tag("real")
@Timeout(1_800)
class TeamRealTest extends OnBothDatabases {
    private static final int TAKE_OVERS = Integer.getInteger("andon.takeovers", 4);
    private static final int DEEDS = Integer.getInteger("andon.deeds", 200);
    private static final int SCREENS = Integer.getInteger("andon.screens", 200);
    private static final int PIPELINES = 10_000;
    private static final Source CI = Story.source("ci");
    private static final Duration WATCHED = Duration.ofSeconds(40);

    @Test
    void anotherTakesOverHoweverOftenWhoLooksIsKilled() throws Exception {
        try (var rig = new TakeOvers(folder, database)) {
            List<Duration> times = rig.run(TAKE_OVERS).stream().sorted().toList();

            report("take-over after SIGKILL: median %d ms, worst %d ms, %d kills"
                    .formatted(
                            times.get(times.size() / 2).toMillis(),
                            times.getLast().toMillis(),
                            times.size()));
            assertTrue(times.getLast().compareTo(Duration.ofSeconds(10)) <= 0, times.toString());
        }
    }

    @Test
    void noDeedIsDoneTwiceHoweverOftenWhoDoesItIsKilled() throws Exception {
        report(new Deeds(folder, database).run(DEEDS));
    }

    @Test
    void aThousandScreensAskAServerAsOftenAsOne() {
        try (var alone = new Screens(database, 1);
                var many = new Screens(place.fresh(folder.resolve("many")), SCREENS)) {
            report(alone.run(WATCHED));
            report(many.run(WATCHED));
        }
    }

    @Test
    void aLookOfTenThousandPipelinesWritesWhatChanged() {
        SightBook mine = ours.sights();
        SightBook yours = theirs.sights();
        mine.hold(List.of(CI), Duration.ofMinutes(10));
        for (int warmUp = 1; warmUp < 20; warmUp++) {
            publish(mine, yours, warmUp, PIPELINES);
        }
        report("a look of %,d pipelines, all of them new: %s".formatted(PIPELINES, publish(mine, yours, 0, 0)));
        report("ten of them changed: " + publish(mine, yours, 1, 10));
        report("none of them changed: " + publish(mine, yours, 1, 10));
    }

    /// Publishes a look, and reads it in another program.
    private String publish(SightBook mine, SightBook yours, int version, int changed) {
        List<Pipeline> pipelines = IntStream.range(0, PIPELINES)
                .mapToObj(number -> pipeline(number, number < changed ? version : 0))
                .toList();
        var seen =
                new Observation.Seen<>("ci", Instant.EPOCH, Duration.ZERO, Cost.NONE, new Sight(pipelines, List.of()));
        var looked = new Looked(seen, Source.EVERY);
        long logged = logged();
        long begun = System.nanoTime();
        assertTrue(mine.publish(CI, looked, () -> Duration.ZERO));
        long written = System.nanoTime();
        long bytes = logged() - logged;
        long asked = System.nanoTime();
        assertEquals(1, yours.read(CI, Instant.EPOCH).size());
        return "%,d bytes logged, published in %d ms, read in %d ms"
                .formatted(bytes, (written - begun) / 1_000_000, (System.nanoTime() - asked) / 1_000_000);
    }

    private static Pipeline pipeline(int number, int version) {
        String name = "team-" + number % 37 + "/service-" + number;
        return Pipeline.named(name, name)
                .url("https://ci.example.test/job/" + name)
                .activity(Activity.IDLE)
                .last(dev.andon.build.Build.of(Integer.toString(100 + version), Outcome.PASSED)
                        .started(LONG_AGO.plusSeconds(number + 60L * version))
                        .finished(LONG_AGO.plusSeconds(number + 60L * version + 45))
                        .at("https://ci.example.test/job/" + name + "/" + version))
                .done();
    }

    /// How much PostgreSQL has written to its log so far; SQLite does not say.
    private long logged() {
        return place == Place.SQLITE
                ? 0
                : ours.access()
                        .ask(handle -> handle.createQuery("SELECT pg_current_wal_insert_lsn() - '0/0'")
                                .mapTo(Long.class)
                                .one());
    }

    private void report(String figures) {
        System.err.println(place + ": " + figures);
    }
}
