package dev.andon.settings;

/// What a secret is called in the keychain: as what it belongs to.
final class SecretName {
    private SecretName() {}

    /// @param path of the key that is to say where the secret is
    static String of(KeyPath path, SettingsText text) throws CannotEdit {
        KeyPath owner = path.parent();
        String key = path.last() instanceof KeyPath.Key(String name) ? name : "";
        Said named = owner.isTop() ? null : text.at(owner.key("name")).orElse(null);
        if (named instanceof Said.Word(String name) && !name.isEmpty()) {
            return key.equals("token") ? name : name + "-" + key;
        }
        return path.toString().replace('.', '-').replaceAll("[\\[\\]]", "");
    }
}
