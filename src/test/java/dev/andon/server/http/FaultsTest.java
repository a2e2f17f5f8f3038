package dev.andon.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {
    private static final HttpUrl ADDRESS = HttpUrl.get("https://ann:s3cret@ci.example.test/x?token=s3cret");

    static Stream<Arguments> troubles() {
        return Stream.of(
                arguments(
                        new UnknownHostException("s3cret"),
                        FaultKind.UNREACHABLE,
                        "There is no host called ci.example.test."),
                arguments(
                        new ConnectException("s3cret"),
                        FaultKind.UNREACHABLE,
                        "Nothing answers at ci.example.test:443."),
                arguments(
                        new NoRouteToHostException(), FaultKind.UNREACHABLE, "There is no way to ci.example.test:443."),
                arguments(
                        new SocketException("Connection reset"),
                        FaultKind.UNREACHABLE,
                        "The connection to ci.example.test:443 broke: Connection reset"),
                arguments(
                        new EOFException(),
                        FaultKind.UNREACHABLE,
                        "The connection to ci.example.test:443 ended in the middle of the answer."),
                arguments(
                        new SocketTimeoutException(),
                        FaultKind.TIMED_OUT,
                        "No whole answer from ci.example.test:443 within 2.5 s."),
                arguments(
                        new InterruptedIOException("timeout"),
                        FaultKind.TIMED_OUT,
                        "No whole answer from ci.example.test:443 within 2.5 s."),
                arguments(
                        new SSLPeerUnverifiedException("s3cret"),
                        FaultKind.UNTRUSTED,
                        "The certificate of ci.example.test:443 is for another name."),
                arguments(
                        new SSLHandshakeException("no").initCause(new CertificateException("s3cret")),
                        FaultKind.UNTRUSTED,
                        "The certificate of ci.example.test:443 is not trusted. Name its authority with \"ca:\", or its key with \"pin:\", in the settings."),
                arguments(
                        new SSLException("protocol_version"),
                        FaultKind.UNTRUSTED,
                        "No secure connection to ci.example.test:443: protocol_version"),
                arguments(
                        new ZipException("Not in GZIP format"),
                        FaultKind.UNREADABLE,
                        "The answer cannot be unpacked: Not in GZIP format"),
                arguments(
                        new IOException("unexpected end of stream on https://ci.example.test/x?token=s3cret"),
                        FaultKind.UNREACHABLE,
                        "The connection to ci.example.test:443 broke: unexpected end of stream on https://ci.example.test/x?…"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whatWentWrongIsASentenceWithoutSecrets(IOException trouble, FaultKind kind, String sentence) {
        Fault fault = Faults.of(trouble, ADDRESS, Duration.ofMillis(2_500));
        assertEquals(new Fault(kind, sentence), fault);
        assertFalse(fault.toString().contains("s3cret"));
    }
}
