package dev.andon.keeper;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Something to wait at that others can ring. A ring while nobody waits is kept for the next one who does.
final class Bell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private boolean waitingRing;

    void ring() {
        lock.lock();
        try {
            waitingRing = true;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until somebody rings or the time is over.
    ///
    /// @return whether somebody rang
    boolean await(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(atMost.toMillis());
            while (!waitingRing && left > 0) {
                left = rung.awaitNanos(left);
            }
            boolean wasRung = waitingRing;
            waitingRing = false;
            return wasRung;
        } finally {
            lock.unlock();
        }
    }
}
