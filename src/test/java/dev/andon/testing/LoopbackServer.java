package dev.andon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/// A server on loopback that answers as it is told and remembers what it was asked.
public final class LoopbackServer implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final List<RecordedRequest> asked = new CopyOnWriteArrayList<>();

    private LoopbackServer(Function<RecordedRequest, MockResponse> answers, SSLSocketFactory tls) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request);
                return answers.apply(request);
            }
        });
        if (tls != null) {
            server.useHttps(tls);
        }
        server.setServerSocketFactory(new AtOnce());
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static LoopbackServer answering(Function<RecordedRequest, MockResponse> answers) {
        return new LoopbackServer(answers, null);
    }

    public static LoopbackServer answeringOverTls(
            SSLSocketFactory tls, Function<RecordedRequest, MockResponse> answers) {
        return new LoopbackServer(answers, tls);
    }

    /// Over TLS, and only for those who show a certificate that the server trusts.
    public static LoopbackServer askingWho(SSLSocketFactory tls, Function<RecordedRequest, MockResponse> answers) {
        var server = new LoopbackServer(answers, tls);
        server.server.requireClientAuth();
        return server;
    }

    /// Plays a situation, below a path prefix.
    public static LoopbackServer playing(Scenario scenario, String prefix) {
        return answering(request -> play(scenario, prefix, request));
    }

    /// The answer of a situation to one request.
    public static MockResponse play(Scenario scenario, String prefix, RecordedRequest request) {
        String target = request.getTarget();
        if (!target.startsWith(prefix)) {
            return new MockResponse.Builder()
                    .code(404)
                    .body("not below " + prefix)
                    .build();
        }
        String posted = request.getBody() == null ? "" : request.getBody().utf8();
        String path = target.substring(prefix.length());
        String asked = request.getMethod() + " " + (path.startsWith("/") ? path : "/" + path);
        return scenario.answer(asked, posted)
                .map(LoopbackServer::ok)
                .orElseGet(() -> new MockResponse.Builder().code(404).build());
    }

    public static MockResponse ok(String body) {
        return new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", body.stripLeading().startsWith("<") ? "application/xml" : "application/json")
                .body(body)
                .build();
    }

    public static MockResponse status(int code) {
        return new MockResponse.Builder()
                .code(code)
                .body("{\"message\":\"no\"}")
                .build();
    }

    public HttpUrl url(String path) {
        return server.url(path);
    }

    public List<RecordedRequest> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.close();
    }

    /// Sends each piece of an answer at once: otherwise a second answer on the same connection waits 40 ms for
    /// the other side to confirm the first.
    private static final class AtOnce extends ServerSocketFactory {
        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public Socket accept() throws IOException {
                    Socket socket = super.accept();
                    socket.setTcpNoDelay(true);
                    return socket;
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) throws IOException {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
            throw new UnsupportedOperationException();
        }
    }
}
