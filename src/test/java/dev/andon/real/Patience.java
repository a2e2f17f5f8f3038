package dev.andon.real;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for what another program does in its own time.
final class Patience {
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Patience() {}

    /// Asks until there is an answer; fails when there is none in time.
    static <T> T until(String what, Callable<Optional<T>> answer) throws Exception {
        return until(what, AT_MOST, answer);
    }

    /// The same with another deadline.
    static <T> T until(String what, Duration atMost, Callable<Optional<T>> answer) throws Exception {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<T> there = answer.call();
            if (there.isPresent()) {
                return there.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + atMost + " in vain until " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
