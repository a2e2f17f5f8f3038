package dev.andon.settings;

import dev.andon.settings.keychain.Keychain;
import java.nio.file.Path;
import java.util.Map;

/// Where the settings' references lead.
///
/// @param folder the settings file's folder, from which paths start
/// @param home the user's home, for paths that start with `~/`
/// @param environment the variables of `${…}`
/// @param keychain the names of `keychain:…`
record Surroundings(Path folder, Path home, Map<String, String> environment, Keychain keychain) {
    /// Secrets stay out of texts, and the environment is full of them.
    @Override
    public String toString() {
        return "Surroundings[" + folder + "]";
    }
}
