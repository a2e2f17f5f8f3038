package dev.andon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.testing.LoopbackServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
