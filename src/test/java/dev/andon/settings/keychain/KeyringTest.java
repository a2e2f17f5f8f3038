package dev.andon.settings.keychain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.source.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real GNOME Keyring on a session bus of its own. Needs the programs `dbus-daemon`, `gnome-keyring-daemon`,
/// `secret-tool` and `gdbus`.
@Tag("real")
class KeyringTest {
    private static final String BUS = """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
              "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig><type>session</type><listen>unix:path=%s/bus</listen><auth>EXTERNAL</auth>
            <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
            <allow own="*"/></policy></busconfig>
            """;

    private final List<Process> started = new ArrayList<>();
    private Path temp;
    private Map<String, String> environment;

    @BeforeEach
    void aDesktopWithAnOpenKeyring(@TempDir Path temp) throws Exception {
        this.temp = temp;
        environment = Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + temp + "/bus");
        Path config = Files.writeString(temp.resolve("bus.conf"), BUS.formatted(temp));
        Process bus = start("dbus-daemon", "--nofork", "--nopidfile", "--print-address", "--config-file=" + config);
        assertTrue(bus.inputReader().readLine().startsWith("unix:"), "the bus tells its address when it is ready");
        say(start("gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground"), "testpw");
        run("", "gdbus", "wait", "--session", "--timeout", "20", "org.freedesktop.secrets");
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : started.reversed()) {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private Process start(String... command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("HOME", temp.toString());
        builder.environment().put("XDG_RUNTIME_DIR", temp.toString());
        builder.environment().put("XDG_DATA_HOME", temp.resolve("data").toString());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static void say(Process process, String input) throws IOException {
        try (var out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void run(String input, String... command) throws Exception {
        Process process = start(command);
        say(process, input);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + output);
    }

    private void store(String name, String secret) throws Exception {
        run(secret, "secret-tool", "store", "--label=Andon: " + name, "service", "andon", "account", name);
    }

    @Test
    void findsWhatSecretToolStoredAndNothingElse() throws Exception {
        store("ci", "s3cret-é");
        Keychain keychain = new SecretService(environment);
        assertEquals("s3cret-é", keychain.find("ci").orElseThrow().reveal());
        assertEquals(Optional.empty(), keychain.find("other"));
        store("ci", "changed");
        assertEquals("changed", keychain.find("ci").orElseThrow().reveal());
    }

    @Test
    void keepsASecretInPlaceOfTheOneBefore() throws Exception {
        Vault vault = new SecretService(environment);
        vault.keep("ci", new Secret("s3cret-é"));
        assertEquals("s3cret-é", vault.find("ci").orElseThrow().reveal());
        vault.keep("ci", new Secret("changed"));
        assertEquals("changed", vault.find("ci").orElseThrow().reveal());
        assertEquals(Optional.empty(), vault.find("other"));
        run("", "secret-tool", "lookup", "service", "andon", "account", "ci");
    }

    @Test
    void saysThatTheKeyringIsLockedAndLocksNoneItself() throws Exception {
        store("ci", "s3cret");
        Keychain keychain = new SecretService(environment);
        keychain.find("ci");
        assertEquals("s3cret", keychain.find("ci").orElseThrow().reveal(), "looking leaves the keyring open");
        run(
                "",
                "gdbus",
                "call",
                "--session",
                "--dest=org.freedesktop.secrets",
                "--object-path=/org/freedesktop/secrets",
                "--method=org.freedesktop.Secret.Service.Lock",
                "['/org/freedesktop/secrets/collection/login']");
        KeychainTrouble trouble = assertThrows(KeychainTrouble.class, () -> keychain.find("ci"));
        assertEquals(
                "The keyring is locked. Unlock it, by logging in to the desktop for example, and save the settings again.",
                trouble.sentence());
    }

    @Test
    void saysThatNoKeyringRunsOnTheBus() throws Exception {
        Process keyring = started.get(1);
        keyring.destroy();
        keyring.waitFor(10, TimeUnit.SECONDS);
        Keychain keychain = new SecretService(environment);
        KeychainTrouble trouble = assertThrows(KeychainTrouble.class, () -> keychain.find("ci"));
        assertEquals("The desktop's keyring cannot be asked. Is one running?", trouble.sentence());
    }
}
