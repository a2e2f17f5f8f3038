package dev.andon.server.http;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/// A list in JSON that may be larger than what is read otherwise: its elements are handed over one by one, and
/// nothing is kept. No element may be larger than [Http#LIMIT]. Used by one thread.
public final class Elements<W> {
    private static final int SNIFFED = 512;

    private final Slices slices;
    private final Class<W> type;

    Elements(Slices slices, Class<W> type) {
        this.slices = slices;
        this.type = type;
    }

    /// Hands over all, of a list that is no larger than a text may be of which only the end is wanted. The
    /// deadline is one for the whole.
    public void each(Consumer<W> taker) throws ServerFault {
        slices.stream(false, (stream, headers) -> {
            read(stream, headers, Slices.PAST_AT_MOST, taker);
            return "";
        });
    }

    /// Hands over all, however large the list is. The deadline is one for each piece.
    public void all(Consumer<W> taker) throws ServerFault {
        slices.stream(true, (stream, headers) -> {
            read(stream, headers, Long.MAX_VALUE, taker);
            return "";
        });
    }

    private void read(InputStream stream, Headers headers, long atMost, Consumer<W> taker)
            throws IOException, ServerFault {
        byte[] head = stream.readNBytes(SNIFFED);
        new Body(head, headers).refuseWebPage();
        var bounded = new Bounded(new SequenceInputStream(new ByteArrayInputStream(head), stream), atMost);
        var reader = new JsonReader(new InputStreamReader(bounded, StandardCharsets.UTF_8));
        reader.setStrictness(Strictness.STRICT);
        try {
            read(reader, bounded, taker);
        } catch (IOException | RuntimeException e) {
            bounded.rethrow();
            throw new ServerFault(FaultKind.UNREADABLE, Word.NO_JSON, Redaction.brief(e));
        }
    }

    private void read(JsonReader reader, Bounded stream, Consumer<W> taker) throws IOException {
        if (reader.peek() == JsonToken.NULL) {
            // What is written in Go sends an empty list so.
            reader.nextNull();
        } else {
            reader.beginArray();
            while (reader.hasNext()) {
                stream.nextElement();
                W element = Json.GSON.fromJson(reader, type);
                if (element != null) {
                    taker.accept(element);
                }
            }
            reader.endArray();
        }
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new JsonParseException("it goes on after its end");
        }
    }

    /// Remembers what went wrong with the connection: who reads JSON from it takes that for bad JSON.
    private static final class Bounded extends InputStream {
        private final InputStream stream;
        private final long atMost;
        private long total;
        private long element;
        private @Nullable IOException broke;
        private @Nullable ServerFault tooLarge;

        Bounded(InputStream stream, long atMost) {
            this.stream = stream;
            this.atMost = atMost;
        }

        void nextElement() {
            element = 0;
        }

        void rethrow() throws IOException, ServerFault {
            if (broke != null) {
                throw broke;
            }
            if (tooLarge != null) {
                throw tooLarge;
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int read = stream.read(bytes, offset, length);
                total += Math.max(0, read);
                element += Math.max(0, read);
                check();
                return read;
            } catch (IOException e) {
                broke = e;
                throw e;
            } catch (ServerFault fault) {
                tooLarge = fault;
                // To who reads JSON it ends here.
                return -1;
            }
        }

        private void check() throws ServerFault {
            if (total > atMost) {
                throw Slices.tooLarge();
            }
            if (element > Http.LIMIT) {
                throw Faults.tooLarge(Http.LIMIT);
            }
        }
    }
}
