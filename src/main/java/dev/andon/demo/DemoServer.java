package dev.andon.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.andon.gate.ServerLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The demo team's build servers, all on one port of loopback. What they say follows from the time alone.
final class DemoServer implements AutoCloseable {
    private static final String BUILDBOT_API = "/platforms/api/v2";
    private static final String PAGE = """
            <!DOCTYPE html><html lang="en"><title>Andon demo</title>
            <body style="font-family: sans-serif; margin: 4em">
            <h1>This is the demo team</h1>
            <p>With a server of your own, the build's page would be here.</p></body></html>
            """;

    private final InstantSource clock;
    private final Instant dawn;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Starts on a port that is free.
    ///
    /// @throws IOException when there is none
    DemoServer(InstantSource clock) throws IOException {
        this.clock = clock;
        this.dawn = clock.instant().minus(DemoDay.OPENING);
        ServerLimits.set();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, 404, "text/html", PAGE));
        server.createContext("/page/", exchange -> answer(exchange, 200, "text/html", PAGE));
        server.createContext("/trunk/api/json", exchange -> json(exchange, jenkins()));
        server.createContext(BUILDBOT_API, this::buildbot);
        server.createContext("/old/cctray.xml", this::cctray);
        server.start();
    }

    /// The address of the Jenkins-like server, whose kind is `jenkins`.
    URI trunk() {
        return address("/trunk");
    }

    /// The address of the Buildbot-like server, whose kind is `buildbot`.
    URI platforms() {
        return address("/platforms");
    }

    /// The address of the old server's feed, whose kind is `cctray`.
    URI old() {
        return address("/old/cctray.xml");
    }

    private URI address(String path) {
        return URI.create(base() + path);
    }

    private String base() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    private Duration now() {
        return Duration.between(dawn, clock.instant());
    }

    private String jenkins() {
        return DemoAnswers.jenkins(DemoDay.TRUNK, now(), dawn, base() + "/page/");
    }

    private void buildbot(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(BUILDBOT_API.length());
        String answer =
                DemoAnswers.buildbot(DemoDay.PLATFORMS, now(), dawn, path.startsWith("/") ? path.substring(1) : path);
        if (answer.isEmpty()) {
            answer(exchange, 404, "application/json", "{\"error\":\"not in the demo\"}");
        } else {
            json(exchange, answer);
        }
    }

    private void cctray(HttpExchange exchange) throws IOException {
        if (DemoDay.oldServerIsAway(now())) {
            answer(exchange, 503, "text/html", PAGE);
        } else {
            answer(exchange, 200, "application/xml", DemoAnswers.cctray(DemoDay.OLD, now(), dawn, base() + "/page/"));
        }
    }

    private static void json(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseHeaders().set("X-Jenkins", "demo");
        answer(exchange, 200, "application/json", text);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
