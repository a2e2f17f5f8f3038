package dev.andon.form;

/// What became of a secret that was to be kept.
public sealed interface Kept {
    /// @param reference what the settings say instead of it
    record There(String reference) implements Kept {}

    /// @param sentence why not, for people; holds no secret
    record Nowhere(String sentence) implements Kept {}
}
