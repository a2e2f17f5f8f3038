package dev.andon.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// A process of its own that serves feeds in several moods and remembers when it was asked. Prints its port and
/// ends with its standard input.
///
/// | path | answers |
/// |---|---|
/// | `/changing/N` | another version at every request |
/// | `/turning/N` | the same, healthy and sick in turn |
/// | `/living/N` | every project is built once in six requests, healthy and sick in turn |
/// | `/same/N` | the same version, with an ETag |
/// | `/bytes/N` | the same bytes, without validators |
/// | `/live/N` | healthy or sick, as `/flip` last said, with an ETag |
/// | `/buildbot/...` | a Buildbot of a hundred builders, healthy or sick in the same way, which pushes at each flip |
/// | `/jenkins/job/MB/N/...` | the logs of a Jenkins, of so many megabytes; `/jenkins/sent` says how many bytes of them
/// went out since asked last |
/// | `/deploys/...` | a Kubernetes and an Argo CD of five thousand services, of which one changes at every request |
/// | `/hang`, `/drip`, `/huge` | nothing; a byte a second; a gigabyte |
/// | `/flip` | turns `/live` and `/buildbot` over; answers with the time |
/// | `/log?PATH` | when that path was asked for and answered, a line each; forgets it |
final class FeedServer {
    private static final int VERSIONS = 8;
    private static final long HUGE = 1L << 30;

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Queue<String>> log = new ConcurrentHashMap<>();
    private final LargeLogs logs = new LargeLogs();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger flips = new AtomicInteger();

    private record Answer(byte[] plain, byte[] packed) {
        static Answer of(byte[] plain) {
            return new Answer(plain, Feed.packed(plain));
        }
    }

    private FeedServer() {}

    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var feeds = new FeedServer();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", feeds::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // The parent's end of this pipe closes when it ends, however it ends.
        }
        System.exit(0);
    }

    static String now() {
        Instant now = Instant.now();
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, now));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = now();
        List<String> path = List.of(exchange.getRequestURI().getPath().split("/"));
        String mood = path.size() > 1 ? path.get(1) : "";
        if (mood.equals("buildbot")) {
            try (exchange) {
                buildbot(exchange, exchange.getRequestURI().getPath().replaceFirst("^/buildbot/?", ""));
            }
            return;
        }
        if (mood.equals("jenkins")) {
            try (exchange) {
                logs.answer(exchange, path);
            }
            return;
        }
        if (mood.equals("deploys")) {
            try (exchange) {
                deploys(exchange);
            }
            return;
        }
        int projects = path.size() > 2 ? Integer.parseInt(path.get(2)) : 0;
        try (exchange) {
            switch (mood) {
                case "changing" -> send(exchange, projects, turn.incrementAndGet() % VERSIONS, true, "");
                case "turning" -> {
                    int version = turn.incrementAndGet() % VERSIONS;
                    send(exchange, projects, version, version % 2 == 1, "");
                }
                case "living" -> {
                    int minute = turn.incrementAndGet() / 6;
                    send(exchange, Feed.xml(projects, minute, minute % 2 == 1));
                }
                case "same" -> send(exchange, projects, 0, true, "\"same\"");
                case "bytes" -> send(exchange, projects, 0, true, "");
                case "live" ->
                    send(
                            exchange,
                            projects,
                            flips.get() % VERSIONS,
                            flips.get() % 2 == 1,
                            "\"%d\"".formatted(flips.get()));
                case "hang" -> pause(Duration.ofMinutes(10));
                case "drip" -> drip(exchange);
                case "huge" -> huge(exchange);
                case "flip" -> {
                    synchronized (flips) {
                        flips.incrementAndGet();
                        flips.notifyAll();
                    }
                    say(exchange, now());
                }
                case "log" -> say(exchange, remembered(exchange.getRequestURI().getQuery()));
                default -> exchange.sendResponseHeaders(404, -1);
            }
        } finally {
            log.computeIfAbsent(exchange.getRequestURI().getPath(), _ -> new ConcurrentLinkedQueue<>())
                    .add(asked + " " + now());
        }
    }

    private void buildbot(HttpExchange exchange, String path) throws IOException {
        if (path.startsWith("sse/")) {
            push(exchange);
            return;
        }
        String answer = PushingServer.answer(path, flips.get(), flips.get() % 2 == 1);
        if (answer.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        say(exchange, answer);
    }

    private void deploys(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("^/deploys/", "");
        Map<String, String> query =
                DeployFeed.parameters(exchange.getRequestURI().getQuery());
        String answer = DeployFeed.answer(path, query, turn.incrementAndGet());
        if (answer.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        say(exchange, answer);
    }

    private void push(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        body.write("event: handshake\ndata: bench\n\n".getBytes(StandardCharsets.UTF_8));
        body.flush();
        for (int told = flips.get(); ; told = awaitFlip(told)) {
            body.write(PushingServer.event(told));
            body.flush();
        }
    }

    private int awaitFlip(int told) throws IOException {
        synchronized (flips) {
            while (flips.get() == told) {
                try {
                    flips.wait();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException();
                }
            }
            return flips.get();
        }
    }

    private String remembered(String path) {
        Queue<String> times = log.remove(path);
        return times == null ? "" : times.stream().collect(Collectors.joining("\n"));
    }

    private void send(HttpExchange exchange, int projects, int version, boolean sick, String etag) throws IOException {
        if (!etag.isEmpty()) {
            exchange.getResponseHeaders().set("ETag", etag);
        }
        if (!etag.isEmpty() && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        Answer answer = answers.computeIfAbsent(
                projects + " " + version + " " + sick, _ -> Answer.of(Feed.xml(projects, version, sick)));
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        boolean packed = accepted != null && accepted.contains("gzip");
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        if (packed) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        send(exchange, packed ? answer.packed() : answer.plain());
    }

    private static void say(HttpExchange exchange, String text) throws IOException {
        send(exchange, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void drip(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        for (byte one : Feed.xml(1_000, 0, false)) {
            body.write(one);
            body.flush();
            pause(Duration.ofSeconds(1));
        }
    }

    /// Chunked, so that no header gives it away.
    private static void huge(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, 0);
        byte[] piece = Feed.xml(1_000, 0, false);
        for (long sent = 0; sent < HUGE; sent += piece.length) {
            exchange.getResponseBody().write(piece);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
