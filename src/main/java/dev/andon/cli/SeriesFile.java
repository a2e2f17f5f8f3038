package dev.andon.cli;

import dev.andon.guard.Series;
import dev.andon.guard.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A metric in a file of comma-separated values: time, value and, where there is one, a label that is not 0 for
/// what was no usual time. Times are ISO 8601, UTC if they name no zone, or seconds since 1970. A bucket that the
/// file leaves out is missing.
///
/// @param series the values
/// @param disturbed the times with a label
record SeriesFile(Series series, List<Span> disturbed) {
    private static final long SIZE_AT_MOST = 200L << 20;
    private static final int BUCKETS_AT_MOST = 5_000_000;

    private record Row(Instant at, double value, boolean labelled) {}

    /// @throws UsageFault when it cannot be read; the sentence names the line
    static SeriesFile read(Path file) {
        List<Row> rows = new ArrayList<>();
        try {
            if (Files.size(file) > SIZE_AT_MOST) {
                throw new UsageFault(file + " is larger than " + (SIZE_AT_MOST >> 20) + " MB.");
            }
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank() && !(i == 0 && isHeading(lines.get(i)))) {
                    rows.add(row(lines.get(i), file + ":" + (i + 1)));
                }
            }
        } catch (IOException e) {
            throw new UsageFault("Cannot read " + file + ": " + e.getMessage());
        }
        return of(rows, file);
    }

    /// The same in longer buckets. One of which something is missing is missing.
    ///
    /// @param counts whether values are added up, or levels of which the mean counts
    /// @throws UsageFault when the buckets are no multiple of the file's own
    SeriesFile in(Duration step, boolean counts) {
        long each = step.dividedBy(series.step());
        if (each < 1 || !series.step().multipliedBy(each).equals(step)) {
            throw new UsageFault("The file has a value every " + series.step().toSeconds()
                    + " s: --step must be a multiple of that.");
        }
        var values = new double[(int) (series.size() / each)];
        for (int i = 0; i < values.length; i++) {
            double sum = 0;
            for (int j = 0; j < each; j++) {
                sum += series.value((int) (i * each) + j);
            }
            values[i] = counts ? sum : sum / each;
        }
        return new SeriesFile(new Series(series.begin(), step, values), disturbed);
    }

    private static boolean isHeading(String line) {
        return line.replace("\"", "")
                .chars()
                .anyMatch(letter -> Character.isLetter(letter) && letter != 'T' && letter != 'Z');
    }

    private static Row row(String line, String place) {
        String[] cells = line.replace("\"", "").split(",", -1);
        try {
            if (cells.length < 2) {
                throw new NumberFormatException("two columns at least");
            }
            double value = cells[1].isBlank() ? Double.NaN : Double.parseDouble(cells[1].strip());
            boolean labelled = cells.length > 2 && !cells[2].isBlank() && !"0".equals(cells[2].strip());
            return new Row(time(cells[0].strip()), value, labelled);
        } catch (NumberFormatException | DateTimeException e) {
            throw new UsageFault(place + ": a time and a number are wanted, such as 2026-11-23T10:00:00Z,42.");
        }
    }

    private static Instant time(String text) {
        if (!text.contains("-")) {
            return Instant.ofEpochSecond((long) Double.parseDouble(text));
        }
        String iso = text.replace(' ', 'T');
        return Instant.parse(iso.endsWith("Z") || iso.contains("+") ? iso : iso + "Z");
    }

    private static SeriesFile of(List<Row> rows, Path file) {
        if (rows.size() < 2) {
            throw new UsageFault(file + " has no values.");
        }
        Duration step = step(rows, file);
        Instant begin = rows.getFirst().at();
        long buckets = begin.until(rows.getLast().at()).dividedBy(step) + 1;
        if (buckets > BUCKETS_AT_MOST) {
            throw new UsageFault(file + " would have " + buckets + " buckets of " + step + ".");
        }
        var values = new double[(int) buckets];
        Arrays.fill(values, Double.NaN);
        List<Span> disturbed = new ArrayList<>();
        for (Row row : rows) {
            values[(int) begin.until(row.at()).dividedBy(step)] = row.value();
            if (row.labelled()) {
                disturbed.add(new Span(row.at(), row.at().plus(step)));
            }
        }
        return new SeriesFile(new Series(begin, step, values), disturbed);
    }

    /// The shortest time between two rows.
    private static Duration step(List<Row> rows, Path file) {
        Duration step = null;
        for (int i = 1; i < rows.size(); i++) {
            Duration between = rows.get(i - 1).at().until(rows.get(i).at());
            if (between.isNegative() || between.isZero()) {
                throw new UsageFault(file + ": the rows are not in the order of their times at "
                        + rows.get(i).at() + ".");
            }
            step = step == null || between.compareTo(step) < 0 ? between : step;
        }
        return step == null ? Duration.ofMinutes(1) : step;
    }
}
