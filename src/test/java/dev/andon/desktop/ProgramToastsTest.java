package dev.andon.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.channel.Child;
import dev.andon.channel.Lines;
import dev.andon.notice.ChannelFault;
import dev.andon.notice.Kind;
import dev.andon.notice.Notice;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a notice says never becomes a part of a script.
class ProgramToastsTest {
    private static final String EVIL = "\" & (do shell script \"rm\") & \"; '; $env:X; `x`";
    private static final Lines LINES = new Lines("-e " + EVIL, "more " + EVIL + "\0");

    private static Notice notice(boolean alarm) {
        return new Notice(
                alarm ? Kind.BROKEN : Kind.FIXED,
                "ci/shop",
                Sentence.of("notice.broken", "shop"),
                List.of(),
                List.of(),
                List.of(),
                null,
                Instant.EPOCH,
                alarm);
    }

    @ParameterizedTest
    @CsvSource({"Linux, BusToasts", "FreeBSD, BusToasts", "Mac OS X, ProgramToasts", "Windows 11, ProgramToasts"})
    void eachPlatformHasItsOwn(String system, String expected) {
        try (Toasts toasts = Toasts.of(system, Map.of(), Texts.in(Locale.ENGLISH), Set.of(), (notice, answer) -> {})) {
            assertEquals(expected, toasts.getClass().getSimpleName());
        }
    }

    @Test
    void macGetsItAsArgumentsBehindAWord() {
        Child child = new ProgramToasts.OsaScript("/usr/bin/osascript").of(notice(true), LINES);
        List<String> command = child.command();
        assertEquals(List.of("andon", LINES.title(), "more " + EVIL + " "), command.subList(7, 10));
        assertTrue(command.subList(0, 7).stream().noneMatch(argument -> argument.contains("rm")), command::toString);
    }

    @Test
    void windowsGetsItByItsEnvironment() {
        Child child = new ProgramToasts.PowerShell(Map.of("SystemRoot", "D:\\Win")).of(notice(true), LINES);
        assertEquals(
                "D:\\Win\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
                child.command().getFirst());
        assertEquals(
                Map.of("ANDON_TITLE", LINES.title(), "ANDON_TEXT", "more " + EVIL + " ", "ANDON_LOOK", "Error"),
                child.environment());
        assertTrue(child.command().stream()
                .noneMatch(argument -> argument.contains("do shell") || argument.contains("\"")));
        Child bare = new ProgramToasts.PowerShell(Map.of()).of(notice(false), new Lines("shop is green again", ""));
        assertEquals(
                Map.of("ANDON_TITLE", "shop is green again", "ANDON_TEXT", "Andon", "ANDON_LOOK", "Info"),
                bare.environment());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theProgramIsReallyStartedAndItsFailureSaid(@TempDir Path temp) throws Exception {
        Path program = Files.writeString(
                temp.resolve("osascript"), "#!/bin/sh\nprintf '%s\\n' \"$8\" \"$9\" > " + temp + "/shown\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        try (var toasts = new ProgramToasts(new ProgramToasts.OsaScript(program.toString()))) {
            toasts.tell(notice(true), "shop is broken\nfailed");
            assertEquals(List.of("shop is broken", "failed"), Files.readAllLines(temp.resolve("shown")));
            Files.delete(program);
            ChannelFault fault = assertThrows(ChannelFault.class, () -> toasts.tell(notice(true), "shop is broken"));
            assertEquals("The notification could not be started.", fault.sentence());
        }
    }
}
