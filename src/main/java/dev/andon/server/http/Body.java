package dev.andon.server.http;

import com.google.gson.Gson;
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
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.Headers;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/// A whole answer of a server, unpacked and within the limits.
public final class Body {
    private static final Gson GSON = Json.GSON;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int SNIFFED = 512;

    private final byte[] bytes;
    private final int start;
    private final Headers headers;

    Body(byte[] bytes, Headers headers) {
        this.bytes = bytes;
        this.start = startsWith(bytes, BOM) ? BOM.length : 0;
        this.headers = headers;
    }

    /// The bytes, without a byte order mark.
    public InputStream stream() {
        return new ByteArrayInputStream(bytes, start, bytes.length - start);
    }

    public int size() {
        return bytes.length - start;
    }

    /// A header's value, or null.
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /// All values of a header that may come several times, in their order.
    public List<String> headers(String name) {
        return headers.values(name);
    }

    /// The text, in the charset the server names, else UTF-8.
    public String text() {
        return new String(bytes, start, bytes.length - start, charset());
    }

    private Charset charset() {
        String type = headers.get("Content-Type");
        MediaType media = type == null ? null : MediaType.parse(type);
        Charset charset = media == null ? null : media.charset(null);
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }

    /// Reads one whole JSON value, strictly: a cut or padded answer is a fault, not half an answer. Fields the
    /// type does not name are skipped, missing ones are null or 0, whatever the content type says.
    public <W> W json(Class<W> type) throws ServerFault {
        return json((Type) type);
    }

    /// @see #json(Class)
    public <W> W json(Type type) throws ServerFault {
        refuseWebPage();
        try (var reader = new JsonReader(new InputStreamReader(stream(), StandardCharsets.UTF_8))) {
            reader.setStrictness(Strictness.STRICT);
            W value = GSON.fromJson(reader, type);
            if (value == null) {
                throw new ServerFault(FaultKind.UNREADABLE, Word.EMPTY);
            }
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new ServerFault(FaultKind.UNREADABLE, Word.MORE_THAN_JSON);
            }
            return value;
        } catch (IOException | JsonParseException e) {
            throw new ServerFault(FaultKind.UNREADABLE, Word.NO_JSON, Redaction.brief(e));
        }
    }

    /// Reads one JSON value from each line that says something.
    public <W> List<W> jsonLines(Class<W> type) throws ServerFault {
        refuseWebPage();
        List<W> values = new ArrayList<>();
        for (String line : text().split("\n")) {
            if (!line.isBlank()) {
                values.add(new Body(line.getBytes(StandardCharsets.UTF_8), headers).json(type));
            }
        }
        return values;
    }

    /// A web page where data should be is nearly always a login page, with whatever status it comes.
    ///
    /// @throws ServerFault [FaultKind#REFUSED] when this is one
    public void refuseWebPage() throws ServerFault {
        if (looksLikeWebPage()) {
            throw new ServerFault(FaultKind.REFUSED, Word.WEB_PAGE);
        }
    }

    boolean looksLikeWebPage() {
        String head = new String(bytes, start, Math.min(SNIFFED, bytes.length - start), StandardCharsets.ISO_8859_1)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        while (head.startsWith("<?xml") || head.startsWith("<!--")) {
            int end = head.indexOf(head.startsWith("<?") ? "?>" : "-->");
            head = end < 0 ? "" : head.substring(head.indexOf('>', end) + 1).stripLeading();
        }
        return head.startsWith("<!doctype html")
                || head.startsWith("<html")
                || head.startsWith("<head")
                || head.startsWith("<body");
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length
                && java.util.Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
