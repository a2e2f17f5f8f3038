package dev.andon.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.WallSettings;
import dev.andon.line.LineRule;
import dev.andon.settings.keychain.KeychainTrouble;
import dev.andon.source.Proxy;
import dev.andon.source.Secret;
import dev.andon.source.Selection;
import dev.andon.source.Source;
import dev.andon.source.Trust;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().commonName("Our CA").build();

    private Path temp;
    private SettingsFolder folder;

    @BeforeEach
    void aFolder(@TempDir Path temp) {
        this.temp = temp;
        folder = new SettingsFolder(temp);
    }

    private Source source(String lines) {
        return folder.settings("sources:\n  - name: ci\n    url: https://ci.example.com\n" + lines.indent(4))
                .sources()
                .getFirst();
    }

    private String warnings(String lines) {
        return folder.warnings("sources:\n  - name: ci\n    url: https://ci.example.com\n" + lines.indent(4));
    }

    @Test
    void readsASourceWithEveryKey() throws Exception {
        folder.with("certs/our-ca.pem", AUTHORITY.certificatePem()).with("us.p12", store("s3cret"));
        folder.with("home/password", " s3cret\n");
        Source source = folder.settings("""
                sources:
                  - name: ci
                    kind: jenkins
                    url: https://ci.example.com/view/Shop
                    user: wall
                    token: ${CI_TOKEN}
                    pipelines: {include: ["shop/**"], exclude: "**/PR-*"}
                    branches: [main, "release/*"]
                    pullRequests: true
                    every: 1m30s
                    deadline: 5s
                    ca: certs/our-ca.pem
                    clientCertificate:
                      file: us.p12
                      password: file:~/password
                    proxy: {host: proxy.example.com, port: 3128, user: ann, password: "keychain:ci"}
                    depth: 3
                """).sources().getFirst();
        assertEquals("jenkins", source.kind());
        assertEquals(URI.create("https://ci.example.com/view/Shop"), source.url());
        assertEquals("wall", source.user());
        assertEquals(SettingsFolder.HIDDEN, source.token().reveal());
        assertEquals(
                "Selection[include=[shop/**], exclude=[**/PR-*], branches=[main, release/*], pullRequests=true]",
                source.selection().toString());
        assertEquals(Duration.ofSeconds(90), source.every());
        assertEquals(Duration.ofSeconds(5), source.deadline());
        assertEquals(List.of(AUTHORITY.certificatePem()), source.trust().authorities());
        assertArrayEquals(
                Files.readAllBytes(temp.resolve("us.p12")), source.trust().clientCertificate());
        assertEquals("s3cret", source.trust().clientPassword().reveal());
        assertEquals(new Proxy("proxy.example.com", 3128, "ann", new Secret(SettingsFolder.HIDDEN)), source.proxy());
        assertEquals(Map.of("depth", "3"), source.options());
    }

    private static byte[] store(String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("us", AUTHORITY.keyPair().getPrivate(), password.toCharArray(), new Certificate[] {
            AUTHORITY.certificate()
        });
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        return bytes.toByteArray();
    }

    @Test
    void leavesWhatIsNotSaidToItsDefault() {
        Source source = source("");
        assertEquals(Source.of("ci", "", URI.create("https://ci.example.com")), source);
        assertEquals(Selection.ALL, source.selection());
        assertEquals(
                WallSettings.DEFAULT,
                folder.settings("sources: [{name: a, url: http://a}]").wall());
    }

    @ParameterizedTest(name = "pipelines: {0}")
    @CsvSource(
            delimiter = '|',
            value = {"[shop, cart]", "{include: [shop, cart]}"})
    void namesOfPipelinesMayStandAlone(String pipelines) {
        Source source = folder.settings("sources: [{name: ci, url: http://a, pipelines: " + pipelines + "}]")
                .sources()
                .getFirst();
        assertEquals("[shop, cart]", source.selection().include().toString());
        assertEquals(List.of(), source.selection().exclude());
    }

    @Test
    void readsTheLines() {
        Settings settings = folder.settings("""
                sources: [{name: ci, url: http://a}]
                lines:
                  - name: trunk
                    pipelines: "ci/shop/**"
                    stop: {after: 2 consecutive failures, confirm: rerun}
                    resume: green
                  - name: mobile
                team: {me: Ann, database: "${CI_TOKEN}"}
                """);
        LineRule trunk = settings.lines().getFirst();
        LineRule mobile = settings.lines().getLast();
        assertEquals(2, trunk.after());
        assertEquals(LineRule.Confirm.RERUN, trunk.confirm());
        assertEquals(LineRule.Resume.GREEN, trunk.resume());
        assertEquals("[ci/shop/**]", trunk.pipelines().toString());
        assertEquals(new LineRule("mobile", List.of(), 1, LineRule.Resume.PERSON), mobile);
        assertEquals("Ann", settings.team().me());
        assertEquals(SettingsFolder.HIDDEN, settings.team().database().reveal());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lines: [{name: a}, {name: A}]                   | Another line has this name
            lines: [{name: a, stop: {after: sometimes}}]    | "sometimes" is not a number of failures
            lines: [{name: a, stop: {after: 0}}]            | is not a number of failures
            lines: [{name: a, stop: {confirm: twice}}]      | is none of none, rerun
            lines: [{name: a, resume: never}]               | is none of person, green
            lines: [{pipelines: "ci/**"}]                   | The key "name" is missing
            """)
    void saysWhatIsWrongWithALine(String lines, String mistake) {
        assertTrue(
                folder.mistakes("sources: [{name: ci, url: http://a}]\n" + lines)
                        .contains(mistake),
                mistake);
    }

    @Test
    void readsTheWall() {
        assertEquals(
                new WallSettings(
                        "Shop team",
                        WallSettings.Order.NAME,
                        WallSettings.Palette.COLOUR_BLIND,
                        Locale.GERMAN,
                        WallSettings.Motion.REDUCED,
                        2,
                        new WallSettings.Night(LocalTime.of(22, 0), LocalTime.of(6, 30), 0.4),
                        Duration.ofSeconds(20)),
                folder.settings("""
                        wall:
                          title: Shop team
                          order: name
                          palette: colour-blind
                          language: de
                          motion: reduced
                          screen: 2
                          night: {from: "22:00", to: "06:30", dim: 40}
                          pages: 20s
                        """).wall());
    }

    @Test
    void takesKeysFromAnAnchorThatSeveralSourcesShare() {
        List<Source> sources = folder.settings("""
                sources:
                  - &team
                    name: ci
                    url: https://ci.example.com
                    every: 30s
                    branches: &branches [main]
                  - <<: *team
                    name: nightly
                  - name: other
                    url: https://other.example.com
                    branches: *branches
                """).sources();
        assertEquals(
                List.of("ci", "nightly", "other"),
                sources.stream().map(Source::name).toList());
        assertEquals(Duration.ofSeconds(30), sources.get(1).every());
        assertEquals(sources.get(0).selection(), sources.get(2).selection());
    }

    @Test
    void takesNumbersAsTheTextsTheyAreWrittenAs() {
        Source source = source("user: 007\ntoken: 0x10\n");
        assertEquals("007", source.user());
        assertEquals("0x10", source.token().reveal());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the environment, ${CI_TOKEN}",
        "the environment with spaces, ${ CI_TOKEN }",
        "a file, file:ci.token",
        "a file below home, file:~/ci.token",
        "the keychain, keychain:ci",
        "the settings themselves, " + SettingsFolder.HIDDEN
    })
    void findsASecretIn(String place, String token) {
        folder.with("ci.token", SettingsFolder.HIDDEN + "\r\n").with("home/ci.token", "\n  " + SettingsFolder.HIDDEN);
        assertEquals(SettingsFolder.HIDDEN, source("token: " + token).token().reveal());
    }

    @Test
    void neverShowsASecretInTheTextOfTheSettings() {
        folder.with("ci.token", SettingsFolder.HIDDEN);
        for (String line : List.of(
                "token: ${CI_TOKEN}",
                "token: file:ci.token",
                "token: keychain:ci",
                "token: " + SettingsFolder.HIDDEN,
                "proxy: ${PROXY}",
                "proxy: http://ann:" + SettingsFolder.HIDDEN + "@proxy:3128")) {
            Reading reading = folder.read("sources:\n  - name: ci\n    url: http://ci.example.com\n" + line.indent(4));
            assertTrue(reading instanceof Reading.Usable, reading.toString());
            assertFalse(reading.toString().contains(SettingsFolder.HIDDEN), line);
        }
    }

    @Test
    void asksTheKeychainOnlyWhenItIsNamed() {
        var silent = new SettingsFolder(temp, name -> {
            throw new AssertionError("asked for " + name);
        });
        assertEquals(
                1,
                silent.settings("sources: [{name: a, url: http://a}]").sources().size());
    }

    @Test
    void saysWhyTheKeychainCannotBeAsked() {
        var locked = new SettingsFolder(temp, name -> {
            throw new KeychainTrouble("The keyring is locked.");
        });
        assertEquals(
                "andon.yaml:1:45: sources[0].token: The keyring is locked.",
                locked.mistakes("sources: [{name: a, url: 'http://a', token: keychain:ci}]"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "user and password, https://ann:p%40ss+word@ci.example.com/x, ann, p@ss+word",
        "a token, https://t0ken@ci.example.com/x, '', t0ken",
        "a token and an empty password, https://:t0ken@ci.example.com/x, '', t0ken"
    })
    void takesASecretOutOfAnAddress(String what, String url, String user, String secret) {
        Settings settings = folder.settings("sources:\n  - name: ci\n    url: " + url + "\n");
        Source source = settings.sources().getFirst();
        assertEquals(URI.create("https://ci.example.com/x"), source.url());
        assertEquals(user, source.user());
        assertEquals(secret, source.token().reveal());
        assertEquals(
                "This address holds a secret.", settings.warnings().getFirst().what());
    }

    @Test
    void refusesASecretInTheAddressBesideAnother() {
        assertEquals(
                "andon.yaml:3:10: sources[0].url: This address holds a user or a secret, and so do the keys. Take it out of the address.",
                folder.mistakes(
                        "sources:\n  - name: ci\n    url: https://ann:x@ci.example.com\n    token: ${CI_TOKEN}\n"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a view, https://ci.example.com/view/Shop%20team/",
        "a port and a prefix, http://127.0.0.1:8080/jenkins",
        "an underscore, https://ci_server/cc.xml",
        "an IPv6 address, http://[::1]:8153/go",
        "a query, 'https://ci.example.com/cc.xml?recursive=true&a=1#top'"
    })
    void takesAddressesAsTheyAre(String what, String url) {
        assertEquals(
                URI.create(url),
                folder.settings("sources:\n  - {name: ci, url: \"" + url + "\"}\n")
                        .sources()
                        .getFirst()
                        .url());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a reference      | ${PROXY}                              | proxy.example.com | 3128
            an address       | http://ann:hunter2-that-must-not-show@proxy.example.com | proxy.example.com | 80
            """)
    void readsAProxyFrom(String what, String text, String host, int port) {
        assertEquals(
                new Proxy(host, port, "ann", new Secret(SettingsFolder.HIDDEN)),
                source("proxy: " + text).proxy());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a secret in clear          | token: abc                 | andon.yaml:4:12: sources[0].token: The secret itself stands in the settings. Keep it elsewhere: ${VARIABLE}, file:path or keychain:name. Everybody who sees this file sees it.
            a proxy's password         | proxy: http://ann:x@p:3128 | andon.yaml:4:12: sources[0].proxy: The proxy's password itself stands in the settings. Write the proxy as host:, port:, user: and password:, with the password kept elsewhere.
            braces in a pattern        | branches: 'a{b,c}'         | andon.yaml:4:15: sources[0].branches: Braces in a pattern stand for themselves. Use several patterns.
            a variable                 | token: ${CI_TOKEN}         | ''
            """)
    void warnsOf(String what, String line, String expected) {
        assertEquals(expected, warnings(line));
    }

    @Test
    void warnsOfATokenThatTravelsUnencryptedButNotOnThisMachine() {
        String yaml = "sources:\n  - {name: ci, url: \"http://HOST:8080\", token: \"${CI_TOKEN}\"}\n";
        assertEquals(
                "andon.yaml:2:21: sources[0].url: The token travels to this address unencrypted. Use https:// if the server has it.",
                folder.warnings(yaml.replace("HOST", "ci.example.com")));
        assertEquals("", folder.warnings(yaml.replace("HOST", "localhost")));
    }

    @Test
    void warnsOfASecretInAQueryAndOfTrustWithoutTls() {
        assertEquals(
                "andon.yaml:3:10: sources[0].url: This address seems to hold a secret after its \"?\". Use \"token:\" if the server takes it in a header.\n"
                        + "andon.yaml:4:10: sources[0].pin: This has no effect: the address does not begin with https://.",
                folder.warnings("sources:\n  - name: ci\n    url: http://ci.example.com/cc.xml?api_key=x\n"
                        + "    pin: sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"));
    }

    @Test
    void warnsOfASecretFileThatEverybodyCanRead() throws Exception {
        folder.with("ci.token", "x");
        Files.setPosixFilePermissions(temp.resolve("ci.token"), PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(
                "andon.yaml:4:12: sources[0].token: Everybody on this machine can read the file \"ci.token\" (rw-r--r--). chmod 600 leaves it to its owner.",
                warnings("token: file:ci.token"));
        Files.setPosixFilePermissions(temp.resolve("ci.token"), PosixFilePermissions.fromString("rw-------"));
        assertEquals("", warnings("token: file:ci.token"));
    }

    @Test
    void warnsWhenNothingIsWatched() {
        assertEquals(
                "andon.yaml:1:1: There are no \"sources:\": nothing is watched.",
                folder.warnings("wall: {order: name}"));
    }

    @Test
    void theSameSettingsReadTwiceAreEqualSoThatSourcesGoOnUndisturbed() throws Exception {
        folder.with("us.p12", store("s3cret"));
        String lines = "clientCertificate: {file: us.p12, password: s3cret}\ntoken: ${CI_TOKEN}\nbranches: main\n";
        Source first = source(lines);
        assertEquals(first, source(lines));
        folder.with("us.p12", store("s3cret"));
        assertFalse(first.equals(source(lines)), "another certificate must be taken");
        assertNull(Trust.PLATFORM.clientCertificate());
    }

    @Test
    void readsAFileWithAByteOrderMarkAndWindowsLineEnds() {
        assertEquals(
                "Shop",
                folder.settings("\uFEFFwall:\r\n  title: Shop\r\n").wall().title());
    }
}
