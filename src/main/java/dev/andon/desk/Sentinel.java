package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.guard.GuardRule;
import dev.andon.source.StoreFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the guards of the settings, each on a virtual thread of its own, so that none waits for another's
/// numbers. [#accept] may be called by any thread and does not block; [#guard] and [#close] belong to one thread
/// at a time.
public final class Sentinel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sentinel.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Sentry.Surroundings surroundings;
    private final Runnable told;
    private final AtomicReference<@Nullable Board> newest = new AtomicReference<>();
    private final Map<GuardRule, Watchman> watchmen = new ConcurrentHashMap<>();

    /// @param told is called after each round, so that the books are read again when somebody counts down
    public Sentinel(Sentry.Surroundings surroundings, Runnable told) {
        this.surroundings = surroundings;
        this.told = told;
    }

    /// Keeps exactly these from now on.
    public void guard(List<GuardRule> rules) {
        watchmen.entrySet().removeIf(entry -> {
            boolean gone = !rules.contains(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
        rules.forEach(rule -> watchmen.computeIfAbsent(rule, one -> new Watchman(one).start()));
    }

    /// How things stand now.
    public void accept(Board board) {
        newest.set(board);
    }

    /// Somebody wrote into the books: look now.
    public void ring() {
        watchmen.values().forEach(watchman -> watchman.bell.release());
    }

    @Override
    public void close() {
        watchmen.values().forEach(Watchman::close);
        watchmen.clear();
    }

    private final class Watchman implements AutoCloseable {
        private final Sentry sentry;
        private final Semaphore bell = new Semaphore(0);
        private final Thread thread;
        private String trouble = "";

        Watchman(GuardRule rule) {
            sentry = new Sentry(rule, surroundings);
            thread = Thread.ofVirtual().name("guard " + rule.service()).unstarted(this::run);
        }

        Watchman start() {
            thread.start();
            return this;
        }

        private void run() {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    Duration pause = turn() ? SOON : EVERY;
                    if (bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                        bell.drainPermits();
                    }
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }

        /// Whatever happens, there is a next round.
        private boolean turn() {
            Board board = newest.get();
            if (board == null) {
                return false;
            }
            try {
                boolean countsDown = sentry.turn(board);
                say("");
                if (countsDown) {
                    told.run();
                }
                return countsDown;
            } catch (StoreFailure away) {
                say(away.sentence());
            } catch (RuntimeException bug) {
                LOG.error("A guard tripped over a bug", bug);
            }
            return false;
        }

        private void say(String sentence) {
            if (!sentence.equals(trouble)) {
                trouble = sentence;
                LOG.warn(sentence.isEmpty() ? "The guard has its books again" : "The guard cannot watch: {}", sentence);
            }
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
