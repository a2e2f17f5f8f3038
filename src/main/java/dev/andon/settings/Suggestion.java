package dev.andon.settings;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// What somebody probably meant.
final class Suggestion {
    private static final int WORD_AT_MOST = 60;

    private Suggestion() {}

    /// The nearest of the words; none when all are too far away. Case, dashes and underscores do not count.
    static Optional<String> closest(String word, Collection<String> words) {
        String plain = plain(word);
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : words) {
            String other = plain(candidate);
            int distance = Math.max(plain.length(), other.length()) > WORD_AT_MOST
                    ? Integer.MAX_VALUE
                    : distance(plain, other);
            if (distance < least && distance <= Math.max(1, Math.max(plain.length(), other.length()) / 3)) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /// `Did you mean "…"?`, or empty.
    static String didYouMean(String word, Collection<String> words) {
        return closest(word, words).map(Suggestion::didYouMean).orElse("");
    }

    static String didYouMean(String word) {
        return "Did you mean \"" + word + "\"?";
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ .]", "");
    }

    /// How many letters must be added, taken away, changed or swapped with their neighbour.
    private static int distance(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, one, other, i, j);
            }
        }
        return steps[one.length()][other.length()];
    }

    private static int step(int[][] steps, String one, String other, int i, int j) {
        int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(steps[i - 1][j], steps[i][j - 1]) + 1, steps[i - 1][j - 1] + changed);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
