package dev.andon.bench;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The benchmark: measures every row in processes of its own, prints the table and writes `bench.json`.
///
/// Arguments: the build's folder, which holds `andon/`; then the names of some rows, if not all are wanted.
public final class Bench {
    /// Measures some rows that belong together.
    @FunctionalInterface
    interface Measurement {
        List<Row> rows(Stage stage) throws Exception;
    }

    private static final Map<String, Measurement> ALL = all();

    private Bench() {}

    private static Map<String, Measurement> all() {
        var all = new LinkedHashMap<String, Measurement>();
        all.put("poll", PollRows::of);
        all.put("method", MethodRows::of);
        all.put("deploys", DeployRows::of);
        all.put("frame", FrameRows::of);
        all.put("window", WindowRows::of);
        all.put("open", OpenRows::of);
        all.put("neighbour", NeighbourRows::of);
        all.put("start", StartRows::of);
        all.put("life", LifeRows::of);
        all.put("day", DayRows::of);
        all.put("notice", NoticeRows::of);
        all.put("rollback", RollbackRows::of);
        return all;
    }

    public static void main(String[] arguments) throws Exception {
        Path target = Path.of(arguments[0]);
        Set<String> wanted =
                arguments.length > 1 && !arguments[1].isBlank() ? Set.of(arguments[1].split(",")) : ALL.keySet();
        List<Row> rows = new ArrayList<>();
        boolean whole = true;
        try (var stage = new Stage(target)) {
            for (var measurement : ALL.entrySet()) {
                if (wanted.contains(measurement.getKey())) {
                    System.err.println("measuring: " + measurement.getKey());
                    whole &= measure(measurement.getValue(), stage, rows);
                }
            }
        }
        write(rows, target.resolve("bench.json"));
        System.out.println(machine() + "\n\n" + Row.table(rows));
        System.exit(whole ? 0 : 1);
    }

    /// What cannot be measured must not take the rest with it.
    private static boolean measure(Measurement measurement, Stage stage, List<Row> rows) {
        try {
            rows.addAll(measurement.rows(stage));
            return true;
        } catch (Exception e) {
            e.printStackTrace();
            return false;
        }
    }

    private static void write(List<Row> rows, Path file) throws IOException {
        var gson = new GsonBuilder()
                .setPrettyPrinting()
                .serializeSpecialFloatingPointValues()
                .create();
        Files.writeString(file, gson.toJson(Map.of("machine", machine(), "rows", rows)));
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", Java " + Runtime.version();
    }
}
