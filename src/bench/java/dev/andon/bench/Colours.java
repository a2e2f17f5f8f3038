package dev.andon.bench;

import dev.andon.ui.wall.WallView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The colours that the wall's tiles have, from the palette it uses by itself.
final class Colours {
    static final int RED = colour("red");
    static final int GREEN = colour("green");

    private Colours() {}

    private static int colour(String name) {
        Matcher found =
                Pattern.compile("-andon-" + name + ":\\s*#(\\p{XDigit}{6})").matcher(palette());
        if (!found.find()) {
            throw new IllegalStateException("the palette has no -andon-" + name);
        }
        return Integer.parseInt(found.group(1), 16);
    }

    private static String palette() {
        try (var sheet = WallView.class.getResourceAsStream("palette-dark.css")) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
