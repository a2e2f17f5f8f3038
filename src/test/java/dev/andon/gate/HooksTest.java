package dev.andon.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.source.Secret;
import dev.andon.testing.HandClock;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HooksTest {
    private static final String SECRET = "a-secret-of-the-hook";
    private static final String BODY = "{\"ref\":\"refs/heads/main\"}";

    private final LinkedBlockingQueue<String> rung = new LinkedBlockingQueue<>();
    private Endpoint endpoint;
    private Asking asking;

    @BeforeEach
    void listen() throws IOException {
        endpoint = Endpoint.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Access(List.of(), true),
                new Staff(new HandClock(), Texts.in(Locale.ENGLISH), rung::add, null));
        asking = new Asking(endpoint.address());
        Board board = new Story()
                .settings(Story.source("ci").withHook(new Secret(SECRET)), Story.source("deaf"))
                .board();
        endpoint.accept(board);
    }

    @AfterEach
    void close() {
        asking.close();
        endpoint.close();
    }

    private static String hmac(String secret, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            GitHub                   | X-Hub-Signature-256   | sha256=HMAC
            Gitea                    | X-Gitea-Signature     | HMAC
            Forgejo                  | X-Forgejo-Signature   | HMAC
            GitLab                   | X-Gitlab-Token        | SECRET
            Buildkite by its token   | X-Buildkite-Token     | SECRET
            Buildkite by signature   | X-Buildkite-Signature | timestamp=1795348800,signature=TIMED
            Jenkins or anything else | Authorization         | Bearer SECRET
            anything that can sign   | X-Andon-Signature     | sha256=HMAC
            """)
    void whoKnowsTheSecretMakesUsLook(String who, String header, String shape) throws Exception {
        String right = shape.replace("HMAC", hmac(SECRET, BODY))
                .replace("TIMED", hmac(SECRET, "1795348800." + BODY))
                .replace("SECRET", SECRET);
        String wrong = shape.replace("HMAC", hmac("another", BODY))
                .replace("TIMED", hmac(SECRET, BODY))
                .replace("SECRET", SECRET + "x");
        assertEquals(202, asking.send("POST", "/hooks/ci", BODY, header, right).statusCode());
        assertEquals("ci", rung.poll());
        assertEquals(401, asking.send("POST", "/hooks/ci", BODY, header, wrong).statusCode());
        assertEquals(401, asking.send("POST", "/hooks/ci", BODY, header, "").statusCode());
        if (!shape.contains("SECRET")) {
            assertEquals(
                    401,
                    asking.send("POST", "/hooks/ci", BODY + " ", header, right).statusCode(),
                    "another body");
        }
        assertTrue(rung.isEmpty());
    }

    @Test
    void whatCanSendNoHeaderNamesTheTokenInTheAddress() {
        assertEquals(202, asking.send("POST", "/hooks/ci?token=" + SECRET, BODY).statusCode());
        assertEquals(401, asking.send("POST", "/hooks/ci?token=x", BODY).statusCode());
    }

    @Test
    void withoutAnyProofNobodyIsBelieved() {
        assertEquals(401, asking.send("POST", "/hooks/ci", BODY).statusCode());
        assertTrue(rung.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"a source without a secret, deaf", "no source, nothing", "a source in capitals, CI"})
    void thereIsNoHookFor(String what, String source) throws Exception {
        for (String guess : List.of("0123456789abcdef0123456789abcdef", "null", " ")) {
            String signature = "sha256=" + hmac(guess, BODY);
            assertEquals(
                    404,
                    asking.send("POST", "/hooks/" + source, BODY, "X-Hub-Signature-256", signature)
                            .statusCode(),
                    what);
        }
        assertTrue(rung.isEmpty());
    }

    @Test
    void aHookIsPosted() {
        assertEquals(405, asking.get("/hooks/ci").statusCode());
    }

    /// Answered before it is sent: who goes on sending may find the connection closed.
    @ParameterizedTest
    @ValueSource(longs = {(5 << 20) + 1, 99_999_999_999L})
    void aBodyThatIsTooLongIsNotReadToItsEnd(long length) throws IOException {
        try (var socket = asking.socket()) {
            String request = "POST /hooks/ci HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\nx";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 413", answer);
        }
    }

    @Test
    void nothingThatIsSaidHoldsTheSecret() {
        String said =
                asking.send("POST", "/hooks/ci", BODY, "X-Gitlab-Token", SECRET).body()
                        + asking.get("/board").body()
                        + asking.get("/metrics").body();
        assertTrue(!said.contains(SECRET), said);
    }
}
