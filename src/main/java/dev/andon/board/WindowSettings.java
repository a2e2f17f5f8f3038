package dev.andon.board;

import java.util.Locale;

/// How the developer's window looks.
///
/// @param theme which colours
/// @param scale how large everything is, in percent
/// @param motion whether anything may move by itself
public record WindowSettings(Theme theme, int scale, WallSettings.Motion motion) {
    public static final int SMALLEST = 100;
    public static final int LARGEST = 300;
    public static final WindowSettings DEFAULT = new WindowSettings(Theme.SYSTEM, SMALLEST);

    /// One that moves as the desktop wants it.
    public WindowSettings(Theme theme, int scale) {
        this(theme, scale, WallSettings.Motion.SYSTEM);
    }

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
