package dev.andon.channel;

/// A notice's words: what happened, and the lines that say more.
public record Lines(String title, String rest) {
    public static Lines of(String words) {
        int end = words.indexOf('\n');
        return end < 0 ? new Lines(words, "") : new Lines(words.substring(0, end), words.substring(end + 1));
    }
}
