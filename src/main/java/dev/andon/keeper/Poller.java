package dev.andon.keeper;

import dev.andon.board.Event;
import dev.andon.build.Sight;
import dev.andon.source.Observation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Looks at one source again and again, on its own virtual thread, so that no server's trouble delays another's.
final class Poller implements Runnable {
    private final Watched watched;
    private final Look look;
    private final InstantSource clock;
    private final Consumer<Event> mailbox;
    private final Bell bell = new Bell();
    private int failures;
    private Duration gap = Duration.ZERO;

    Poller(Watched watched, InstantSource clock, Consumer<Event> mailbox) {
        this.watched = watched;
        this.look = new Look(watched, clock);
        this.clock = clock;
        this.mailbox = mailbox;
    }

    /// Something may have changed: look now, or as soon as the gap between two looks allows.
    void ring() {
        bell.ring();
    }

    /// One look, told to the floor.
    ///
    /// @return the pause until the next
    Duration turn() {
        Observation<Sight> observation = look.once();
        failures = observation instanceof Observation.Unseen ? failures + 1 : 0;
        gap = Rhythm.gap(watched.source(), observation, clock.instant());
        Duration pause = Rhythm.next(watched.source(), observation, failures, clock.instant());
        mailbox.accept(new Event.Observed(observation, pause));
        return pause;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Duration pause = turn();
                Thread.sleep(gap.compareTo(pause) < 0 ? gap : pause);
                bell.await(pause.minus(gap));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
