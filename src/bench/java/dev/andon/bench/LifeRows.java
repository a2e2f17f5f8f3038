package dev.andon.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// What a running Andon weighs and costs, and how soon it shows what changed: the whole program on a real display.
final class LifeRows {
    private static final Duration SETTLED = Duration.ofSeconds(35);
    private static final Duration IDLE = Duration.ofSeconds(40);
    private static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int FLIPS = 10;
    private static final Map<Integer, String> MEMORY = memory();
    private static final String WHOLE = "whole program, window on Xvfb, polled every 10 s, start cache";

    private LifeRows() {}

    private static Map<Integer, String> memory() {
        var targets = new LinkedHashMap<Integer, String>();
        targets.put(100, "150 MB");
        targets.put(1_000, "200 MB");
        targets.put(10_000, "300 MB");
        return targets;
    }

    static List<Row> of(Stage stage) throws Exception {
        if (!Screen.isPossible()) {
            System.err.println("no Xvfb: memory, idling and freshness are not measured");
            return List.of();
        }
        List<Row> rows = new ArrayList<>(lives(stage));
        rows.addAll(freshness(stage));
        return rows;
    }

    /// All three at once: memory and CPU time do not mind.
    private static List<Row> lives(Stage stage) throws Exception {
        Path home = stage.homeWithStartCache();
        Map<Integer, App> apps = new LinkedHashMap<>();
        try {
            for (int pipelines : MEMORY.keySet()) {
                String mood = pipelines == 100 ? "same/" : "changing/";
                apps.put(
                        pipelines,
                        App.start(
                                stage.target(), home, stage.screen().display(), "wall", stage.feed(mood + pipelines)));
            }
            Thread.sleep(SETTLED);
            double before = apps.get(100).cpuMilliseconds();
            Thread.sleep(IDLE);
            double idle = (apps.get(100).cpuMilliseconds() - before) / IDLE.toMillis() * 100;
            List<Row> rows = new ArrayList<>();
            for (var app : apps.entrySet()) {
                rows.add(row(
                        "resident memory after 75 s, %,d pipelines".formatted(app.getKey()),
                        "MB",
                        MEMORY.get(app.getKey()),
                        app.getValue().residentMegabytes(),
                        WHOLE + (app.getKey() == 100 ? "" : ", all changed at each poll")));
            }
            rows.add(row("idle CPU, 100 pipelines", "%", "1 % of a core", idle, WHOLE + ", over 40 s"));
            return rows;
        } finally {
            apps.values().forEach(App::close);
        }
    }

    private static Row row(String what, String unit, String target, double value, String note) {
        return new Row(what, unit, target, new Row.Figures(value, Double.NaN, Double.NaN, 1), Double.NaN, note);
    }

    private static List<Row> freshness(Stage stage) throws Exception {
        var pushed = new Freshness(stage, "buildbot", "buildbot", Duration.ofMinutes(1));
        var polled = new Freshness(stage, "live/100", "cctray", EVERY);
        pushed.measure();
        polled.measure();
        String how = "whole program, 100 pipelines, Xvfb, seen in the screen's memory; ";
        return List.of(
                Row.of(
                        "server's change to pixels, by push",
                        "ms",
                        "250 ms",
                        Samples.of("whole", pushed.whole),
                        Double.NaN,
                        how + "a Buildbot's events and three requests"),
                Row.of(
                        "server's change to pixels, by poll every 2 s",
                        "ms",
                        "2,200 ms",
                        Samples.of("whole", polled.whole),
                        EVERY.toMillis() / 2.0,
                        how + "bare is half an interval"),
                Row.of(
                        "of that after the server's answer",
                        "ms",
                        "200 ms",
                        Samples.of("own", polled.own),
                        Double.NaN,
                        how + "from the server's last byte"));
    }

    /// How soon the wall shows that one source turned over, and turned back.
    private static final class Freshness {
        private final Stage stage;
        private final String path;
        private final String settings;
        private final List<Double> whole = new ArrayList<>();
        private final List<Double> own = new ArrayList<>();

        Freshness(Stage stage, String path, String kind, Duration every) {
            this.stage = stage;
            this.path = path;
            this.settings = "sources:\n  - name: feed\n    kind: %s\n    url: %s\n    every: %ds\n"
                    .formatted(kind, stage.feed(path), every.toSeconds());
        }

        void measure() throws Exception {
            Path file = stage.scratch("life").resolve("andon.yaml");
            Files.writeString(file, settings);
            Screen screen = stage.screen();
            try (App _ = App.start(
                    stage.target(),
                    stage.homeWithStartCache(),
                    screen.display(),
                    "wall",
                    "--config",
                    file.toString())) {
                await(screen, false);
                for (int i = 0; i < FLIPS; i++) {
                    Thread.sleep(EVERY.toMillis() + ThreadLocalRandom.current().nextLong(EVERY.toMillis()));
                    flip(screen, i % 2 == 0);
                }
            }
        }

        private void flip(Screen screen, boolean red) throws Exception {
            stage.ask("log?/" + path);
            long flipped = Long.parseLong(stage.ask("flip"));
            await(screen, red);
            long seen = now();
            whole.add((seen - flipped) / 1e3);
            own.add((seen - answered(flipped)) / 1e3);
        }

        private long answered(long flipped) throws Exception {
            return stage.ask("log?/" + path)
                    .lines()
                    .map(line -> line.split(" "))
                    .filter(times -> Long.parseLong(times[0]) >= flipped)
                    .mapToLong(times -> Long.parseLong(times[1]))
                    .min()
                    .orElse(flipped);
        }
    }

    private static void await(Screen screen, boolean red) throws InterruptedException {
        boolean seen =
                screen.await(() -> red ? screen.red() > 0.0005 : screen.green() > 0.1 && screen.red() == 0, AT_MOST);
        if (!seen) {
            throw new IllegalStateException("the change is not on the screen after " + AT_MOST);
        }
    }

    private static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
