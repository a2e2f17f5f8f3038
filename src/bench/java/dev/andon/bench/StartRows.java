package dev.andon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// From the start of `bin/andon` to a hundred tiles of real data on the screen, with and without the start cache.
final class StartRows {
    private static final int RUNS = 7;
    private static final Duration AT_MOST = Duration.ofSeconds(30);
    /// A screen that shows tiles shows at least this much of their colours.
    private static final double TILES = 0.1;

    private final Stage stage;
    private final Screen screen;

    private StartRows(Stage stage, Screen screen) {
        this.stage = stage;
        this.screen = screen;
    }

    static List<Row> of(Stage stage) throws Exception {
        if (!Screen.isPossible()) {
            System.err.println("no Xvfb: the start is not measured");
            return List.of();
        }
        return new StartRows(stage, stage.screen()).rows();
    }

    private List<Row> rows() throws Exception {
        String how = "Xvfb, seen in the screen's memory, launcher's shell included";
        List<Row> rows = new ArrayList<>();
        Samples bareCold = bare("bare", List.of());
        Samples cold = app("cold", stage.scratch("cold"));
        rows.add(Row.of("start to first frame, 100 tiles, no start cache", "ms", "-", cold, bareCold.median(), how));
        Path cache = stage.scratch("bare").resolve("bare.aot");
        train(cache);
        Samples bareWarm = bare("bare with cache", cached(cache));
        Path home = stage.homeWithStartCache();
        Samples warm = app("warm", home);
        rows.add(Row.of(
                "start to first frame, 100 tiles, with start cache",
                "ms",
                "600 ms (bare seen: 380-455)",
                warm,
                bareWarm.median(),
                how));
        Path image = stage.target().resolve("image");
        if (Files.exists(image.resolve("andon/lib/andon.aot"))) {
            Samples packaged = packaged(image);
            rows.add(Row.of(
                    "start to first frame, 100 tiles, app image of the packages",
                    "ms",
                    "650 ms",
                    packaged,
                    bareWarm.median(),
                    how));
        }
        return rows;
    }

    /// What `packaging/linux/app-image.sh` made, with its own Java and cache.
    private Samples packaged(Path image) throws Exception {
        Map<String, String> own =
                Map.of("ANDON_JAVA_HOME", image.resolve("andon/lib/runtime").toString());
        return app("packaged", image, stage.scratch("packaged"), own);
    }

    private Samples app(String name, Path home) throws Exception {
        return app(name, stage.target(), home, Map.of());
    }

    private Samples app(String name, Path target, Path home, Map<String, String> environment) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            dark();
            long begun = System.nanoTime();
            try (App _ = App.start(target, home, screen.display(), environment, "wall", stage.feed("same/100"))) {
                times.add(untilTiles(begun));
            }
        }
        return Samples.of(name, times);
    }

    private double untilTiles(long begun) throws InterruptedException {
        if (!screen.await(() -> screen.green() > TILES, AT_MOST)) {
            throw new IllegalStateException("no tiles on the screen after " + AT_MOST);
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    private void dark() throws InterruptedException {
        if (!screen.await(() -> screen.green() == 0, AT_MOST)) {
            throw new IllegalStateException("the screen does not go dark");
        }
    }

    private Samples bare(String name, List<String> flags) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            dark();
            long begun = System.nanoTime();
            Process window = bareWindow(flags, screen.display());
            times.add(untilTiles(begun));
            Child.end(window);
        }
        return Samples.of(name, times);
    }

    private Process bareWindow(List<String> flags, String display, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Child.java());
        command.addAll(Child.LAUNCHER_FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", barePath(), BareWindow.class.getName(), "#%06x".formatted(Colours.GREEN)));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", display);
        return builder.start();
    }

    private static List<String> cached(Path cache) {
        return List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:aot*=off", "-Xlog:cds=off");
    }

    private void train(Path cache) throws Exception {
        Process training = bareWindow(List.of("-XX:AOTCacheOutput=" + cache), screen.display(), "once");
        if (training.waitFor() != 0 || !Files.exists(cache)) {
            throw new IllegalStateException("the bare window's cache was not made");
        }
    }

    /// A start cache wants jars.
    private String barePath() throws IOException {
        Path jar = stage.scratch("bare").resolve("bare.jar");
        if (!Files.exists(jar)) {
            try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
                add(BareWindow.class, out);
                add(BareWindow.Window.class, out);
            }
        }
        try (Stream<Path> libraries = Files.list(stage.target().resolve("andon/lib"))) {
            return libraries
                    .filter(file -> file.getFileName().toString().startsWith("javafx-"))
                    .sorted()
                    .map(Path::toString)
                    .collect(Collectors.joining(":", jar + ":", ""));
        }
    }

    private static void add(Class<?> type, JarOutputStream out) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (var bytes = type.getClassLoader().getResourceAsStream(name)) {
            bytes.transferTo(out);
        }
    }
}
