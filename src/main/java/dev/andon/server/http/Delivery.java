package dev.andon.server.http;

import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Hands something over to a server, once: nothing that may have arrived is sent again. The address is never
/// shown beyond its host, since with many products it is the secret.
public final class Delivery {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final int OVERLOADED = 503;
    private static final int TOO_MANY = 429;

    private final Http http;
    private final HttpUrl address;
    private final OkHttpClient client;
    private final Request.Builder request;

    /// What became of it.
    public sealed interface Outcome {
        /// The server has it.
        record Accepted() implements Outcome {}

        /// The server does certainly not have it, and may take it later.
        ///
        /// @param fault why, and until when it is to be left alone
        record NotAccepted(Fault fault) implements Outcome {}
    }

    Delivery(Http http, HttpUrl address) {
        this.http = http;
        this.address = address;
        this.client = http.client().newBuilder().retryOnConnectionFailure(false).build();
        this.request = new Request.Builder().url(address);
    }

    public Delivery header(String name, String value) {
        request.header(name, value);
        return this;
    }

    /// Sends a JSON text.
    ///
    /// @throws ServerFault when it was refused for good, or when nobody knows whether it arrived
    public Outcome send(String json) throws ServerFault {
        http.meters().request();
        Request signed =
                http.signed(request.post(RequestBody.create(json, JSON))).build();
        try (Response response = client.newCall(signed).execute()) {
            return outcome(response);
        } catch (UnknownHostException | ConnectException | NoRouteToHostException neverSent) {
            return new Outcome.NotAccepted(Faults.of(neverSent, address, http.deadline()));
        } catch (IOException unsure) {
            throw new ServerFault(http.withoutSecrets(Faults.of(unsure, address, http.deadline())));
        }
    }

    private Outcome outcome(Response response) throws ServerFault {
        int status = response.code();
        if (response.isSuccessful()) {
            return new Outcome.Accepted();
        }
        String sentence = address.host() + " does not take it (" + status + ").";
        if (status == TOO_MANY || status == OVERLOADED) {
            return new Outcome.NotAccepted(new Fault(
                    FaultKind.THROTTLED,
                    sentence,
                    Limits.until(response.headers(), http.clock().instant())));
        }
        throw new ServerFault(response.isRedirect() ? FaultKind.REDIRECTED : FaultKind.REFUSED, sentence);
    }
}
