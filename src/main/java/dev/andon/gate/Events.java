package dev.andon.gate;

import com.sun.net.httpserver.HttpExchange;
import dev.andon.board.Board;
import dev.andon.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Tells everybody who listens (server-sent events) when the board has changed: the newest board at once, then
/// each whose content differs. Who reads slowly misses boards in between, never the newest, and is dropped when
/// they read nothing for long.
final class Events implements AutoCloseable {
    private static final int LISTENERS_AT_MOST = 32;
    private static final Duration WRITTEN_IN = Duration.ofSeconds(10);

    private final Duration heartbeat;
    private final Duration writtenIn;
    private final Texts texts;
    private final Semaphore places = new Semaphore(LISTENERS_AT_MOST);
    private final Set<Newest<String>> listeners = ConcurrentHashMap.newKeySet();
    private final Newest<Board> boards = new Newest<>();
    private final Thread thread = Thread.ofVirtual().name("events").unstarted(this::run);
    private @Nullable List<Object> told;
    private String event = "";

    /// @param heartbeat how long it is silent at most
    Events(Duration heartbeat, Texts texts) {
        this(heartbeat, WRITTEN_IN, texts);
    }

    /// @param writtenIn how long somebody may take to read one event
    Events(Duration heartbeat, Duration writtenIn, Texts texts) {
        this.heartbeat = heartbeat;
        this.writtenIn = writtenIn;
        this.texts = texts;
    }

    void start() {
        thread.start();
    }

    /// Does not block.
    void accept(Board board) {
        if (!listeners.isEmpty()) {
            boards.put(board);
        }
    }

    private void run() {
        try {
            while (true) {
                Board board = boards.take(Duration.ofDays(1));
                if (board != null) {
                    tell(board);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// Compared and written once for all who listen.
    private synchronized void tell(Board board) {
        List<Object> content = StatusJson.content(board);
        if (!content.equals(told)) {
            told = content;
            event = "event: board\ndata: " + StatusJson.inOneLine(board, texts) + "\n\n";
            listeners.forEach(listener -> listener.put(event));
        }
    }

    private synchronized Newest<String> listen(Board newest) {
        var listener = new Newest<String>();
        listeners.add(listener);
        tell(newest);
        listener.put(event);
        return listener;
    }

    /// Stays until one of both sides ends it, or there are no new boards, so that nobody takes silence for peace.
    ///
    /// @param isOld whether Andon makes no new boards
    /// @throws Refused when too many listen already
    void serve(HttpExchange exchange, Board newest, BooleanSupplier isOld) throws IOException, Refused {
        if (!places.tryAcquire()) {
            throw new Refused(503, "Too many listen already.");
        }
        Newest<String> listener = listen(newest);
        try {
            Answer.guard(exchange.getResponseHeaders());
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                String text = listener.take(heartbeat);
                if (text == null && isOld.getAsBoolean()) {
                    return;
                }
                write(exchange.getResponseBody(), text == null ? ": still here\n\n" : text);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            listeners.remove(listener);
            places.release();
        }
    }

    private void write(OutputStream out, String text) throws IOException {
        try (var _ = Deadline.in(writtenIn)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /// Room for one: what comes later takes the place of what was not taken.
    private static final class Newest<T> {
        private final ArrayBlockingQueue<T> place = new ArrayBlockingQueue<>(1);

        synchronized void put(T thing) {
            place.clear();
            place.add(thing);
        }

        @Nullable
        T take(Duration atMost) throws InterruptedException {
            return place.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
