package dev.andon.server.http;

import dev.andon.source.Proxy;
import dev.andon.source.Source;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/// Puts one source's deadline, proxy and trust on top of the shared client.
public final class Connection {
    private Connection() {}

    /// The client that all sources share: connections, threads, nothing else. It follows no redirect and keeps no
    /// cookie.
    public static OkHttpClient shared() {
        return new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(true)
                .build();
    }

    static OkHttpClient of(Source source, OkHttpClient shared) {
        OkHttpClient.Builder client = shared.newBuilder()
                .callTimeout(source.deadline())
                .connectTimeout(source.deadline())
                .readTimeout(source.deadline())
                .writeTimeout(source.deadline())
                .protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        Tls.apply(source.trust(), client);
        if (source.proxy() != null) {
            through(source.proxy(), client);
        }
        return client.build();
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
