package dev.andon.ui.wall;

import dev.andon.board.WallSettings;
import java.net.URL;
import java.util.List;
import java.util.Objects;

/// The wall's style sheets: one for its shapes, one for each palette's colours.
final class Sheets {
    private Sheets() {}

    static List<String> of(WallSettings.Palette palette) {
        return List.of(sheet("wall.css"), sheet("palette-" + palette.word() + ".css"));
    }

    private static String sheet(String name) {
        URL sheet = Objects.requireNonNull(Sheets.class.getResource(name), name);
        return sheet.toExternalForm();
    }
}
