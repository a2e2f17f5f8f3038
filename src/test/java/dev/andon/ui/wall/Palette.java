package dev.andon.ui.wall;

import dev.andon.board.WallSettings;
import dev.andon.testing.Colour;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The colours of a palette's style sheet, by their names without `-andon-`.
record Palette(Map<String, Colour> colours) {
    private static final Pattern COLOUR = Pattern.compile("-andon-([a-z-]+): #([0-9a-f]{6});");

    static Palette of(WallSettings.Palette palette) {
        var colours = new TreeMap<String, Colour>();
        var found = COLOUR.matcher(sheet("palette-" + palette.word() + ".css"));
        while (found.find()) {
            colours.put(found.group(1), Colour.of(Integer.parseInt(found.group(2), 16)));
        }
        return new Palette(colours);
    }

    static String sheet(String name) {
        try (InputStream sheet = Objects.requireNonNull(WallView.class.getResourceAsStream(name), name)) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Colour colour(String name) {
        return Objects.requireNonNull(colours.get(name), name);
    }
}
