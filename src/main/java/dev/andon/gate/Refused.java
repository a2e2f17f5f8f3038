package dev.andon.gate;

/// A request that gets no answer to what it asks. The sentence is for people, and tells nothing that the asker
/// may not know.
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    Refused(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
