package dev.andon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Rollback;
import dev.andon.guard.Reading;
import dev.andon.guard.Ruling;
import dev.andon.guard.Span;
import dev.andon.guard.Vigil;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import dev.andon.testing.FakeSwarm;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Shop;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as its users start it: in a process of its own, without a display.
class ProgramTest {
    private static final String FEED =
            "<Projects><Project name=\"shop\" activity=\"Building\" lastBuildStatus=\"Failure\"/></Projects>";

    @TempDir
    Path folder;

    private record Ended(int code, String said) {}

    private Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.andon.cli.Main"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "ANDON_CONFIG"));
        builder.environment().putAll(Map.of("XDG_STATE_HOME", folder.toString(), "XDG_CONFIG_HOME", folder.toString()));
        builder.directory(folder.toFile());
        Process process = builder.start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            return new Ended(process.exitValue(), said.strip());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void drawsTheWallWithoutADisplay() throws Exception {
        try (var server = LoopbackServer.answering(request -> LoopbackServer.ok(FEED))) {
            Path picture = folder.resolve("wall.png");
            Ended ended = run(
                    "snapshot",
                    "--out",
                    picture.toString(),
                    "--size",
                    "800x450",
                    server.url("/").toString());
            assertEquals(new Ended(1, ""), ended);
            BufferedImage image = ImageIO.read(picture.toFile());
            assertEquals(800, image.getWidth());
            assertEquals(450, image.getHeight());
            assertTrue(isReddish(image.getRGB(400, 440)), "a red tile fills the wall");
        }
    }

    @Test
    void drawsWhatTheTeamsBooksSay() throws Exception {
        var swarm = new FakeSwarm();
        swarm.only("shop");
        Path picture = folder.resolve("wall.png");
        Path settings = folder.resolve("andon.yaml");
        try (var server = LoopbackServer.answering(swarm::answer)) {
            Files.writeString(
                    settings,
                    "sources: [{name: swarm, kind: swarm, url: \"%s\"}]%nteam: {file: team.db, me: Ann}%n"
                            .formatted(server.url("/")));
            countDown(folder.resolve("team.db"));
            run("snapshot", "--config", settings.toString(), "--out", picture.toString(), "--size", "800x450");
            BufferedImage image = ImageIO.read(picture.toFile());
            assertTrue(isAmber(image.getRGB(400, 40)), "the sign of the countdown stands above the tile");
        }
    }

    private static void countDown(Path file) {
        try (var store = new Store(new Embedded(file))) {
            var release = new Rollback.Point("13", "v13", "v13");
            Instant deployed = Instant.now().minusSeconds(600);
            var vigil = Vigil.of(Shop.ID, release, new Span(deployed, deployed));
            long number = store.vigils().begin(vigil).orElseThrow();
            Vigil begun =
                    store.vigils().remembered(Vigil.COUNTDOWN, Instant.now()).getFirst();
            assertEquals(number, begun.number());
            List<Reading> readings = List.of(Shop.orders(0.38, 3, 4, 5));
            store.vigils()
                    .write(begun.read(readings, null, new Ruling(Ruling.Action.ROLL_BACK, Set.of()), 0)
                            .goingTo(new Rollback.Point("12", "v12", "v12"))
                            .deadline(Instant.now().plus(Vigil.COUNTDOWN)));
        }
    }

    private static boolean isAmber(int rgb) {
        return (rgb >> 16 & 0xFF) > 0xC0 && (rgb >> 8 & 0xFF) > 0x80 && (rgb & 0xFF) < 0x60;
    }

    private static boolean isReddish(int rgb) {
        int red = rgb >> 16 & 0xFF;
        return red > 0x80 && red > 2 * (rgb >> 8 & 0xFF) && red > 2 * (rgb & 0xFF);
    }

    @Test
    void saysInOneSentenceThatThereIsNoDisplay() throws Exception {
        Ended ended = run("demo");
        assertEquals(2, ended.code());
        assertEquals(1, ended.said().lines().count(), ended.said());
        assertTrue(ended.said().contains("DISPLAY"), ended.said());
    }

    @Test
    void saysWhatToDoWhenNothingIsConfigured() throws Exception {
        Ended ended = run("status");
        assertEquals(2, ended.code());
        assertTrue(ended.said().contains("andon.yaml"), ended.said());
    }
}
