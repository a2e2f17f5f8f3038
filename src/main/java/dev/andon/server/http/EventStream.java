package dev.andon.server.http;

import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/// A stream of server-sent events (`text/event-stream`), or of lines: opened within the source's deadline, then
/// open for as long as both sides like. It keeps no event ids and does not open itself again. Each may be
/// listened to once.
public final class EventStream {
    private static final int REDIRECTS = 5;
    private static final int REFUSAL_READ = 1 << 16;

    private final Http http;
    private HttpUrl address;
    private String type = "text/event-stream";
    private Duration silence = Duration.ZERO;
    private @Nullable Call call;
    private boolean ended;

    EventStream(Http http, HttpUrl address) {
        this.http = http;
        this.address = address;
    }

    public EventStream query(String name, String value) {
        address = address.newBuilder().addQueryParameter(name, value).build();
        return this;
    }

    /// Each line is an event, as in a stream of JSON values.
    ///
    /// @param accept the media types to ask for
    public EventStream lines(String accept) {
        this.type = accept;
        return this;
    }

    private boolean isOfLines() {
        return !type.equals("text/event-stream");
    }

    /// Ends the stream when nothing comes for so long, not even a comment: twice the server's keep-alive or, for
    /// a server that sends none, the time after which it is worth opening the stream anew. Without this it is
    /// waited for ever.
    public EventStream silentAtMost(Duration silence) {
        this.silence = silence;
        return this;
    }

    /// Listens until the server ends the stream or is silent for too long. An interrupt ends it at once. Both
    /// callbacks are called on another thread, and no more after this returned.
    ///
    /// @param stands called once, when the server has opened the stream
    /// @param each called for each event, in order; must be quick
    /// @throws ServerFault when the stream cannot be opened, breaks, or carries something else
    public void listen(Runnable stands, Consumer<ServerEvent> each) throws ServerFault, InterruptedException {
        var reading = new FutureTask<@Nullable Void>(() -> {
            read(stands, each);
            return null;
        });
        // An interrupt does not wake every thread that reads from a socket; cancelling the call does.
        Thread thread = Thread.ofVirtual().name("events " + address.host()).start(reading);
        try {
            reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ServerFault fault) {
                throw fault;
            }
            throw new IllegalStateException(e);
        } finally {
            end();
            thread.join();
        }
    }

    private synchronized void end() {
        ended = true;
        if (call != null) {
            call.cancel();
        }
    }

    private synchronized Call next(Request request) throws ServerFault {
        Call next =
                http.to(request.url()).newBuilder().readTimeout(silence).build().newCall(request);
        if (ended) {
            next.cancel();
        }
        call = next;
        return next;
    }

    private void read(Runnable stands, Consumer<ServerEvent> each) throws ServerFault {
        try (Response response = http.admitted(() -> open(address, REDIRECTS))) {
            stands.run();
            readToItsEnd(response.body().source(), each);
        } catch (IOException e) {
            throw new ServerFault(Faults.of(e, address, http.deadline()));
        }
    }

    private void readToItsEnd(BufferedSource source, Consumer<ServerEvent> each) throws IOException, ServerFault {
        try {
            var events = new ServerEvents(source);
            for (ServerEvent event = next(events); event != null; event = next(events)) {
                each.accept(event);
            }
        } catch (SocketTimeoutException silent) {
            return;
        }
    }

    private @Nullable ServerEvent next(ServerEvents events) throws IOException, ServerFault {
        return isOfLines() ? events.nextLine() : events.next();
    }

    private Response open(HttpUrl at, int redirects) throws IOException, ServerFault {
        http.meters().request();
        Request.Builder asked = new Request.Builder().url(at).header("Accept", type);
        // Packed, an event would wait in the packer for the next ones.
        asked.header("Accept-Encoding", "identity").header("Cache-Control", "no-cache");
        Call opening = next(http.signed(asked).build());
        Response response = opening.execute();
        try {
            HttpUrl moved = Faults.redirect(response, at);
            if (moved == null) {
                refuse(response, at);
                // The deadline was for opening only.
                opening.timeout().cancel();
                return response;
            }
            response.close();
            if (redirects == 0) {
                throw new ServerFault(FaultKind.REDIRECTED, Word.CIRCLES);
            }
            return open(moved, redirects - 1);
        } catch (IOException | ServerFault | RuntimeException e) {
            response.close();
            throw e;
        }
    }

    private void refuse(Response response, HttpUrl at) throws IOException, ServerFault {
        MediaType sent = response.body().contentType();
        String wanted = isOfLines() ? "json" : "event-stream";
        if (response.code() == 200 && sent != null && sent.subtype().equals(wanted)) {
            return;
        }
        var body = new Body(response.body().byteStream().readNBytes(REFUSAL_READ), response.headers());
        if (!Faults.isAnswer(response)) {
            throw new ServerFault(http.withoutSecrets(
                    Faults.refusal(response, body, at, http.clock().instant())));
        }
        body.refuseWebPage();
        throw new ServerFault(FaultKind.UNREADABLE, Word.NO_EVENTS, Redaction.address(at));
    }
}
