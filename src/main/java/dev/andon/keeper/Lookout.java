package dev.andon.keeper;

import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.build.SightBook;
import dev.andon.line.LineRule;
import dev.andon.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Watches sources. [#watch] and [#close] belong to one thread at a time.
public final class Lookout implements AutoCloseable {
    private static final InstantSource STEADY = () -> Instant.EPOCH.plusNanos(System.nanoTime());

    private final InstantSource clock;
    private final Consumer<Event> mailbox;
    private final Map<Source, Watcher> watchers = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Rota> rota = new AtomicReference<>();
    private volatile Duration patience = Duration.ZERO;

    public Lookout(InstantSource clock, FloorKeeper keeper) {
        this(clock, keeper::tell);
    }

    /// @param mailbox takes events on any thread
    public Lookout(InstantSource clock, Consumer<Event> mailbox) {
        this.clock = clock;
        this.mailbox = mailbox;
    }

    /// Sources that are new wait so long for the team's books before they are looked at; not at all at first.
    public void await(Duration patience) {
        this.patience = patience;
    }

    /// Looks from now on for the team that shares this book, and tells the floor what others of it see. Until it
    /// says who looks, and whenever it is away, this program looks for itself.
    public void share(SightBook book) {
        var next = new Rota(
                book, clock, STEADY, ThreadLocalRandom.current()::nextDouble, () -> List.copyOf(watchers.values()));
        close(rota.getAndSet(next));
        Instant now = STEADY.instant();
        watchers.values().forEach(watcher -> {
            if (watcher.seat().part().role() != Part.Role.STARTING) {
                watcher.play(Part.starting(now));
            }
        });
        next.start();
    }

    /// Somebody wrote into the book.
    public void heard() {
        Rota now = rota.get();
        if (now != null) {
            now.ring();
        }
    }

    private static void close(@Nullable Rota rota) {
        if (rota != null) {
            rota.close();
        }
    }

    /// Watches exactly these from now on: what is new starts, what is gone stops, what stayed the same goes on
    /// undisturbed.
    ///
    /// @throws IllegalArgumentException when two of them have one name; nothing is changed then
    public void watch(List<Watched> all) {
        Event.SourcesChanged changed = changed(all);
        // What is gone is silent before the floor hears of its successor, so that nothing is taken for the other's.
        watchers.entrySet().removeIf(entry -> {
            boolean gone = !changed.sources().contains(entry.getKey());
            if (gone) {
                entry.getValue().stop();
            }
            return gone;
        });
        mailbox.accept(changed);
        for (Watched watched : all) {
            watchers.computeIfAbsent(watched.source(), source -> {
                var seat = new Seat(source, STEADY, STEADY.instant().plus(patience));
                return Watcher.start(watched, clock, seat, mailbox, this::heard);
            });
        }
        heard();
    }

    /// Something may have changed at this source: look now, or as soon as the gap between two looks allows. Any
    /// thread; a name that is not watched is passed over.
    public void ring(String name) {
        watchers.forEach((source, watcher) -> {
            if (source.name().equals(name)) {
                watcher.ring();
            }
        });
    }

    /// Looks at all of them once, at the same time, and waits for the last.
    ///
    /// @param lines the lines to judge; empty for the one trunk
    /// @param books what the team's books say
    /// @throws IllegalArgumentException when two of them have one name
    public static Board once(List<Watched> all, List<LineRule> lines, Books books, InstantSource clock)
            throws InterruptedException {
        return once(all, List.of(new Event.LinesChanged(lines), new Event.BooksRead(books)), clock);
    }

    /// Looks at all of them once, at the same time, and waits for the last.
    ///
    /// @param known what the floor is told besides
    /// @throws IllegalArgumentException when two of them have one name
    public static Board once(List<Watched> all, List<Event> known, InstantSource clock) throws InterruptedException {
        var boards = new ArrayList<Board>();
        try (var keeper = new FloorKeeper(clock, boards::add)) {
            List<Event> events = Collections.synchronizedList(new ArrayList<>());
            events.add(changed(all));
            events.addAll(known);
            var done = new CountDownLatch(all.size());
            for (Watched watched : all) {
                Thread.ofVirtual().name("look " + watched.source().name()).start(() -> {
                    try {
                        new Poller(watched, clock, events::add).turn();
                    } finally {
                        done.countDown();
                    }
                });
            }
            done.await();
            keeper.keep(List.copyOf(events));
        }
        return boards.getLast();
    }

    private static Event.SourcesChanged changed(List<Watched> all) {
        return new Event.SourcesChanged(
                all.stream().map(Watched::source).toList(),
                all.stream()
                        .collect(Collectors.toMap(watched -> watched.source().name(), Watched::able, (one, _) -> one)));
    }

    @Override
    public void close() {
        close(rota.getAndSet(null));
        watchers.values().forEach(Watcher::stop);
        watchers.clear();
    }
}
