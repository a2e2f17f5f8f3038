package dev.andon.server.http;

import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import dev.andon.source.Trust;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.internal.tls.OkHostnameVerifier;
import org.jspecify.annotations.Nullable;

/// Trust beyond the platform's: a source's own authorities beside the platform's, or one pinned key instead of
/// everything.
final class Tls {
    private static final String PIN_PREFIX = "sha256/";

    /// Whom the system trusts; null until a client wants to know.
    private static @Nullable Rule system;

    private Tls() {}

    /// How a client judges certificates.
    @FunctionalInterface
    interface Rule {
        /// @throws ServerFault when the system does not tell whom it trusts
        void on(OkHttpClient.Builder client) throws ServerFault;
    }

    /// What the settings name is read at once; whom the system trusts is read for the first client that goes by that
    /// alone, once for all of them: it takes a tenth of a start, and not every team has an encrypted server.
    ///
    /// @throws IllegalArgumentException when the settings' certificates cannot be used; the message says why
    static Rule of(Trust trust) {
        if (trust.authorities().isEmpty() && trust.pin() == null && trust.clientCertificate() == null) {
            return Tls::asTheSystem;
        }
        try {
            return of(trust, trust.pin() == null ? withAuthorities(trust.authorities()) : new Pinned(trust.pin()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "the certificates in the settings cannot be used: " + Redaction.brief(e), e);
        }
    }

    private static Rule of(Trust trust, X509TrustManager manager) throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(trust), new TrustManager[] {manager}, null);
        SSLSocketFactory sockets = context.getSocketFactory();
        String pin = trust.pin();
        return client -> {
            client.sslSocketFactory(sockets, manager);
            if (pin != null) {
                client.hostnameVerifier(
                        (host, session) -> isPinned(session, pin) || OkHostnameVerifier.INSTANCE.verify(host, session));
            }
        };
    }

    private static synchronized void asTheSystem(OkHttpClient.Builder client) throws ServerFault {
        if (system == null) {
            try {
                system = of(Trust.PLATFORM, platform(null));
            } catch (GeneralSecurityException | IOException e) {
                throw new ServerFault(FaultKind.UNTRUSTED, Word.TRUST_NOT_TOLD, Redaction.brief(e));
            }
        }
        system.on(client);
    }

    private static X509TrustManager withAuthorities(List<String> pems) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (X509Certificate platforms : platform(null).getAcceptedIssuers()) {
            store.setCertificateEntry("platform" + number++, platforms);
        }
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        for (String pem : pems) {
            Collection<? extends Certificate> read =
                    factory.generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            if (read.isEmpty()) {
                throw new CertificateException("no certificate in the file");
            }
            for (Certificate certificate : read) {
                store.setCertificateEntry("own" + number++, certificate);
            }
        }
        return platform(store);
    }

    /// The platform's way of judging certificates, with its own authorities or those in `store`.
    private static X509TrustManager platform(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("this Java has no trust manager");
    }

    private static KeyManager @Nullable [] keys(Trust trust) throws GeneralSecurityException, IOException {
        if (trust.clientCertificate() == null) {
            return null;
        }
        char[] password = trust.clientPassword().reveal().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(trust.clientCertificate()), password);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    /// The pin of a certificate's key, as settings write it.
    static String pin(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(certificate.getPublicKey().getEncoded());
            return PIN_PREFIX + Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// A pinned key proves who the server is better than its name does.
    private static boolean isPinned(SSLSession session, String pin) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate leaf
                    && pin(leaf).equals(pin);
        } catch (SSLPeerUnverifiedException e) {
            return false;
        }
    }

    /// Trusts the one server key that the settings pin, and nothing else.
    private record Pinned(String pin) implements X509TrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            List<String> seen = new ArrayList<>();
            if (chain.length > 0) {
                seen.add(Tls.pin(chain[0]));
            }
            if (!seen.contains(pin)) {
                throw new CertificateException("the server's key is " + seen + ", not the pinned one");
            }
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
