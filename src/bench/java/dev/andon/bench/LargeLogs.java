package dev.andon.bench;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// The console of a Jenkins, whose job is called as its log is large, in megabytes: the page, which says how much
/// it leaves out, and the log from a byte on to its end, which is all that a Jenkins offers.
final class LargeLogs {
    private static final int MEGABYTE = 1 << 20;
    private static final int SHOWN = 150 << 10;
    private static final byte[] LINE = "[12:00:00] compiling something that has a rather long name, with another\n"
            .getBytes(StandardCharsets.US_ASCII);

    private final AtomicLong sent = new AtomicLong();

    /// @param path such as `["", "jenkins", "job", "200", "42", "console"]`
    void answer(HttpExchange exchange, List<String> path) throws IOException {
        if (path.getLast().equals("sent")) {
            send(exchange, Long.toString(sent.getAndSet(0)).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        long size = Long.parseLong(path.get(3)) * MEGABYTE / LINE.length * LINE.length;
        if (path.getLast().equals("console")) {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            send(exchange, page((size - SHOWN) / 1024).getBytes(StandardCharsets.UTF_8));
        } else if (path.getLast().equals("progressiveText")) {
            String start = exchange.getRequestURI().getQuery().replaceAll("\\D", "");
            stream(exchange, Long.parseLong(start), size);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private static String page(long leftOut) {
        return "<html><body><pre>Skipping %,d KB.. <a href=\"consoleFull\">Full Log</a></pre></body></html>"
                .formatted(leftOut);
    }

    private void stream(HttpExchange exchange, long from, long size) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.getResponseHeaders().set("X-Text-Size", Long.toString(size));
        exchange.sendResponseHeaders(200, size - from);
        OutputStream body = exchange.getResponseBody();
        int into = (int) (from % LINE.length);
        body.write(LINE, into, LINE.length - into);
        for (long at = from + LINE.length - into; at < size; at += LINE.length) {
            body.write(LINE);
        }
        sent.addAndGet(size - from);
    }

    private void send(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        sent.addAndGet(bytes.length);
    }
}
