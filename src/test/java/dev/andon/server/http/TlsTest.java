package dev.andon.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trust;
import dev.andon.testing.LoopbackServer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.InstantSource;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    private static final OkHttpClient CLIENT = Connection.shared();
    private static final HeldCertificate AUTHORITY = new HeldCertificate.Builder()
            .commonName("our authority")
            .certificateAuthority(1)
            .build();
    private static final HeldCertificate SERVER = signed("localhost");

    @Test
    void aCertificateOfNobodyWeKnowIsNotTrusted() {
        assertEquals(FaultKind.UNTRUSTED, faultOf(SERVER, Trust.PLATFORM));
    }

    @Test
    void aServersOwnAuthorityIsTrustedWhereTheSettingsNameIt() throws ServerFault {
        assertEquals("well", ask(SERVER, authority(AUTHORITY.certificatePem())));
    }

    @Test
    void severalAuthoritiesMayBeInOneFile() throws ServerFault {
        String other = self("other").certificatePem();
        assertEquals("well", ask(SERVER, authority(other + "\n" + AUTHORITY.certificatePem())));
    }

    @Test
    void anotherAuthorityIsOfNoUse() {
        assertEquals(
                FaultKind.UNTRUSTED, faultOf(SERVER, authority(self("other").certificatePem())));
    }

    @Test
    void anOwnAuthorityDoesNotMakeEveryNameRight() {
        assertEquals(
                FaultKind.UNTRUSTED, faultOf(signed("elsewhere.example.test"), authority(AUTHORITY.certificatePem())));
    }

    @Test
    void anExpiredCertificateIsNotTrusted() {
        HeldCertificate expired = new HeldCertificate.Builder()
                .signedBy(AUTHORITY)
                .addSubjectAlternativeName("localhost")
                .validityInterval(0, 1_000)
                .build();
        assertEquals(FaultKind.UNTRUSTED, faultOf(expired, authority(AUTHORITY.certificatePem())));
    }

    @Test
    void aPinnedKeyIsTrustedWhateverItsNameAndAuthority() throws ServerFault {
        HeldCertificate own = self("elsewhere.example.test");
        assertEquals("well", ask(own, pin(own)));
    }

    @Test
    void anotherKeyThanThePinnedOneIsNotTrusted() {
        assertEquals(FaultKind.UNTRUSTED, faultOf(self("localhost"), pin(self("localhost"))));
    }

    @Test
    void aPinRulesOutEvenAnAuthorityThatTheSettingsName() {
        var both =
                new Trust(List.of(AUTHORITY.certificatePem()), Tls.pin(self("x").certificate()), null, Secret.NONE);
        assertEquals(FaultKind.UNTRUSTED, faultOf(SERVER, both));
    }

    @Test
    void aServerThatAsksWhoWeAreIsShownOurCertificate() throws Exception {
        HeldCertificate we = new HeldCertificate.Builder()
                .commonName("andon")
                .signedBy(AUTHORITY)
                .build();
        var trust = new Trust(List.of(AUTHORITY.certificatePem()), null, store(we), new Secret("st0re"));
        assertEquals("well", ask(SERVER, trust, true));
    }

    @Test
    void aServerThatAsksWhoWeAreRefusesNobody() {
        var fault = assertThrows(ServerFault.class, () -> ask(SERVER, authority(AUTHORITY.certificatePem()), true));
        assertTrue(List.of(FaultKind.UNTRUSTED, FaultKind.UNREACHABLE).contains(fault.kind()), fault.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"})
    void settingsWithoutACertificateAreAMistakeThatIsNamed(String pem) {
        var mistake = assertThrows(IllegalArgumentException.class, () -> http("https://localhost", authority(pem)));
        assertTrue(mistake.getMessage().startsWith("the certificates in the settings cannot be used: "));
    }

    @Test
    void aWrongPasswordOfTheStoreIsAMistakeThatDoesNotShowIt() throws Exception {
        var trust = new Trust(List.of(), null, store(SERVER), new Secret("wr0ng"));
        var mistake = assertThrows(IllegalArgumentException.class, () -> http("https://localhost", trust));
        assertTrue(!mistake.getMessage().contains("wr0ng"), mistake.getMessage());
    }

    private static HeldCertificate signed(String host) {
        return new HeldCertificate.Builder()
                .signedBy(AUTHORITY)
                .addSubjectAlternativeName(host)
                .build();
    }

    private static HeldCertificate self(String host) {
        return new HeldCertificate.Builder().addSubjectAlternativeName(host).build();
    }

    private static Trust authority(String pem) {
        return new Trust(List.of(pem), null, null, Secret.NONE);
    }

    private static Trust pin(HeldCertificate certificate) {
        return new Trust(List.of(), Tls.pin(certificate.certificate()), null, Secret.NONE);
    }

    private static byte[] store(HeldCertificate we) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] password = "st0re".toCharArray();
        store.setKeyEntry("we", we.keyPair().getPrivate(), password, new Certificate[] {we.certificate()});
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        return bytes.toByteArray();
    }

    private static FaultKind faultOf(HeldCertificate server, Trust trust) {
        return assertThrows(ServerFault.class, () -> ask(server, trust)).kind();
    }

    private static String ask(HeldCertificate certificate, Trust trust) throws ServerFault {
        return ask(certificate, trust, false);
    }

    private static String ask(HeldCertificate certificate, Trust trust, boolean asksWho) throws ServerFault {
        var tls = new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(AUTHORITY.certificate())
                .build();
        try (var server = asksWho
                ? LoopbackServer.askingWho(tls.sslSocketFactory(), _ -> LoopbackServer.ok("well"))
                : LoopbackServer.answeringOverTls(tls.sslSocketFactory(), _ -> LoopbackServer.ok("well"))) {
            String address = "https://localhost:" + server.url("/").port() + "/";
            return http(address, trust).ask("").read(Body::text);
        }
    }

    private static Http http(String address, Trust trust) {
        Source source = Source.of("ci", "any", URI.create(address)).withTrust(trust);
        return new Http(source, CLIENT, InstantSource.system());
    }
}
