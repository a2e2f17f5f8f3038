package dev.andon.notice;

/// Why somebody could not be told.
public final class ChannelFault extends Exception {
    /// @param sentence one sentence for people, without secrets
    public ChannelFault(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
