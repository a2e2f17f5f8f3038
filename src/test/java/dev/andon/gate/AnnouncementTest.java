package dev.andon.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncementTest {
    private static final URI HERE = URI.create("http://127.0.0.1:23456");

    @TempDir
    Path folder;

    private static Announcement ours(String token) {
        return Announcement.of(HERE, token, Optional.of(Path.of("/home/ann/my \"own\" settings.yaml")));
    }

    @Test
    void whatIsAnnouncedIsRead() throws IOException {
        Announcement ours = ours(Announcement.newToken());
        assertTrue(ours.write(folder));
        assertEquals(Optional.of(ours), Announcement.read(folder));
        assertEquals(64, ours.token().length());
        assertFalse(ours.toString().contains(ours.token()));
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        ours("secret").write(folder.resolve("deep/er"));
        Path file = folder.resolve("deep/er/endpoint.json");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void whatCouldNotBeAnnouncedLeavesNothingBehind() throws IOException {
        Path inTheWay = Files.createDirectories(folder.resolve("endpoint.json/deep"));

        assertThrows(IOException.class, () -> ours("secret").write(folder));

        try (var left = Files.list(folder)) {
            assertEquals(List.of(inTheWay.getParent()), left.toList());
        }
    }

    @Test
    void theFirstThatStillRunsStaysAnnounced() throws IOException {
        Announcement first = ours("first");
        assertTrue(first.write(folder));
        assertFalse(ours("second").write(folder));
        assertEquals(Optional.of(first), Announcement.read(folder));
    }

    @Test
    void oneThatEndedWithoutTakingItsLeaveIsReplaced() throws IOException {
        long gone = 99_999_999;
        Files.writeString(
                folder.resolve("endpoint.json"),
                "{\"address\":\"%s\",\"pid\":\"%d\",\"started\":\"\",\"token\":\"old\",\"settings\":\"\"}"
                        .formatted(HERE, gone));
        assertFalse(Announcement.read(folder).orElseThrow().isLiving());
        assertTrue(ours("new").write(folder));
    }

    @Test
    void anotherProcessWithTheSameNumberIsNotTakenForIt() throws IOException {
        Files.writeString(
                folder.resolve("endpoint.json"),
                "{\"address\":\"%s\",\"pid\":\"%d\",\"started\":\"2001-01-01T00:00:00Z\",\"token\":\"old\",\"settings\":\"\"}"
                        .formatted(HERE, ProcessHandle.current().pid()));
        assertTrue(ours("new").write(folder));
    }

    @Test
    void itIsTakenBackAtTheEndAndAnotherMayFollow() {
        var first = Announcer.start(ours("first"), folder, Duration.ofMillis(20));
        var second = Announcer.start(ours("second"), folder, Duration.ofMillis(20));
        try {
            assertEquals("first", Announcement.read(folder).orElseThrow().token());
            first.close();
            long end = System.nanoTime() + 20_000_000_000L;
            while (Announcement.read(folder).isEmpty() && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertEquals("second", Announcement.read(folder).orElseThrow().token());
        } finally {
            first.close();
            second.close();
        }
        assertEquals(Optional.empty(), Announcement.read(folder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "no json",
                "{\"address\":\"http://127.0.0.1:1",
                "{\"address\":\"::\",\"pid\":\"1\",\"started\":\"\",\"token\":\"\",\"settings\":\"\"}",
                "{\"address\":\"http://a\",\"pid\":\"x\",\"started\":\"\",\"token\":\"\",\"settings\":\"\"}"
            })
    void aFileThatSomethingElseWroteAnnouncesNobody(String text) throws IOException {
        Files.writeString(folder.resolve("endpoint.json"), text);
        assertEquals(Optional.empty(), Announcement.read(folder));
        assertTrue(ours("new").write(folder));
    }
}
