package dev.andon.keeper;

import dev.andon.board.Event;
import dev.andon.build.Looked;
import dev.andon.source.Fault;
import dev.andon.source.Listening;
import dev.andon.source.Push;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches one source, as its seat lets it: a virtual thread that polls, one more where the server pushes. Once
/// stopped it tells nothing more: a look that was under way may end much later, when its source's name means
/// another server.
final class Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final Duration RECONNECT_AT_LEAST = Duration.ofSeconds(1);
    private static final Duration RECONNECT_AT_MOST = Duration.ofMinutes(5);

    private final Poller poller;
    private final Seat seat;
    private final Consumer<Event> mailbox;
    private final Runnable looked;
    private final Bell listening = new Bell();
    private final Thread polling;
    private volatile @Nullable Thread listener;
    private volatile boolean streaming;
    private boolean stopped;
    private volatile Listening said = Listening.NEVER;

    private Watcher(Watched watched, InstantSource clock, Seat seat, Consumer<Event> mailbox, Runnable looked) {
        this.poller = new Poller(watched, clock, this::tell, seat::leave);
        this.polling =
                Thread.ofVirtual().name("poll " + watched.source().name()).unstarted(poller);
        this.seat = seat;
        this.mailbox = mailbox;
        this.looked = looked;
    }

    /// @param looked called when there is something for the others to know
    static Watcher start(Watched watched, InstantSource clock, Seat seat, Consumer<Event> mailbox, Runnable looked) {
        var watcher = new Watcher(watched, clock, seat, mailbox, looked);
        String name = watched.source().name();
        watcher.polling.start();
        Push push = watched.push();
        if (push != null) {
            Thread thread = Thread.ofVirtual().name("push " + name).unstarted(() -> watcher.listen(name, push));
            watcher.listener = thread;
            thread.start();
        }
        return watcher;
    }

    Source source() {
        return seat.source();
    }

    Seat seat() {
        return seat;
    }

    /// Whether the team learns anything when this program has the right to look.
    boolean isOfUse() {
        return polling.isAlive() && seat.isOfUse();
    }

    /// Something may have changed: whoever looks at the source is to look now.
    void ring() {
        if (seat.hint()) {
            looked.run();
        } else {
            poller.ring();
        }
    }

    /// Somebody of the team says so.
    void lookSoon() {
        poller.ring();
    }

    /// Plays this part from now on.
    void play(Part part) {
        if (seat.play(part)) {
            poller.ring();
        }
        Thread thread = listener;
        if (thread == null) {
            return;
        }
        if (seat.untilListening().isZero()) {
            listening.ring();
        } else if (streaming) {
            thread.interrupt();
        }
    }

    /// A look that took long may end after the floor was told what another saw later.
    private void tell(Event event) {
        boolean isNews = !(event instanceof Event.Observed(var observation, var planned))
                || seat.looked(new Looked(observation, planned));
        if (isNews) {
            pass(event);
        }
        looked.run();
    }

    /// Tells the floor what somebody else saw.
    void relay(Looked theirs) {
        pass(new Event.Observed(theirs.observation(), theirs.planned()));
    }

    private synchronized void pass(Event event) {
        if (!stopped) {
            mailbox.accept(event);
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /// After this returns, nothing is told.
    void stop() {
        synchronized (this) {
            stopped = true;
        }
        poller.stop();
        polling.interrupt();
        Thread thread = listener;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /// A stream that breaks is opened again, ever more slowly; polling goes on meanwhile. None is open while
    /// another looks.
    private void listen(String name, Push push) {
        Duration pause = RECONNECT_AT_LEAST;
        @Nullable Fault lastFault = null;
        while (!isStopped()) {
            try {
                streaming = true;
                Duration wait = seat.untilListening();
                if (wait.isPositive()) {
                    streaming = false;
                    say(Listening.ELSEWHERE);
                    listening.await(wait);
                    continue;
                }
                var stood = new AtomicBoolean();
                if (said.state() != Listening.State.BROKEN) {
                    say(Listening.OPENING);
                }
                @Nullable Fault fault = hear(name, push, stood);
                say(Listening.broken(fault));
                if (fault != null && !fault.equals(lastFault)) {
                    LOG.info("{}: no push, polling only: {}", name, fault.sentence());
                    lastFault = fault;
                }
                pause = stood.get() ? RECONNECT_AT_LEAST : pause.multipliedBy(2);
                pause = pause.compareTo(RECONNECT_AT_MOST) < 0 ? pause : RECONNECT_AT_MOST;
                Thread.sleep(pause);
            } catch (InterruptedException changed) {
                // Its part has changed, or it was stopped.
            }
        }
    }

    /// Tells the floor how it stands with the stream, when that is new.
    private synchronized void say(Listening now) {
        if (!stopped && !now.equals(said)) {
            said = now;
            mailbox.accept(new Event.ListeningChanged(source().name(), now));
        }
    }

    /// @return what was wrong, or null
    private @Nullable Fault hear(String name, Push push, AtomicBoolean stood) throws InterruptedException {
        try {
            push.listen(() -> {
                stood.set(true);
                say(Listening.STANDS);
                poller.ring();
            });
        } catch (ServerFault fault) {
            return fault.fault();
        } catch (RuntimeException bug) {
            LOG.error("The push stream of {} has a bug", name, bug);
        }
        return null;
    }
}
