package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server that does not start fails the tests, and none is left behind.
@Tag("real")
@Timeout(60)
class ProgramTest {
    @TempDir
    Path folder;

    private Program shell(String script) {
        return Program.start("shell", folder, Map.of(), List.of("sh", "-c", script));
    }

    @Test
    void whatIsNotInstalledFails() {
        var failure = assertThrows(
                AssertionError.class,
                () -> Program.start("server", folder, Map.of(), List.of("no-such-server-program")));
        assertTrue(failure.getMessage().contains("is it installed?"), failure.getMessage());
    }

    @Test
    void whatEndsBeforeItIsReadyFailsWithItsLastWords() {
        try (var program = shell("echo the port is taken; exit 1")) {
            var failure = assertThrows(
                    AssertionError.class, () -> program.until("it is ready", Duration.ofSeconds(30), () -> false));
            assertTrue(failure.getMessage().contains("the port is taken"), failure.getMessage());
        }
    }

    @Test
    void whatIsNotReadyInTimeFails() {
        try (var program = shell("exec sleep 600")) {
            var failure = assertThrows(
                    AssertionError.class, () -> program.until("it is ready", Duration.ofMillis(200), () -> false));
            assertTrue(failure.getMessage().contains("took longer"), failure.getMessage());
        }
    }

    @Test
    void whatItStartedEndsWithIt() throws Exception {
        long child;
        try (var program = shell("sleep 600 & echo $! > child.new; mv child.new child; wait")) {
            program.until("it has a child", Duration.ofSeconds(30), () -> Files.exists(folder.resolve("child")));
            child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
            assertTrue(ProcessHandle.of(child).orElseThrow().isAlive());
        }
        assertFalse(ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false));
    }
}
