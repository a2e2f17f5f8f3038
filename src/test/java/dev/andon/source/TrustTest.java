package dev.andon.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustTest {
    @Test
    void settingsReadTwiceAreTheSameSettings() {
        assertEquals(trust((byte) 1), trust((byte) 1));
        assertEquals(trust((byte) 1).hashCode(), trust((byte) 1).hashCode());
    }

    @Test
    void anotherCertificateIsAnotherTrust() {
        assertNotEquals(trust((byte) 1), trust((byte) 2));
        assertNotEquals(trust((byte) 1), Trust.PLATFORM);
    }

    @Test
    void showsNoSecretInItsText() {
        Source source = Source.of("ci", "cctray", URI.create("https://ci.example.test"))
                .withToken("ann", new Secret("t0ken"))
                .withTrust(trust((byte) 1))
                .withProxy(new Proxy("proxy.example.test", 3128, "bob", new Secret("pr0xy")));
        String text = source.toString();
        assertFalse(text.contains("t0ken") || text.contains("pr0xy") || text.contains("st0re"), text);
    }

    private static Trust trust(byte certificate) {
        return new Trust(List.of("PEM"), null, new byte[] {certificate}, new Secret("st0re"));
    }
}
