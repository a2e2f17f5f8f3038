package dev.andon.server.http;

import dev.andon.source.Call;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// One question to a server, in the making. Used by one thread.
public final class Ask {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int REDIRECTS = 5;
    private static final int BUFFER = 1 << 16;
    private static final int PROBED = 1 << 16;

    private final Http http;
    private final HttpUrl.Builder url;
    private final Headers.Builder headers = new Headers.Builder();
    private String accept = "application/json";
    private @Nullable String posted;
    private @Nullable Signer signer;

    Ask(Http http, HttpUrl.Builder url) {
        this.http = http;
        this.url = url;
    }

    HttpUrl address() {
        return url.build();
    }

    public Ask query(String name, String value) {
        url.addQueryParameter(name, value);
        return this;
    }

    public Ask header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    public Ask accept(String types) {
        this.accept = types;
        return this;
    }

    /// Signs each request, beside what the door already says of who asks.
    public Ask signing(Signer by) {
        this.signer = by;
        return this;
    }

    /// Asks by POST, for query languages that want it so. Only for questions: what changes something goes another
    /// road.
    public Ask posting(String json) {
        this.posted = json;
        return this;
    }

    /// Asks, and reads the answer. What was read is kept with the server's validators: when the server says that
    /// nothing changed, or sends the same bytes again, the very same value is returned.
    ///
    /// @throws ServerFault whatever went wrong, in a sentence
    @SuppressWarnings("unchecked") // an address is always read by the same reader
    public <T> T read(Reader<T> reader) throws ServerFault {
        HttpUrl address = url.build();
        String key = posted == null ? address.toString() : address + " " + posted;
        Validators.Kept kept = http.validators().of(key);
        try {
            return (T) http.admitted(() -> send(address, key, kept, reader, REDIRECTS));
        } catch (IOException e) {
            throw new ServerFault(Faults.of(e, address, http.deadline()));
        } catch (ServerFault e) {
            throw new ServerFault(http.withoutSecrets(e.fault()));
        }
    }

    /// Asks for JSON and makes something of it.
    public <W, T> T json(Class<W> wire, JsonReader<W, T> reader) throws ServerFault {
        return read(body -> reader.read(body.json(wire)));
    }

    /// Asks for parts of a text that may be larger than what is read otherwise. Nothing of it is kept.
    public Slices slices() {
        return new Slices(http, url.build(), headers.build());
    }

    /// Asks for a list in JSON that may be larger than what is read otherwise. Nothing of it is kept.
    public <W> Elements<W> elements(Class<W> wire) {
        headers.set("Accept", accept).set("Accept-Encoding", "gzip");
        return new Elements<>(slices(), wire);
    }

    /// Makes something of a JSON answer. Pure.
    @FunctionalInterface
    public interface JsonReader<W, T> {
        T read(W wire) throws ServerFault;
    }

    /// Asks for anything at all and never throws: for finding out what a server is.
    public Reply probe() {
        HttpUrl address = url.build();
        http.meters().request();
        try (Response response =
                http.to(address).newCall(request(address, null)).execute()) {
            byte[] wire = response.body().byteStream().readNBytes(PROBED);
            if (response.code() == 407) {
                // A proxy's answer says nothing of the server.
                return Reply.none(Faults.proxyWantsToKnowUs());
            }
            var body = new Body(isPacked(response) ? beginning(wire) : wire, response.headers());
            return new Reply(response.code(), response.headers()::get, body.text(), null);
        } catch (IOException e) {
            return Reply.none(Faults.of(e, address, http.deadline()));
        } catch (ServerFault e) {
            return Reply.none(http.withoutSecrets(e.fault()));
        }
    }

    private static boolean isPacked(Response response) {
        String encoding = response.header("Content-Encoding", "");
        return "gzip".equalsIgnoreCase(encoding) || "x-gzip".equalsIgnoreCase(encoding);
    }

    /// Unpacks as much as a cut or broken answer has.
    private static byte[] beginning(byte[] wire) {
        var bytes = new ByteArrayOutputStream();
        try (var unpacked = new GZIPInputStream(new java.io.ByteArrayInputStream(wire))) {
            byte[] buffer = new byte[BUFFER];
            for (int read = unpacked.read(buffer); read >= 0 && bytes.size() < PROBED; read = unpacked.read(buffer)) {
                bytes.write(buffer, 0, read);
            }
        } catch (IOException cut) {
            return bytes.toByteArray();
        }
        return bytes.toByteArray();
    }

    private Object send(HttpUrl address, String key, Validators.@Nullable Kept kept, Reader<?> reader, int redirects)
            throws IOException, ServerFault {
        http.meters().request();
        called(address, 0);
        try (Response response =
                http.to(address).newCall(request(address, kept)).execute()) {
            called(address, response.code());
            http.meters().budget(Limits.budget(response.headers(), http.clock().instant()));
            http.meters().tokenEnds(Limits.tokenEnds(response.headers()));
            http.meters().dated(response.headers(), http.clock().instant());
            if (response.code() == 304 && kept != null && posted == null && kept.canBeAskedFor()) {
                http.meters().unchanged();
                return kept.value();
            }
            HttpUrl next = Faults.redirect(response, address);
            if (next != null) {
                if (redirects == 0) {
                    throw new ServerFault(FaultKind.REDIRECTED, Word.CIRCLES);
                }
                return send(next, key, kept, reader, redirects - 1);
            }
            byte[] wire = bytes(response.body().byteStream());
            http.meters().bytes(wire.length);
            if (!Faults.isAnswer(response)) {
                var said = new Body(isPacked(response) ? beginning(wire) : wire, response.headers());
                throw new ServerFault(
                        Faults.refusal(response, said, address, http.clock().instant()));
            }
            byte[] digest = digest(wire);
            if (kept != null && Arrays.equals(digest, kept.digest())) {
                http.meters().unchanged();
                http.validators().keep(key, Validators.Kept.of(response.headers(), digest, wire.length, kept.value()));
                return kept.value();
            }
            var body = new Body(isPacked(response) ? unpack(wire) : wire, response.headers());
            Object value = read(reader, body);
            http.validators().keep(key, Validators.Kept.of(response.headers(), digest, wire.length, value));
            return value;
        }
    }

    private void called(HttpUrl address, int status) {
        String request = (posted == null ? "GET " : "POST ") + Redaction.address(address);
        http.meters().called(new Call(http.withoutSecrets(request), status));
    }

    private Request request(HttpUrl address, Validators.@Nullable Kept kept) throws ServerFault {
        Request.Builder asked =
                new Request.Builder().url(address).headers(headers.build()).header("Accept", accept);
        // Asked for by ourselves, so that unchanged bytes need not be unpacked.
        asked.header("Accept-Encoding", "gzip");
        http.signed(asked);
        if (signer != null) {
            String method = posted == null ? "GET" : "POST";
            String body = posted == null ? "" : posted;
            Http.prove(
                    asked,
                    signer.headers(method, address.uri(), body, http.clock().instant()));
        }
        // A cache between us must not answer by itself. ("no-cache" would keep some servers from "not modified".)
        asked.header("Cache-Control", "max-age=0");
        if (posted != null) {
            asked.post(RequestBody.create(posted, JSON));
        } else if (kept != null && kept.etag() != null) {
            asked.header("If-None-Match", kept.etag());
        } else if (kept != null && kept.lastModified() != null) {
            asked.header("If-Modified-Since", kept.lastModified());
        }
        return asked.build();
    }

    /// A reader that trips over what a server sent says so about the server, not about us.
    private static Object read(Reader<?> reader, Body body) throws ServerFault {
        try {
            return reader.read(body);
        } catch (RuntimeException e) {
            throw new ServerFault(FaultKind.UNREADABLE, Word.OTHER_SHAPE, Redaction.brief(e));
        }
    }

    private static byte[] unpack(byte[] wire) throws IOException, ServerFault {
        try (var unpacked = new GZIPInputStream(new java.io.ByteArrayInputStream(wire), BUFFER)) {
            return bytes(unpacked);
        }
    }

    private static byte[] bytes(InputStream stream) throws IOException, ServerFault {
        var bytes = new ByteArrayOutputStream(BUFFER);
        byte[] buffer = new byte[BUFFER];
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            bytes.write(buffer, 0, read);
            if (bytes.size() > Http.LIMIT) {
                throw Faults.tooLarge(Http.LIMIT);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] digest(byte[] wire) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(wire);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
