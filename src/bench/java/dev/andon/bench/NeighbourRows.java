package dev.andon.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether a sick server moves the polls of a healthy one: the gaps between the healthy one's requests, as its own
/// server saw them, against the rhythm it keeps when it is alone.
final class NeighbourRows {
    private static final int SECONDS = 20;
    private static final int STARTING = 2;

    private NeighbourRows() {}

    static List<Row> of(Stage stage) throws Exception {
        double rhythm = gaps(stage).median();
        List<Row> rows = new ArrayList<>();
        rows.add(row(stage, rhythm, "alone", List.of()));
        rows.add(row(stage, rhythm, "a hung server beside it", List.of("hang")));
        rows.add(row(stage, rhythm, "a dripping one", List.of("drip")));
        rows.add(row(stage, rhythm, "one that answers 1 GB", List.of("huge")));
        return rows;
    }

    private static Row row(Stage stage, double rhythm, String what, List<String> sick) throws Exception {
        Samples gaps = gaps(stage, sick.toArray(String[]::new));
        double[] shifts = java.util.Arrays.stream(gaps.values())
                .map(gap -> Math.abs(gap - rhythm))
                .toArray();
        return new Row(
                "shift of a healthy server's polls: " + what,
                "ms",
                "100 ms",
                new Row.Figures(
                        new Samples(what, shifts).median(),
                        new Samples(what, shifts).p95(),
                        new Samples(what, shifts).worst(),
                        shifts.length),
                Double.NaN,
                "polled every second for %d s; own rhythm %.0f ms".formatted(SECONDS, rhythm));
    }

    private static Samples gaps(Stage stage, String... sick) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(SECONDS), stage.feed("same/50")));
        for (String one : sick) {
            arguments.add(stage.feed(one));
        }
        stage.ask("log?/same/50");
        Child.measure(Neighbours.class, Map.of(), arguments.toArray(String[]::new));
        List<Long> asked = stage.ask("log?/same/50")
                .lines()
                .map(line -> Long.valueOf(line.split(" ")[0]))
                .sorted()
                .toList();
        List<Double> gaps = new ArrayList<>();
        for (int i = STARTING; i < asked.size(); i++) {
            gaps.add((asked.get(i) - asked.get(i - 1)) / 1e3);
        }
        return Samples.of("gaps", gaps);
    }
}
