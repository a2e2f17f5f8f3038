package dev.andon.app;

import static dev.andon.testing.LoopbackServer.ok;
import static dev.andon.testing.LoopbackServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.arrival.Candidate;
import dev.andon.arrival.Choice;
import dev.andon.arrival.Entry;
import dev.andon.arrival.Impression;
import dev.andon.arrival.Product;
import dev.andon.build.Pipeline;
import dev.andon.server.build.BuildServers;
import dev.andon.server.deploy.DeployServers;
import dev.andon.settings.Reading;
import dev.andon.settings.SettingsPen;
import dev.andon.settings.SettingsReader;
import dev.andon.settings.keychain.KeychainTrouble;
import dev.andon.settings.keychain.Vault;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.testing.LoopbackServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an address that somebody pasted to a source in the settings.
class AServerIsMetForTheFirstTimeTest {
    private static final String FEED = """
            <Projects>
              <Project name="shop" activity="Sleeping" lastBuildStatus="Success" lastBuildLabel="7"
                  lastBuildTime="2026-03-01T10:00:00Z" webUrl="http://ci/shop"/>
              <Project name="cart" activity="Building" lastBuildStatus="Failure" lastBuildLabel="8"
                  lastBuildTime="2026-03-01T10:00:00Z" webUrl="http://ci/cart"/>
            </Projects>
            """;
    private static final String TOKEN = "hunter2-that-must-not-show";

    private final Drawer drawer = new Drawer();
    private Path file;
    private SettingsReader reader;
    private Arrivals arrivals;

    /// A keychain that can be locked.
    private static final class Drawer implements Vault {
        private final Map<String, Secret> secrets = new HashMap<>();
        private boolean locked;
        private Runnable meanwhile = () -> {};

        @Override
        public Optional<Secret> find(String name) throws KeychainTrouble {
            check();
            return Optional.ofNullable(secrets.get(name));
        }

        @Override
        public void keep(String name, Secret secret) throws KeychainTrouble {
            check();
            secrets.put(name, secret);
            meanwhile.run();
        }

        private void check() throws KeychainTrouble {
            if (locked) {
                throw new KeychainTrouble("There is no keyring here.");
            }
        }
    }

    @BeforeEach
    void nothingIsSetYet(@TempDir Path temp) {
        file = temp.resolve("config/andon.yaml");
        reader = new SettingsReader(KnownKinds.all(), KnownKinds.gates(), Map.of(), temp, drawer);
        arrivals = new Arrivals(new SettingsPen(file, reader), drawer, InstantSource.system());
    }

    @AfterEach
    void close() {
        arrivals.close();
    }

    private static Function<RecordedRequest, MockResponse> at(String path, String body) {
        return request -> request.getTarget().equals(path) ? ok(body) : status(404);
    }

    private Impression look(LoopbackServer server, String path) {
        return arrivals.look(Candidate.at(server.url(path).uri()));
    }

    private Settings settings() {
        return switch (reader.read(file)) {
            case Reading.Usable usable -> new Settings(usable.settings());
            case Reading.Unusable unusable -> throw new AssertionError(Judged.mistakes(unusable));
        };
    }

    /// What matters here of what was written.
    private record Settings(dev.andon.settings.Settings all) {
        dev.andon.source.Source only() {
            assertEquals(1, all.sources().size());
            return all.sources().getFirst();
        }
    }

    @Test
    void aServerThatLetsEverybodyInIsWatchedAtOnce() throws Exception {
        try (var server = LoopbackServer.answering(at("/cc.xml", FEED))) {
            var candidate = Candidate.at(server.url("/cc.xml").uri());
            var seen = assertInstanceOf(Impression.Seen.class, arrivals.look(candidate));
            assertEquals("cctray", seen.product().kind());
            assertEquals(
                    List.of("shop", "cart"),
                    seen.pipelines().stream().map(Pipeline::name).toList());
            Entry entry =
                    arrivals.enter(candidate, seen.product(), new Choice("ci", List.of("sh*"), List.of("main"), false));
            assertEquals(new Entry.Entered(file.toString()), entry);
            assertEquals(candidate.address(), settings().only().url());
            assertEquals("""
                    sources:
                      - name: ci
                        kind: cctray
                        url: %s
                        pipelines: [sh*]
                        branches: [main]
                    """.formatted(candidate.address()), Files.readString(file));
        }
    }

    private static MockResponse jenkins(RecordedRequest request) {
        boolean known =
                Credentials.basic("ann", TOKEN).equals(request.getHeaders().get("Authorization"));
        String body = "{\"_class\":\"hudson.model.Hudson\",\"jobs\":[{\"_class\":\"hudson.model.FreeStyleProject\","
                + "\"name\":\"shop\",\"fullName\":\"shop\",\"color\":\"blue\"}]}";
        return new MockResponse.Builder()
                .code(known ? 200 : 403)
                .addHeader("X-Jenkins", "2.500")
                .addHeader("Content-Type", known ? "application/json" : "text/html")
                .body(known ? body : "<html><head></head><body>Authentication required</body></html>")
                .build();
    }

    @Test
    void aServerThatWantsATokenSaysWhichAndWhereAndIsGivenItByTheKeychain() throws Exception {
        try (var server = LoopbackServer.answering(AServerIsMetForTheFirstTimeTest::jenkins)) {
            var candidate = Candidate.at(server.url("/ci/job/shop/").uri());
            var wants = assertInstanceOf(Impression.Wants.class, arrivals.look(candidate));
            assertEquals("jenkins", wants.product().kind());
            assertTrue(
                    wants.product().tokenHelp().contains("Job/Read"),
                    wants.product().tokenHelp());
            assertEquals(server.url("/ci/me/security/").uri(), wants.product().tokenPage());
            assertEquals(FaultKind.REFUSED, assertNotNull2(wants.fault()).kind());
            var known = candidate.withToken("ann", new Secret(TOKEN));
            var seen = assertInstanceOf(Impression.Seen.class, arrivals.look(known));
            arrivals.enter(known, seen.product(), new Choice("ci", List.of(), List.of(), false));
            assertEquals(TOKEN, settings().only().token().reveal());
            assertEquals("ann", settings().only().user());
            assertEquals(Map.of("ci", new Secret(TOKEN)), drawer.secrets);
            assertFalse(Files.readString(file).contains(TOKEN), "the settings hold no secret");
        }
    }

    private static <T> T assertNotNull2(T value) {
        assertNotNull(value);
        return value;
    }

    private Entry enter(String name, boolean tokenInFile) {
        var candidate = Candidate.at(URI.create("https://ci.example.com/")).withToken("", new Secret(TOKEN));
        return arrivals.enter(
                candidate,
                new Product("teamcity", "TeamCity", "", null),
                new Choice(name, List.of(), List.of(), tokenInFile));
    }

    @Test
    void withoutAKeychainATokenIsKeptInAFileOnlyAfterSayingSo() throws Exception {
        drawer.locked = true;
        var asked = assertInstanceOf(Entry.NoKeychain.class, enter("ci", false));
        assertEquals("There is no keyring here.", asked.why());
        assertFalse(Files.exists(file), "nothing was written");
        assertInstanceOf(Entry.Entered.class, enter("ci", true));
        Path kept = Path.of(asked.file());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
        assertTrue(Files.readString(file).contains("token: file:ci.token"), Files.readString(file));
        assertEquals(TOKEN, settings().only().token().reveal());
    }

    @Test
    void theFileOfAnotherSourcesTokenStays() throws Exception {
        drawer.locked = true;
        Files.createDirectories(file.getParent());
        Path taken = Files.writeString(file.resolveSibling("my-ci.token"), "of another\n");
        enter("my ci", true);
        assertEquals("of another\n", Files.readString(taken));
        assertEquals(TOKEN, settings().only().token().reveal());
    }

    @Test
    void anotherProgramsSecretOfThatNameStays() throws Exception {
        drawer.secrets.put("ci", new Secret("of another"));
        enter("ci", false);
        assertEquals("of another", drawer.secrets.get("ci").reveal());
        assertTrue(Files.readString(file).contains("token: keychain:ci-2"), Files.readString(file));
    }

    @Test
    void aTokenThatWasKeptInVainIsToldOfAndServesTheNextTry() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "sources: [{name: other, url: https://a}]\n");
        drawer.meanwhile = () -> {
            try {
                Files.writeString(file, "sources: [{name: another, url: https://b}]\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        var refused = assertInstanceOf(Entry.Refused.class, enter("ci", false));
        assertTrue(refused.sentences().getFirst().contains("meanwhile"), refused.toString());
        assertEquals(
                "The token is kept already, as keychain:ci, and is used when you try again.",
                refused.sentences().getLast());
        drawer.meanwhile = () -> {};
        assertInstanceOf(Entry.Entered.class, enter("ci", false));
        assertEquals(Set.of("ci"), drawer.secrets.keySet());
        assertTrue(Files.readString(file).contains("token: keychain:ci"), Files.readString(file));
    }

    @Test
    void aNameThatIsTakenIsRefusedAndLeavesNoSecretBehind() throws Exception {
        Files.createDirectories(file.getParent());
        String before = "sources: [{name: CI, url: https://a}] # ours\n";
        Files.writeString(file, before);
        var refused = assertInstanceOf(Entry.Refused.class, enter("ci", false));
        assertTrue(refused.sentences().getFirst().contains("has this name"), refused.toString());
        assertEquals(Map.of(), drawer.secrets);
        assertEquals(before, Files.readString(file));
    }

    @Test
    void settingsThatAreNoYamlAreLeftAlone() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "sources: [\n");
        assertInstanceOf(Entry.Refused.class, enter("ci", false));
        assertEquals("sources: [\n", Files.readString(file));
    }

    @Test
    void aNewNameIsProposedWhereOneIsTaken() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "sources: [{name: LOCALHOST, url: https://a}]\n");
        try (var server = LoopbackServer.answering(at("/cc.xml", FEED))) {
            URI address = URI.create("http://localhost:" + server.url("/").port() + "/cc.xml");
            var seen = assertInstanceOf(Impression.Seen.class, arrivals.look(Candidate.at(address)));
            assertEquals("localhost 2", seen.name());
        }
    }

    @Test
    void aStrangersEmptyAnswerIsNoAnswer() {
        try (var server = LoopbackServer.answering(at("/cc.xml", "<Projects/>"))) {
            var wants = assertInstanceOf(Impression.Wants.class, look(server, "/cc.xml"));
            assertNull(wants.product().tokenPage());
            var known = Candidate.at(server.url("/cc.xml").uri()).withToken("ann", new Secret(TOKEN));
            var unseen = assertInstanceOf(Impression.Unseen.class, arrivals.look(known));
            assertEquals(FaultKind.MISSING, unseen.fault().kind());
        }
    }

    @Test
    void anAddressBelowTheServerLeadsToIt() {
        try (var server = LoopbackServer.answering(request ->
                request.getTarget().startsWith("/ci/api") || request.getTarget().equals("/ci/")
                        ? jenkins(request)
                        : status(404))) {
            var elsewhere = assertInstanceOf(Impression.Elsewhere.class, look(server, "/ci/blob/master/README"));
            assertEquals(server.url("/ci/").uri(), elsewhere.address());
            assertEquals("jenkins", elsewhere.product().kind());
        }
    }

    @Test
    void soDoesTheTopWhereTheServerStandsBelow() {
        try (var server = LoopbackServer.answering(
                request -> request.getTarget().startsWith("/jenkins/") ? jenkins(request) : status(404))) {
            var elsewhere = assertInstanceOf(Impression.Elsewhere.class, look(server, "/"));
            assertEquals(server.url("/jenkins/").uri(), elsewhere.address());
        }
    }

    @Test
    void anotherHostIsNotToldTheTokenOfThisOne() {
        var asked = Candidate.at(URI.create("https://ci.example.com/a"))
                .withToken("ann", new Secret(TOKEN))
                .withPin("sha256/AAAA");
        for (String same : List.of("https://ci.example.com/b", "https://CI.example.com:443/")) {
            assertEquals(new Secret(TOKEN), asked.withAddress(URI.create(same)).token(), same);
        }
        for (String other :
                List.of("https://ci.example.org/a", "http://ci.example.com/a", "https://ci.example.com:8443/a")) {
            URI address = URI.create(other);
            assertEquals(Candidate.at(address), asked.withAddress(address), other);
        }
        var inClear = Candidate.at(URI.create("http://ci.example.com/")).withToken("ann", new Secret(TOKEN));
        assertEquals(
                new Secret(TOKEN),
                inClear.withAddress(URI.create("https://ci.example.com/")).token());
    }

    @Test
    void whatNobodyKnowsIsSaid() {
        try (var server = LoopbackServer.answering(request -> ok("<html><body>Welcome</body></html>"))) {
            var unseen = assertInstanceOf(Impression.Unseen.class, look(server, "/"));
            assertNull(unseen.product());
            assertEquals(FaultKind.UNREADABLE, unseen.fault().kind());
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsShownAndCanBePinned() {
        var held = new HeldCertificate.Builder()
                .commonName("ci.example.test")
                .addSubjectAlternativeName("localhost")
                .build();
        var tls = new HandshakeCertificates.Builder().heldCertificate(held).build();
        try (var server = LoopbackServer.answeringOverTls(tls.sslSocketFactory(), at("/cc.xml", FEED))) {
            var candidate = Candidate.at(server.url("/cc.xml").uri());
            var distrusted = assertInstanceOf(Impression.Distrusted.class, arrivals.look(candidate));
            assertTrue(distrusted.certificate().subject().contains("ci.example.test"));
            assertEquals(95, distrusted.certificate().fingerprint().length());
            assertEquals(List.of(), server.asked(), "nothing was said to whom nobody trusts");
            var pinned = candidate.withPin(distrusted.certificate().pin());
            var seen = assertInstanceOf(Impression.Seen.class, arrivals.look(pinned));
            arrivals.enter(pinned, seen.product(), new Choice("ci", List.of(), List.of(), false));
            assertEquals(
                    distrusted.certificate().pin(), settings().only().trust().pin());
        }
    }

    @Test
    void orItsAuthorityCanBeNamed(@TempDir Path temp) throws IOException {
        var held = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        Path authority = Files.writeString(temp.resolve("ca.pem"), held.certificatePem());
        var tls = new HandshakeCertificates.Builder().heldCertificate(held).build();
        try (var server = LoopbackServer.answeringOverTls(tls.sslSocketFactory(), at("/cc.xml", FEED))) {
            URI address = URI.create("https://localhost:" + server.url("/").port() + "/cc.xml");
            var candidate = Candidate.at(address).withAuthority(authority.toString());
            assertInstanceOf(Impression.Seen.class, arrivals.look(candidate));
            var missing = candidate.withAuthority(temp.resolve("no.pem").toString());
            var unseen = assertInstanceOf(Impression.Unseen.class, arrivals.look(missing));
            assertTrue(
                    unseen.fault().sentence().endsWith("cannot be read."),
                    unseen.fault().sentence());
        }
    }

    @Test
    void aProxyThatDoesNotKnowUsIsNotTakenForTheServer() {
        try (var proxy = LoopbackServer.answering(
                request -> new MockResponse.Builder().code(407).build())) {
            String way = "http://127.0.0.1:" + proxy.url("/").port();
            for (String address : List.of("http://ci.example.test/", "https://ci.example.test/")) {
                var candidate = Candidate.at(URI.create(address)).withProxy(way);
                var unseen = assertInstanceOf(Impression.Unseen.class, arrivals.look(candidate));
                assertTrue(
                        unseen.fault().sentence().contains("proxy"),
                        unseen.fault().sentence());
            }
        }
    }

    @Test
    void wherePeopleLogInOnAnotherPageATokenIsWanted() {
        try (var server = LoopbackServer.answering(request -> new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "/login?from=/")
                .addHeader("X-Jenkins", "2.500")
                .build())) {
            var wants = assertInstanceOf(Impression.Wants.class, look(server, "/"));
            assertTrue(assertNotNull2(wants.fault()).sentence().contains("login page"));
        }
    }

    @Test
    void nothingThatAnswersIsSaid() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var unseen = assertInstanceOf(
                Impression.Unseen.class, arrivals.look(Candidate.at(URI.create("http://127.0.0.1:" + port + "/"))));
        assertEquals(FaultKind.UNREACHABLE, unseen.fault().kind());
    }

    @Test
    void theServersOfAnotherMonitorAreBroughtAlong(@TempDir Path temp) throws IOException {
        Path other = Files.writeString(
                temp.resolve("BuildNotify.conf"),
                "[connection]\nurls=https://ci.example.com/cc.xml, https://ci.example.org/cc.xml\n");
        assertEquals(new Entry.Entered(file.toString()), arrivals.bring(other.toString()));
        assertEquals("""
                sources:
                  - name: ci
                    kind: cctray
                    url: https://ci.example.com/cc.xml
                  - name: ci 2
                    kind: cctray
                    url: https://ci.example.org/cc.xml
                """, Files.readString(file));
        assertInstanceOf(
                Entry.Refused.class, arrivals.bring(temp.resolve("none").toString()));
    }

    @Test
    void aFileWithoutEndIsNotReadToIt(@TempDir Path temp) throws IOException {
        Path endless = temp.resolve("endless.xml");
        try (var large = new RandomAccessFile(endless.toFile(), "rw")) {
            large.setLength(3L << 30);
        }
        var refused = assertInstanceOf(Entry.Refused.class, arrivals.bring(endless.toString()));
        assertTrue(refused.sentences().getFirst().contains("larger than"), refused.toString());
        var candidate = Candidate.at(URI.create("https://ci.example.test/")).withAuthority(endless.toString());
        var unseen = assertInstanceOf(Impression.Unseen.class, arrivals.look(candidate));
        assertTrue(
                unseen.fault().sentence().contains("larger than"),
                unseen.fault().sentence());
    }

    @Test
    void everyKindHasAHelpAndAPageThatIsAnAddress() {
        assertEquals(
                BuildServers.ALL.size() + DeployServers.ALL.size(),
                arrivals.products().size());
        List<String> helpless = arrivals.products().stream()
                .filter(product -> product.tokenHelp().isBlank())
                .map(Product::kind)
                .toList();
        assertEquals(List.of(), helpless);
        List<String> odd = arrivals.products().stream()
                .map(Product::tokenPage)
                .flatMap(Stream::ofNullable)
                .map(URI::toString)
                .filter(page -> !page.startsWith("https://") || page.contains("{"))
                .toList();
        assertEquals(List.of(), odd);
    }
}
