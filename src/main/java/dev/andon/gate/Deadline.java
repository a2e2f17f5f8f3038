package dev.andon.gate;

import java.time.Duration;

/// Lets no exchange take longer than this: a reader that is too slow is cut off. An interrupt closes the
/// connection that the thread waits at.
final class Deadline implements AutoCloseable {
    private final Thread guard;

    private Deadline(Thread guard) {
        this.guard = guard;
    }

    /// For the thread that calls this.
    static Deadline in(Duration time) {
        Thread guarded = Thread.currentThread();
        return new Deadline(Thread.ofVirtual().name("deadline").start(() -> {
            try {
                Thread.sleep(time);
                guarded.interrupt();
            } catch (InterruptedException inTime) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    @Override
    public void close() {
        guard.interrupt();
    }
}
