package dev.andon.server.http;

import dev.andon.arrival.Presented;
import dev.andon.source.ServerFault;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/// Looks at a server's certificate, and ends the connection before anything is said.
final class Handshake {
    private Handshake() {}

    static Optional<Presented> certificate(Connection connection, HttpUrl address) {
        var onlooker = new Onlooker(new AtomicReference<>());
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {onlooker}, null);
            OkHttpClient looking = connection
                    .to(address)
                    .newBuilder()
                    .sslSocketFactory(context.getSocketFactory(), onlooker)
                    .build();
            looking.newCall(new Request.Builder().url(address).build())
                    .execute()
                    .close();
            return Optional.empty();
        } catch (IOException | ServerFault ended) {
            return Optional.ofNullable(onlooker.seen().get()).map(Handshake::presented);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    static Presented presented(X509Certificate certificate) {
        return new Presented(
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                certificate.getNotAfter().toInstant(),
                fingerprint(certificate),
                Tls.pin(certificate));
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256, and this certificate was read", e);
        }
    }

    /// Trusts nobody.
    private record Onlooker(AtomicReference<@Nullable X509Certificate> seen) implements X509TrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            seen.set(chain[0]);
            throw new CertificateException("seen");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("Andon is no server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
