package dev.andon.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.andon.source.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What leaves this machine says no secret, known here or not.
class ScrubberTest {
    private static final String KNOWN = "p@ss \"wörd\"/1";

    private final Scrubber scrubber = new Scrubber(List.of(new Secret(KNOWN), new Secret("abc")), Path.of("/home/ann"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "https://ann:hush@ci.example.com/view | https://ci.example.com/view",
                "https://hush@ci.example.com | https://ci.example.com",
                "http://ci.example.com/a?token=hush&b=c#d | http://ci.example.com/a?…",
                "postgresql://ann:hu@sh@db.example.com:5432/andon | postgresql://db.example.com:5432/andon",
                "Authorization: Bearer hushhush | Authorization: (secret)",
                "PRIVATE-TOKEN=hush, next | PRIVATE-TOKEN=(secret), next",
                "{\"password\": \"hush\"} | {\"password\": \"(secret)\"}",
                "-Djavax.net.ssl.trustStorePassword=hush -Xmx1g | -Djavax.net.ssl.trustStorePassword=(secret) -Xmx1g",
                "http_proxy: ann:hush@proxy:3128 | http_proxy: (secret)@proxy:3128",
                "password=\"hush hush, hush\" next | password=\"(secret)\" next",
                "by Ann <ann@example.com> | by Ann <(mail)>",
                "/home/ann/.config/andon | ~/.config/andon",
                "the job shop abc is red | the job shop abc is red",
            })
    void cleans(String text, String clean) {
        assertEquals(clean, scrubber.clean(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
                "github_pat_11ABCDEFG0abcdefghijklmnop",
                "glpat-abcdefghijklmnopqrst",
                "xoxb-1234567890-abcdef",
                "AKIAABCDEFGHIJKLMNOP",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl",
                "Basic YW5uOmh1c2hodXNoaHVzaA=="
            })
    void takesOutWhatLooksLikeAToken(String token) {
        assertFalse(scrubber.clean("It said " + token + " once.").contains(token.substring(8)));
    }

    @Test
    void takesOutAKnownSecretHoweverItIsSpelled() {
        String base64 = Base64.getEncoder().encodeToString(KNOWN.getBytes(StandardCharsets.UTF_8));
        for (String spelled : List.of(
                KNOWN, "p%40ss+%22w%C3%B6rd%22%2F1", "p%40ss%20%22w%C3%B6rd%22%2F1", "p@ss \\\"wörd\\\"/1", base64)) {
            assertEquals("a (secret) b", scrubber.clean("a " + spelled + " b"));
        }
    }

    @Test
    void takesOutPrivateKeysWithTheirLines() {
        String pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIabc\nxyz\n-----END RSA PRIVATE KEY-----";
        assertEquals("key: (secret) end", scrubber.clean("key: " + pem + " end"));
        assertEquals("key: (secret)", scrubber.clean("key: " + pem.substring(0, 50)));
    }
}
