package dev.andon.testing;

import dev.andon.settings.keychain.KeychainTrouble;
import dev.andon.settings.keychain.Vault;
import dev.andon.source.Secret;
import java.util.Optional;

/// A platform that keeps no secrets.
public final class NoKeychain implements Vault {
    @Override
    public void keep(String name, Secret secret) throws KeychainTrouble {
        throw new KeychainTrouble("There is no keychain.");
    }

    @Override
    public Optional<Secret> find(String name) {
        return Optional.empty();
    }
}
