package dev.andon.cli;

import com.google.gson.GsonBuilder;
import dev.andon.guard.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A series as text. What is missing stays so: an empty cell, a null, a word.
final class SeriesText {
    private static final double WHOLE_UP_TO = 1e15;

    private SeriesText() {}

    static String table(Series series) {
        var text = new StringBuilder();
        for (int i = 0; i < series.size(); i++) {
            text.append(String.format(Locale.ROOT, "%s %14s%n", time(series, i), cell(series.value(i), "missing")));
        }
        DoubleSummaryStatistics there = IntStream.range(0, series.size())
                .mapToDouble(series::value)
                .filter(value -> !Double.isNaN(value))
                .summaryStatistics();
        text.append(String.format(
                Locale.ROOT,
                "%d buckets of %d s, %d missing",
                series.size(),
                series.step().toSeconds(),
                series.size() - there.getCount()));
        if (there.getCount() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    ", from %s to %s, %s on average",
                    cell(there.getMin(), ""),
                    cell(there.getMax(), ""),
                    cell(Math.round(there.getAverage() * 1000) / 1000.0, "")));
        }
        return text.append(System.lineSeparator()).toString();
    }

    /// As [SeriesFile] reads it.
    static String csv(Series series) {
        List<String> lines = new ArrayList<>(List.of("time,value"));
        for (int i = 0; i < series.size(); i++) {
            lines.add(time(series, i) + "," + cell(series.value(i), ""));
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    static String json(String source, String expression, Series series) {
        var values = new @Nullable Double[series.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.isNaN(series.value(i)) ? null : series.value(i);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("source", source);
        all.put("expression", expression);
        all.put("begin", series.begin().toString());
        all.put("end", series.end().toString());
        all.put("stepSeconds", series.step().toSeconds());
        all.put("values", Arrays.asList(values));
        return new GsonBuilder().serializeNulls().disableHtmlEscaping().create().toJson(all) + System.lineSeparator();
    }

    private static String time(Series series, int bucket) {
        return series.begin().plus(series.step().multipliedBy(bucket)).toString();
    }

    private static String cell(double value, String missing) {
        if (Double.isNaN(value)) {
            return missing;
        }
        return value == Math.rint(value) && Math.abs(value) < WHOLE_UP_TO
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
