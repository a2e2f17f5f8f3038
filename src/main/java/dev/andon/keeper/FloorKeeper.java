package dev.andon.keeper;

import dev.andon.board.Board;
import dev.andon.board.Duty;
import dev.andon.board.Event;
import dev.andon.board.Floor;
import dev.andon.board.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one owner of the floor: a single thread that takes events, asks the floor for its next step and publishes
/// the board. It does no I/O. [#tell] may be called from any thread.
public final class FloorKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FloorKeeper.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Consumer<Board> audience;
    private final Consumer<List<Duty>> hand;
    private final LinkedBlockingQueue<Event> mailbox = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().name("keeper").daemon().unstarted(this::run);
    private Floor floor = Floor.EMPTY;
    private Instant last = Instant.MIN;

    /// @param audience is given every new board, on the keeper's thread; it must not block
    public FloorKeeper(InstantSource clock, Consumer<Board> audience) {
        this(clock, audience, duties -> {});
    }

    /// @param audience is given every new board, on the keeper's thread; it must not block
    /// @param hand is given what each board wants written into the team's books, in the same way
    public FloorKeeper(InstantSource clock, Consumer<Board> audience, Consumer<List<Duty>> hand) {
        this.clock = clock;
        this.audience = audience;
        this.hand = hand;
    }

    public void start() {
        thread.start();
    }

    public void tell(Event event) {
        mailbox.add(event);
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                keep(nextEvents());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Everything that waits, so that a thousand changes make one board; a tick when nothing came for a second.
    private List<Event> nextEvents() throws InterruptedException {
        List<Event> events = new ArrayList<>();
        Event first = mailbox.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
        events.add(first == null ? new Event.Tick() : first);
        mailbox.drainTo(events);
        return events;
    }

    /// Takes the events and publishes the board they make. An event that trips over a bug of ours is dropped, and
    /// the floor stays as it was.
    void keep(List<Event> events) {
        Instant now = clock.instant();
        if (now.isBefore(last)) {
            take(new Event.ClockSetBack(Duration.between(now, last)), now);
        }
        last = now;
        events.forEach(event -> take(event, now));
        publish(now);
    }

    private void take(Event event, Instant now) {
        try {
            Step step = floor.after(event, now);
            floor = step.floor();
            step.effects().forEach(FloorKeeper::carryOut);
        } catch (RuntimeException | Error bug) {
            LOG.error("Dropped {}", event.getClass().getSimpleName(), bug);
        }
    }

    /// Whatever trips here, the thread goes on: a keeper that died would leave a board that never grows old.
    private void publish(Instant now) {
        try {
            Board board = Board.of(floor, now);
            audience.accept(board);
            hand.accept(Duty.of(board));
        } catch (RuntimeException | Error bug) {
            LOG.error("Nobody saw the board", bug);
        }
    }

    private static void carryOut(Step.Effect effect) {
        switch (effect) {
            case Step.Effect.FaultChanged(String source, var fault)
            when fault == null -> LOG.info("{}: seen again", source);
            case Step.Effect.FaultChanged(String source, var fault) ->
                LOG.warn("{}: {} {}", source, fault.kind(), fault.sentence());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
