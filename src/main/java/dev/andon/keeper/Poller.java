package dev.andon.keeper;

import dev.andon.board.Event;
import dev.andon.build.Sight;
import dev.andon.source.Observation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at one source again and again, on its own virtual thread, so that no server's trouble delays another's.
final class Poller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

    private final Watched watched;
    private final Look look;
    private final InstantSource clock;
    private final Consumer<Event> mailbox;
    private final Supplier<Duration> leave;
    private final Bell bell = new Bell();
    private volatile boolean stopped;
    private int failures;
    private Duration gap = Duration.ZERO;

    Poller(Watched watched, InstantSource clock, Consumer<Event> mailbox) {
        this(watched, clock, mailbox, () -> Duration.ZERO);
    }

    /// @param leave asked before each look: how long not to look yet
    Poller(Watched watched, InstantSource clock, Consumer<Event> mailbox, Supplier<Duration> leave) {
        this.watched = watched;
        this.look = new Look(watched, clock);
        this.clock = clock;
        this.mailbox = mailbox;
        this.leave = leave;
    }

    /// Something may have changed: look now, or as soon as the gap between two looks allows.
    void ring() {
        bell.ring();
    }

    /// No look after the one that may be under way. An interrupt alone may be swallowed by what it interrupts.
    void stop() {
        stopped = true;
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
        pause = pause.compareTo(gap) > 0 ? pause : gap;
        mailbox.accept(new Event.Observed(observation, observation.took().plus(pause)));
        return pause;
    }

    /// A poller that dies would let its source grow old for ever: whatever happens, there is a next look.
    private Duration turnWhateverHappens() {
        try {
            return turn();
        } catch (RuntimeException | Error bug) {
            LOG.error("A look at {} tripped over a bug", watched.source().name(), bug);
            gap = watched.source().every();
            return gap;
        }
    }

    @Override
    public void run() {
        try {
            while (!stopped && !Thread.currentThread().isInterrupted()) {
                Duration wait = leave.get();
                if (wait.isPositive()) {
                    bell.await(wait);
                    continue;
                }
                Duration pause = turnWhateverHappens();
                if (stopped) {
                    return;
                }
                Thread.sleep(gap);
                bell.await(pause.minus(gap));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
