package dev.andon.server.http;

import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.io.IOException;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/// Takes a stream apart into events, as the HTML standard describes `text/event-stream`. Lines end with LF or
/// CRLF; a lone CR, which the standard also allows and nobody writes, does not end one. Used by one thread.
final class ServerEvents {
    /// The longest event that is read, in bytes: an event is a hint to look, not the data itself.
    static final long LIMIT = 1L << 20;

    private final BufferedSource source;
    private String name = "";
    private final StringBuilder data = new StringBuilder();

    ServerEvents(BufferedSource source) {
        this.source = source;
    }

    /// The next event, or null when the stream has ended; what was not finished by then does not count.
    @Nullable
    ServerEvent next() throws IOException, ServerFault {
        name = "";
        data.setLength(0);
        for (String line = line(); line != null; line = line()) {
            if (!line.isEmpty()) {
                field(line);
            } else if (data.isEmpty()) {
                name = "";
            } else {
                return new ServerEvent(name.isEmpty() ? "message" : name, data.substring(0, data.length() - 1));
            }
        }
        return null;
    }

    /// The next line that says something, as an event of its own; null when the stream has ended.
    @Nullable
    ServerEvent nextLine() throws IOException, ServerFault {
        String line = line();
        while (line != null && line.isBlank()) {
            line = line();
        }
        return line == null ? null : new ServerEvent("message", line);
    }

    private void field(String line) throws ServerFault {
        int colon = line.indexOf(':');
        String value = colon < 0 ? "" : line.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        switch (colon < 0 ? line : line.substring(0, colon)) {
            case "event" -> name = value;
            case "data" -> {
                data.append(value).append('\n');
                if (data.length() > LIMIT) {
                    throw tooLarge();
                }
            }
            default -> {
                // Comments, ids and retry times: signs of life only.
            }
        }
    }

    private @Nullable String line() throws IOException, ServerFault {
        long end = source.indexOf((byte) '\n', 0, LIMIT);
        if (end >= 0) {
            return source.readUtf8LineStrict();
        }
        if (!source.request(LIMIT)) {
            return null;
        }
        throw tooLarge();
    }

    private static ServerFault tooLarge() {
        return new ServerFault(FaultKind.TOO_LARGE, Word.LARGE_EVENT, LIMIT >> 20);
    }
}
