package dev.andon.keeper;

import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.line.LineRule;
import dev.andon.source.Source;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Watches sources. [#watch] and [#close] belong to one thread at a time.
public final class Lookout implements AutoCloseable {
    private final InstantSource clock;
    private final Consumer<Event> mailbox;
    private final Map<Source, Watcher> watchers = new ConcurrentHashMap<>();

    public Lookout(InstantSource clock, FloorKeeper keeper) {
        this(clock, keeper::tell);
    }

    Lookout(InstantSource clock, Consumer<Event> mailbox) {
        this.clock = clock;
        this.mailbox = mailbox;
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
            watchers.computeIfAbsent(watched.source(), _ -> Watcher.start(watched, clock, mailbox));
        }
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
                        .filter(watched -> watched.rerunner() != null)
                        .map(watched -> watched.source().name())
                        .collect(Collectors.toSet()));
    }

    @Override
    public void close() {
        watchers.values().forEach(Watcher::stop);
        watchers.clear();
    }
}
