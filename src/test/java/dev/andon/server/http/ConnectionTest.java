package dev.andon.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.source.FaultKind;
import dev.andon.source.Proxy;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final Secret TOKEN = new Secret("t0ken");

    @Test
    void goesThroughTheProxyOfItsSource() throws ServerFault {
        try (var proxy = LoopbackServer.answering(_ -> LoopbackServer.ok("well"))) {
            assertEquals("well", ask(proxy, "", ""));
            RecordedRequest asked = proxy.asked().getFirst();
            assertEquals("GET http://ci.example.test/feed HTTP/1.1", asked.getRequestLine());
            assertNull(asked.getHeaders().get("Proxy-Authorization"));
        }
    }

    @Test
    void tellsTheProxyWhoItIsWhenTheProxyAsks() throws ServerFault {
        try (var proxy = LoopbackServer.answering(ConnectionTest::onlyForBob)) {
            assertEquals("well", ask(proxy, "bob", "pr\u00f6xy"));
            assertEquals(2, proxy.asked().size());
        }
    }

    @Test
    void aProxyThatRefusesIsAskedOnceMoreAndThenAFault() {
        try (var proxy = LoopbackServer.answering(ConnectionTest::onlyForBob)) {
            var fault = assertThrows(ServerFault.class, () -> ask(proxy, "bob", "wr0ng"));
            assertEquals(FaultKind.REFUSED, fault.kind());
            assertEquals(2, proxy.asked().size());
            assertFalse(fault.toString().contains("wr0ng"));
        }
    }

    @Test
    void aProxyThatIsNotThereIsAFault() {
        var proxy = LoopbackServer.answering(_ -> LoopbackServer.ok("well"));
        proxy.close();
        assertEquals(
                FaultKind.UNREACHABLE,
                assertThrows(ServerFault.class, () -> ask(proxy, "", "")).kind());
    }

    @Test
    void keepsNoCookie() throws ServerFault {
        try (var server = LoopbackServer.answering(_ -> new MockResponse.Builder()
                .addHeader("Set-Cookie", "session=1")
                .body("well")
                .build())) {
            var http = new Http(
                    Source.of("ci", "any", server.url("/").uri()), Connection.shared(), InstantSource.system());
            http.ask("").read(Body::text);
            http.ask("").read(Body::text);
            assertEquals(
                    List.of(),
                    server.asked().stream()
                            .filter(request -> request.getHeaders().get("Cookie") != null)
                            .toList());
        }
    }

    @Test
    void asksTheProxyForAWayToAnEncryptedServer() {
        try (var proxy = LoopbackServer.answering(
                _ -> new MockResponse.Builder().code(403).build())) {
            Source source = Source.of("ci", "any", URI.create("https://ci.example.test/feed"))
                    .withProxy(new Proxy("127.0.0.1", proxy.url("/").port(), "", Secret.NONE));
            assertThrows(
                    ServerFault.class,
                    () -> new Http(source, Connection.shared(), InstantSource.system())
                            .ask("")
                            .read(Body::text));
            assertEquals(
                    "CONNECT ci.example.test:443 HTTP/1.1",
                    proxy.asked().getFirst().getRequestLine());
        }
    }

    @Test
    void learnsWhomTheSystemTrustsOnlyForEncryptedServers() throws ServerFault {
        OkHttpClient client = Connection.of(Source.of("ci", "any", URI.create("http://ci.test/")), Connection.shared())
                .to(HttpUrl.get("http://ci.test/feed"));
        assertThrows(IllegalStateException.class, client::sslSocketFactory);
    }

    @Test
    void learnsWhomTheSystemTrustsOnceForAllEncryptedServers() throws ServerFault {
        assertSame(encrypted("https://ci.test/"), encrypted("https://deploys.test/"));
    }

    private static SSLSocketFactory encrypted(String url) throws ServerFault {
        return Connection.of(Source.of("ci", "any", URI.create(url)), Connection.shared())
                .to(HttpUrl.get(url))
                .sslSocketFactory();
    }

    private static MockResponse onlyForBob(RecordedRequest request) {
        String bob = Credentials.basic("bob", "pr\u00f6xy", java.nio.charset.StandardCharsets.UTF_8);
        return bob.equals(request.getHeaders().get("Proxy-Authorization"))
                ? LoopbackServer.ok("well")
                : new MockResponse.Builder()
                        .code(407)
                        .addHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
                        .build();
    }

    private static String ask(LoopbackServer proxy, String user, String password) throws ServerFault {
        Source source = Source.of("ci", "any", URI.create("http://ci.example.test/feed"))
                .withToken("", TOKEN)
                .withProxy(new Proxy("127.0.0.1", proxy.url("/").port(), user, new Secret(password)));
        return new Http(source, Connection.shared(), InstantSource.system())
                .ask("")
                .read(Body::text);
    }
}
