package dev.andon.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Whether Andon grows while it is left alone.
final class DayRows {
    private static final String HOURS = "24";
    private static final String HOW =
            "100 pipelines, each built once a minute, 8,640 looks by a clock that is moved, wall and window shown, SQLite; heap after collection, hour 1 to hour 24";

    private DayRows() {}

    static List<Row> of(Stage stage) throws IOException {
        if (!Screen.isPossible()) {
            System.err.println("no Xvfb: the day is not measured");
            return List.of();
        }
        try (Screen screen = Screen.start(stage.scratch("day"), "1280x800")) {
            String books = stage.scratch("day").resolve("andon.db").toString();
            Samples heap = Child.measure(
                            DayCost.class, Map.of("DISPLAY", screen.display()), stage.feed("living/100"), HOURS, books)
                    .get("heap");
            double first = heap.values()[0];
            double last = heap.values()[heap.runs() - 1];
            System.err.println("heap after each hour, MB: " + Arrays.toString(heap.values()));
            return List.of(Row.of(
                    "growth of the heap over 24 hours",
                    "%",
                    "5 %",
                    Samples.of("growth", List.of((last - first) / first * 100)),
                    first,
                    HOW + "; bare is the heap after hour 1 in MB"));
        }
    }
}
