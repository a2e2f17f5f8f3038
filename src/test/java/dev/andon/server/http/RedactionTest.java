package dev.andon.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.source.Secret;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource({
        "https://ci.example.test/job/shop, https://ci.example.test/job/shop",
        "https://ci.example.test:8443/, https://ci.example.test:8443/",
        "https://ann:s3cret@ci.example.test/, https://ci.example.test/",
        "https://ci.example.test/x.xml?token=s3cret&a=b#s3cret, https://ci.example.test/x.xml?…",
        "ftp://ann:s3cret@ci.example.test/, (not an http address)"
    })
    void anAddressLosesWhatMayBeASecret(URI address, String shown) {
        assertEquals(shown, Redaction.address(address));
    }

    @ParameterizedTest
    @CsvSource({
        "no answer from http://ann:s3cret@ci/x?t=s3cret now, no answer from http://ci/x?… now",
        "see HTTPS://CI/?t=s3cret, see https://ci/?…",
        "http://[s3cret, (address)",
        "nothing to hide, nothing to hide"
    })
    void textFromOutsideLosesTheSecretsOfItsAddresses(String text, String shown) {
        assertEquals(shown, Redaction.line(text));
    }

    @Test
    void textFromOutsideBecomesOneShortLine() {
        assertEquals("a b c", Redaction.line("a\r\n\tb\u0000c"));
        assertEquals(161, Redaction.line("x".repeat(10_000)).length());
    }

    @Test
    void knownSecretsAreTakenOut() {
        List<Secret> secrets = List.of(new Secret("s3cret"), Secret.NONE, new Secret("abc"));
        assertEquals("(secret), abc, (secret)", Redaction.without(secrets, "s3cret, abc, s3cret"));
    }

    @Test
    void anExceptionWithoutWordsIsCalledByItsName() {
        assertEquals("IllegalStateException", Redaction.brief(new IllegalStateException()));
        assertEquals("no", Redaction.brief(new IllegalStateException("no")));
    }
}
