package dev.andon.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// How fast the wall shows what changed.
final class FrameRows {
    private static final String HOW =
            "every pipeline changed; %d tiles, window of %s on Xvfb, software pipeline; ends when the screen gives the pixel back";

    private FrameRows() {}

    static List<Row> of(Stage stage) throws IOException {
        if (!Screen.isPossible()) {
            System.err.println("no Xvfb: frames are not measured");
            return List.of();
        }
        try (Screen wide = Screen.start(stage.scratch("wide"), "3600x1080")) {
            return rows(stage, wide);
        }
    }

    private static List<Row> rows(Stage stage, Screen screen) throws IOException {
        Map<String, Samples> some = measure(stage, screen, 1_000, 1920);
        Map<String, Samples> many = measure(stage, screen, 10_000, 1920);
        Map<String, Samples> high = measure(stage, screen, 1_000, 3600);
        return List.of(
                row("last byte to pixels, 1,000 pipelines", "60 ms", some, "whole", "1920x1080"),
                row("last byte to pixels, 10,000 pipelines", "250 ms", many, "whole", "1920x1080"),
                row("1,000 change at once: keeper step + frame", "16 ms (p95)", some, "work", "1920x1080"),
                row("the same, CPU time", "-", some, "cpu", "1920x1080"),
                row(
                        "1,000 change at once, 200 tiles visible: keeper step + frame",
                        "16 ms (p95)",
                        high,
                        "work",
                        "3600x1080"),
                row("the same, CPU time", "-", high, "cpu", "3600x1080"));
    }

    private static Map<String, Samples> measure(Stage stage, Screen screen, int pipelines, int width)
            throws IOException {
        return Child.measure(
                FrameCost.class,
                Map.of("DISPLAY", screen.display()),
                stage.feed("turning/" + pipelines),
                Integer.toString(width),
                "1080",
                "100",
                "100");
    }

    private static Row row(String what, String target, Map<String, Samples> measured, String part, String size) {
        int tiles = (int) measured.get("tiles").median();
        return Row.of(what, "ms", target, measured.get(part), Double.NaN, HOW.formatted(tiles, size));
    }
}
