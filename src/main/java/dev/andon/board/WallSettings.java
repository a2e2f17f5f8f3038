package dev.andon.board;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the board is shown on a wall.
///
/// @param title what the title bar says; empty for none
/// @param order how tiles are ordered
/// @param palette which colours
/// @param language the language of all texts
/// @param motion how much may move
/// @param screen which screen a full-screen wall goes to, from 1; 0 for the one it opens on
/// @param night when and how far to dim, or null for never
/// @param page how long a page stays when the tiles do not fit on one
public record WallSettings(
        String title,
        Order order,
        Palette palette,
        Locale language,
        Motion motion,
        int screen,
        @Nullable Night night,
        Duration page) {
    public static final WallSettings DEFAULT = new WallSettings(
            "", Order.SEVERITY, Palette.DARK, Locale.ENGLISH, Motion.SYSTEM, 0, null, Duration.ofSeconds(12));

    public enum Order {
        /// Worst first, then by name.
        SEVERITY,
        NAME,
        /// As the settings list the sources, then by name.
        SOURCE
    }

    public enum Palette {
        DARK,
        LIGHT,
        HIGH_CONTRAST,
        COLOUR_BLIND;

        /// The word in settings, and the name of its style sheet.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Nothing ever slides, and pages change at once; this is about blinking.
    public enum Motion {
        /// The heartbeat beats, and the frame of what has just turned red blinks for ten seconds: both change
        /// once a second.
        FULL,
        /// Nothing blinks: the frame stays for its ten seconds, and the clock alone shows that the screen is
        /// alive.
        REDUCED,
        /// What the platform prefers.
        SYSTEM
    }

    /// @param from when dimming begins, in local time
    /// @param to when it ends; earlier than `from` when the night spans midnight
    /// @param dim how far, from 0 (not at all) to 1 (black)
    public record Night(LocalTime from, LocalTime to, double dim) {
        public boolean covers(LocalTime time) {
            boolean afterFrom = !time.isBefore(from);
            boolean beforeTo = time.isBefore(to);
            return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
        }
    }

    public WallSettings withTitle(String title) {
        return new WallSettings(title, order, palette, language, motion, screen, night, page);
    }

    public WallSettings withPalette(Palette palette) {
        return new WallSettings(title, order, palette, language, motion, screen, night, page);
    }

    public WallSettings onScreen(int screen) {
        return new WallSettings(title, order, palette, language, motion, screen, night, page);
    }
}
