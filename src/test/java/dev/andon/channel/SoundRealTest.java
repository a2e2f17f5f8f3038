package dev.andon.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// ALSA's own library with a device that writes what it plays into a file, and one without any device. Needs
/// `libasound2`, whose configuration is read when a program starts: so each test is a program.
@Tag("real")
@Timeout(60)
class SoundRealTest {
    @TempDir
    private Path temp;

    /// Plays a knock, and says how that went.
    static final class Player {
        private Player() {}

        public static void main(String... arguments) throws IOException {
            String said = "played";
            try {
                new Loudspeaker().play(Tune.KNOCK.samples(50));
            } catch (dev.andon.notice.ChannelFault fault) {
                said = fault.sentence();
            }
            Files.writeString(Path.of(arguments[0]), said);
        }
    }

    private String play(String alsa) throws Exception {
        Path config = Files.writeString(temp.resolve("asound.conf"), alsa);
        Path said = temp.resolve("said");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Player.class.getName(),
                        said.toString())
                .redirectErrorStream(true);
        builder.environment().put("ALSA_CONFIG_PATH", config.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(true, process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), output);
        return Files.readString(said);
    }

    @Test
    void whatIsPlayedArrivesWhole() throws Exception {
        Path out = temp.resolve("out.raw");
        assertEquals(
                "played",
                play("pcm.!default { type file slave.pcm { type null } file \"" + out + "\" format \"raw\" }\n"));
        assertArrayEquals(Tune.KNOCK.samples(50), Files.readAllBytes(out));
    }

    @Test
    void aMachineWithoutADeviceSaysSo() throws Exception {
        assertEquals("This machine has no sound device.", play(""));
    }
}
