package dev.andon.bench;

import java.util.ArrayList;
import java.util.List;

/// One line of the benchmark's table.
///
/// @param what was measured
/// @param unit of all its figures
/// @param target what is to be reached, in words
/// @param measured the median and the rest
/// @param bare the same work with nothing of ours, measured in the same run; NaN where there is no such thing
/// @param note how it was measured, where that is not plain
record Row(String what, String unit, String target, Figures measured, double bare, String note) {
    /// @param p95 NaN where it says nothing
    /// @param worst NaN where it says nothing
    record Figures(double median, double p95, double worst, int runs) {
        static Figures of(Samples samples) {
            boolean many = samples.runs() >= 20;
            return new Figures(samples.median(), many ? samples.p95() : Double.NaN, samples.worst(), samples.runs());
        }
    }

    static Row of(String what, String unit, String target, Samples samples, double bare, String note) {
        return new Row(what, unit, target, Figures.of(samples), bare, note);
    }

    static String table(List<Row> rows) {
        var lines = new ArrayList<String>();
        lines.add("| what | median | p95 | worst | runs | target | bare | how |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- | --- |");
        rows.forEach(row -> lines.add(row.line()));
        return String.join("\n", lines);
    }

    private String line() {
        return "| %s | **%s** | %s | %s | %d | %s | %s | %s |"
                .formatted(
                        what,
                        figure(measured.median()),
                        figure(measured.p95()),
                        figure(measured.worst()),
                        measured.runs(),
                        target,
                        figure(bare),
                        note);
    }

    private String figure(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        String number = value >= 100 || value == Math.rint(value) ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
        return (number + " %s").formatted(value, unit);
    }
}
