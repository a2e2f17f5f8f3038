package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.Stretch;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.RecordedRequest;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A console of 200 MB at a server that sends everything from a position to the end, as Jenkins does. Its page
/// does not say how much it leaves out.
class ALongConsoleIsNotReadWholeTest {
    private static final int LINE = 40;
    private static final long SIZE = 200_000_000;
    private static final long READ_AT_MOST = 4_000_000;
    /// What a connection holds on its way is sent, though nobody reads it.
    private static final long SENT_AT_MOST = 50_000_000;

    private final AtomicLong sent = new AtomicLong();
    private volatile boolean alike;
    private LoopbackServer server;
    private Http http;
    private Logs logs;
    private final Log log = new Log("/job/shop/7/", "console", Outcome.FAILED, false);

    /// Lines that are numbered, from a byte on.
    private record Console(long from, boolean alike, AtomicLong sent) implements MockResponseBody {
        @Override
        public long getContentLength() {
            return SIZE - from;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            long at = from;
            while (at < SIZE) {
                byte[] line = line(alike ? 7 : at / LINE);
                int skipped = (int) (at % LINE);
                sink.write(line, skipped, LINE - skipped);
                sent.addAndGet(LINE - skipped);
                at += LINE - skipped;
            }
        }
    }

    private static byte[] line(long number) {
        return "%039d\n".formatted(number).getBytes(StandardCharsets.US_ASCII);
    }

    private MockResponse answer(RecordedRequest asked) {
        if (!Objects.requireNonNull(asked.getTarget()).contains("progressiveText")) {
            return LoopbackServer.ok("<html><pre>no word of how much</pre></html>");
        }
        long from = Long.parseLong(asked.getTarget().replaceAll(".*start=", ""));
        return new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "text/plain")
                .addHeader("X-Text-Size", SIZE)
                .body(new Console(from, alike, sent))
                .build();
    }

    @BeforeEach
    void open() {
        server = LoopbackServer.answering(this::answer);
        Source source = Source.of("ci", "jenkins", server.url("/").uri());
        http = new Http(source, Connection.shared(), InstantSource.system());
        logs = new Jenkins(http, source);
    }

    private void assertIsLittle() {
        long read = http.take().bytes();
        assertTrue(read < READ_AT_MOST, read + " bytes were read");
        assertTrue(sent.get() < SENT_AT_MOST, sent + " bytes were sent");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void itsEndIsThereWithoutTheRest() throws ServerFault {
        LogPart end = logs.read(log, new Stretch.End());
        assertTrue(end.text().endsWith("%039d\n".formatted(SIZE / LINE - 1)), "the last line");
        assertEquals(SIZE, end.next());
        assertTrue(end.hasBefore());
        assertIsLittle();
    }

    @Test
    void whatLiesBeforeIsThereWithoutTheRest() throws ServerFault {
        LogPart before = logs.read(log, new Stretch.Before(100_000_000));
        assertEquals(100_000_000 - Logs.PART, before.from());
        assertEquals(Logs.PART, before.text().length());
        assertTrue(before.text().endsWith("%039d\n".formatted(100_000_000 / LINE - 1)), "up to what is known");
        assertFalse(before.complete());
        assertIsLittle();
    }

    @Test
    void aConsoleOfOneLineAgainAndAgainIsReadBackwardsByItsLength() throws ServerFault {
        alike = true;
        LogPart before = logs.read(log, new Stretch.Before(100_000_000));
        assertEquals(100_000_000 - Logs.PART, before.from());
        assertEquals(Logs.PART, before.text().length());
    }

    @Test
    void fromItsBeginningItIsHandedOverPieceByPiece() throws ServerFault {
        var length = new AtomicLong();
        var last = new AtomicReference<>("");
        long end = logs.whole(log, piece -> {
            assertTrue(piece.length() <= 1 << 20, piece.length() + " at once");
            assertTrue(piece.endsWith("\n"), "whole lines");
            length.addAndGet(piece.length());
            last.set(piece);
        });
        assertEquals(SIZE, end);
        assertEquals(SIZE, length.get());
        assertTrue(last.get().endsWith("%039d\n".formatted(SIZE / LINE - 1)), "the last line");
        assertEquals(1, server.asked().size());
    }
}
