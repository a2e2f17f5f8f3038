package dev.andon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// The developer's window as `andon` opens it: from JavaFX being up, which it says in its log, to the pixels.
final class OpenRows {
    private static final int RUNS = 7;
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    /// The lights of the rows that are seen cover at least this much of the screen.
    private static final double LIGHTS = 0.01;
    private static final String UP = "JavaFX is up";

    private final Stage stage;
    private final Screen screen;

    private OpenRows(Stage stage, Screen screen) {
        this.stage = stage;
        this.screen = screen;
    }

    static List<Row> of(Stage stage) throws Exception {
        if (!Screen.isPossible()) {
            System.err.println("no Xvfb: the window's opening is not measured");
            return List.of();
        }
        var rows = new OpenRows(stage, stage.screen());
        Samples cold = rows.times("no cache", stage.scratch("window-cold"));
        Samples warm = rows.times("cache", stage.homeWithStartCache());
        String how = "100 pipelines by CCTray, Xvfb 1920x1080, seen in the screen's memory";
        return List.of(
                Row.of("window: from JavaFX being up to pixels, no start cache", "ms", "-", cold, Double.NaN, how),
                Row.of("the same with start cache", "ms", "400 ms", warm, Double.NaN, how));
    }

    private Samples times(String name, Path home) throws Exception {
        Path settings = Files.createDirectories(home.resolve("config/andon")).resolve("andon.yaml");
        Files.writeString(settings, """
                window:
                  theme: light
                sources:
                  - name: ci
                    url: %s
                    kind: cctray
                """.formatted(stage.feed("same/100")));
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            if (!screen.await(() -> screen.windowGreen() == 0, AT_MOST)) {
                throw new IllegalStateException("the screen does not go dark");
            }
            times.add(time(home));
        }
        Files.delete(settings);
        return Samples.of(name, times);
    }

    private double time(Path home) throws Exception {
        Path log = home.resolve("state/andon/andon.log.0");
        long before = ups(log).size();
        try (App _ = App.start(stage.target(), home, screen.display())) {
            if (!screen.await(() -> screen.windowGreen() > LIGHTS, AT_MOST)) {
                throw new IllegalStateException("no pipelines on the screen after " + AT_MOST);
            }
            long seen = System.currentTimeMillis();
            List<String> ups = ups(log);
            if (ups.size() != before + 1) {
                throw new IllegalStateException("the log does not say when JavaFX was up");
            }
            return seen - millis(ups.getLast());
        }
    }

    private static List<String> ups(Path log) throws IOException {
        return Files.exists(log)
                ? Files.readAllLines(log).stream()
                        .filter(line -> line.endsWith(UP))
                        .toList()
                : List.of();
    }

    private static long millis(String line) {
        return LocalDateTime.parse(line.substring(0, 23), TIME)
                .atZone(ZoneId.systemDefault())
                .toInstant()
                .toEpochMilli();
    }
}
