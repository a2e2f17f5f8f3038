package dev.andon.settings.keychain;

/// The keychain could not be asked.
public final class KeychainTrouble extends Exception {
    /// @param sentence for people; holds no secret
    public KeychainTrouble(String sentence) {
        super(sentence);
    }

    /// @param sentence for people; holds no secret
    public KeychainTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
