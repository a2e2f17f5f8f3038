package dev.andon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every adapter that asks a server keeps when that server, or the way to it, is in trouble.
public abstract class TroubleContract {
    protected static final String TOKEN = "t0ken-that-must-not-show";
    protected static final OkHttpClient CLIENT = Connection.shared();
    protected static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    /// A situation in which nothing is wrong.
    protected abstract Scenario usual();

    /// The source for a server.
    protected abstract Source source(LoopbackServer server);

    /// Asks what this adapter is there for.
    protected abstract void ask(Source source) throws ServerFault;

    /// What must never show.
    protected List<String> secrets() {
        return List.of(TOKEN);
    }

    /// What a fault may be when every request is answered with this status; most products have no exception.
    protected FaultKind faultOf(int status, FaultKind usual) {
        return usual;
    }

    @ParameterizedTest
    @CsvSource({
        "401, REFUSED",
        "403, REFUSED",
        "404, MISSING",
        "410, MISSING",
        "429, THROTTLED",
        "500, BROKEN",
        "502, BROKEN",
        "503, BROKEN",
        "400, BROKEN",
        "422, BROKEN",
        "204, UNREADABLE",
        "203, REFUSED"
    })
    void turnsAStatusIntoAFault(int status, FaultKind usual) {
        assertEquals(
                faultOf(status, usual),
                faultWhen(request -> status == 204
                                ? new MockResponse.Builder().code(204).build()
                                : LoopbackServer.status(status))
                        .kind());
    }

    @Test
    void waitsAsLongAsAThrottlingServerAsks() {
        ServerFault fault = faultWhen(_ -> new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "120")
                .build());
        assertEquals(FaultKind.THROTTLED, fault.kind());
        assertEquals(NOW.plusSeconds(120), fault.fault().until());
    }

    @Test
    void doesNotFollowToAnotherHost() {
        try (var other = LoopbackServer.answering(_ -> LoopbackServer.ok("{}"))) {
            String elsewhere = other.url("/stolen").toString();
            ServerFault fault = faultWhen(_ -> new MockResponse.Builder()
                    .code(302)
                    .addHeader("Location", elsewhere)
                    .build());
            assertEquals(FaultKind.REDIRECTED, fault.kind());
            assertEquals(List.of(), other.asked());
        }
    }

    @Test
    void takesARedirectToALoginPageForARefusal() {
        assertEquals(
                FaultKind.REFUSED,
                faultWhen(_ -> new MockResponse.Builder()
                                .code(302)
                                .addHeader("Location", "/login?from=%2F")
                                .build())
                        .kind());
    }

    @Test
    void takesAWebPageForARefusal() {
        assertEquals(
                FaultKind.REFUSED,
                faultWhen(_ -> new MockResponse.Builder()
                                .body("<!DOCTYPE html><html><body>Please log in</body></html>")
                                .addHeader("Content-Type", "text/html")
                                .build())
                        .kind());
    }

    @Test
    void givesUpOnADrippingAnswer() {
        Scenario scenario = usual();
        Function<RecordedRequest, MockResponse> dripping = request -> LoopbackServer.play(scenario, "", request)
                .newBuilder()
                .throttleBody(1, 200, TimeUnit.MILLISECONDS)
                .build();
        assertEquals(
                FaultKind.TIMED_OUT, faultWhen(dripping, Duration.ofMillis(400)).kind());
    }

    @Test
    void givesUpOnASilentServer() {
        Function<RecordedRequest, MockResponse> silent = _ -> new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();
        assertEquals(
                FaultKind.TIMED_OUT, faultWhen(silent, Duration.ofMillis(300)).kind());
    }

    @Test
    void doesNotReadEndlessAnswers() throws IOException {
        var packed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(packed))) {
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i <= Http.LIMIT >> 20; i++) {
                sink.write(spaces);
            }
        }
        ServerFault fault = faultWhen(_ -> new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(packed.copy())
                .build());
        assertEquals(FaultKind.TOO_LARGE, fault.kind());
    }

    @Test
    void saysThatNothingAnswers() {
        var server = LoopbackServer.answering(_ -> LoopbackServer.ok("{}"));
        Source source = source(server);
        server.close();
        var fault = assertThrows(ServerFault.class, () -> ask(source));
        assertEquals(FaultKind.UNREACHABLE, fault.kind());
        assertNoSecret(fault);
    }

    @Test
    void doesNotTrustAnyCertificate() {
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        var tls = new HandshakeCertificates.Builder().heldCertificate(own).build();
        Scenario scenario = usual();
        try (var server = LoopbackServer.answeringOverTls(
                tls.sslSocketFactory(), request -> LoopbackServer.play(scenario, "", request))) {
            Source source = source(server);
            var fault = assertThrows(ServerFault.class, () -> ask(source));
            assertEquals(FaultKind.UNTRUSTED, fault.kind());
            assertNoSecret(fault);
        }
    }

    @Test
    void repeatsNoSecretThatTheServerRepeats() {
        for (String secret : secrets()) {
            faultWhen(_ -> new MockResponse.Builder()
                    .code(400)
                    .body("{\"message\":\"bad token " + secret + "\"}")
                    .build());
        }
    }

    protected final ServerFault faultWhen(Function<RecordedRequest, MockResponse> answers) {
        return faultWhen(answers, Source.DEADLINE);
    }

    private ServerFault faultWhen(Function<RecordedRequest, MockResponse> answers, Duration deadline) {
        try (var server = LoopbackServer.answering(answers)) {
            Source source = source(server).withTimes(Source.EVERY, deadline);
            var fault = assertThrows(ServerFault.class, () -> ask(source));
            assertNoSecret(fault);
            return fault;
        }
    }

    protected final void assertNoSecret(ServerFault fault) {
        secrets().forEach(secret -> assertFalse(fault.toString().contains(secret), fault.toString()));
    }
}
