package dev.andon.server.deploy;

import dev.andon.source.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A client certificate with its key as PEM texts, made into the store that TLS takes.
final class Pem {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ((?:RSA |EC )?)PRIVATE KEY-----([^-]+)-----END", Pattern.DOTALL);
    private static final byte[] RSA = hex("300d06092a864886f70d0101010500");
    /// ecPublicKey; the curve's name follows.
    private static final byte[] EC = hex("06072a8648ce3d0201");
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int CURVE = 0xa0;
    private static final byte[] VERSION = {2, 1, 0};

    private Pem() {}

    private static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits);
    }

    /// A PKCS #12 store.
    ///
    /// @throws GeneralSecurityException when these are no certificate and no key
    static byte[] store(String certificates, String key, Secret password) throws GeneralSecurityException, IOException {
        Certificate[] chain = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(certificates.getBytes(StandardCharsets.US_ASCII)))
                .toArray(Certificate[]::new);
        if (chain.length == 0) {
            throw new GeneralSecurityException("no certificate");
        }
        char[] opens = password.reveal().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", key(key, chain[0].getPublicKey().getAlgorithm()), opens, chain);
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, opens);
        return bytes.toByteArray();
    }

    private static PrivateKey key(String pem, String algorithm) throws GeneralSecurityException {
        Matcher matcher = KEY.matcher(pem);
        if (!matcher.find()) {
            throw new GeneralSecurityException("no private key without a password");
        }
        byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
        byte[] pkcs8 = switch (matcher.group(1)) {
            case "RSA " -> tagged(SEQUENCE, VERSION, RSA, tagged(OCTETS, der));
            case "EC " -> tagged(SEQUENCE, VERSION, tagged(SEQUENCE, EC, curve(der)), tagged(OCTETS, der));
            default -> der;
        };
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /// The name of the curve in a key as RFC 5915 writes it.
    private static byte[] curve(byte[] der) throws GeneralSecurityException {
        for (int i = 0; i + 3 < der.length; i++) {
            int length = der[i + 1] & 0xff;
            boolean named = (der[i] & 0xff) == CURVE && der[i + 2] == 6 && der[i + 3] == length - 2;
            if (named && i + 2 + length <= der.length) {
                return java.util.Arrays.copyOfRange(der, i + 2, i + 2 + length);
            }
        }
        throw new GeneralSecurityException("a key of no named curve");
    }

    /// A value in DER: its tag, its length, what it is made of.
    private static byte[] tagged(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var all = new ByteArrayOutputStream();
        all.write(tag);
        int length = content.size();
        if (length > 255) {
            all.write(0x82);
            all.write(length >> 8);
        } else if (length > 127) {
            all.write(0x81);
        }
        all.write(length & 0xff);
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }
}
