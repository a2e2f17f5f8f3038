package dev.andon.desktop;

/// Why the desktop could not be asked.
final class BusTrouble extends Exception {
    BusTrouble(String sentence) {
        super(sentence);
    }

    BusTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
