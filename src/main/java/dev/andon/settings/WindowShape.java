package dev.andon.settings;

import dev.andon.board.WallSettings.Motion;
import dev.andon.board.WindowSettings;
import dev.andon.board.WindowSettings.Theme;
import java.util.List;

/// How the developer's window looks.
final class WindowShape {
    static final Key<Theme> THEME = Key.of(
                    "theme",
                    Words.of(Theme.values()),
                    "The colours: system (light or dark, as the desktop asks), light, dark or high-contrast; system if not given.")
            .alsoSaid("palette", "colours", "colors", "skin");
    static final Key<Integer> SCALE = Key.of(
                    "scale",
                    new WholeNumber(WindowSettings.SMALLEST, WindowSettings.LARGEST),
                    "How large everything is, in percent from " + WindowSettings.SMALLEST + " to "
                            + WindowSettings.LARGEST + "; " + WindowSettings.DEFAULT.scale() + " if not given.")
            .alsoSaid("zoom", "size");

    static final Key<Motion> MOTION = Key.of(
                    "motion",
                    Words.of(Motion.values()),
                    "How much may move by itself: full, reduced, or system (as the desktop asks of all programs); system if not given.")
            .alsoSaid("animation", "animations", "reducedMotion");

    static final Group<WindowSettings> SHAPE = new Group<>(List.of(THEME, SCALE, MOTION), WindowShape::window);

    private WindowShape() {}

    private static WindowSettings window(Fields fields) {
        WindowSettings usual = WindowSettings.DEFAULT;
        return new WindowSettings(
                fields.get(THEME, usual.theme()), fields.get(SCALE, usual.scale()), fields.get(MOTION, usual.motion()));
    }
}
