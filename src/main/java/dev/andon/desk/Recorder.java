package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.build.Run;
import dev.andon.build.RunBook;
import dev.andon.deploy.Delivery;
import dev.andon.source.StoreFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what ended into the team's memory, on a virtual thread of its own: nobody who looks waits for it. Every
/// program of a team writes what it sees, and the book keeps each once. While the book is away, what ended waits;
/// the oldest of very much is given up. [#accept] may be called by any thread and does not block.
public final class Recorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    /// So many are written at once: others want to write too.
    private static final int AT_ONCE = 500;

    private static final int WAITING_AT_MOST = 50_000;

    private final RunBook book;
    private final AtomicReference<@Nullable Board> newest = new AtomicReference<>();
    private final Thread thread = Thread.ofVirtual().name("memory").unstarted(this::run);
    private final Gleaner gleaner = new Gleaner();
    private final Deque<Run> runs = new ArrayDeque<>();
    private final Deque<Delivery> deliveries = new ArrayDeque<>();
    private String trouble = "";

    public Recorder(RunBook book) {
        this.book = book;
    }

    public void start() {
        thread.start();
    }

    /// How things stand now.
    public void accept(Board board) {
        newest.set(board);
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Board board = newest.getAndSet(null);
                if (board != null) {
                    turn(board);
                }
                TimeUnit.MILLISECONDS.sleep(EVERY.toMillis());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// Writes what ended since the board before, and what could not be written then.
    void turn(Board board) {
        try {
            Gleaner.Gleaned gleaned = gleaner.glean(board);
            runs.addAll(gleaned.runs());
            deliveries.addAll(gleaned.deliveries());
            while (!runs.isEmpty() || !deliveries.isEmpty()) {
                writeSome();
            }
            say("");
        } catch (StoreFailure away) {
            say(away.sentence());
            drop(runs);
            drop(deliveries);
        } catch (RuntimeException bug) {
            LOG.error("The memory of builds and deploys tripped over a bug", bug);
            runs.clear();
            deliveries.clear();
        }
    }

    private void writeSome() {
        List<Run> someRuns = first(runs);
        List<Delivery> someDeliveries = first(deliveries);
        book.write(someRuns, someDeliveries);
        someRuns.forEach(_ -> runs.removeFirst());
        someDeliveries.forEach(_ -> deliveries.removeFirst());
    }

    private static <T> List<T> first(Deque<T> all) {
        return new ArrayList<>(all.stream().limit(AT_ONCE).toList());
    }

    private static void drop(Deque<?> all) {
        while (all.size() > WAITING_AT_MOST) {
            all.removeFirst();
        }
    }

    private void say(String sentence) {
        if (!sentence.equals(trouble)) {
            trouble = sentence;
            LOG.warn(
                    sentence.isEmpty() ? "Builds and deploys are remembered again" : "Nothing is remembered: {}",
                    sentence);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
