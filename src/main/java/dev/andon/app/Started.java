package dev.andon.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was started: stopped in the opposite order, each whatever became of the others. Belongs to one thread at
/// a time.
final class Started implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Started.class);

    private final Deque<AutoCloseable> newestFirst = new ArrayDeque<>();

    /// Is stopped before everything that was started so far.
    void push(AutoCloseable one) {
        newestFirst.push(one);
    }

    /// Is stopped after everything else.
    void addLast(AutoCloseable one) {
        newestFirst.addLast(one);
    }

    @Override
    public void close() {
        while (!newestFirst.isEmpty()) {
            try {
                newestFirst.pop().close();
            } catch (Exception e) {
                LOG.warn("Could not stop something", e);
            }
        }
    }
}
