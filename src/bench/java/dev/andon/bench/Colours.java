package dev.andon.bench;

import dev.andon.ui.kit.Theme;
import dev.andon.ui.wall.WallView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The colours that the wall's tiles and the window's lights have, from the palettes themselves.
final class Colours {
    static final int RED = colour("red", WallView.class, "palette-dark.css");
    static final int GREEN = colour("green", WallView.class, "palette-dark.css");
    static final int WINDOW_GREEN = colour("green", Theme.class, "window-light.css");

    private Colours() {}

    private static int colour(String name, Class<?> beside, String sheet) {
        Matcher found =
                Pattern.compile("-andon-" + name + ":\\s*#(\\p{XDigit}{6})").matcher(text(beside, sheet));
        if (!found.find()) {
            throw new IllegalStateException("the palette has no -andon-" + name);
        }
        return Integer.parseInt(found.group(1), 16);
    }

    private static String text(Class<?> beside, String name) {
        try (var sheet = beside.getResourceAsStream(name)) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
