package dev.andon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole programs, each in a process of its own, on a screen that nobody sees.
class TwoStartsTest {
    private static final long PATIENCE = 60;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private Path settings = Path.of("");

    @BeforeEach
    void settle() throws IOException {
        settings = write("andon.yaml");
        Files.createDirectories(folder.resolve("runtime"));
    }

    private Path write(String name) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "sources: [{name: ci, kind: cctray, url: \"http://127.0.0.1:1/cc.xml\"}]%nteam: {file: %s.db, me: Ann}%n"
                        .formatted(name));
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private Process andon(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.andon.cli.Main"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("ANDON_CONFIG", settings.toString());
        builder.environment().put("XDG_RUNTIME_DIR", folder.resolve("runtime").toString());
        for (String variable : List.of("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")) {
            builder.environment().put(variable, folder.resolve(variable).toString());
        }
        builder.directory(folder.toFile());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static String end(Process process, int code) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(PATIENCE, TimeUnit.SECONDS));
        assertEquals(code, process.exitValue(), said);
        return said;
    }

    /// Until it has taken its place.
    private void untilItStands(int windows) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (sockets() < windows) {
            assertTrue(System.nanoTime() < end, "no window took its place");
            assertTrue(started.getLast().isAlive(), "it has ended");
            Thread.onSpinWait();
        }
    }

    private int sockets() throws IOException {
        return places().size();
    }

    /// What stands there, and since when.
    private Set<String> places() throws IOException {
        Path place = folder.resolve("runtime/andon");
        Set<String> there = new TreeSet<>();
        if (Files.isDirectory(place)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(place, "*.sock")) {
                for (Path file : files) {
                    there.add(file.getFileName() + " " + Files.getLastModifiedTime(file));
                }
            } catch (NoSuchFileException between) {
                return Set.of();
            }
        }
        return there;
    }

    /// Until the place of a killed one is another's.
    private void untilTaken(Set<String> before) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (sockets() < before.size() || before.equals(places())) {
            assertTrue(System.nanoTime() < end, "nobody took the place");
            Thread.onSpinWait();
        }
    }

    private static @Nullable String firstLine(Process process) {
        try {
            return process.inputReader().readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One that is just starting may take longer than a second start waits; then that one says so, and is asked
    /// again.
    private String untilHandedOver(String... arguments) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (true) {
            Process second = andon(arguments);
            String said = CompletableFuture.supplyAsync(() -> firstLine(second)).get(PATIENCE, TimeUnit.SECONDS);
            if (said != null && said.startsWith("Andon is open already")) {
                assertTrue(second.waitFor(PATIENCE, TimeUnit.SECONDS));
                assertEquals(0, second.exitValue());
                return said;
            }
            second.destroyForcibly().waitFor();
            assertTrue(System.nanoTime() < end, "nobody took it: " + said);
        }
    }

    @Test
    void aSecondStartHandsItsLinkOverAndEnds() throws Exception {
        Process first = andon();
        untilItStands(1);
        untilHandedOver("andon:pipeline/ci/shop");
        untilHandedOver("--config", settings.toString());
        assertTrue(first.isAlive());
    }

    @Test
    void otherSettingsOpenAnotherWindowAndAKilledOneLeavesItsPlace() throws Exception {
        Process first = andon();
        untilItStands(1);
        Process other = andon("--config", write("other.yaml").toString());
        untilItStands(2);
        assertTrue(first.isAlive());
        assertTrue(other.isAlive());
        first.destroyForcibly().waitFor();
        Set<String> before = places();
        Process next = andon();
        untilTaken(before);
        untilHandedOver("andon:");
        assertTrue(next.isAlive());
    }

    @Test
    void oneThatASignalEndsLeavesItsPlaceAndALogOfItsUsersAlone() throws Exception {
        Process first = andon();
        untilItStands(1);
        untilHandedOver("andon:");
        first.destroy();
        assertTrue(first.waitFor(PATIENCE, TimeUnit.SECONDS));
        assertEquals(0, sockets());
        Path state = folder.resolve("XDG_STATE_HOME");
        for (Path kept : List.of(state, state.resolve("andon"))) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
        }
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("andon/andon.log.0"))));
    }

    @Test
    void whatIsNoLinkOpensNothing() throws Exception {
        String said = end(andon("andon:rollback/shop/production"), 2);
        assertTrue(said.contains("no link"), said);
        assertFalse(Files.exists(folder.resolve("runtime/andon")));
    }
}
