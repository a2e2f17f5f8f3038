package dev.andon.server.http;

import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble;
import dev.andon.source.Trouble.Word;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Changes something on a server, once: nothing that may have happened is sent again, and no redirect is
/// followed. No sentence shows more of the address than its host, since with webhooks the address is the secret.
/// Used by one thread.
public final class Act {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final MediaType TEXT = MediaType.get("text/plain; charset=utf-8");
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int OVERLOADED = 503;
    private static final int FOUND = 302;
    private static final int SEE_OTHER = 303;
    private static final int SERVERS_FAULT = 500;
    /// Of an answer to an act only the beginning is of interest.
    private static final int READ_AT_MOST = 1 << 16;

    private final Http http;
    private final HttpUrl.Builder address;
    private final Headers.Builder headers = new Headers.Builder();
    private String method = "POST";
    private boolean onlyOnce;

    /// What became of it.
    public sealed interface Outcome {
        /// The server took it.
        ///
        /// @param reply its answer: a success, or the page to look at next
        record Done(Reply reply) implements Outcome {}

        /// The server did certainly not do it.
        ///
        /// @param fault why; [FaultKind#THROTTLED] and [FaultKind#UNREACHABLE] may go well later
        record NotDone(Fault fault) implements Outcome {}

        /// It was sent, and nobody knows whether it happened.
        record Unsure(Fault fault) implements Outcome {}

        /// The same for those who do not care what the server answered.
        default Acted acted() {
            return switch (this) {
                case Done _ -> new Acted.Done();
                case NotDone(Fault fault) -> new Acted.NotDone(fault);
                case Unsure(Fault fault) -> new Acted.Unsure(fault);
            };
        }
    }

    Act(Http http, HttpUrl address) {
        this.http = http;
        this.address = address.newBuilder();
    }

    /// The HTTP method; `POST` if not said.
    public Act by(String method) {
        this.method = method;
        return this;
    }

    /// For what must not happen twice: who says that there is too much is believed only with a time. Proxies that
    /// lost the server's answer say 503 as well: Envoy where the connection broke, Heroku's router where the time
    /// ran out.
    public Act onlyOnce() {
        this.onlyOnce = true;
        return this;
    }

    public Act query(String name, String value) {
        address.addQueryParameter(name, value);
        return this;
    }

    public Act header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    /// Sends a JSON text.
    public Outcome send(String json) {
        return send(RequestBody.create(json, JSON));
    }

    /// Sends a plain text.
    public Outcome sendText(String text) {
        return send(RequestBody.create(text, TEXT));
    }

    /// Sends a text of another kind, in UTF-8.
    ///
    /// @param type its media type, sent as it stands here: some servers take it in one spelling only
    public Outcome send(String text, String type) {
        return send(RequestBody.create(text.getBytes(StandardCharsets.UTF_8), MediaType.get(type)));
    }

    /// Sends the fields of a form.
    public Outcome send(Map<String, String> fields) {
        var form = new FormBody.Builder();
        fields.forEach(form::add);
        return send(form.build());
    }

    /// Sends no body.
    public Outcome send() {
        return send(RequestBody.EMPTY);
    }

    /// Method and whole address, for a person who has to agree: without user, password and the source's secrets.
    public String line() {
        HttpUrl shown = address.build().newBuilder().username("").password("").build();
        return http.withoutSecrets(method + " " + shown);
    }

    private Outcome send(RequestBody body) {
        HttpUrl whole = address.build();
        try {
            return withoutSecrets(http.admitted(() -> outcome(whole, body)));
        } catch (UnknownHostException | ConnectException | NoRouteToHostException neverSent) {
            return new Outcome.NotDone(http.withoutSecrets(Faults.of(neverSent, whole, http.deadline())));
        } catch (IOException unsure) {
            return new Outcome.Unsure(http.withoutSecrets(Faults.of(unsure, whole, http.deadline())));
        } catch (ServerFault refused) {
            return new Outcome.NotDone(http.withoutSecrets(refused.fault()));
        }
    }

    private Outcome withoutSecrets(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.NotDone(Fault fault) -> new Outcome.NotDone(http.withoutSecrets(fault));
            case Outcome.Unsure(Fault fault) -> new Outcome.Unsure(http.withoutSecrets(fault));
        };
    }

    /// @throws ServerFault when the server does not know us, so that a session can log in
    private Outcome outcome(HttpUrl whole, RequestBody body) throws IOException, ServerFault {
        http.meters().request();
        RequestBody sent = "DELETE".equals(method) && body.contentLength() == 0 ? null : body;
        Request request = http.signed(new Request.Builder()
                        .url(whole)
                        .headers(headers.build())
                        .method(method, sent))
                .build();
        OkHttpClient once =
                http.to(whole).newBuilder().retryOnConnectionFailure(false).build();
        try (Response response = once.newCall(request).execute()) {
            byte[] said = response.body().byteStream().readNBytes(READ_AT_MOST);
            return outcome(response, whole, new Body(said, response.headers()));
        }
    }

    private Outcome outcome(Response response, HttpUrl whole, Body body) throws ServerFault {
        int status = response.code();
        if (response.isSuccessful() || isAfterTheAct(response, whole)) {
            return new Outcome.Done(new Reply(status, response.headers()::get, body.text(), null));
        }
        Trouble why = notTaken(whole.host(), status, body);
        if (response.isRedirect()) {
            throw new ServerFault(Fault.of(FaultKind.REDIRECTED, why));
        }
        Instant until = Limits.until(response.headers(), http.clock().instant());
        if (status == OVERLOADED && until == null && onlyOnce) {
            return new Outcome.Unsure(Fault.of(FaultKind.BROKEN, why));
        }
        // Some say with 403 that there was too much, and then also until when.
        if (status == TOO_MANY || status == OVERLOADED || (status == FORBIDDEN && until != null)) {
            return new Outcome.NotDone(Fault.of(FaultKind.THROTTLED, why).until(until));
        }
        if (status >= SERVERS_FAULT) {
            return new Outcome.Unsure(Fault.of(FaultKind.BROKEN, why));
        }
        throw new ServerFault(Fault.of(FaultKind.REFUSED, why));
    }

    /// Servers with web pages answer a form with the page to look at next, often under a name of their own that
    /// is wrong from here. Sent to the same path of another host, or to a login page, nothing happened yet.
    private static boolean isAfterTheAct(Response response, HttpUrl whole) {
        if (response.code() != FOUND && response.code() != SEE_OTHER) {
            return false;
        }
        HttpUrl next = whole.resolve(response.header("Location", ""));
        return next != null && !next.encodedPath().equals(whole.encodedPath()) && !Faults.looksLikeLogin(next);
    }

    private static Trouble notTaken(String host, int status, Body body) {
        return body.size() == 0 || body.looksLikeWebPage()
                ? Trouble.of(Word.NOT_TAKEN, host, String.valueOf(status))
                : Trouble.of(Word.NOT_TAKEN_SAYING, host, String.valueOf(status), Redaction.line(body.text()));
    }
}
