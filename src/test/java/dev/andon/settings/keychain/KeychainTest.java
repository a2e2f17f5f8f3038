package dev.andon.settings.keychain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.source.Secret;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeychainTest {
    private static String trouble(Keychain keychain) {
        return assertThrows(KeychainTrouble.class, () -> keychain.find("ci")).sentence();
    }

    private static MacKeychain mac(String script) {
        return new MacKeychain(List.of("/bin/sh", "-c", script, "security"), Duration.ofSeconds(10));
    }

    @Test
    void linuxSaysThatThereIsNoDesktopSession(@TempDir Path temp) {
        String expected = "There is no desktop session, and so no keyring to ask.";
        assertEquals(expected, trouble(new SecretService(Map.of())));
        assertEquals(expected, trouble(new SecretService(Map.of("XDG_RUNTIME_DIR", temp.toString()))));
    }

    @Test
    void linuxSaysThatNobodyAnswersOnTheBus(@TempDir Path temp) {
        var environment = Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + temp.resolve("none"));
        assertEquals("The desktop's keyring cannot be asked. Is one running?", trouble(new SecretService(environment)));
    }

    @Test
    void linuxDoesNotWaitForABusThatNeverAnswers(@TempDir Path temp) throws Exception {
        Path socket = temp.resolve("bus");
        try (var bus = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            bus.bind(UnixDomainSocketAddress.of(socket));
            var keychain = new SecretService(Map.of("XDG_RUNTIME_DIR", temp.toString()), Duration.ofSeconds(1));
            assertEquals("The keyring did not answer in time.", trouble(keychain));
        }
    }

    @Test
    void macAsksTheSystemsToolForOnePasswordByArguments() throws KeychainTrouble {
        Keychain echo = mac("echo \"$*\"");
        assertEquals(
                "find-generic-password -s andon -a a b; $(id) -w",
                echo.find("a b; $(id)").orElseThrow().reveal());
    }

    @Test
    void macIsGivenASecretWhereOthersDoNotSeeIt(@TempDir Path temp) throws Exception {
        Path told = temp.resolve("told");
        String script = "case \"$1\" in -i) cat >> '%s';; *) printf %%s 'a\"b\\c';; esac".formatted(told);
        mac(script).keep("ci \"1\"", new Secret("a\"b\\c"));
        assertEquals(
                "add-generic-password -U -s andon -a \"ci \\\"1\\\"\" -w \"a\\\"b\\\\c\"\n", Files.readString(told));
    }

    @Test
    void macSaysWhenASecretWasNotTaken() {
        KeychainTrouble trouble = assertThrows(
                KeychainTrouble.class, () -> mac("cat >/dev/null; echo other").keep("ci", new Secret("s3cret")));
        assertEquals("The keychain did not take it.", trouble.sentence());
    }

    @Test
    void linuxSaysWhyItKeepsNothing() {
        KeychainTrouble trouble =
                assertThrows(KeychainTrouble.class, () -> new SecretService(Map.of()).keep("ci", new Secret("s3cret")));
        assertEquals("There is no desktop session, and so no keyring to ask.", trouble.sentence());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a locked keychain, exit 36, The keychain is locked. Unlock it and save the settings again.",
        "any other refusal, echo hunter2 >&2; exit 51, The keychain refused (code 51)."
    })
    void macSaysWhyThereIsNone(String sentence, String script, String expected) {
        assertEquals(expected, trouble(mac(script)));
    }

    /// The tool takes a line for a command.
    @ParameterizedTest
    @ValueSource(strings = {"s3cret\ndelete-keychain login.keychain", "s3cret\r", "s3\0cret"})
    void macIsNotGivenASecondCommandInASecret(String secret, @TempDir Path temp) {
        MacKeychain mac = mac("cat >>'" + temp.resolve("said") + "'");
        assertThrows(KeychainTrouble.class, () -> mac.keep("ci", new Secret(secret)));
        assertThrows(KeychainTrouble.class, () -> mac.keep(secret, new Secret("s3cret")));
        assertFalse(Files.exists(temp.resolve("said")), "it was not even started");
    }

    @Test
    void macKnowsWhatIsNotThereAndDoesNotWaitForEver() throws KeychainTrouble {
        assertEquals(Optional.empty(), mac("exit 44").find("ci"));
        var asking = new MacKeychain(List.of("/bin/sh", "-c", "exec cat /dev/zero >/dev/null"), Duration.ofMillis(100));
        assertEquals("The keychain did not answer. Does it ask on the screen whether it may?", trouble(asking));
        assertEquals(
                "The keychain cannot be asked: /no/such/tool does not start.",
                trouble(new MacKeychain(List.of("/no/such/tool"), Duration.ofSeconds(1))));
    }

    @Test
    void windowsSaysThatAnotherSystemHasNoCredentialManager() {
        assertFalse(trouble(new WindowsCredentials()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, SecretService",
        "FreeBSD, SecretService",
        "Mac OS X, MacKeychain",
        "Windows Server 2025, WindowsCredentials"
    })
    void eachPlatformHasItsOwn(String system, String expected) {
        assertEquals(expected, Keychain.of(system, Map.of()).getClass().getSimpleName());
    }
}
