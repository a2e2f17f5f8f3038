package dev.andon.settings;

/// A text of settings cannot be edited as it was asked for.
public final class CannotEdit extends Exception {
    /// @param sentence for people; holds no secret
    CannotEdit(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
