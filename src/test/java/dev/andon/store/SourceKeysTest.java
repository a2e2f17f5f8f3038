package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.andon.source.BuiltBy;
import dev.andon.source.Glob;
import dev.andon.source.Proxy;
import dev.andon.source.Secret;
import dev.andon.source.Selection;
import dev.andon.source.Source;
import dev.andon.source.Trust;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceKeysTest extends OnBothDatabases {
    private static final Source CI =
            Source.of("ci", "jenkins", URI.create("https://ci.example.test/")).withToken("ann", new Secret("hunter2"));

    @Test
    void theSameSettingsAreOneSourceInEveryProgram() {
        assertEquals(ourKey(CI), theirKey(CI));
        assertEquals(ourKey(CI), theirKey(CI.withHook(new Secret("another"))), "the webhook is between it and us");
        assertEquals(
                ourKey(CI),
                theirKey(Source.of("builds", "jenkins", CI.url()).withToken("ann", new Secret("hunter2"))),
                "everybody gives names as they like");
        assertEquals(
                ourKey(CI),
                theirKey(CI.withBuiltBy(List.of(new BuiltBy(new Glob("shop"), new Glob("ci/shop"))))),
                "who built it is not the server's to say");
    }

    @Test
    void whateverAnAnswerOrOurTrustInItDependsOnMakesAnother() {
        Map<String, Source> others = new LinkedHashMap<>();
        others.put("kind", CI.withKind("cctray"));
        others.put(
                "url",
                Source.of("ci", "jenkins", URI.create("https://ci.example.test/view/x"))
                        .withToken("ann", CI.token()));
        others.put("user", CI.withToken("bob", CI.token()));
        others.put("token", CI.withToken("ann", new Secret("hunter3")));
        others.put("include", CI.withSelection(new Selection(List.of(new Glob("a")), List.of(), List.of(), false)));
        others.put("exclude", CI.withSelection(new Selection(List.of(), List.of(new Glob("a")), List.of(), false)));
        others.put("branches", CI.withSelection(new Selection(List.of(), List.of(), List.of(new Glob("a")), false)));
        others.put("pulls", CI.withSelection(new Selection(List.of(), List.of(), List.of(), true)));
        others.put("every", CI.withTimes(Duration.ofSeconds(11), CI.deadline()));
        others.put("deadline", CI.withTimes(CI.every(), Duration.ofSeconds(11)));
        others.put("authorities", CI.withTrust(new Trust(List.of("pem"), null, null, Secret.NONE)));
        others.put("pin", CI.withTrust(new Trust(List.of(), "sha256/x", null, Secret.NONE)));
        others.put("certificate", CI.withTrust(new Trust(List.of(), null, new byte[] {1}, Secret.NONE)));
        others.put("its password", CI.withTrust(new Trust(List.of(), null, new byte[] {1}, new Secret("p"))));
        others.put("proxy", CI.withProxy(new Proxy("proxy", 1, "", Secret.NONE)));
        others.put("its port", CI.withProxy(new Proxy("proxy", 2, "", Secret.NONE)));
        others.put("its user", CI.withProxy(new Proxy("proxy", 1, "ann", Secret.NONE)));
        others.put("its secret", CI.withProxy(new Proxy("proxy", 1, "ann", new Secret("p"))));
        others.put("options", CI.withOptions(Map.of("tags", "a")));
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(ourKey(CI), "itself");

        others.forEach((what, other) -> assertEquals(null, keys.put(ourKey(other), what), what));
        assertEquals(13, Source.class.getRecordComponents().length, "is the new setting part of the key?");
    }

    @Test
    void wordsThatRunTogetherAreNotTheSame() {
        assertNotEquals(ourKey(CI.withToken("ann", new Secret("bob"))), ourKey(CI.withToken("annb", new Secret("ob"))));
        assertNotEquals(
                ourKey(CI.withSelection(
                        new Selection(List.of(new Glob("a"), new Glob("b")), List.of(), List.of(), false))),
                ourKey(CI.withSelection(new Selection(List.of(new Glob("a1 b")), List.of(), List.of(), false))));
    }

    /// A list of digests that somebody made beforehand is of no use.
    @Test
    void inOtherBooksTheKeyIsAnother() {
        Database elsewhere = place.fresh(folder.resolve("elsewhere"));
        try (var store = new Store(elsewhere)) {
            assertNotEquals(ourKey(CI), new SourceKeys(store.access(), "").of(CI));
        }
        assertFalse(ourKey(CI).contains("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/",
                "http://LOCALHOST/",
                "http://ci.localhost/",
                "http://127.0.0.1/",
                "http://127.1.2.3/",
                "http://[::1]/"
            })
    void whatIsOnEachOnesOwnMachineIsSharedOnThatMachineAlone(String url) {
        Source own = Source.of("ci", "jenkins", URI.create(url));

        assertEquals(place == Place.SQLITE, ourKey(own).equals(theirKey(own)));
    }

    private String ourKey(Source source) {
        return ours.keys().of(source);
    }

    private String theirKey(Source source) {
        return theirs.keys().of(source);
    }
}
