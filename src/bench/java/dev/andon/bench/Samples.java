package dev.andon.bench;

import com.google.gson.Gson;
import java.util.Arrays;
import java.util.List;

/// What one measurement brought, in the order of time. A measuring process prints its samples, a line each, and the
/// benchmark reads them.
///
/// @param name what was measured
/// @param values the measured values
record Samples(String name, double[] values) {
    private static final Gson GSON = new Gson();

    static Samples of(String name, List<Double> values) {
        return new Samples(
                name, values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static Samples parse(String line) {
        return GSON.fromJson(line, Samples.class);
    }

    void print() {
        System.out.println(GSON.toJson(this));
    }

    int runs() {
        return values.length;
    }

    double median() {
        return at(0.5);
    }

    double p95() {
        return at(0.95);
    }

    double worst() {
        return at(1);
    }

    private double at(double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
