package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AKubeconfigSaysWhoAsksTest {
    private static final OkHttpClient CLIENT = Connection.shared();
    private static final String EMPTY = "{\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}";

    @TempDir
    private Path folder;

    private static Function<RecordedRequest, MockResponse> knowing(String token) {
        return request -> ("Bearer " + token).equals(request.getHeaders().get("Authorization"))
                ? LoopbackServer.ok(request.getTarget().contains("watch=true") ? "" : EMPTY)
                : LoopbackServer.status(401);
    }

    private Source source(String url, String server, String user) throws IOException {
        Path file = folder.resolve("config");
        Files.writeString(file, """
                apiVersion: v1
                kind: Config
                current-context: shop
                clusters:
                - {name: other, cluster: {server: "https://other.example.test"}}
                - {name: main, cluster: {%s}}
                contexts:
                - {name: shop, context: {cluster: main, user: ann}}
                - {name: far, context: {cluster: other, user: ann}}
                users:
                - name: ann
                  user: {%s}
                """.formatted(server, user));
        return Source.of("k8s", "kubernetes", URI.create(url)).withOptions(Map.of("kubeconfig", file.toString()));
    }

    private Source source(LoopbackServer server, String user) throws IOException {
        String url = server.url("/").toString();
        return source(url, "server: \"" + url + "\"", user);
    }

    private static Kubernetes kubernetes(Source source) {
        return new Kubernetes(new Http(source, CLIENT, InstantSource.system()), source);
    }

    private Path program(String script) throws IOException {
        Path program = folder.resolve("get-token");
        Files.writeString(program, "#!/bin/sh\n" + script);
        program.toFile().setExecutable(true);
        return program;
    }

    @Test
    void byAToken() throws Exception {
        try (var server = LoopbackServer.answering(knowing("t0ken"))) {
            assertEquals(List.of(), kubernetes(source(server, "token: t0ken")).look());
        }
    }

    @Test
    void byAFileThatSomebodyElseKeepsFresh() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "old\n");
        try (var server = LoopbackServer.answering(knowing("new"))) {
            Kubernetes kubernetes = kubernetes(source(server, "tokenFile: token"));
            assertEquals(
                    FaultKind.REFUSED,
                    assertThrows(ServerFault.class, kubernetes::look).kind());
            Files.writeString(token, "new\n");
            assertEquals(List.of(), kubernetes.look());
        }
    }

    /// Anew only when the server refuses what it brought.
    @Test
    void byAProgramThatIsRunAsSeldomAsCanBe() throws Exception {
        Path count = folder.resolve("count");
        program("echo x >> " + count + "\necho \"{\\\"status\\\":{\\\"token\\\":\\\"$1-$SUFFIX-$(wc -l < " + count
                + " | tr -d ' ')\\\"}}\"");
        String[] known = {"a b-c-1"};
        try (var server = LoopbackServer.answering(request -> knowing(known[0]).apply(request))) {
            Kubernetes kubernetes = kubernetes(
                    source(
                            server,
                            "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./get-token, args: [\"a b\"], env: [{name: SUFFIX, value: c}]}"));
            kubernetes.look();
            kubernetes.look();
            assertEquals(1, Files.readAllLines(count).size());
            known[0] = "a b-c-2";
            kubernetes.look();
            assertEquals(2, Files.readAllLines(count).size(), "the first had run out");
        }
    }

    @Test
    void theProgramIsToldThatNobodyCanBeAsked() throws Exception {
        try (var server = LoopbackServer.answering(knowing("t"))) {
            program("printf '%s' \"$KUBERNETES_EXEC_INFO\" > " + folder.resolve("info")
                    + "\necho '{\"status\":{\"token\":\"t\"}}'");
            kubernetes(source(server, "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./get-token}"))
                    .look();
            String info = Files.readString(folder.resolve("info"));
            assertEquals(
                    com.google.gson.JsonParser.parseString(
                            "{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\",\"spec\":{\"interactive\":false}}"),
                    com.google.gson.JsonParser.parseString(info));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it fails             | exit 3                                   | The program ./get-token of the kubeconfig ended with 3.",
                "it brings nothing    | echo '{}'                                | The program ./get-token of the kubeconfig brought no token.",
                "it babbles           | echo hello                               | The program ./get-token of the kubeconfig brought no token.",
                "it takes too long    | sleep 30                                 | The program ./get-token of the kubeconfig did not end in time.",
            })
    void aProgramThatDoesNotHelpIsARefusal(String name, String script, String sentence) throws Exception {
        program(script);
        try (var server = LoopbackServer.answering(knowing("t"))) {
            Source source = source(server, "exec: {command: ./get-token}")
                    .withTimes(Source.EVERY, Duration.ofMillis(name.contains("long") ? 300 : 9000));
            ServerFault fault =
                    assertThrows(ServerFault.class, () -> kubernetes(source).look());
            assertEquals(FaultKind.REFUSED, fault.kind(), name);
            assertEquals(sentence, fault.fault().sentence());
            assertEquals(0, server.asked().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec", "pkcs8"})
    void byACertificateWhoseKeyStandsThereInOneOfThreeForms(String form) throws Exception {
        var builder = new HeldCertificate.Builder().certificateAuthority(0).commonName("authority");
        HeldCertificate authority = builder.build();
        HeldCertificate own = new HeldCertificate.Builder()
                .signedBy(authority)
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HeldCertificate.Builder someone =
                new HeldCertificate.Builder().signedBy(authority).commonName("ann");
        HeldCertificate ann = (form.equals("rsa") ? someone.rsa2048() : someone.ecdsa256()).build();
        String key = switch (form) {
            case "rsa" -> ann.privateKeyPkcs1Pem();
            case "ec" -> sec1(ann);
            default -> ann.privateKeyPkcs8Pem();
        };
        var tls = new HandshakeCertificates.Builder()
                .heldCertificate(own, authority.certificate())
                .addTrustedCertificate(authority.certificate())
                .build();
        try (var server = LoopbackServer.askingWho(tls.sslSocketFactory(), _ -> LoopbackServer.ok(EMPTY))) {
            String url = server.url("/").toString();
            Source source = source(
                    url,
                    "server: \"" + url + "\", certificate-authority-data: " + data(authority.certificatePem()),
                    "client-certificate-data: " + data(ann.certificatePem()) + ", client-key-data: " + data(key));
            assertEquals(List.of(), kubernetes(source).look());
            Source stranger = source(
                    url,
                    "server: \"" + url + "\", certificate-authority-data: " + data(authority.certificatePem()),
                    "token: t");
            assertThrows(ServerFault.class, () -> kubernetes(stranger).look());
        }
    }

    private static String data(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
    }

    /// As RFC 5915 writes a key of the curve P-256.
    private static String sec1(HeldCertificate held) {
        byte[] pkcs8 = held.keyPair().getPrivate().getEncoded();
        byte[] secret = java.util.Arrays.copyOfRange(pkcs8, 35, 67);
        byte[] der = new byte[7 + 32 + 12];
        byte[] head = {0x30, 49, 2, 1, 1, 4, 32};
        byte[] curve = {(byte) 0xa0, 10, 6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 3, 1, 7};
        System.arraycopy(head, 0, der, 0, 7);
        System.arraycopy(secret, 0, der, 7, 32);
        System.arraycopy(curve, 0, der, 39, 12);
        return "-----BEGIN EC PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END EC PRIVATE KEY-----\n";
    }

    @Test
    void toNoOtherServerThanItsOwn() throws Exception {
        try (var server = LoopbackServer.answering(knowing("t0ken"))) {
            Source other = source(server, "token: t0ken");
            Source far = other.withOptions(Map.of("kubeconfig", other.option("kubeconfig"), "context", "far"));
            ServerFault fault =
                    assertThrows(ServerFault.class, () -> kubernetes(far).look());
            assertEquals(
                    "The kubeconfig's context is of another server than the url in the settings says.",
                    fault.fault().sentence());
            assertEquals(0, server.asked().size());
        }
    }

    @Test
    void whoWouldActAsSomebodyElseDoesNotActAsThemselves() throws Exception {
        try (var server = LoopbackServer.answering(knowing("t0ken"))) {
            Kubernetes kubernetes = kubernetes(source(server, "token: t0ken, as: bob"));
            assertEquals(
                    FaultKind.REFUSED,
                    assertThrows(ServerFault.class, kubernetes::look).kind());
            assertEquals(0, server.asked().size());
        }
    }

    @Test
    void aContextThatIsNotThereIsNamed() throws Exception {
        Source source = source("http://127.0.0.1:1", "server: \"http://127.0.0.1:1\"", "token: t");
        Source other = source.withOptions(Map.of("kubeconfig", source.option("kubeconfig"), "context", "nowhere"));
        ServerFault fault =
                assertThrows(ServerFault.class, () -> kubernetes(other).look());
        assertEquals("The kubeconfig has no context \"nowhere\".", fault.fault().sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a: [", "[]", "users: 7", "&a [*a]", "\t"})
    void aFileThatIsNoneIsARefusal(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("config"), text);
        Source source = Source.of("k8s", "kubernetes", URI.create("http://127.0.0.1:1"))
                .withOptions(Map.of("kubeconfig", file.toString()));
        ServerFault fault =
                assertThrows(ServerFault.class, () -> kubernetes(source).look());
        assertEquals(FaultKind.REFUSED, fault.kind());
        assertFalse(fault.fault().sentence().contains(folder.toString()));
    }
}
