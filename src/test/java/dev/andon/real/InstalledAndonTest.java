package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.desktop.Desktop;
import java.awt.Point;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The Debian package on a bare Debian 12: from a previous version that somebody works with to none at all. One
/// after the other, because installing takes long.
@Tag("dist")
@Timeout(900)
@ExtendWith(WantsToMount.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InstalledAndonTest {
    private static final Duration SHOWN = Duration.ofSeconds(60);
    private static final String ID = "dev.andon.Andon.desktop";
    private static final Look WALL = new Look("wall/palette-dark.css", 0.02);
    private static final Look WINDOW = new Look("kit/window-light.css", 0.001);
    private static final int ICON = 0xff5252;
    private static final int ROWS = 10;
    private static final int LOOKS_AT_A_ROW = 10;
    private static final List<String> OWN = List.of(".config/andon", ".local/share/andon");

    @TempDir
    static Path folder;

    private static BareDebian debian;
    private static RealBuildbot buildbot;
    private static Desktop desktop;
    private static List<String> before;

    @BeforeAll
    @Timeout(900)
    static void somebodyWorksWithThePreviousVersion() throws Exception {
        debian = BareDebian.in(folder, Path.of("target/dist/debian").toAbsolutePath());
        before = debian.named("andon");
        buildbot = new RealBuildbot(Files.createDirectory(folder.resolve("buildbot")));
        buildbot.build("shop");
        buildbot.job("cart", "exit 1");
        buildbot.build("cart");
        desktop = new Desktop(Files.createDirectory(folder.resolve("desktop"))).withScreen(1024, 768);
        debian.install(previous());
        Path settings = Files.createDirectories(debian.home().resolve(".config/andon"));
        Files.writeString(settings.resolve("andon.yaml"), """
                sources:
                  - {name: buildbot, url: "%s", user: ann, token: "%s", every: 1s, pipelines: [shop, cart]}
                """.formatted(
                        buildbot.url(), buildbot.source().token().reveal()));
        debian.run("chown", "-R", "ann:ann", "/home/ann").well();
    }

    @AfterAll
    static void close() {
        if (desktop != null) {
            desktop.close();
        }
        if (buildbot != null) {
            buildbot.close();
        }
    }

    /// The same Andon with a lower number, not compressed.
    private static Path previous() {
        Ended.of(
                        Path.of("").toAbsolutePath(),
                        Map.of("ANDON_VERSION", "0.0.9", "ANDON_COMPRESSION", "none", "ANDON_OUT", folder.toString()),
                        List.of("packaging/linux/deb.sh"))
                .well();
        return Packages.one(folder, "andon_*.deb");
    }

    private static String version() {
        return debian.run("dpkg-query", "--show", "--showformat=${Version}", "andon")
                .well()
                .output();
    }

    /// Where a look has its colours, and how much of the screen must be red, and how much green.
    private record Look(String sheet, double share) {
        private boolean isSeen() throws IOException {
            return share("red") > share && share("green") > share;
        }

        private double share(String name) throws IOException {
            String sheet =
                    Files.readString(Path.of("src/main/resources/dev/andon/ui").resolve(this.sheet));
            var found =
                    Pattern.compile("-andon-" + name + ":\\s*#(\\p{XDigit}{6})").matcher(sheet);
            assertTrue(found.find());
            int colour = Integer.parseInt(found.group(1), 16);
            return desktop.shareOfScreen(pixel -> pixel == colour);
        }
    }

    /// Starts it, waits until the screen shows both colours, and keeps a picture of that.
    private static void shows(String picture, Look look, String... command) throws Exception {
        try (Program andon = debian.start(picture, folder, desktop.environment(), command)) {
            andon.until("red and green are on the screen", SHOWN, look::isSeen);
            picture(picture);
            assertEquals("", said(picture), "it has nothing to complain about");
        }
    }

    private static void picture(String name) throws IOException {
        desktop.picture(Files.createDirectories(Path.of("target/screens")).resolve(name + ".png"));
    }

    private static String said(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".out"));
    }

    /// What the user has, with a hash of each.
    private static Map<String, Integer> own() throws IOException {
        var own = new TreeMap<String, Integer>();
        for (String part : OWN) {
            Path there = Files.createDirectories(debian.home().resolve(part));
            try (Stream<Path> files = Files.walk(there)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = debian.home().relativize(file).toString();
                    own.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).hashCode());
                }
            }
        }
        return own;
    }

    @Test
    @Order(1)
    void theWallOfALiveBuildbotIsRedAndGreen() throws Exception {
        shows("installed-buildbot", WALL, "andon", "wall");
        assertTrue(own().keySet().stream().anyMatch(file -> file.startsWith(".local/share/andon")), own().toString());
        try (Stream<Path> home = Files.list(debian.home())) {
            assertFalse(home.anyMatch(file -> file.endsWith(".openjfx")), "nothing is unpacked into homes");
        }
    }

    @Test
    @Order(2)
    void anUpgradeKeepsSettingsAndData() throws Exception {
        Map<String, Integer> kept = own();
        debian.install(Packages.one("andon_*.deb"));
        assertEquals(kept, own());
        assertFalse(version().startsWith("0.0.9"), version());
        shows("upgraded-buildbot", WALL, "andon", "wall");
        var after = new HashMap<>(own());
        after.keySet().retainAll(List.of(".config/andon/andon.yaml"));
        assertEquals(Map.of(".config/andon/andon.yaml", kept.get(".config/andon/andon.yaml")), after);
    }

    @Test
    @Order(3)
    void theDemoTeamNeedsNoSettings() throws Exception {
        shows("installed-demo-wall", WALL, "andon", "demo", "--wall");
        shows("installed-demo", WINDOW, "andon", "demo");
    }

    @Test
    @Order(4)
    void itsStartCacheIsTakenAndItsJavaIsItsOwn() {
        Ended plain = debian.runAsUser("andon", "--version").well();
        assertTrue(plain.output().contains("\njava: 2"), plain.output());
        // An AOTMode of "on" refuses to start without the cache, where the launcher's "auto" starts more slowly.
        Ended strict = debian.runAsUser("env", "JDK_JAVA_OPTIONS=-XX:AOTMode=on", "andon", "--version");
        assertEquals(0, strict.status(), strict.output());
    }

    @Test
    @Order(5)
    void httpsGermanAndPicturesWorkInItsJava() throws Exception {
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .certificateAuthority(0)
                .build();
        try (var server = new MockWebServer()) {
            server.useHttps(new HandshakeCertificates.Builder()
                    .heldCertificate(own)
                    .build()
                    .sslSocketFactory());
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder()
                            .setHeader("Content-Type", "application/xml")
                            .body("<Projects><Project name='kasse' activity='Sleeping' lastBuildStatus='Failure'"
                                    + " lastBuildLabel='7' lastBuildTime='2026-11-23T10:00:00Z'"
                                    + " webUrl='https://ci.example.com/kasse'/></Projects>")
                            .build();
                }
            });
            server.start(InetAddress.getLoopbackAddress(), 0);
            Path settings = debian.path("/tmp/https");
            Files.createDirectory(settings);
            Files.writeString(settings.resolve("ca.pem"), own.certificatePem());
            Files.writeString(settings.resolve("andon.yaml"), """
                    sources:
                      - {name: sicher, kind: cctray, url: "https://127.0.0.1:%d/cc.xml", ca: ca.pem}
                    wall: {language: de}
                    team: {file: /home/ann/other.db}
                    """.formatted(server.getPort()));
            Ended status = debian.runAsUser("andon", "status", "--config", "/tmp/https/andon.yaml");
            assertEquals(1, status.status(), status.output());
            assertTrue(status.output().contains("fehlgeschlagen"), status.output());
            debian.runAsUser("andon", "snapshot", "--config", "/tmp/https/andon.yaml", "--out", "/home/ann/wall.png");
            assertTrue(Files.size(debian.home().resolve("wall.png")) > 5_000, "the wall is drawn");
        }
    }

    /// A package leaves out what its libraries have and Andon does not use: what a judgement computes must still
    /// be there.
    @ParameterizedTest
    @ValueSource(strings = {"count", "gauge"})
    @Order(6)
    void whatALossIsCanBeComputed(String kind) throws IOException {
        var noise = new Random(5);
        List<String> lines = new ArrayList<>();
        for (int minute = 0; minute < 9 * 24 * 60; minute++) {
            double level = 300 * (1 + 0.5 * Math.sin(2 * Math.PI * minute / 1440)) + 15 * noise.nextGaussian();
            lines.add(minute * 60 + "," + (kind.equals("count") ? Math.round(level) : level));
        }
        Files.write(debian.path("/tmp/" + kind + ".csv"), lines);
        Ended replay = debian.runAsUser(
                "andon", "replay", "--csv", "/tmp/" + kind + ".csv", "--kind", kind, "--deploys", "5", "--drops", "1");
        assertEquals(0, replay.status(), replay.output());
        assertTrue(replay.output().contains("5 (100.00 %)"), replay.output());
    }

    @Test
    @Order(7)
    void itIsInTheMenuAndOpensItsLinks() throws IOException {
        String entry = Files.readString(debian.path("/usr/share/applications/" + ID));
        assertTrue(entry.contains("\nExec=andon %u\n"), entry);
        assertTrue(entry.contains("\nStartupWMClass=dev.andon.app.FxApplication\n"), entry);
        assertTrue(Files.exists(debian.path("/usr/share/icons/hicolor/48x48/apps/dev.andon.Andon.png")));
        debian.run("apt-get", "install", "-y", "-q", "--no-install-recommends", "libglib2.0-bin")
                .well();
        String handlers =
                debian.runAsUser("gio", "mime", "x-scheme-handler/andon").output();
        assertTrue(handlers.contains(ID), handlers);
    }

    /// With a desktop of Debian's own, which reads the menu's entries and the icons as everybody's does.
    @Test
    @Order(8)
    void aDesktopShowsItsIconInTheMenuAndStartsItFromThereAndALinkOpensInThatWindow() throws Exception {
        debian.run(
                        "apt-get",
                        "install",
                        "-y",
                        "-q",
                        "--no-install-recommends",
                        "dbus-user-session",
                        "dbus-x11",
                        "procps",
                        "xdotool",
                        "xfce4-panel",
                        "xfce4-session",
                        "xfce4-settings",
                        "xfdesktop4",
                        "xfwm4")
                .well();
        try (Session session = debian.session(folder, desktop.environment())) {
            Point icon = iconInTheMenuOf(session);
            picture("installed-menu");
            session.point(icon.x, icon.y, "click", "1");
            session.until("the window is there", SHOWN, WINDOW::isSeen);
            picture("installed-from-menu");
            session.run("gio", "open", "andon:pipeline/buildbot/cart").well();
            // So narrow a screen has no room for the list beside the pipeline that failed.
            session.until(
                    "the link's pipeline is shown instead of the list",
                    SHOWN,
                    () -> WINDOW.share("red") > 0.001 && WINDOW.share("green") == 0);
            picture("installed-link");
            assertEquals(1, session.windows());
            assertEquals(1, session.andons());
        }
    }

    /// Goes through the menu's rows, at each of which a submenu may open, until Andon's icon is seen. Nobody else on
    /// the screen has its red. Who moves on to the left does not mean the submenu that is still open.
    private static Point iconInTheMenuOf(Session session) {
        var looks = new AtomicInteger();
        session.until("the menu shows the icon", SHOWN, () -> {
            if (desktop.middleOf(pixel -> pixel == ICON).isPresent()) {
                return true;
            }
            int look = looks.getAndIncrement();
            int row = look / LOOKS_AT_A_ROW % ROWS;
            if (row > 0) {
                session.point(100 - 6 * (look % LOOKS_AT_A_ROW), 20 + 25 * row);
            } else if (look % LOOKS_AT_A_ROW == 0) {
                session.point(50, 13, "key", "Escape", "click", "1");
            }
            return false;
        });
        return assertDoesNotThrow(() -> desktop.middleOf(pixel -> pixel == ICON))
                .orElseThrow();
    }

    @Test
    @Order(9)
    void aSessionStartsItUntilThatIsSwitchedOff() throws Exception {
        debian.runAsUser("andon", "autostart", "on").well();
        try (Session session = debian.session(folder, desktop.environment())) {
            session.until("the window is there", SHOWN, WINDOW::isSeen);
            picture("installed-autostart");
            assertEquals(1, session.windows());
        }
        debian.runAsUser("andon", "autostart", "off").well();
        assertEquals(1, debian.runAsUser("andon", "autostart").status());
    }

    @Test
    @Order(10)
    void theKiosksServiceShowsTheWallAtLogInAndComesBackWhenItWasKilled() throws Exception {
        Path settings = debian.home().resolve(".config/andon/kiosk");
        Files.writeString(settings, "SCREEN=1\n");
        debian.runAsUser("sh", "-c", asInstallingSays("mkdir ") + "\n" + asInstallingSays("printf "))
                .well();
        try (Session session = debian.session(folder, desktop.environment())) {
            session.until("the wall is there", SHOWN, WALL::isSeen);
            session.run("sh", "-c", asInstallingSays("systemctl --user enable")).well();
            picture("installed-kiosk");
            assertTrue(session.run("pgrep", "--full", "--list-full", "wall --screen 1")
                            .status()
                    == 0);
            String first = mainProcess(session);
            session.run("kill", "-KILL", first).well();
            session.until("the wall is gone", SHOWN, () -> !WALL.isSeen());
            session.until("the wall is back", SHOWN, WALL::isSeen);
            picture("installed-kiosk-again");
            assertNotEquals(first, mainProcess(session));
            session.run("systemctl", "--user", "disable", "--now", "andon-kiosk")
                    .well();
            session.until("the wall is gone", SHOWN, () -> !WALL.isSeen());
        }
        Files.delete(settings);
        Files.delete(debian.home().resolve(".config/autostart/andon-kiosk.desktop"));
    }

    /// The command that the page about installing has.
    private static String asInstallingSays(String begin) throws IOException {
        return Files.readAllLines(Path.of("src/site/markdown/install.md")).stream()
                .filter(line -> line.startsWith(begin))
                .findFirst()
                .orElseThrow();
    }

    private static String mainProcess(Session session) {
        return session.run("systemctl", "--user", "show", "--property=MainPID", "--value", "andon-kiosk")
                .well()
                .output()
                .strip();
    }

    @Test
    @Order(11)
    void removedItLeavesNothingButTheUsersOwnFiles() throws IOException {
        Map<String, Integer> kept = own();
        debian.run("apt-get", "purge", "-y", "-q", "andon").well();
        assertEquals(before, debian.named("andon"));
        assertEquals(kept, own());
        String handlers =
                debian.runAsUser("gio", "mime", "x-scheme-handler/andon").output();
        assertFalse(handlers.contains(ID), handlers);
    }
}
