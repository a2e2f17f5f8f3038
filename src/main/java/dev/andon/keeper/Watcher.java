package dev.andon.keeper;

import dev.andon.board.Event;
import dev.andon.source.Push;
import dev.andon.source.ServerFault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches one source: a virtual thread that polls, one more where the server pushes. Once stopped it tells
/// nothing more: a look that was under way may end much later, when its source's name means another server.
final class Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final Duration RECONNECT_AT_LEAST = Duration.ofSeconds(1);
    private static final Duration RECONNECT_AT_MOST = Duration.ofMinutes(5);

    private final Poller poller;
    private final Consumer<Event> mailbox;
    private final List<Thread> threads = new ArrayList<>();
    private boolean stopped;

    private Watcher(Watched watched, InstantSource clock, Consumer<Event> mailbox) {
        this.poller = new Poller(watched, clock, this::tell);
        this.mailbox = mailbox;
    }

    static Watcher start(Watched watched, InstantSource clock, Consumer<Event> mailbox) {
        var watcher = new Watcher(watched, clock, mailbox);
        String name = watched.source().name();
        watcher.threads.add(Thread.ofVirtual().name("poll " + name).start(watcher.poller));
        Push push = watched.push();
        if (push != null) {
            watcher.threads.add(Thread.ofVirtual().name("push " + name).start(() -> watcher.listen(name, push)));
        }
        return watcher;
    }

    void ring() {
        poller.ring();
    }

    private synchronized void tell(Event event) {
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
        threads.forEach(Thread::interrupt);
    }

    /// A stream that breaks is opened again, ever more slowly; polling goes on meanwhile.
    private void listen(String name, Push push) {
        Duration pause = RECONNECT_AT_LEAST;
        String lastFault = "";
        try {
            while (!isStopped()) {
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
}
