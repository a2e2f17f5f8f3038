package dev.andon.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// How fast the developer's window answers.
final class WindowRows {
    private static final String HOW =
            "10,000 pipelines, window of 1280x800 on Xvfb, software pipeline; without the wait for the next pulse";

    private static final String LOG = "a Jenkins on loopback, in another process; its page and the text from there on";

    private WindowRows() {}

    static List<Row> of(Stage stage) throws IOException {
        if (!Screen.isPossible()) {
            System.err.println("no Xvfb: the window is not measured");
            return List.of();
        }
        try (Screen screen = Screen.start(stage.scratch("window"), "1280x800")) {
            Map<String, Samples> measured =
                    Child.measure(WindowCost.class, Map.of("DISPLAY", screen.display()), "200", stage.feed("jenkins"));
            return List.of(
                    row("window with 10,000 pipelines: JavaFX is up to first frame", "400 ms", measured, "open", HOW),
                    row("a key in the search to its frame", "50 ms (p95)", measured, "key", HOW),
                    row("of that, the processor's time of all threads", "50 ms (p95)", measured, "key cpu", HOW),
                    row("a step of scrolling to its frame", "16.7 ms", measured, "scroll", HOW),
                    row("of that, the processor's time of all threads", "16.7 ms", measured, "scroll cpu", HOW),
                    row("end of a 5 MB log: chosen to drawn", "300 ms", measured, "log", LOG),
                    row("end of a 200 MB log: chosen to drawn", "300 ms", measured, "tail", LOG),
                    Row.of("bytes the server sent for it", "KB", "-", measured.get("tail bytes"), Double.NaN, LOG),
                    Row.of("heap that 20 of them left behind", "MB", "-", measured.get("tail heap"), Double.NaN, LOG));
        }
    }

    private static Row row(String what, String target, Map<String, Samples> measured, String part, String how) {
        return Row.of(what, "ms", target, measured.get(part), Double.NaN, how);
    }
}
