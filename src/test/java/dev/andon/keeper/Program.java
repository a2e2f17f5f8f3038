package dev.andon.keeper;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.board.Light;
import dev.andon.build.Pipeline;
import dev.andon.source.Cost;
import dev.andon.source.FaultKind;
import dev.andon.source.Push;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.HandClock;
import dev.andon.testing.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One of a team's programs that watches one source, whose turns at the table are taken by hand.
final class Program implements AutoCloseable {
    /// So seldom that every look of a test has another reason than the time.
    static final Source CI = Story.source("ci").withTimes(Duration.ofHours(1), Source.DEADLINE);

    final AtomicInteger looks = new AtomicInteger();
    final LinkedBlockingQueue<Boolean> streams = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Boolean> ended = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<Board> boards = new ArrayList<>();
    private final FloorKeeper keeper;
    private final Watcher watcher;
    private final Rota rota;

    /// What the server answers.
    interface Server {
        List<Pipeline> look() throws ServerFault, InterruptedException;
    }

    Program(HandClock clock, TeamTable table, String name, Server server) {
        this(clock, table, name, server, Duration.ofHours(1));
    }

    /// @param patience how long it waits for the table before its first look
    Program(HandClock clock, TeamTable table, String name, Server server, Duration patience) {
        keeper = new FloorKeeper(clock, boards::add);
        keeper.keep(List.of(new Event.SourcesChanged(List.of(CI))));
        var watched = new Watched(CI, () -> look(server), () -> Cost.NONE, stream());
        watcher = Watcher.start(
                watched, clock, new Seat(CI, clock, clock.instant().plus(patience)), this::take, () -> ended.add(true));
        rota = new Rota(table.of(name), clock, clock, () -> 0.5, List::of);
    }

    /// How it stands with the stream is another matter.
    private void take(Event event) {
        if (!(event instanceof Event.ListeningChanged)) {
            events.add(event);
        }
    }

    private List<Pipeline> look(Server server) throws ServerFault {
        looks.incrementAndGet();
        try {
            return server.look();
        } catch (InterruptedException closed) {
            throw new ServerFault(FaultKind.UNREACHABLE, "Closed.");
        }
    }

    private @Nullable Push stream() {
        return changed -> {
            streams.add(true);
            try {
                new java.util.concurrent.CountDownLatch(1).await();
            } finally {
                streams.add(false);
            }
        };
    }

    /// One turn at the table.
    Duration turn() {
        return rota.turnWhateverHappens(List.of(watcher));
    }

    void ring() {
        watcher.ring();
    }

    Part.Role role() {
        return watcher.seat().part().role();
    }

    /// The next thing that the floor is told.
    Event.Observed told() throws InterruptedException {
        Event event = events.poll(10, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("nothing was told within ten seconds");
        }
        keeper.keep(List.of(event));
        return (Event.Observed) event;
    }

    /// Waits until a look has ended that nobody waited for yet, whatever it was told.
    void lookEnds() throws InterruptedException {
        if (ended.poll(10, TimeUnit.SECONDS) == null) {
            throw new AssertionError("no look ended within ten seconds");
        }
    }

    boolean isToldNothing() {
        return events.isEmpty();
    }

    Light light() {
        keeper.keep(List.of(new Event.Tick()));
        return boards.getLast().tiles().getFirst().light();
    }

    /// Not a farewell, as when it was killed.
    @Override
    public void close() {
        watcher.stop();
        keeper.close();
    }
}
