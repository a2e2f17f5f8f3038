package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.board.Event;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import dev.andon.keeper.Lookout;
import dev.andon.keeper.Watched;
import dev.andon.source.Cost;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import dev.andon.testing.Story;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Many screens in one process that watch one server: each has its own lookout and its own name in the books; all
/// share the connections of one program, for so many programs are more than a PostgreSQL takes by default.
final class Screens implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Source CI = Story.source("ci").withTimes(EVERY, Source.DEADLINE);
    private static final int PIPELINES = 100;
    private static final int LOOKS = 10_000;

    private final Store store;
    private final List<Lookout> lookouts = new ArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    /// By screen: the newest that it shows.
    private final AtomicIntegerArray shown;
    /// By version: when it was answered, and when the last screen showed it or a newer one.
    private final AtomicLongArray answered = new AtomicLongArray(LOOKS);
    private final AtomicLongArray last = new AtomicLongArray(LOOKS);
    private final AtomicIntegerArray showing = new AtomicIntegerArray(LOOKS);

    Screens(Database database, int screens) {
        store = new Store(database).open();
        shown = new AtomicIntegerArray(screens);
        var keys = new SourceKeys(store.access(), "");
        for (int screen = 0; screen < screens; screen++) {
            int number = screen;
            var lookout = new Lookout(InstantSource.system(), event -> see(number, event));
            lookout.await(Duration.ofSeconds(10));
            lookout.share(new SqlSightBook(store.access(), "screen " + screen, keys));
            lookouts.add(lookout);
        }
    }

    /// Every look shows one more build of the first pipeline.
    private List<Pipeline> answer() {
        int look = looks.incrementAndGet();
        answered.set(look, System.nanoTime());
        return IntStream.range(0, PIPELINES)
                .mapToObj(number -> Pipeline.named("shop-" + number, "shop-" + number)
                        .last(dev.andon.build.Build.of(Integer.toString(number == 0 ? look : 1), Outcome.PASSED))
                        .done())
                .toList();
    }

    private void see(int screen, Event event) {
        if (event instanceof Event.Observed(Observation.Seen<Sight> seen, var _)) {
            int look = seen.what().pipelines().stream()
                    .filter(pipeline -> pipeline.id().equals("shop-0"))
                    .mapToInt(pipeline -> Integer.parseInt(pipeline.last().label()))
                    .findFirst()
                    .orElseThrow();
            int before = shown.getAndSet(screen, look);
            if (look < before) {
                throw new AssertionError("an older look after a newer one");
            }
            for (int reached = before + 1; reached <= look; reached++) {
                last.set(reached, System.nanoTime());
                showing.incrementAndGet(reached);
            }
        }
    }

    /// @return a sentence with what happened
    String run(Duration time) {
        Runnable all = () -> lookouts.forEach(Lookout::heard);
        try (var _ = store.listen(() -> {}, all)) {
            lookouts.forEach(lookout -> lookout.watch(List.of(new Watched(CI, this::answer, () -> Cost.NONE, null))));
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            int asked = looks.get();
            double[] lags = lags(asked);
            assertEquals(
                    shown.length(),
                    IntStream.range(0, shown.length())
                            .filter(i -> shown.get(i) >= asked - 2)
                            .count());
            return "%d screens, %d s, every %d s: %d requests; until the last screen showed a look: median %.0f ms, worst %.0f ms (%d looks)"
                    .formatted(
                            shown.length(),
                            time.toSeconds(),
                            EVERY.toSeconds(),
                            asked,
                            lags[lags.length / 2],
                            lags[lags.length - 1],
                            lags.length);
        }
    }

    /// Of those looks that every screen has shown, or a newer one.
    private double[] lags(int asked) {
        return IntStream.rangeClosed(1, asked)
                .filter(look -> showing.get(look) >= shown.length())
                .mapToDouble(look -> TimeUnit.NANOSECONDS.toMicros(last.get(look) - answered.get(look)) / 1e3)
                .sorted()
                .toArray();
    }

    @Override
    public void close() {
        // Each would wait for its farewell, one after the other.
        Thread[] farewells = lookouts.stream()
                .map(lookout -> Thread.ofVirtual().start(lookout::close))
                .toArray(Thread[]::new);
        Arrays.stream(farewells).forEach(Screens::join);
        store.close();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
