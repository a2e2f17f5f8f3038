package dev.andon.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble;
import dev.andon.text.Texts;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertEquals(kind, fault.kind());
        assertEquals(sentence, fault.sentence());
        assertEquals(sentence, Texts.in(Locale.ENGLISH).say(fault));
        assertFalse(fault.toString().contains("s3cret"));
    }

    /// The English of other languages' sentences is what is told to scripts.
    @ParameterizedTest
    @CsvSource({
        "401, false, '', REFUSED, NOT_KNOWN",
        "403, false, '', REFUSED, NOT_ALLOWED",
        "403, true, '', THROTTLED, SPENT_UNTIL",
        "404, false, '', MISSING, NOTHING_THERE",
        "407, false, '', REFUSED, NOT_KNOWN_TO_PROXY",
        "203, false, '', REFUSED, LOGIN_PAGE",
        "429, false, '', THROTTLED, TOO_MANY",
        "429, true, '', THROTTLED, TOO_MANY_UNTIL",
        "502, false, '', BROKEN, CANNOT_ANSWER",
        "503, false, it is late, BROKEN, CANNOT_ANSWER_SAYING"
    })
    void aStatusIsSaidInEveryLanguage(int status, boolean later, String says, FaultKind kind, Trouble.Word word) {
        Response.Builder response = new Response.Builder()
                .request(new Request.Builder().url(ADDRESS).build())
                .protocol(Protocol.HTTP_1_1)
                .message("")
                .code(status);
        if (later) {
            response.header("Retry-After", "60");
        }
        var body = new Body(says.getBytes(StandardCharsets.UTF_8), Headers.of());
        Fault fault = Faults.refusal(response.build(), body, ADDRESS, Instant.EPOCH);
        assertEquals(kind, fault.kind());
        assertEquals(word, Objects.requireNonNull(fault.trouble()).word());
        assertEquals(fault.sentence(), Texts.in(Locale.ENGLISH).say(fault));
        assertNotEquals(fault.sentence(), Texts.in(Locale.GERMAN).say(fault));
        assertFalse(fault.toString().contains("s3cret"));
    }

    @Test
    void soIsAnAnswerThatIsTooLargeOrAWebPage() {
        Fault large = Faults.tooLarge(Http.LIMIT).fault();
        assertEquals(large.sentence(), Texts.in(Locale.ENGLISH).say(large));
        var page = new Body("<html>log in</html>".getBytes(StandardCharsets.UTF_8), Headers.of());
        Fault login = assertThrows(ServerFault.class, page::refuseWebPage).fault();
        assertEquals(login.sentence(), Texts.in(Locale.ENGLISH).say(login));
        assertNotEquals(login.sentence(), Texts.in(Locale.GERMAN).say(login));
    }

    @Test
    void whatHasNoSentenceOfItsOwnIsToldByItsKind() {
        assertEquals("No.", Texts.in(Locale.ENGLISH).say(new Fault(FaultKind.BROKEN, "No.")));
        assertEquals(
                "Der Server kann das jetzt nicht. Genauer, auf Englisch: No.",
                Texts.in(Locale.GERMAN).say(new Fault(FaultKind.BROKEN, "No.")));
    }
}
