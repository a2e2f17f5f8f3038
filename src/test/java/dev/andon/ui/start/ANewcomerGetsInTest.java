package dev.andon.ui.start;

import static dev.andon.testing.LoopbackServer.ok;
import static dev.andon.testing.LoopbackServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.app.Arrivals;
import dev.andon.app.KnownKinds;
import dev.andon.arrival.Arrival;
import dev.andon.arrival.Candidate;
import dev.andon.arrival.Choice;
import dev.andon.arrival.Entry;
import dev.andon.arrival.Impression;
import dev.andon.arrival.Product;
import dev.andon.board.WindowSettings;
import dev.andon.settings.SettingsPen;
import dev.andon.settings.SettingsReader;
import dev.andon.settings.keychain.KeychainTrouble;
import dev.andon.settings.keychain.Vault;
import dev.andon.source.Secret;
import dev.andon.testing.Fx;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Screens;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The start window before a server, from a pasted address to the settings.
class ANewcomerGetsInTest {
    private static final int CLICKS_AT_MOST = 5;
    private static final String FEED = Stream.of("shop/cart", "shop/checkout", "tools/lint", "nightly")
            .map(name -> "<Project name=\"%s\" activity=\"Sleeping\" lastBuildStatus=\"Success\"/>".formatted(name))
            .collect(Collectors.joining("", "<Projects>", "</Projects>"));

    /// A machine without a keychain.
    private static final Vault NONE = new Vault() {
        @Override
        public Optional<Secret> find(String name) throws KeychainTrouble {
            throw new KeychainTrouble("There is no keyring here.");
        }

        @Override
        public void keep(String name, Secret secret) throws KeychainTrouble {
            throw new KeychainTrouble("There is no keyring here.");
        }
    };

    private final List<String> left = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private Optional<Path> answer = Optional.empty();
    private Path file;
    private Arrivals arrivals;
    private Stage stage;
    private StartObject start;

    private void open(WindowSettings.Theme theme, Locale language) {
        open(theme, language, arrivals);
    }

    private void open(WindowSettings.Theme theme, Locale language, Arrival arrival) {
        Fx.run(() -> {
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            var exits =
                    new StartWindow.Exits(left::add, () -> left.add("demo"), written -> left.add("watch " + written));
            new StartWindow(
                            stage,
                            new Theme(new WindowSettings(theme, 100)),
                            Texts.in(language),
                            arrival,
                            exits,
                            (title, owner) -> answers(title))
                    .open();
            start = new StartObject(stage.getScene());
        });
    }

    private Optional<Path> answers(String title) {
        questions.add(title);
        return answer;
    }

    @BeforeEach
    void nothingIsSet(@TempDir Path temp) {
        Fx.start();
        file = temp.resolve("andon.yaml");
        var reader = new SettingsReader(KnownKinds.all(), KnownKinds.gates(), Map.of(), temp, NONE);
        arrivals = new Arrivals(new SettingsPen(file, reader), NONE, InstantSource.system());
        open(WindowSettings.Theme.LIGHT, Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        arrivals.close();
    }

    private static MockResponse open(RecordedRequest request) {
        return request.getTarget().equals("/cc.xml") ? ok(FEED) : status(404);
    }

    /// A feed that only Ann may see.
    private static MockResponse forAnn(RecordedRequest request) {
        boolean isAnn =
                Credentials.basic("ann", "s3cret").equals(request.getHeaders().get("Authorization"));
        return isAnn ? ok(FEED) : request.getTarget().equals("/cc.xml") ? ok("<Projects/>") : status(404);
    }

    @Test
    void anOpenServerTakesTwoClicks() throws Exception {
        try (var server = LoopbackServer.answering(ANewcomerGetsInTest::open)) {
            assertFalse(start.canPress("look"), "there is no address yet");
            start.write("server-address", server.url("/cc.xml").toString())
                    .press("look")
                    .until("enter");
            assertTrue(start.said().contains("This is CCTray XML. It shows 4 pipelines."), start.said());
            Screens.keep("start-seen", stage.getScene());
            start.press("enter").untilSaid("It is watched from now on");
            assertEquals(List.of("watch " + file), left);
            assertEquals(2, start.clicks());
            assertTrue(Files.readString(file).contains("kind: cctray"), Files.readString(file));
        }
    }

    /// What is being written cannot be taken back: nothing pretends that it can, or makes the answer forgotten.
    @Test
    void whatIsBeingWrittenIsWaitedFor() throws Exception {
        try (var server = LoopbackServer.answering(ANewcomerGetsInTest::open)) {
            start.write("server-address", server.url("/cc.xml").toString())
                    .press("look")
                    .until("enter");
            Fx.run(() -> {
                ((Button) stage.getScene().lookup("#enter")).fire();
                assertNull(stage.getScene().lookup("#cancel"));
                assertTrue(stage.getScene().lookup("#look").isDisabled());
                assertTrue(stage.getScene().lookup("#import").isDisabled());
            });
            start.untilSaid("It is watched from now on");
            assertEquals(List.of("watch " + file), left);
            assertFalse(Fx.call(() -> stage.getScene().lookup("#import").isDisabled()));
        }
    }

    @Test
    void aServerThatWantsATokenTakesFiveAtMostEvenWithoutAKeychain() throws Exception {
        try (var server = LoopbackServer.answering(ANewcomerGetsInTest::forAnn)) {
            start.write("server-address", server.url("/cc.xml").toString())
                    .press("look")
                    .until("token");
            Screens.keep("start-wants", stage.getScene());
            start.write("user", "ann")
                    .write("token", "s3cret")
                    .press("look-again")
                    .until("enter");
            start.press("enter").until("keep-in-file");
            assertFalse(Files.exists(file), "nothing was written without saying so");
            Screens.keep("start-no-keychain", stage.getScene());
            start.press("keep-in-file").untilSaid("It is watched from now on");
            assertTrue(start.clicks() <= CLICKS_AT_MOST, "clicks: " + start.clicks());
            assertFalse(Files.readString(file).contains("s3cret"), "the settings hold no secret");
        }
    }

    @Test
    void someOfThePipelinesAreChosenInATree() throws Exception {
        try (var server = LoopbackServer.answering(ANewcomerGetsInTest::open)) {
            start.write("server-address", server.url("/cc.xml").toString())
                    .press("look")
                    .until("enter");
            assertEquals(
                    List.of("All pipelines", "nightly", "shop/", "cart", "checkout", "tools/", "lint"), start.tree());
            start.write("choose-filter", "SHOP");
            assertEquals(List.of("All pipelines", "shop/", "cart", "checkout"), start.tree());
            start.write("choose-filter", "").mark("All pipelines");
            assertFalse(start.canPress("enter"), "nothing is chosen");
            start.mark("shop/");
            assertTrue(start.said().contains("2 of 4 chosen"), start.said());
            start.write("source-name", "build").write("source-branches", "main, release/*");
            start.press("enter").untilSaid("It is watched from now on");
            String written = Files.readString(file);
            assertTrue(written.contains("name: build\n"), written);
            assertTrue(written.contains("pipelines: [shop/**]\n"), written);
            assertTrue(written.contains("branches: [main, release/*]\n"), written);
        }
    }

    @Test
    void aCertificateIsShownBeforeItIsTrusted() {
        var held = new HeldCertificate.Builder().commonName("ci.example.test").build();
        var tls = new HandshakeCertificates.Builder().heldCertificate(held).build();
        try (var server = LoopbackServer.answeringOverTls(tls.sslSocketFactory(), ANewcomerGetsInTest::open)) {
            start.write("server-address", server.url("/cc.xml").toString())
                    .press("look")
                    .until("pin");
            assertTrue(start.said().contains("CN=ci.example.test"), start.said());
            assertTrue(start.said().contains("SHA-256: "), start.said());
            Screens.keep("start-certificate", stage.getScene());
            start.press("pin").until("enter");
        }
    }

    @Test
    void anAuthorityThatIsNamedIsTrustedAndWritten(@TempDir Path temp) throws Exception {
        var authority = new HeldCertificate.Builder().certificateAuthority(0).build();
        var held = new HeldCertificate.Builder()
                .signedBy(authority)
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        var tls = new HandshakeCertificates.Builder().heldCertificate(held).build();
        Path certificates = Files.writeString(temp.resolve("ca.pem"), authority.certificatePem());
        try (var server = LoopbackServer.answeringOverTls(tls.sslSocketFactory(), ANewcomerGetsInTest::open)) {
            start.write("server-address", server.url("/cc.xml").toString())
                    .press("look")
                    .until("name-authority");
            start.press("name-authority");
            assertTrue(start.has("name-authority"), "thought better of it: the question is still there");
            answer = Optional.of(certificates);
            start.press("name-authority").until("enter");
            assertEquals(2, questions.size());
            start.press("enter").untilSaid("It is watched from now on");
            assertTrue(Files.readString(file).contains(certificates.toString()), Files.readString(file));
        }
    }

    @Test
    void whatAnotherMonitorWatchedIsBroughtFromTheChosenFile(@TempDir Path temp) throws Exception {
        start.press("import");
        assertEquals(1, questions.size());
        assertFalse(Files.exists(file), "nobody chose a file");
        answer = Optional.of(temp.resolve("none"));
        start.press("import").untilSaid("cannot be read");
        answer = Optional.of(Files.writeString(
                temp.resolve("cctray-settings.xml"),
                "<Configuration><Projects><Project serverUrl=\"http://ci.example.test/cc.xml\" projectName=\"shop\"/>"
                        + "</Projects></Configuration>"));
        start.press("import").untilSaid("It is watched from now on");
        assertTrue(Files.readString(file).contains("url: http://ci.example.test/cc.xml"), Files.readString(file));
    }

    /// Brings nothing before it may.
    private record Slow(Arrival arrival, CountDownLatch mayWrite) implements Arrival {
        @Override
        public List<Product> products() {
            return arrival.products();
        }

        @Override
        public Impression look(Candidate candidate) {
            return arrival.look(candidate);
        }

        @Override
        public Entry enter(Candidate candidate, Product product, Choice choice) {
            return arrival.enter(candidate, product, choice);
        }

        @Override
        public Entry bring(String file) {
            try {
                mayWrite.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return arrival.bring(file);
        }
    }

    @Test
    void whatBecameOfWritingIsToldWhateverElseIsPressed(@TempDir Path temp) throws Exception {
        Fx.run(stage::close);
        var mayWrite = new CountDownLatch(1);
        open(WindowSettings.Theme.LIGHT, Locale.ENGLISH, new Slow(arrivals, mayWrite));
        answer = Optional.of(Files.writeString(
                temp.resolve("cctray-settings.xml"),
                "<Configuration><Projects><Project serverUrl=\"http://ci.example.test/cc.xml\" projectName=\"shop\"/>"
                        + "</Projects></Configuration>"));
        start.write("server-address", "our server").press("import").untilSaid("Writing the settings");
        assertFalse(start.has("cancel"), "what is being written cannot be taken back");
        List.of("look", "import", "demo").forEach(start::press);
        mayWrite.countDown();
        start.untilSaid("It is watched from now on");
        assertEquals(List.of("watch " + file), left);
        assertTrue(start.canPress("import") && start.canPress("demo"), "the next one can be brought");
    }

    @Test
    void aMistakeIsToldAndEverythingTypedStays() throws Exception {
        Files.writeString(file, "sources: [{name: ci, url: https://a}] # ours\n");
        try (var server = LoopbackServer.answering(ANewcomerGetsInTest::open)) {
            start.write("server-address", server.url("/cc.xml").toString())
                    .press("look")
                    .until("enter");
            start.write("source-name", "ci").press("enter").untilSaid("Another source has this name");
            assertEquals("ci", start.value("source-name"));
            start.write("source-name", "other").press("enter").untilSaid("It is watched from now on");
            assertTrue(Files.readString(file).startsWith("sources: [{name: ci, url: https://a}, {"));
            assertTrue(Files.readString(file).endsWith("] # ours\n"));
        }
    }

    @Test
    void whatIsNoAddressIsSaid() {
        start.write("server-address", "our server").press("look").untilSaid("This is no address.");
    }

    @Test
    void aServerThatDoesNotAnswerCanBeLeft() {
        try (var server = LoopbackServer.answering(request -> new MockResponse.Builder()
                .headersDelay(30, java.util.concurrent.TimeUnit.SECONDS)
                .build())) {
            start.write("server-address", server.url("/").toString())
                    .press("look")
                    .until("cancel");
            start.press("cancel");
            assertFalse(start.has("cancel"));
            start.press("demo");
            assertEquals(List.of("demo"), left);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = WindowSettings.Theme.class,
            names = {"LIGHT", "DARK", "HIGH_CONTRAST"})
    void itLooksWellInAllColours(WindowSettings.Theme theme) {
        Fx.run(stage::close);
        boolean german = theme == WindowSettings.Theme.DARK;
        open(theme, german ? Locale.GERMAN : Locale.ENGLISH);
        String name = theme.name().toLowerCase(Locale.ROOT);
        Screens.keep("start-" + name, stage.getScene());
        start.write("server-address", "http://127.0.0.1:1/")
                .press("look")
                .untilSaid(german ? "Unter 127.0.0.1:1 antwortet niemand." : "Nothing answers at 127.0.0.1:1.");
        Screens.keep("start-unseen-" + name, stage.getScene());
    }
}
