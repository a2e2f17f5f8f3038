package dev.andon.settings.keychain;

import dev.andon.source.Secret;

/// A keychain that takes secrets as well.
public interface Vault extends Keychain {
    /// Keeps a secret under a name, in place of what was there. Takes some seconds at most and asks nobody
    /// anything.
    ///
    /// @throws KeychainTrouble when it cannot be kept: there is no keychain, or it is locked
    void keep(String name, Secret secret) throws KeychainTrouble;
}
