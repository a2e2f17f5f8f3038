package dev.andon.gate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.andon.board.Board;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers other programs over HTTP: gates, monitors, scripts. Each request has a virtual thread of its own, a
/// deadline, and bounded sizes. Safe for use by several threads.
public final class Endpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);
    private static final Duration ANSWERED_IN = Duration.ofSeconds(20);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int WAITING_AT_MOST = 50;

    private final Access access;
    private final Staff staff;
    private final HttpServer server;
    private final boolean loopback;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Metrics metrics = new Metrics();
    private final Events events;
    private volatile Board newest = Board.EMPTY;

    private Endpoint(InetSocketAddress where, Access access, Staff staff) throws IOException {
        ServerLimits.set();
        this.access = access;
        this.staff = staff;
        this.events = new Events(HEARTBEAT, staff.texts());
        this.loopback = where.getAddress().isLoopbackAddress();
        this.server = HttpServer.create(where, WAITING_AT_MOST);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /// Listens from now on.
    ///
    /// @param where with port 0 for any that is free
    /// @throws IOException when it cannot listen there
    public static Endpoint open(InetSocketAddress where, Access access, Staff staff) throws IOException {
        var endpoint = new Endpoint(where, access, staff);
        endpoint.events.start();
        endpoint.server.start();
        return endpoint;
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /// The newest board; to be called with each. Does not block.
    public void accept(Board board) {
        newest = board;
        metrics.accept(board);
        events.accept(board);
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            Optional<Answer> answer = answer(exchange);
            if (answer.isPresent()) {
                try (var _ = Deadline.in(ANSWERED_IN)) {
                    answer.get().send(exchange);
                }
            }
        } catch (IOException hungUp) {
            LOG.debug("Somebody hung up", hungUp);
        } catch (RuntimeException bug) {
            LOG.error("A request tripped over a bug", bug);
        }
    }

    /// @return empty when it was answered already
    private Optional<Answer> answer(HttpExchange exchange) throws IOException {
        try {
            Request request = Request.of(exchange);
            Access.checkHost(request, loopback);
            if (request.path().equals(List.of("events")) && request.method().equals("GET")) {
                access.checkRead(request);
                checkNew();
                events.serve(exchange, newest, this::isOld);
                return Optional.empty();
            }
            try (var _ = Deadline.in(ANSWERED_IN)) {
                return Optional.of(route(request));
            }
        } catch (Refused refused) {
            return Optional.of(refusal(refused));
        } catch (RuntimeException bug) {
            LOG.error("A request tripped over a bug", bug);
            return Optional.of(refusal(new Refused(500, "Andon has a bug; its log has the details.")));
        }
    }

    private static Answer refusal(Refused refused) {
        Answer answer = Answer.json(refused.status(), Map.of("error", refused.sentence()));
        return switch (refused.status()) {
            case 401 -> answer.with("WWW-Authenticate", "Bearer realm=\"Andon\"");
            // What was not read of a body that is too long must not be taken for the next request.
            case 413 -> answer.with("Connection", "close");
            default -> answer;
        };
    }

    private Answer route(Request request) throws Refused, IOException {
        List<String> path = request.path();
        if (path.size() == 2) {
            return route(request, path.getFirst(), path.getLast());
        }
        return switch (path.size() == 1 ? path.getFirst() : "") {
            case "lines" -> read(request, () -> lines().all());
            case "board" -> read(request, this::board);
            case "cctray.xml" -> read(request, this::cctray);
            case "metrics" -> read(request, this::metrics);
            case "events" -> read(request, () -> Answer.of(200, "text/event-stream", ""));
            case "healthz" -> health(request);
            default -> throw new Refused(404, "There is nothing here.");
        };
    }

    private Answer route(Request request, String room, String name) throws Refused, IOException {
        switch (room) {
            case "line" -> {
                return read(request, () -> lines().one(name, request.wantsText()));
            }
            case "hooks" -> {
                request.only("POST");
                return new Hooks(staff.bell()).take(request, name, newest);
            }
            case "commands" -> {
                if (Orders.knows(name)) {
                    request.only("POST");
                    return new Orders(staff)
                            .take(request, name, access.actor(request).actor());
                }
            }
            default -> {
                // There is no such room.
            }
        }
        throw new Refused(404, "There is nothing here.");
    }

    /// What answers one who may read.
    private interface Reading {
        Answer answer() throws Refused;
    }

    private Answer read(Request request, Reading reading) throws Refused {
        access.checkRead(request);
        request.only("GET", "HEAD");
        return reading.answer();
    }

    private Lines lines() {
        return new Lines(newest, staff.clock().instant(), staff.texts());
    }

    private boolean isOld() {
        return Lines.isOld(newest, staff.clock().instant());
    }

    /// Old colours would be taken for new ones.
    private void checkNew() throws Refused {
        if (isOld()) {
            throw new Refused(503, "Andon has made no new board for some time.");
        }
    }

    private Answer board() throws Refused {
        checkNew();
        return Answer.of(200, "application/json", StatusJson.of(newest, staff.texts()) + "\n");
    }

    private Answer cctray() throws Refused {
        checkNew();
        return Answer.of(200, "application/xml", CctrayFeed.of(newest));
    }

    private Answer metrics() {
        String version = Endpoint.class.getPackage().getImplementationVersion();
        return Answer.of(200, "text/plain; version=0.0.4", metrics.of(lines(), version == null ? "" : version));
    }

    /// Needs no token: it tells nothing but that Andon is alive.
    private Answer health(Request request) throws Refused {
        request.only("GET", "HEAD");
        return isOld() ? Answer.plain(503, "no new board") : Answer.plain(200, "well");
    }

    @Override
    public void close() {
        events.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
