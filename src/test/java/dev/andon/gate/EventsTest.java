package dev.andon.gate;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.andon.board.Board;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.testing.HandClock;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventsTest {
    private final HandClock clock = new HandClock();
    private final List<Socket> sockets = new ArrayList<>();
    private Endpoint endpoint;
    private Asking asking;

    @BeforeEach
    void listen() throws IOException {
        endpoint = Endpoint.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Access(List.of(), true),
                new Staff(clock, Texts.in(Locale.ENGLISH), source -> {}, null));
        asking = new Asking(endpoint.address());
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        asking.close();
        endpoint.close();
    }

    private BufferedReader stream() throws IOException {
        Socket socket = asking.socket();
        sockets.add(socket);
        socket.getOutputStream().write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String next(BufferedReader stream, String begin) throws IOException {
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.startsWith(begin)) {
                return line;
            }
        }
        throw new AssertionError("the stream ended before " + begin);
    }

    @Test
    void theNewestBoardComesAtOnceAndThenEachThatDiffers() throws IOException {
        Story story = Story.ofOneSource().shows(pipeline("shop", Outcome.PASSED));
        endpoint.accept(story.board());
        var stream = stream();
        assertTrue(next(stream, "HTTP/1.1").contains("200"));
        assertTrue(next(stream, "Content-type").contains("text/event-stream"));
        assertTrue(next(stream, "data: ").contains("\"outcome\":\"passed\""));
        // Time alone is no news.
        endpoint.accept(story.later(Duration.ofSeconds(1)).board());
        endpoint.accept(story.shows(pipeline("shop", Outcome.FAILED)).board());
        String data = next(stream, "data: ");
        assertTrue(data.contains("\"outcome\":\"failed\"") && data.contains("\"line\":\"stopped\""), data);
    }

    @Test
    void allWhoListenAreTold() throws IOException {
        Story story = Story.ofOneSource().shows(pipeline("shop", Outcome.PASSED));
        endpoint.accept(story.board());
        List<BufferedReader> streams = List.of(stream(), stream(), stream());
        for (var stream : streams) {
            next(stream, "data: ");
        }
        endpoint.accept(story.shows(pipeline("shop", Outcome.FAILED)).board());
        for (var stream : streams) {
            assertTrue(next(stream, "data: ").contains("failed"));
        }
    }

    @Test
    void whoIsToldNothingForLongHearsThatAndonIsStillThere() throws Exception {
        try (var server = new Listened(Duration.ofMillis(50), Duration.ofSeconds(10))) {
            var stream = server.stream(sockets);
            assertEquals(": still here", next(stream, ":"));
            assertEquals(": still here", next(stream, ":"));
            server.events.accept(
                    Story.ofOneSource().shows(pipeline("shop", Outcome.FAILED)).board());
            assertTrue(next(stream, "data: ").contains("failed"));
        }
    }

    @Test
    void whoListensHearsOfTheEndOfNewBoards() throws Exception {
        try (var server = new Listened(Duration.ofMillis(50), Duration.ofSeconds(10))) {
            var stream = server.stream(sockets);
            next(stream, ": still here");
            server.isOld = true;

            String last = stream.readLine();
            for (int i = 0; i < 200 && last != null && !last.equals("0"); i++) {
                last = stream.readLine();
            }
            assertEquals("0", last, "the end of what comes in chunks");
        }
    }

    /// Boards of some hundred kilobytes fill what the system keeps for a reader who does not read.
    @Test
    void whoReadsNothingIsDroppedAndTheOthersHearTheNewest() throws Exception {
        try (var server = new Listened(Duration.ofSeconds(10), Duration.ofMillis(300))) {
            var idle = server.socket(sockets);
            assertEquals('H', idle.getInputStream().read(), "it listens");
            var reads = server.stream(sockets);
            next(reads, "data: ");
            Story story = Story.ofOneSource();
            for (int i = 0; i < 40; i++) {
                server.events.accept(large(story, i));
                String data = next(reads, "data: ");
                assertTrue(data.contains("\"label\":\"" + (i + 1_000) + "\""), "the newest comes at once");
            }
            server.dropped.acquire();
            assertTrue(idle.isConnected(), "nobody but the server hung up");
        }
    }

    @Test
    void whoHangsUpMakesRoomForAnother() throws Exception {
        endpoint.accept(Story.ofOneSource().board());
        for (int i = 0; i < 32; i++) {
            next(stream(), "data: ");
        }
        sockets.getFirst().close();
        for (int i = 0; !next(stream(), "HTTP/1.1").contains("200"); i++) {
            // It is noticed when something is told.
            endpoint.accept(Story.ofOneSource()
                    .shows(pipeline("shop" + i, Outcome.FAILED))
                    .board());
        }
    }

    private static Board large(Story story, int number) {
        Pipeline.Draft[] many = new Pipeline.Draft[2_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = pipeline("the-job-of-the-day-" + i, Outcome.PASSED)
                    .last(Build.of(String.valueOf(number + 1_000), Outcome.PASSED));
        }
        return story.later(Duration.ofSeconds(10)).shows(many).board();
    }

    /// Events alone behind a server, with times of our own.
    private static final class Listened implements AutoCloseable {
        private final Events events;
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 9);
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final Semaphore dropped = new Semaphore(0);
        private volatile boolean isOld;

        Listened(Duration heartbeat, Duration writtenIn) throws IOException {
            events = new Events(heartbeat, writtenIn, Texts.in(Locale.ENGLISH));
            events.start();
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                try (exchange) {
                    events.serve(exchange, Story.ofOneSource().board(), () -> isOld);
                } catch (IOException | Refused over) {
                    dropped.release();
                }
            });
            server.start();
        }

        Socket socket(List<Socket> sockets) throws IOException {
            var socket = new Socket(
                    server.getAddress().getAddress(), server.getAddress().getPort());
            sockets.add(socket);
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
            return socket;
        }

        BufferedReader stream(List<Socket> sockets) throws IOException {
            return new BufferedReader(new InputStreamReader(socket(sockets).getInputStream(), StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            events.close();
            server.stop(0);
            threads.shutdownNow();
        }
    }

    @Test
    void thereIsAnEndToHowManyListen() throws IOException {
        endpoint.accept(Story.ofOneSource().board());
        for (int i = 0; i < 32; i++) {
            assertTrue(next(stream(), "HTTP/1.1").contains("200"));
        }
        assertTrue(next(stream(), "HTTP/1.1").contains("503"));
        assertEquals(200, asking.get("/healthz").statusCode());
    }
}
