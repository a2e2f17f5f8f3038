package dev.andon.guard;

import org.jspecify.annotations.Nullable;

/// What another program makes of a release.
///
/// @param word what it comes to
/// @param level how sure harm is; null for no harm. Nobody else's word alone is enough to go back: never
///     [Level#AUTO]
/// @param words its own words, in a sentence or less
public record Judgement(Word word, @Nullable Level level, String words) {
    public enum Word {
        FINE,
        HARMFUL,
        /// It goes on, or wants somebody to decide.
        UNDECIDED,
        /// It says nothing of this release, or nothing that we know.
        UNKNOWN
    }

    public Judgement {
        if ((word == Word.HARMFUL) != (level != null) || level == Level.AUTO) {
            throw new IllegalArgumentException("harm has a level, which others may not make the highest");
        }
    }

    public static Judgement fine(String words) {
        return new Judgement(Word.FINE, null, words);
    }

    public static Judgement harmful(String words) {
        return new Judgement(Word.HARMFUL, Level.STOP, words);
    }

    public static Judgement undecided(String words) {
        return new Judgement(Word.UNDECIDED, null, words);
    }

    public static Judgement unknown(String words) {
        return new Judgement(Word.UNKNOWN, null, words);
    }
}
