package dev.andon.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.notice.ChannelFault;
import dev.andon.notice.Kind;
import dev.andon.notice.Notice;
import dev.andon.testing.Story;
import dev.andon.text.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The platform's voice is given what to say where it cannot be taken for anything else.
@DisabledOnOs(OS.WINDOWS)
@Timeout(30)
class SpeechTest {
    private static final Notice NOTICE = new Notice(
            Kind.BROKEN,
            "ci/shop",
            Sentence.of("notice.broken", "shop"),
            List.of(),
            List.of(),
            List.of(),
            null,
            Story.NOON,
            true);
    private static final String WORDS =
            "-x [[slnc 9]] $(touch evil) shopCart is broken\nfailed since Ann's commit\nmore";
    private static final String SAID = "x slnc 9 touch evil shop Cart is broken. failed since Ann's commit";

    @TempDir
    private Path temp;

    private Path program(String name, String script) throws IOException {
        Path file = Files.writeString(temp.resolve(name), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private Optional<Voice> onLinux() {
        return Voice.of("Linux", Map.of("PATH", "relative::" + temp));
    }

    private void say(Duration deadline) throws ChannelFault {
        new Speech(this::onLinux, Locale.GERMAN, 40, deadline).tell(NOTICE, WORDS);
    }

    @Test
    void theDesktopsSpeechServiceComesFirst() throws Exception {
        program("espeak-ng", "exit 1");
        program("spd-say", "printf '%s\\n' \"$@\" > " + temp + "/said");
        say(Duration.ofSeconds(20));
        assertEquals(
                List.of("--wait", "--application-name", "andon", "--language", "de", "--volume", "-20", "--", SAID),
                Files.readAllLines(temp.resolve("said")));
        assertFalse(Files.exists(Path.of("evil")));
    }

    @Test
    void otherwiseAVoiceIsGivenItAsInput() throws Exception {
        program("espeak-ng", "printf '%s\\n' \"$@\" > " + temp + "/said; cat >> " + temp + "/said");
        say(Duration.ofSeconds(20));
        assertEquals(List.of("-v", "de", "-a", "40", "--stdin", SAID), Files.readAllLines(temp.resolve("said")));
    }

    @Test
    void aVoiceThatIsInstalledLaterIsFound() throws Exception {
        ChannelFault fault = assertThrows(ChannelFault.class, () -> say(Duration.ofSeconds(20)));
        assertEquals("Nothing speaks here: speech-dispatcher or espeak-ng would.", fault.sentence());
        program("espeak", "cat > " + temp + "/said");
        say(Duration.ofSeconds(20));
        assertEquals(List.of(SAID), Files.readAllLines(temp.resolve("said")));
    }

    @Test
    void aVoiceThatHangsIsEndedWithAllThatItStarted() throws Exception {
        program("spd-say", "sleep 60 & echo $! > " + temp + "/pid; wait");
        ChannelFault fault = assertThrows(ChannelFault.class, () -> say(Duration.ofSeconds(1)));
        assertEquals("The voice " + temp + "/spd-say did not end within 1 s and was ended.", fault.sentence());
        long pid = Long.parseLong(Files.readString(temp.resolve("pid")).strip());
        ProcessHandle.of(pid).ifPresent(sleeping -> sleeping.onExit().join());
    }

    @Test
    void aVoiceThatReadsNothingIsNoObstacle() throws Exception {
        program("espeak-ng", "exit 0");
        say(Duration.ofSeconds(20));
        program("espeak-ng", "exec <&-; echo no device >&2; exit 3");
        ChannelFault fault = assertThrows(ChannelFault.class, () -> say(Duration.ofSeconds(20)));
        assertEquals("The voice " + temp + "/espeak-ng ended with 3. It says: no device", fault.sentence());
    }

    @Test
    void macReadsItFromItsInput() {
        Voice voice = Voice.of("Mac OS X", Map.of()).orElseThrow();
        assertEquals(
                new Child(
                        "The voice /usr/bin/say",
                        List.of("/usr/bin/say", "-f", "-"),
                        Map.of(),
                        "[[volm 0.40]] " + SAID + "\n"),
                voice.saying(SAID, Locale.ENGLISH, 40));
    }

    @Test
    void windowsReadsItFromItsEnvironment() {
        Voice voice = Voice.of("Windows 11", Map.of("SystemRoot", "D:\\Win")).orElseThrow();
        Child child = voice.saying(SAID, Locale.ENGLISH, 40);
        assertInstanceOf(Voice.PowerShell.class, voice);
        assertEquals(
                "D:\\Win\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
                child.command().getFirst());
        assertEquals(Map.of("ANDON_SPEECH", SAID, "ANDON_VOLUME", "40"), child.environment());
        assertTrue(child.command().stream().noneMatch(argument -> argument.contains("shop")), "no text in the script");
        assertTrue(child.command().stream().noneMatch(argument -> argument.contains("\"")), "nothing to quote");
    }
}
