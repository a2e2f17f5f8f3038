package dev.andon.gate;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Outcome;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
    void thereIsAnEndToHowManyListen() throws IOException {
        endpoint.accept(Story.ofOneSource().board());
        for (int i = 0; i < 32; i++) {
            assertTrue(next(stream(), "HTTP/1.1").contains("200"));
        }
        assertTrue(next(stream(), "HTTP/1.1").contains("503"));
        assertEquals(200, asking.get("/healthz").statusCode());
    }
}
