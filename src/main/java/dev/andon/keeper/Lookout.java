package dev.andon.keeper;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.source.Push;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches sources: one virtual thread each, one more for a source that pushes. [#watch] and [#close] belong to
/// one thread at a time.
public final class Lookout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final Duration RECONNECT_AT_LEAST = Duration.ofSeconds(1);
    private static final Duration RECONNECT_AT_MOST = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final FloorKeeper keeper;
    private final Map<Source, List<Thread>> threads = new HashMap<>();

    public Lookout(InstantSource clock, FloorKeeper keeper) {
        this.clock = clock;
        this.keeper = keeper;
    }

    /// Watches exactly these from now on: what is new starts, what is gone stops, what stayed the same goes on
    /// undisturbed.
    public void watch(List<Watched> all) {
        keeper.tell(new Event.SourcesChanged(all.stream().map(Watched::source).toList()));
        List<Source> wanted = all.stream().map(Watched::source).toList();
        threads.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                entry.getValue().forEach(Thread::interrupt);
            }
            return gone;
        });
        for (Watched watched : all) {
            threads.computeIfAbsent(watched.source(), _ -> start(watched));
        }
    }

    private List<Thread> start(Watched watched) {
        var poller = new Poller(watched, clock, keeper::tell);
        List<Thread> started = new ArrayList<>();
        started.add(Thread.ofVirtual().name("poll " + watched.source().name()).start(poller));
        Push push = watched.push();
        if (push != null) {
            String name = watched.source().name();
            started.add(Thread.ofVirtual().name("push " + name).start(() -> listen(name, push, poller)));
        }
        return started;
    }

    /// A stream that breaks is opened again, ever more slowly; polling goes on meanwhile.
    private static void listen(String name, Push push, Poller poller) {
        Duration pause = RECONNECT_AT_LEAST;
        String lastFault = "";
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var stood = new AtomicBoolean();
                try {
                    push.listen(() -> {
                        stood.set(true);
                        poller.ring();
                    });
                } catch (ServerFault fault) {
                    if (!fault.fault().sentence().equals(lastFault)) {
                        LOG.info(
                                "{}: no push, polling only: {}",
                                name,
                                fault.fault().sentence());
                    }
                    lastFault = fault.fault().sentence();
                } catch (RuntimeException bug) {
                    LOG.error("The push stream of {} has a bug", name, bug);
                }
                pause = stood.get() ? RECONNECT_AT_LEAST : pause.multipliedBy(2);
                pause = pause.compareTo(RECONNECT_AT_MOST) < 0 ? pause : RECONNECT_AT_MOST;
                Thread.sleep(pause);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Looks at all of them once, at the same time, and waits for the last.
    public static Board once(List<Watched> all, InstantSource clock) throws InterruptedException {
        var boards = new ArrayList<Board>();
        try (var keeper = new FloorKeeper(clock, boards::add)) {
            List<Event> events = Collections.synchronizedList(new ArrayList<>());
            events.add(
                    new Event.SourcesChanged(all.stream().map(Watched::source).toList()));
            var done = new CountDownLatch(all.size());
            Consumer<Event> mailbox = events::add;
            for (Watched watched : all) {
                Thread.ofVirtual().name("look " + watched.source().name()).start(() -> {
                    try {
                        new Poller(watched, clock, mailbox).turn();
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

    @Override
    public void close() {
        threads.values().forEach(some -> some.forEach(Thread::interrupt));
        threads.clear();
    }
}
