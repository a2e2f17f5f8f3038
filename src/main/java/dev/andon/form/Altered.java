package dev.andon.form;

/// What became of an alteration. Nothing is saved by it.
public sealed interface Altered {
    /// @param form what would be saved now; nobody has judged it
    record To(Form form) implements Altered {}

    /// @param sentence why not, for people
    record Refused(String sentence) implements Altered {}
}
