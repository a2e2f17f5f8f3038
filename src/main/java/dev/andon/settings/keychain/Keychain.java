package dev.andon.settings.keychain;

import dev.andon.source.Secret;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where the platform keeps secrets.
public interface Keychain {
    /// What Andon's secrets are filed under, beside their name.
    String SERVICE = "andon";

    /// The secret of this name; empty when the keychain has none. Takes some seconds at most and asks nobody
    /// anything.
    ///
    /// @throws KeychainTrouble when the keychain cannot be asked: there is none, or it is locked
    Optional<Secret> find(String name) throws KeychainTrouble;

    /// The keychain of a platform. Nothing is connected before a secret is wanted.
    ///
    /// @param system the system's name, as Java says it in `os.name`
    static Vault of(String system, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new WindowsCredentials();
        }
        return name.startsWith("mac") ? new MacKeychain() : new SecretService(environment);
    }
}
