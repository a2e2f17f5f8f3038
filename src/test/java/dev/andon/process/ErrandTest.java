package dev.andon.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class ErrandTest {
    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    private static Errand shell(String script, String... arguments) {
        var command = new java.util.ArrayList<>(List.of("sh", "-c", script, "errand"));
        command.addAll(List.of(arguments));
        return new Errand(command, Map.of("WORD", "it's\0$(id)"), "read me\n");
    }

    @Test
    void whatItIsGivenArrivesAsItIsAndNoShellReadsIt() {
        Errand.End end = shell("cat; printf '%s|' \"$@\" \"$WORD\"; echo oh >&2; exit 3", "a b", "$(id)")
                .run(LONG);
        assertEquals(new Errand.End.Exited(3, "read me\na b|$(id)|it's $(id)|", "oh\n"), end);
    }

    @Test
    void whatIsNotThereIsNotStarted() {
        assertEquals(new Errand.End.NotStarted(), new Errand(List.of("/nothing/here"), Map.of()).run(LONG));
    }

    @Test
    void whatTakesTooLongIsEndedWithAllThatItStarted() throws Exception {
        Errand errand = shell("sleep 600 & echo $! > '" + folder.resolve("child") + "'; wait");
        assertEquals(new Errand.End.TookTooLong(), errand.run(Duration.ofSeconds(2)));
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        ProcessHandle.of(child).ifPresent(left -> left.onExit().join());
    }

    @Test
    void whatTellsTooMuchIsEndedAndWhatDoesSomethingIsNot() {
        assertEquals(new Errand.End.SaidTooMuch(), shell("exec cat /dev/zero").ask(LONG));
        Path done = folder.resolve("done");
        var end = assertInstanceOf(
                Errand.End.Exited.class,
                shell("head -c 5000000 /dev/zero; echo > '" + done + "'").run(LONG));
        assertEquals(Errand.LIMIT, end.out().length());
        assertTrue(Files.exists(done));
    }

    @Test
    void whatItLeavesRunningIsNotWaitedFor() throws Exception {
        Path child = folder.resolve("child");
        long begun = System.nanoTime();
        Errand.End end =
                shell("sleep 600 & echo $! > '" + child + "'; echo done").run(LONG);
        assertEquals(new Errand.End.Exited(0, "done\n", ""), end);
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 30);
        ProcessHandle.of(Long.parseLong(Files.readString(child).strip())).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        Path runs = folder.resolve("runs");
        var end = new AtomicReference<Errand.End>();
        Thread thread = Thread.ofVirtual()
                .start(() ->
                        end.set(shell("echo > '" + runs + "'; exec sleep 600").run(LONG)));
        while (!Files.exists(runs)) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertTrue(thread.join(Duration.ofSeconds(20)));
        assertEquals(new Errand.End.Interrupted(), end.get());
    }

    @Test
    void isShownAsAPersonWouldTypeItWithoutItsEnvironment() {
        Errand errand = new Errand(List.of("helm", "it's", ""), Map.of("TOKEN", "secret"));
        assertEquals("helm 'it'\\''s' ''", errand.line());
        assertFalse(errand.toString().contains("secret"));
    }
}
