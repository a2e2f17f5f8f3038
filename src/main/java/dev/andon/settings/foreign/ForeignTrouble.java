package dev.andon.settings.foreign;

/// The settings of another monitor cannot be read.
public final class ForeignTrouble extends Exception {
    /// @param sentence for people
    ForeignTrouble(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
