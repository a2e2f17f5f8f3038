package dev.andon.source;

/// What the team shares could not be read or written: the database is away, the disk is full, the file is
/// damaged. The message is a sentence for people, without secrets. Nothing is known to have been written.
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreFailure(String sentence) {
        super(sentence);
    }

    public StoreFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
