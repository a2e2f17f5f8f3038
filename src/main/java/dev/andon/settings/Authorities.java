package dev.andon.settings;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file with certificates of authorities, PEM or DER; read as PEM.
record Authorities() implements Shape<String> {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    @Override
    public @Nullable String read(Value value) {
        String path = value.text("a file with certificates");
        byte[] bytes = path == null ? null : ReferredFile.read(path.strip(), value);
        if (bytes == null) {
            return null;
        }
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY-----")) {
            value.mistake("This file holds a private key.", "Name the authority's certificate; keep its key secret.");
            return null;
        }
        try {
            Collection<? extends Certificate> read =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
            if (!read.isEmpty()) {
                return pem(read);
            }
        } catch (CertificateException e) {
            // said below, with the file that holds none
        }
        value.mistake("This file holds no certificate.", "It begins with -----BEGIN CERTIFICATE-----.");
        return null;
    }

    private static String pem(Collection<? extends Certificate> certificates) throws CertificateException {
        var pem = new StringBuilder();
        for (Certificate certificate : certificates) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(LINES.encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return pem.toString();
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "string", "minLength", 1);
    }
}
