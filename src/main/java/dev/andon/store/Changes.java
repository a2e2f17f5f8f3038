package dev.andon.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Listens on a virtual thread of its own until it is closed.
abstract class Changes implements Store.Listening {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("changes").unstarted(this::run);

    final Changes start() {
        thread.start();
        return this;
    }

    private void run() {
        try {
            while (!isClosed()) {
                closed.await(listen().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// Listens once, or as long as it can.
    ///
    /// @return how long to wait before the next time
    abstract Duration listen();

    final boolean isClosed() {
        return closed.getCount() == 0;
    }

    /// An interrupt also ends a virtual thread's wait for the network.
    @Override
    public final void close() {
        closed.countDown();
        thread.interrupt();
    }
}
