package dev.andon.crier;

import dev.andon.notice.Incidents;
import dev.andon.notice.Memory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands to a memory what is to be kept, on a virtual thread of its own; only the newest counts. Safe for use by
/// several threads.
final class Keeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Memory memory;
    private final Thread thread = Thread.ofVirtual().name("memory").unstarted(this::run);
    private Map<String, Incidents> newest = Map.of();
    /// Opens when the newest is kept; null when that is being done, or is done.
    private @Nullable CountDownLatch waiting;

    private CountDownLatch begun = new CountDownLatch(0);
    private boolean closed;

    Keeping(Memory memory) {
        this.memory = memory;
    }

    /// What was kept when Andon stopped last. Blocks. To be called once, first.
    synchronized Map<String, Incidents> recall() {
        newest = memory.recall();
        thread.start();
        return newest;
    }

    /// Returns at once.
    ///
    /// @return opens when this is kept, or when the memory has failed
    synchronized CountDownLatch keep(Map<String, Incidents> told) {
        if (memory != Memory.NONE && !told.equals(newest)) {
            newest = told;
            waiting = waiting == null ? new CountDownLatch(1) : waiting;
            notifyAll();
        }
        return waiting == null ? begun : waiting;
    }

    private void run() {
        try {
            for (Map<String, Incidents> next = next(); next != null; next = next()) {
                keepNow(next);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Map<String, Incidents> next() throws InterruptedException {
        begun.countDown();
        while (waiting == null && !closed) {
            wait();
        }
        if (waiting == null) {
            return null;
        }
        begun = waiting;
        waiting = null;
        return newest;
    }

    private void keepNow(Map<String, Incidents> told) {
        try {
            memory.keep(told);
        } catch (RuntimeException bug) {
            LOG.error("What was told could not be kept", bug);
        }
    }

    /// What waits is still kept, unless that takes long.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
