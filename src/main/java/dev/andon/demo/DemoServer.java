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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The demo team's servers, all on one port of loopback. What they say follows from the time, and from what
/// somebody wanted to be deployed once more.
final class DemoServer implements AutoCloseable {
    private static final String BUILDBOT_API = "/platforms/api/v2";
    private static final String JENKINS = "/trunk/";
    private static final Pattern OF_A_BUILD =
            Pattern.compile("(\\d{1,9})/(testReport/api/json|logText/progressiveText)");
    private static final Pattern ONCE_MORE = Pattern.compile("/deploys/([\\w-]{1,80})/again");
    private static final String PAGE = """
            <!DOCTYPE html><html lang="en"><title>Andon demo</title>
            <body style="font-family: sans-serif; margin: 4em">
            <h1>This is the demo team</h1>
            <p>With a server of your own, the build's page would be here.</p></body></html>
            """;

    private final InstantSource clock;
    private final Instant dawn;
    private final List<DemoDeploys.Again> again = new CopyOnWriteArrayList<>();
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
        server.createContext(JENKINS, this::jenkins);
        server.createContext("/deploys", this::deploys);
        server.createContext("/numbers/", this::numbers);
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

    /// The address of the list of deploys, whose kind is `http`.
    URI deploys() {
        return address("/deploys");
    }

    /// The address of the shop's numbers, whose kind is `json`.
    URI numbers() {
        return address("/numbers/");
    }

    private void jenkins(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(JENKINS.length());
        String pages = base() + "/page/";
        if (path.equals("api/json")) {
            json(exchange, DemoAnswers.jenkins(DemoDay.TRUNK, now(), dawn, pages));
            return;
        }
        String below = path.startsWith("job/") ? path.substring("job/".length()) : "";
        Optional<DemoJob> job = DemoJobAnswers.named(DemoDay.TRUNK, below).findFirst();
        if (job.isEmpty()) {
            answer(exchange, 404, "text/html", PAGE);
            return;
        }
        var answers = new DemoJobAnswers(job.get(), now(), dawn, pages);
        ofAJob(exchange, answers, below.substring(job.get().name().length() + 1));
    }

    private void ofAJob(HttpExchange exchange, DemoJobAnswers job, String below) throws IOException {
        Matcher words = OF_A_BUILD.matcher(below);
        Optional<DemoBuild> build =
                words.matches() ? DemoBuild.of(job.job(), Long.parseLong(words.group(1)), job.now()) : Optional.empty();
        if (below.equals("api/json")) {
            json(exchange, job.builds());
        } else if (build.isPresent() && words.group(2).startsWith("logText")) {
            log(exchange, build.get(), job.now());
        } else if (build.isPresent()
                && build.get().hasTests()
                && build.get().run().isOver(job.now())) {
            json(exchange, job.tests(build.get()));
        } else {
            answer(exchange, 404, "text/html", PAGE);
        }
    }

    /// From a byte on, as Jenkins does it.
    private static void log(HttpExchange exchange, DemoBuild build, Duration now) throws IOException {
        String text = build.log(now);
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        int start = Math.toIntExact(Math.clamp(number(query, "start"), 0L, text.length()));
        exchange.getResponseHeaders().set("X-Text-Size", String.valueOf(text.length()));
        if (!build.run().isOver(now)) {
            exchange.getResponseHeaders().set("X-More-Data", "true");
        }
        answer(exchange, 200, "text/plain", text.substring(start));
    }

    private static long number(String query, String name) {
        Matcher said = Pattern.compile("(?:^|&)" + name + "=(\\d{1,12})(?:&|$)").matcher(query);
        return said.find() ? Long.parseLong(said.group(1)) : 0;
    }

    private void deploys(HttpExchange exchange) throws IOException {
        Matcher once = ONCE_MORE.matcher(exchange.getRequestURI().getPath());
        var known = new DemoDeploys(List.copyOf(again));
        if (!once.matches()) {
            json(exchange, known.answer(now(), dawn));
        } else if (exchange.getRequestMethod().equals("POST") && known.has(once.group(1), now())) {
            again.add(new DemoDeploys.Again(once.group(1), now()));
            answer(exchange, 202, "application/json", "{}");
        } else {
            answer(exchange, 404, "application/json", "{}");
        }
    }

    private void numbers(HttpExchange exchange) throws IOException {
        String what = exchange.getRequestURI().getPath().substring("/numbers/".length());
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        var numbers = new DemoNumbers(new DemoDeploys(List.copyOf(again)), dawn);
        long step = Math.max(1, number(query, "step"));
        json(exchange, numbers.answer(what, number(query, "from"), number(query, "to"), step, clock.instant()));
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
