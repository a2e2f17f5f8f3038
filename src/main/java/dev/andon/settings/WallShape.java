package dev.andon.settings;

import dev.andon.board.WallSettings;
import dev.andon.board.WallSettings.Motion;
import dev.andon.board.WallSettings.Night;
import dev.andon.board.WallSettings.Order;
import dev.andon.board.WallSettings.Palette;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the wall looks.
final class WallShape {
    private static final int SCREENS_AT_MOST = 32;
    private static final int DIM_AT_MOST = 90;
    private static final int DIM_USUALLY = 60;

    static final Key<String> TITLE =
            Key.of("title", Text.LINE, "What the title bar says first.").alsoSaid("name", "team");
    static final Key<Order> ORDER = Key.of(
                    "order",
                    Words.of(Order.values()),
                    "The order of the tiles: severity (what needs people first), name, or source; severity if not given.")
            .alsoSaid("sort", "sortBy", "orderBy");
    static final Key<Palette> PALETTE = Key.of(
                    "palette",
                    Words.of(Palette.values()),
                    "The colours: dark, light, high-contrast or colour-blind; dark if not given.")
            .alsoSaid("theme", "colours", "colors", "color", "colour", "skin");
    static final Key<Locale> LANGUAGE = Key.of(
                    "language", new Language(), "The language of all texts, such as en or de; English if not given.")
            .alsoSaid("lang", "locale");
    static final Key<Motion> MOTION = Key.of(
                    "motion",
                    Words.of(Motion.values()),
                    "How much may move: full, reduced, or system (as the desktop asks of all programs); system if not given.")
            .alsoSaid("animation", "animations", "reducedMotion");
    static final Key<Integer> SCREEN = Key.of(
                    "screen",
                    new WholeNumber(1, SCREENS_AT_MOST),
                    "Which screen the wall fills, counted from 1; the primary one if not given.")
            .alsoSaid("monitor", "display");
    static final Key<LocalTime> FROM = Key.of("from", new TimeOfDay(), "When the night begins, such as 22:00.")
            .mustBeThere()
            .alsoSaid("start", "begin");
    static final Key<LocalTime> TO = Key.of("to", new TimeOfDay(), "When the night ends, such as 06:30.")
            .mustBeThere()
            .alsoSaid("end", "until");
    static final Key<Integer> DIM = Key.of(
            "dim",
            new WholeNumber(0, DIM_AT_MOST),
            "How much darker the screen is at night, in percent from 0 to " + DIM_AT_MOST + "; " + DIM_USUALLY
                    + " if not given.");
    static final Key<Night> NIGHT = Key.of(
            "night",
            new Group<>(List.of(FROM, TO, DIM), WallShape::night),
            "When the screen is dimmed, in its own time zone; never if not given.");
    static final Key<Duration> PAGES = Key.of(
                    "pages",
                    new Span(Duration.ofSeconds(3), Duration.ofHours(1)),
                    "How long each page stays when the tiles need several, such as 20s; "
                            + Span.written(WallSettings.DEFAULT.page()) + " if not given.")
            .alsoSaid("page", "rotate", "rotation");

    static final Group<WallSettings> SHAPE =
            new Group<>(List.of(TITLE, ORDER, PALETTE, LANGUAGE, MOTION, SCREEN, NIGHT, PAGES), WallShape::wall);

    private WallShape() {}

    private static WallSettings wall(Fields fields) {
        WallSettings usual = WallSettings.DEFAULT;
        return new WallSettings(
                fields.get(TITLE, usual.title()),
                fields.get(ORDER, usual.order()),
                fields.get(PALETTE, usual.palette()),
                fields.get(LANGUAGE, usual.language()),
                fields.get(MOTION, usual.motion()),
                fields.get(SCREEN, usual.screen()),
                fields.get(NIGHT),
                fields.get(PAGES, usual.page()));
    }

    private static @Nullable Night night(Fields fields) {
        LocalTime from = fields.get(FROM);
        LocalTime to = fields.get(TO);
        if (from == null || to == null) {
            return null;
        }
        if (from.equals(to)) {
            fields.at(TO).mistake("The night ends when it begins.", "Give it another end, or leave \"night:\" out.");
            return null;
        }
        return new Night(from, to, fields.get(DIM, DIM_USUALLY) / 100.0);
    }
}
