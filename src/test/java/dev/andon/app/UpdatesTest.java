package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.andon.testing.HandClock;
import dev.andon.testing.LoopbackServer;
import dev.andon.ui.window.Newer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One question a day, however often Andon is started, and nothing but a sentence comes of it.
class UpdatesTest {
    private static final String PAGE = "https://andon.example.com/1.3.0";
    private static final String SAID = "{\"version\": \"1.3.0\", \"page\": \"" + PAGE + "\"}";

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();
    private final AtomicReference<MockResponse> answer = new AtomicReference<>(LoopbackServer.ok(SAID));
    private final LoopbackServer server = LoopbackServer.answering(request -> answer.get());

    @AfterEach
    void close() {
        server.close();
    }

    private Updates andon(String version) {
        return new Updates(
                URI.create(server.url("/updates.json").toString()), folder.resolve("updates.json"), version, clock);
    }

    private Optional<Newer> start(String version) {
        try (Updates updates = andon(version)) {
            return updates.check();
        }
    }

    private int asked() {
        return server.asked().size();
    }

    @Test
    void aNewerOneIsSaidAndTheSameOrAnOlderOneIsNot() {
        assertEquals(Optional.of(new Newer("1.3.0", PAGE)), start("1.2.9"));
        assertEquals(Optional.of(new Newer("1.3.0", PAGE)), start("1.3.0-SNAPSHOT"));
        assertEquals(Optional.empty(), start("1.3.0"));
        assertEquals(Optional.empty(), start("1.10.0"));
        assertEquals(Optional.empty(), start("unknown"));
    }

    @Test
    void itIsAskedOnceADayHoweverOftenAndonIsStarted() {
        for (int i = 0; i < 5; i++) {
            start("1.2.0");
            clock.move(Duration.ofHours(4));
        }
        assertEquals(1, asked());
        clock.move(Duration.ofHours(4));
        assertEquals(Optional.of(new Newer("1.3.0", PAGE)), start("1.2.0"));
        assertEquals(2, asked());
    }

    @Test
    void whatWasSaidIsAskedForAgainOnlyIfItChanged() {
        answer.set(LoopbackServer.ok(SAID)
                .newBuilder()
                .addHeader("ETag", "\"abc\"")
                .build());
        start("1.2.0");
        answer.set(new MockResponse.Builder().code(304).build());
        clock.move(Updates.EVERY);
        assertEquals(Optional.of(new Newer("1.3.0", PAGE)), start("1.2.0"));
        assertNull(server.asked().getFirst().getHeaders().get("If-None-Match"));
        assertEquals("\"abc\"", server.asked().getLast().getHeaders().get("If-None-Match"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>Log in</html>",
                "{\"version\": \"9.9.9\"}",
                "{\"page\": \"https://andon.example.com\"}",
                "{\"version\": {\"a\": 1}, \"page\": \"https://andon.example.com\"}",
                "{\"version\": \"latest\", \"page\": \"https://andon.example.com\"}",
                "{\"version\": \"9.9.9\", \"page\": \"http://andon.example.com\"}",
                "{\"version\": \"9.9.9\", \"page\": \"file:///etc/passwd\"}",
                "{\"version\": \"9.9.9\", \"page\": \"javascript:alert(1)\"}",
                "{\"version\": \"9.9.9\", \"page\": \"https://ann:x@evil.example.com\"}",
                "{\"version\": \"9.9.9\", \"page\": \"https:///nowhere\"}",
                "{\"version\": \"9.9.9"
            })
    void aBadAnswerIsNothingAndAskedAgainTheDayAfter(String bad) {
        answer.set(LoopbackServer.ok(bad));
        assertEquals(Optional.empty(), start("1.2.0"));
        assertEquals(Optional.empty(), start("1.2.0"));
        assertEquals(1, asked());
        answer.set(LoopbackServer.ok(SAID));
        clock.move(Updates.EVERY);
        assertEquals(Optional.of(new Newer("1.3.0", PAGE)), start("1.2.0"));
    }

    @Test
    void whereNothingCanBeKeptItIsAskedOnceADayAllTheSame() throws IOException {
        Files.createDirectory(folder.resolve("updates.json"));
        Files.writeString(folder.resolve("updates.json").resolve("in the way"), "");
        try (Updates updates = andon("1.2.0")) {
            for (int i = 0; i < 3; i++) {
                assertEquals(Optional.of(new Newer("1.3.0", PAGE)), updates.check());
                clock.move(Duration.ofHours(1));
            }
            assertEquals(1, asked());
            clock.move(Updates.EVERY);
            updates.check();
            assertEquals(2, asked());
        }
    }

    @Test
    void whatIsKnownStaysWhenTheAddressFails() {
        start("1.2.0");
        for (int status : List.of(302, 404, 500)) {
            answer.set(LoopbackServer.status(status));
            clock.move(Updates.EVERY);
            assertEquals(Optional.of(new Newer("1.3.0", PAGE)), start("1.2.0"));
        }
    }

    @Test
    void aServerThatIsAwayIsNoTrouble() {
        server.close();
        assertEquals(Optional.empty(), start("1.2.0"));
    }

    @Test
    void anAnswerWithoutEndIsNotReadToIt() {
        answer.set(LoopbackServer.ok("{\"version\": \"" + "9".repeat(1 << 20) + "\"}"));
        assertEquals(Optional.empty(), start("1.2.0"));
    }

    @Test
    void whatAnotherAddressSaidIsForgotten() {
        start("1.2.0");
        try (var other = new Updates(
                URI.create(server.url("/other.json").toString()), folder.resolve("updates.json"), "1.2.0", clock)) {
            answer.set(LoopbackServer.ok("{}"));
            assertEquals(Optional.empty(), other.check());
        }
        assertEquals(2, asked());
    }

    @Test
    void aMemoryThatSomebodyEditedIsAskedAnew() throws IOException {
        for (String edited : List.of("", "[]", "{\"asked\": \"x\"}", "{\"address\": 7}")) {
            Files.writeString(folder.resolve("updates.json"), edited);
            assertEquals(Optional.of(new Newer("1.3.0", PAGE)), start("1.2.0"), edited);
        }
    }

    @Test
    void aClockThatWasSetBackByYearsIsNoReasonToKeepSilent() {
        start("1.2.0");
        clock.move(Duration.ofDays(-900));
        start("1.2.0");
        assertEquals(2, asked());
    }

    @Test
    void itIsAskedBesidesEverythingElse() throws InterruptedException {
        var told = new LinkedBlockingQueue<Newer>();
        try (Updates updates = andon("1.2.0")) {
            updates.start(told::add);
            assertEquals(new Newer("1.3.0", PAGE), told.poll(30, TimeUnit.SECONDS));
        }
    }
}
