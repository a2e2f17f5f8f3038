package dev.andon.channel;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes text from servers sayable: names are taken apart at the places where people would, and nothing is left
/// that a voice would read as punctuation or as an order to itself. Pure.
final class Pronounceable {
    private static final int LETTERS_AT_MOST = 300;
    private static final int OF_A_HASH = 4;
    private static final Pattern ADDRESS = Pattern.compile("\\w+://\\S+");
    private static final Pattern HASH = Pattern.compile("\\b(?=[a-f]*\\d)(?=\\d*[a-f])[0-9a-f]{7,64}\\b");
    private static final Pattern SLASH = Pattern.compile("(?<=[\\p{L}\\p{N}])/(?=[\\p{L}\\p{N}])");
    private static final Pattern LOWER_UPPER = Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");
    private static final Pattern UPPER_WORD = Pattern.compile("(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern LETTER_DIGIT = Pattern.compile("(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");
    /// Points stay at the end of a sentence and within numbers, apostrophes within words.
    private static final Pattern UNSAYABLE = Pattern.compile("(?<=\\p{L})[.:]+(?=\\p{L})"
            + "|(?<![\\p{L}\\p{N}])[.,:;!?'\u2019]+|['\u2019](?!\\p{L})|[^\\p{L}\\p{M}\\p{N}.,:;!?'\u2019% ]");

    private Pronounceable() {}

    static String of(String text) {
        String spoken =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(". "));
        spoken = ADDRESS.matcher(spoken).replaceAll(" ");
        spoken = HASH.matcher(spoken).replaceAll(hash -> spelled(hash.group()));
        spoken = SLASH.matcher(spoken).replaceAll(", ");
        spoken = UNSAYABLE.matcher(spoken).replaceAll(" ");
        spoken = LOWER_UPPER.matcher(spoken).replaceAll(" ");
        spoken = UPPER_WORD.matcher(spoken).replaceAll(" ");
        spoken = LETTER_DIGIT.matcher(spoken).replaceAll(" ");
        return shortened(
                spoken.replaceAll("\\s+", " ").replaceAll(" (?=[.,:;!?])", "").strip());
    }

    /// Its first letters are what people know a commit by.
    private static String spelled(String hash) {
        return String.join(" ", hash.substring(0, OF_A_HASH).split(""));
    }

    private static String shortened(String text) {
        if (text.length() <= LETTERS_AT_MOST) {
            return text;
        }
        int end = text.lastIndexOf(' ', LETTERS_AT_MOST);
        return text.substring(0, end < 0 ? LETTERS_AT_MOST : end);
    }
}
