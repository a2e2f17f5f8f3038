package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.source.Secret;
import dev.andon.source.StoreFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A PostgreSQL with a certificate that an authority of the team signed for the name `127.0.0.1`.
class TheServerProvesWhoItIsTest {
    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private static final HeldCertificate STRANGER =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        var own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .commonName("127.0.0.1")
                .signedBy(AUTHORITY)
                .build();
        Path key = Files.writeString(folder.resolve("server.key"), own.privateKeyPkcs8Pem());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        server = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_key_file", key.toString())
                .setServerConfig("ssl_cert_file", written("server.crt", own))
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static String written(String name, HeldCertificate certificate) throws IOException {
        return Files.writeString(folder.resolve(name), certificate.certificatePem())
                .toString();
    }

    private static Shared trusting(String host, Map<String, String> trust) {
        return new Shared(host, server.getPort(), "postgres", "postgres", Secret.NONE, trust);
    }

    @Test
    void theTeamsAuthorityIsTakenFromTheAddress() throws IOException {
        Map<String, String> trust = Map.of("sslmode", "verify-full", "sslrootcert", written("ca.pem", AUTHORITY));
        try (var store = new Store(trusting("127.0.0.1", trust)).open()) {
            assertEquals(List.of(), store.claims().open());
        }
    }

    @Test
    void anAuthorityThatNobodyTrustsProvesNothing() {
        assertUntrusted("127.0.0.1", Map.of("sslmode", "verify-full"));
    }

    @Test
    void anotherAuthorityProvesNothing() throws IOException {
        assertUntrusted("127.0.0.1", Map.of("sslmode", "verify-full", "sslrootcert", written("other.pem", STRANGER)));
    }

    @Test
    void aCertificateForAnotherNameProvesNothing() throws IOException {
        assertUntrusted("localhost", Map.of("sslmode", "verify-full", "sslrootcert", written("ca2.pem", AUTHORITY)));
    }

    private static void assertUntrusted(String host, Map<String, String> trust) {
        try (var store = new Store(trusting(host, trust))) {
            assertEquals(
                    "The team's database postgres at " + host + ":" + server.getPort()
                            + " cannot prove who it is: check its name, and name its authority with sslrootcert in its address.",
                    assertThrows(StoreFailure.class, store::open).sentence());
        }
    }
}
