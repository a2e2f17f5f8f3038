package dev.andon.settings.keychain;

import dev.andon.source.Secret;

/// A keychain that takes secrets as well.
public interface Vault extends Keychain {
    /// Keeps a secret under a name, in place of what was there. Takes some seconds at most and asks nobody
    /// anything.
    ///
    /// @throws KeychainTrouble when it cannot be kept: there is no keychain, or it is locked
    void keep(String name, Secret secret) throws KeychainTrouble;

    /// Keeps a secret under a name, or under one like it when another secret has that name: another settings file
    /// may use it.
    ///
    /// @return the name
    /// @throws KeychainTrouble as for [#keep]
    default String keepBeside(String wished, Secret secret) throws KeychainTrouble {
        String name = wished;
        for (int number = 2; find(name).filter(found -> !found.equals(secret)).isPresent(); number++) {
            name = wished + "-" + number;
        }
        keep(name, secret);
        return name;
    }
}
