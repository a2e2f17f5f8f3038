package dev.andon.board;

import java.util.Locale;

/// How the developer's window looks.
///
/// @param theme which colours
/// @param scale how large everything is, in percent
public record WindowSettings(Theme theme, int scale) {
    public static final int SMALLEST = 100;
    public static final int LARGEST = 300;
    public static final WindowSettings DEFAULT = new WindowSettings(Theme.SYSTEM, SMALLEST);

    public enum Theme {
        /// Light or dark, as the desktop asks of all programs, and as soon as it asks for the other.
        SYSTEM,
        LIGHT,
        DARK,
        HIGH_CONTRAST;

        /// The word in settings.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
