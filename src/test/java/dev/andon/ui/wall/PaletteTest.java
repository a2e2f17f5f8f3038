package dev.andon.ui.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Light;
import dev.andon.board.WallSettings;
import dev.andon.testing.Colour;
import dev.andon.testing.Colour.Vision;
import dev.andon.text.Texts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {
    /// Text colour and what it stands on, as wall.css pairs them.
    private static final List<List<String>> PAIRS = List.of(
            List.of("red-text", "red"),
            List.of("unknown-text", "unknown-a"),
            List.of("unknown-text", "unknown-b"),
            List.of("unstable-text", "unstable"),
            List.of("stale-text", "stale"),
            List.of("stale-text", "stale-b"),
            List.of("green-text", "green"),
            List.of("quiet-text", "quiet"),
            List.of("bar-text", "bar"),
            List.of("bar-text", "bar-faint"),
            List.of("bar-text", "ground"),
            List.of("note-text", "note"));

    private static final String WALL = Palette.sheet("wall.css");

    @ParameterizedTest
    @EnumSource
    void everyTextCanBeReadOnItsGround(WallSettings.Palette name) {
        Palette palette = Palette.of(name);
        double atLeast = name == WallSettings.Palette.HIGH_CONTRAST ? 7 : 4.5;
        for (List<String> pair : PAIRS) {
            double contrast = palette.colour(pair.getFirst()).contrast(palette.colour(pair.getLast()));
            assertTrue(contrast >= atLeast, () -> String.join(" on ", pair) + " has a contrast of " + contrast);
        }
    }

    @Test
    void everyPaletteNamesTheSameColours() {
        Set<String> dark = Palette.of(WallSettings.Palette.DARK).colours().keySet();
        for (WallSettings.Palette palette : WallSettings.Palette.values()) {
            assertEquals(dark, Palette.of(palette).colours().keySet(), palette.word());
        }
    }

    @Test
    void everyColourIsCheckedAboveAndUsed() {
        Set<String> checked = new TreeSet<>();
        PAIRS.forEach(checked::addAll);
        Set<String> used = new TreeSet<>();
        Pattern.compile("-andon-([a-z-]+)").matcher(WALL).results().forEach(use -> used.add(use.group(1)));
        assertEquals(checked, Palette.of(WallSettings.Palette.DARK).colours().keySet());
        assertEquals(checked, used);
    }

    @Test
    void coloursStandInThePalettesOnly() {
        assertEquals(
                List.of(),
                Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(|(?<!-)\\b(red|green|blue|white|yellow)\\s*;")
                        .matcher(WALL)
                        .results()
                        .map(found -> found.group())
                        .toList());
    }

    /// Told apart well beyond the least noticeable difference, and red from green by brightness alone as well:
    /// that holds for any colour vision.
    @ParameterizedTest
    @EnumSource
    void theColourBlindPaletteIsToldApartWith(Vision vision) {
        Palette palette = Palette.of(WallSettings.Palette.COLOUR_BLIND);
        assertApart(palette, vision, 25, "red", "green");
        assertApart(palette, vision, 25, "red", "unstable");
        assertApart(palette, vision, 25, "green", "unstable");
        assertApart(palette, vision, 25, "red", "unknown-a");
        assertApart(palette, vision, 25, "red", "stale");
        assertApart(palette, vision, 15, "green", "unknown-a");
        double brightness = seen(palette, "red", vision).contrast(seen(palette, "green", vision));
        assertTrue(brightness >= 2, () -> "red and green differ in brightness by " + brightness);
    }

    /// The usual palettes may lean on shape and word, but red must not look like green in any of them.
    @ParameterizedTest
    @EnumSource
    void noPaletteShowsRedAndGreenAlikeWith(Vision vision) {
        for (WallSettings.Palette palette : WallSettings.Palette.values()) {
            assertApart(Palette.of(palette), vision, 12, "red", "green");
        }
    }

    private static void assertApart(Palette palette, Vision vision, double atLeast, String one, String other) {
        double distance = seen(palette, one, vision).distance(seen(palette, other, vision));
        assertTrue(distance >= atLeast, () -> one + " and " + other + " are " + distance + " apart");
    }

    private static Colour seen(Palette palette, String name, Vision vision) {
        return palette.colour(name).seenWith(vision);
    }

    @Test
    void everyLightHasAShapeOfItsOwn() {
        Map<String, Light> shapes = new HashMap<>();
        for (Light light : Light.values()) {
            String shape = shape(":" + light.word() + " > .tile-icon");
            Light other = shapes.put(shape, light);
            assertTrue(other == null, () -> light + " looks like " + other);
        }
    }

    @Test
    void everyActivityHasAShapeOfItsOwn() {
        Set<String> shapes = new HashSet<>();
        for (String activity : List.of("running", "queued", "waiting")) {
            assertTrue(shapes.add(shape(":" + activity + " > .tile-activity")), activity);
        }
    }

    @Test
    void everyLightHasAWordOfItsOwn() {
        var words = new HashSet<String>();
        Texts texts = Texts.in(Locale.ENGLISH);
        for (Light light : Light.values()) {
            assertTrue(words.add(texts.say("wall.count." + light.word(), 3)), light.word());
        }
    }

    private static String shape(String selector) {
        var rule = Pattern.compile(Pattern.quote(".tile" + selector) + " \\{[^}]*-fx-shape: \"([^\"]+)\"")
                .matcher(WALL);
        assertTrue(rule.find(), () -> "no shape for " + selector);
        return rule.group(1);
    }
}
