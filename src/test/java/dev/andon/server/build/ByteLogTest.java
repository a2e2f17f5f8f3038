package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Stretch;
import dev.andon.server.http.Slice;
import dev.andon.source.ServerFault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A log is read whole, forwards and backwards, with no line twice and none in halves.
class ByteLogTest {
    private static final int LINES = 60_000;
    private static final String LONG =
            IntStream.range(0, LINES).mapToObj(i -> "line " + i + " – grün ✗\n").collect(Collectors.joining());

    @Test
    void forwards() throws ServerFault {
        var text = new StringBuilder();
        LogPart part = read(LONG, new Stretch.From(0), false);
        text.append(part.text());
        while (!part.complete()) {
            assertTrue(part.text().endsWith("\n"));
            part = read(LONG, part.after(), false);
            text.append(part.text());
        }
        assertEquals(LONG, text.toString());
    }

    @Test
    void backwards() throws ServerFault {
        LogPart part = read(LONG, new Stretch.End(), false);
        assertTrue(part.complete());
        assertTrue(part.text().startsWith("line "));
        var text = new StringBuilder(part.text());
        while (part.hasBefore()) {
            part = read(LONG, part.before(), false);
            text.insert(0, part.text());
        }
        assertEquals(LONG, text.toString());
    }

    @Test
    void aLineThatIsStillWrittenWaits() throws ServerFault {
        LogPart part = read("one\ntw", new Stretch.End(), true);
        assertEquals("one\n", part.text());
        assertFalse(part.complete());

        LogPart more = read("one\ntwo\nthr", part.after(), true);
        assertEquals("two\n", more.text());
        LogPart none = read("one\ntwo\nthr", more.after(), true);
        assertEquals("", none.text());

        LogPart last = read("one\ntwo\nthree", none.after(), false);
        assertEquals("three", last.text());
        assertTrue(last.complete());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aLineThatFillsAPartIsCutBetweenLetters(int shift) throws ServerFault {
        String line = "x".repeat(shift) + "✗".repeat(Logs.PART);

        LogPart first = read(line, new Stretch.From(0), false);
        assertFalse(first.text().contains("\ufffd"));
        LogPart second = read(line, first.after(), false);
        assertEquals(first.next(), second.from());
        assertTrue(second.next() > second.from());
    }

    @Test
    void backwardsThroughALineThatFillsAPart() throws ServerFault {
        String line = "✗".repeat(Logs.PART) + "\nend\n";
        LogPart part = read(line, new Stretch.End(), false);
        assertEquals("end\n", part.text());
        for (int parts = 0; part.hasBefore(); parts++) {
            assertTrue(parts < 10, "it goes on for ever");
            long at = part.from();
            part = read(line, part.before(), false);
            assertEquals(at, part.next());
        }
    }

    @Test
    void beforeTheBeginningThereIsNothing() throws ServerFault {
        LogPart part = read(LONG, new Stretch.Before(0), false);

        assertEquals("", part.text());
        assertFalse(part.hasBefore());
    }

    @Test
    void anEmptyLogIsComplete() throws ServerFault {
        LogPart part = read("", new Stretch.End(), false);

        assertEquals(new LogPart("", 0, 0, true, 0), part);
    }

    private static LogPart read(String log, Stretch stretch, boolean growing) throws ServerFault {
        byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
        return ByteLog.read(
                stretch,
                new ByteLog.Door() {
                    @Override
                    public Slice from(long at, int atMost) {
                        int from = (int) Math.min(at, bytes.length);
                        int to = Math.min(bytes.length, from + atMost);
                        byte[] some = Arrays.copyOfRange(bytes, from, to);
                        return new Slice(some, from, bytes.length, to == bytes.length, Headers.EMPTY);
                    }

                    @Override
                    public Slice last(int atMost) {
                        return from(Math.max(0, bytes.length - atMost), atMost);
                    }
                },
                growing);
    }
}
