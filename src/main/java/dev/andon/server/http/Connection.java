package dev.andon.server.http;

import dev.andon.source.Proxy;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trust;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/// One source's way to servers: its deadline, proxy and trust on top of the client that all share. Safe for use by
/// several threads.
public final class Connection {
    private final OkHttpClient open;
    private final Tls.Rule trust;
    private @Nullable OkHttpClient encrypted;

    private Connection(OkHttpClient open, Tls.Rule trust) {
        this.open = open;
        this.trust = trust;
    }

    /// The client that all sources share: connections, threads, nothing else. It follows no redirect and keeps no
    /// cookie. By itself it calls `http` addresses only.
    public static OkHttpClient shared() {
        return new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(true)
                .build();
    }

    /// @throws IllegalArgumentException when the settings' certificates cannot be used; the message says why
    static Connection of(Source source, OkHttpClient shared) {
        OkHttpClient.Builder client = shared.newBuilder()
                .callTimeout(source.deadline())
                .connectTimeout(source.deadline())
                .readTimeout(source.deadline())
                .writeTimeout(source.deadline())
                .protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        if (source.proxy() != null) {
            through(source.proxy(), client);
        }
        return new Connection(client.build(), Tls.of(source.trust()));
    }

    /// The same with another trust.
    ///
    /// @throws IllegalArgumentException when its certificates cannot be used
    Connection trusting(Trust another) {
        return new Connection(open, Tls.of(another));
    }

    /// Who calls this address.
    ///
    /// @throws ServerFault when the address is encrypted and nobody tells whom the system trusts
    OkHttpClient to(HttpUrl address) throws ServerFault {
        return address.isHttps() ? encrypted() : open;
    }

    private synchronized OkHttpClient encrypted() throws ServerFault {
        if (encrypted == null) {
            OkHttpClient.Builder client = open.newBuilder().connectionSpecs(List.of(ConnectionSpec.MODERN_TLS));
            trust.on(client);
            encrypted = client.build();
        }
        return encrypted;
    }

    private static void through(Proxy proxy, OkHttpClient.Builder client) {
        client.proxy(new java.net.Proxy(
                java.net.Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
        if (!proxy.user().isEmpty()) {
            String credentials =
                    Credentials.basic(proxy.user(), proxy.password().reveal(), StandardCharsets.UTF_8);
            client.proxyAuthenticator((_, response) -> response.request().header("Proxy-Authorization") != null
                    ? null
                    : response.request()
                            .newBuilder()
                            .header("Proxy-Authorization", credentials)
                            .build());
        }
    }
}
