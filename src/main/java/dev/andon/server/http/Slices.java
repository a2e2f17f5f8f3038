package dev.andon.server.http;

import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// Reads parts of a large text, such as a log: by ranges where the server has them (RFC 9110, section 14),
/// otherwise by reading past the rest without keeping it. Used by one thread.
public final class Slices {
    /// More than that is not read past.
    static final long PAST_AT_MOST = 256L << 20;

    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
    private static final Pattern BEYOND = Pattern.compile("bytes \\*/(\\d{1,18})");
    private static final int PART_ONLY = 206;
    private static final int BEYOND_THE_END = 416;
    private static final int BUFFER = 1 << 16;
    private static final int REDIRECTS = 5;

    private final Http http;
    private final HttpUrl address;
    private final Headers asked;
    private boolean elsewhere;
    private boolean patient;

    Slices(Http http, HttpUrl address, Headers asked) {
        this.http = http;
        this.address = address;
        this.asked = asked;
    }

    /// Also follows to another host, which is shown neither token nor user: some servers keep their logs there.
    /// Not from a secure host to one that is not.
    public Slices elsewhere() {
        this.elsewhere = true;
        return this;
    }

    /// The beginning.
    public Slice first(int atMost) throws ServerFault {
        return ask("", 0, atMost);
    }

    /// What begins at a byte. Nothing when the whole is not that long.
    public Slice from(long at, int atMost) throws ServerFault {
        return ask("bytes=" + at + "-" + (at + atMost - 1), at, atMost);
    }

    /// The end.
    public Slice last(int atMost) throws ServerFault {
        return ask("bytes=-" + atMost, -1, atMost);
    }

    /// All of it from the beginning, as it comes and however large: nothing is kept. The deadline is one for each
    /// piece, since whoever reads may take long.
    ///
    /// @return nothing of it, from its end on
    public Slice whole(Taker taker) throws ServerFault {
        return stream(true, (whole, headers) -> {
            byte[] buffer = new byte[BUFFER];
            long total = 0;
            for (int read = whole.read(buffer); read >= 0; read = whole.read(buffer)) {
                http.meters().bytes(read);
                taker.take(buffer, read);
                total += read;
            }
            return new Slice(new byte[0], total, total, true, headers);
        });
    }

    /// Reads all of it, unpacked, as it comes.
    ///
    /// @param patient whether the deadline is one for each piece, instead of one for the whole
    <T> T stream(boolean patient, Streaming<T> streaming) throws ServerFault {
        this.patient = patient;
        return ask("", (response, _) -> {
            refuseWebPage(response);
            return streaming.read(unpacked(response), response.headers());
        });
    }

    /// Makes something of what comes.
    interface Streaming<T> {
        T read(InputStream whole, Headers headers) throws IOException, ServerFault;
    }

    /// Takes what comes of a large text.
    @FunctionalInterface
    public interface Taker {
        /// @param bytes of which the first are meant; others stand there afterwards
        /// @param count how many
        void take(byte[] bytes, int count);
    }

    /// @param at where it begins; -1 for the end
    private Slice ask(String range, long at, int atMost) throws ServerFault {
        return ask(range, (response, call) -> {
            if (response.code() == BEYOND_THE_END) {
                return beyond(response, Math.max(0, at));
            }
            refuseWebPage(response);
            Slice slice = read(response, at, atMost);
            if (response.code() != PART_ONLY && !slice.ended()) {
                // Else closing reads on for a while, so that the connection can be used again.
                call.cancel();
            }
            return slice;
        });
    }

    private interface Reading<T> {
        T read(Response response, Call call) throws IOException, ServerFault;
    }

    private <T> T ask(String range, Reading<T> reading) throws ServerFault {
        try {
            return http.admitted(() -> send(address, true, range, reading, REDIRECTS));
        } catch (IOException e) {
            throw new ServerFault(http.withoutSecrets(Faults.of(e, address, http.deadline())));
        } catch (ServerFault e) {
            throw new ServerFault(http.withoutSecrets(e.fault()));
        }
    }

    private <T> T send(HttpUrl to, boolean ours, String range, Reading<T> reading, int redirects)
            throws IOException, ServerFault {
        http.meters().request();
        Call call = client(to).newCall(request(to, ours, range));
        try (Response response = call.execute()) {
            if (response.isRedirect()) {
                HttpUrl next = next(response, to);
                if (redirects == 0) {
                    throw new ServerFault(FaultKind.REDIRECTED, Word.CIRCLES);
                }
                return send(next, ours && isSamePlace(to, next), range, reading, redirects - 1);
            }
            boolean isBeyond = response.code() == BEYOND_THE_END && !range.isEmpty();
            if (!isBeyond && !Faults.isAnswer(response)) {
                // Another host may repeat in its complaint the address, which is a secret there.
                byte[] said = ours ? response.body().byteStream().readNBytes(BUFFER) : new byte[0];
                throw new ServerFault(Faults.refusal(
                        response,
                        new Body(said, response.headers()),
                        to,
                        http.clock().instant()));
            }
            return reading.read(response, call);
        }
    }

    private OkHttpClient client(HttpUrl to) throws ServerFault {
        return patient ? http.to(to).newBuilder().callTimeout(Duration.ZERO).build() : http.to(to);
    }

    private HttpUrl next(Response response, HttpUrl from) throws ServerFault {
        HttpUrl to = from.resolve(response.header("Location", ""));
        boolean secure = to != null && (to.isHttps() || !from.isHttps());
        boolean login = to != null && Faults.looksLikeLogin(to) && isSamePlace(from, to);
        if (elsewhere && secure && !login) {
            return to;
        }
        HttpUrl same = Faults.redirect(response, from);
        if (same == null) {
            throw new ServerFault(FaultKind.REDIRECTED, Word.NO_ADDRESS);
        }
        return same;
    }

    private static boolean isSamePlace(HttpUrl one, HttpUrl other) {
        return one.host().equals(other.host())
                && one.port() == other.port()
                && one.scheme().equals(other.scheme());
    }

    private Request request(HttpUrl to, boolean ours, String range) throws ServerFault {
        Request.Builder request = new Request.Builder()
                .url(to)
                .header("Accept", "text/plain, */*")
                .header("Accept-Encoding", "identity");
        if (ours) {
            asked.forEach(header -> request.header(header.getFirst(), header.getSecond()));
        }
        if (!range.isEmpty()) {
            request.header("Range", range);
        }
        return (ours ? http.signed(request) : request.header("User-Agent", UserAgent.TEXT)).build();
    }

    /// Logs are no web pages, but login pages are.
    private static void refuseWebPage(Response response) throws ServerFault {
        if (response.header("Content-Type", "").toLowerCase(Locale.ROOT).contains("html")) {
            throw new ServerFault(FaultKind.REFUSED, Word.PAGE_FOR_LOG);
        }
    }

    private static Slice beyond(Response response, long at) {
        Matcher told = BEYOND.matcher(response.header("Content-Range", ""));
        return new Slice(
                new byte[0], at, told.matches() ? Long.parseLong(told.group(1)) : -1, true, response.headers());
    }

    private Slice read(Response response, long at, int atMost) throws IOException, ServerFault {
        if (response.code() == PART_ONLY) {
            return part(response, response.body().byteStream(), isPacked(response), atMost);
        }
        InputStream whole = unpacked(response);
        Slice slice = at < 0 ? end(response, whole, atMost) : from(response, whole, at, atMost);
        http.meters().bytes(slice.bytes().length);
        return slice;
    }

    private static boolean isPacked(Response response) {
        return "gzip".equalsIgnoreCase(response.header("Content-Encoding", ""));
    }

    private static InputStream unpacked(Response response) throws IOException {
        InputStream wire = response.body().byteStream();
        return isPacked(response) ? new GZIPInputStream(wire, BUFFER) : wire;
    }

    private Slice part(Response response, InputStream wire, boolean packed, int atMost)
            throws IOException, ServerFault {
        Matcher told = RANGE.matcher(response.header("Content-Range", ""));
        if (packed || !told.matches()) {
            throw new ServerFault(FaultKind.UNREADABLE, "The server does not say which part of the log it sends.");
        }
        long from = Long.parseLong(told.group(1));
        long total = told.group(3).equals("*") ? -1 : Long.parseLong(told.group(3));
        byte[] bytes = wire.readNBytes(atMost);
        http.meters().bytes(bytes.length);
        boolean ended = total >= 0 && from + bytes.length >= total;
        return new Slice(bytes, from, total, ended, response.headers());
    }

    private static Slice from(Response response, InputStream whole, long at, int atMost)
            throws IOException, ServerFault {
        long past = 0;
        byte[] buffer = new byte[BUFFER];
        while (past < at) {
            int read = whole.read(buffer, 0, (int) Math.min(buffer.length, at - past));
            if (read < 0) {
                return new Slice(new byte[0], at, past, true, response.headers());
            }
            past += read;
            checkSize(past);
        }
        byte[] bytes = whole.readNBytes(atMost);
        boolean ended = bytes.length < atMost || whole.read() < 0;
        return new Slice(bytes, at, ended ? at + bytes.length : -1, ended, response.headers());
    }

    /// Keeps no more than twice what is wanted, however long the whole is.
    private static Slice end(Response response, InputStream whole, int atMost) throws IOException, ServerFault {
        long total = 0;
        var kept = new ByteArrayOutputStream(BUFFER);
        byte[] buffer = new byte[BUFFER];
        for (int read = whole.read(buffer); read >= 0; read = whole.read(buffer)) {
            total += read;
            checkSize(total);
            kept.write(buffer, 0, read);
            if (kept.size() >= 2 * atMost) {
                byte[] all = kept.toByteArray();
                kept.reset();
                kept.write(all, all.length - atMost, atMost);
            }
        }
        byte[] all = kept.toByteArray();
        int length = Math.min(all.length, atMost);
        byte[] bytes = Arrays.copyOfRange(all, all.length - length, all.length);
        return new Slice(bytes, total - length, total, true, response.headers());
    }

    private static void checkSize(long read) throws ServerFault {
        if (read > PAST_AT_MOST) {
            throw tooLarge();
        }
    }

    static ServerFault tooLarge() {
        return new ServerFault(FaultKind.TOO_LARGE, Word.LARGE_LOG, PAST_AT_MOST >> 20);
    }
}
