package dev.andon.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.andon.notice.ChannelFault;
import dev.andon.notice.Kind;
import dev.andon.notice.Notice;
import dev.andon.people.Person;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Secret;
import dev.andon.source.Source;
import dev.andon.testing.HandClock;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Story;
import dev.andon.text.Sentence;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each form of webhook against a loopback server; the forms are those of the products' documentation.
@Timeout(30)
class WebhookTest {
    private static final String WORDS = "shop is broken\nfailed since Ann's commit in <test> & *more*";
    private static final Notice NOTICE = new Notice(
            Kind.BROKEN,
            "ci/shop",
            Sentence.of("notice.broken", "shop"),
            List.of(),
            List.of(Person.of("Ann")),
            List.of("ci/shop"),
            "https://ci.example.test/shop/7",
            Story.NOON,
            true);

    private final List<Duration> pauses = new ArrayList<>();
    private final AtomicInteger id = new AtomicInteger();

    private Webhook webhook(Form form, URI address, Secret signing) {
        return new Webhook(
                "chat",
                form,
                address,
                signing,
                url -> new Http(
                        Source.of("chat", "", url).withTimes(Source.EVERY, Duration.ofMillis(700)),
                        Connection.shared(),
                        new HandClock()),
                new HandClock(),
                () -> "id-" + id.incrementAndGet(),
                pauses::add);
    }

    private RecordedRequest told(Form form, Secret signing) throws Exception {
        try (var server = LoopbackServer.answering(request -> LoopbackServer.ok("ok"))) {
            webhook(form, server.url("/hooks/s3cret").uri(), signing).tell(NOTICE, WORDS);
            assertEquals(1, server.asked().size());
            return server.asked().getFirst();
        }
    }

    private static JsonObject body(RecordedRequest request) {
        return JsonParser.parseString(request.getBody().utf8()).getAsJsonObject();
    }

    @Test
    void andonsOwnFormHoldsEverythingAndIsSigned() throws Exception {
        RecordedRequest request = told(Form.JSON, new Secret("key"));
        String body = request.getBody().utf8();
        assertEquals(
                "{\"id\":\"id-1\",\"sent\":\"2026-11-22T12:00:00Z\",\"kind\":\"broken\",\"subject\":\"ci/shop\",\"alarm\":true,"
                        + "\"at\":\"2026-11-22T12:00:00Z\",\"title\":\"shop is broken\","
                        + "\"text\":\"failed since Ann's commit in <test> & *more*\",\"people\":[\"Ann\"],"
                        + "\"claimable\":[\"ci/shop\"],\"url\":\"https://ci.example.test/shop/7\"}",
                body);
        assertEquals("POST", request.getMethod());
        assertEquals("application/json; charset=utf-8", request.getHeaders().get("Content-Type"));
        assertEquals("id-1", request.getHeaders().get("X-Andon-Id"));
        assertEquals("1795348800", request.getHeaders().get("X-Andon-Timestamp"));
        var mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec("key".getBytes(), "HmacSHA256"));
        assertEquals(
                "sha256=" + java.util.HexFormat.of().formatHex(mac.doFinal(body.getBytes())),
                request.getHeaders().get("X-Andon-Signature"));
    }

    @Test
    void withoutAKeyThereIsNoSignature() throws Exception {
        assertNull(told(Form.JSON, Secret.NONE).getHeaders().get("X-Andon-Signature"));
    }

    @Test
    void slackReadsNoMarkupInWhatServersWrite() throws Exception {
        assertEquals(
                "*shop is broken*\nfailed since Ann's commit in &lt;test&gt; &amp; *more*\n<https://ci.example.test/shop/7>",
                body(told(Form.SLACK, Secret.NONE)).get("text").getAsString());
    }

    @Test
    void teamsGetsACard() throws Exception {
        JsonObject attachment = body(told(Form.TEAMS, Secret.NONE))
                .getAsJsonArray("attachments")
                .get(0)
                .getAsJsonObject();
        assertEquals(
                "application/vnd.microsoft.card.adaptive",
                attachment.get("contentType").getAsString());
        JsonObject card = attachment.getAsJsonObject("content");
        assertEquals("AdaptiveCard", card.get("type").getAsString());
        assertEquals(
                "failed since Ann's commit in <test> & \\*more\\*",
                card.getAsJsonArray("body").get(1).getAsJsonObject().get("text").getAsString());
        assertEquals(
                "https://ci.example.test/shop/7",
                card.getAsJsonArray("actions")
                        .get(0)
                        .getAsJsonObject()
                        .get("url")
                        .getAsString());
    }

    @Test
    void ntfyIsToldItsTopicAtItsRoot() throws Exception {
        RecordedRequest request = told(Form.NTFY, Secret.NONE);
        assertEquals("/", request.getTarget());
        assertEquals("s3cret", body(request).get("topic").getAsString());
        assertEquals("shop is broken", body(request).get("title").getAsString());
        assertEquals(5, body(request).get("priority").getAsInt());
    }

    @ParameterizedTest(name = "{0}, then fine: told {1} times")
    @CsvSource({"429, 2", "503, 2"})
    void whatWasCertainlyNotTakenIsSentAgainWithTheSameId(int status, int times) throws Exception {
        var asked = new AtomicInteger();
        try (var server = LoopbackServer.answering(
                request -> asked.getAndIncrement() == 0 ? LoopbackServer.status(status) : LoopbackServer.ok("ok"))) {
            webhook(Form.JSON, server.url("/").uri(), Secret.NONE).tell(NOTICE, WORDS);
            assertEquals(times, server.asked().size());
            var ids = new HashSet<String>();
            server.asked().forEach(request -> ids.add(request.getHeaders().get("X-Andon-Id")));
            assertEquals(1, ids.size());
            assertEquals(List.of(Duration.ofSeconds(2)), pauses);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"400", "401", "404", "410", "500", "502", "302"})
    void whatWasRefusedOrMayHaveBeenTakenIsNotSentAgain(int status) {
        try (var server = LoopbackServer.answering(request -> LoopbackServer.status(status))) {
            Webhook webhook = webhook(Form.SLACK, server.url("/hooks/s3cret").uri(), Secret.NONE);
            ChannelFault fault = assertThrows(ChannelFault.class, () -> webhook.tell(NOTICE, WORDS));
            assertEquals(1, server.asked().size());
            assertFalse(fault.sentence().contains("s3cret"), fault.sentence());
        }
    }

    @Test
    void anAnswerThatIsLostIsNotAskedForAgain() {
        try (var server = LoopbackServer.answering(request -> new MockResponse.Builder()
                .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                .build())) {
            Webhook webhook = webhook(Form.JSON, server.url("/hooks/s3cret").uri(), Secret.NONE);
            assertThrows(ChannelFault.class, () -> webhook.tell(NOTICE, WORDS));
            assertEquals(1, server.asked().size());
        }
    }

    @Test
    void aSlowServerIsGivenUpInTime() {
        try (var server = LoopbackServer.answering(request ->
                new MockResponse.Builder().headersDelay(20, TimeUnit.SECONDS).build())) {
            Webhook webhook = webhook(Form.JSON, server.url("/hooks/s3cret").uri(), Secret.NONE);
            ChannelFault fault = assertThrows(ChannelFault.class, () -> webhook.tell(NOTICE, WORDS));
            assertFalse(fault.sentence().contains("s3cret"), fault.sentence());
            assertEquals(1, server.asked().size());
        }
    }

    @Test
    void aServerThatNeverTakesItIsGivenUpAfterFourTries() throws Exception {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        Webhook webhook = webhook(Form.JSON, URI.create("http://127.0.0.1:" + port + "/hooks/s3cret"), Secret.NONE);
        ChannelFault fault = assertThrows(ChannelFault.class, () -> webhook.tell(NOTICE, WORDS));
        assertEquals("Nothing answers at 127.0.0.1:" + port + ".", fault.sentence());
        assertEquals(List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8)), pauses);
    }

    @Test
    void aWishToBeLeftAloneForLongEndsIt() {
        try (var server = LoopbackServer.answering(request -> new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "3600")
                .build())) {
            Webhook webhook = webhook(Form.JSON, server.url("/").uri(), Secret.NONE);
            assertThrows(ChannelFault.class, () -> webhook.tell(NOTICE, WORDS));
            assertEquals(1, server.asked().size());
            assertEquals(List.of(), pauses);
        }
    }
}
