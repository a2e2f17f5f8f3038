package dev.andon.board;

import java.util.Locale;

/// The one word a tile shines with, worst first. Derived from outcome, activity and freshness; it overwrites none
/// of them.
public enum Light {
    /// Failed or errored, now or when last seen.
    RED,
    /// Cannot be said: never built, lost, vanished, no result shown, a word we do not know.
    UNKNOWN,
    UNSTABLE,
    /// Was green when last seen, but that is too long ago to rely on.
    STALE,
    GREEN,
    /// Says nothing about the code: disabled, or only ever skipped.
    QUIET;

    /// The word in JSON and style sheets.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
