package dev.andon.server.metric;

import java.util.Arrays;
import java.util.List;

/// The values of one series as an answer has them: times and numbers, in no order that can be relied on. Filled
/// by one reader and not changed afterwards.
final class Points {
    private long[] millis = new long[64];
    private double[] values = new double[64];
    private int size;
    private final boolean isSeries;

    private Points(boolean isSeries) {
        this.isSeries = isSeries;
    }

    /// A series that has no value yet.
    static Points of() {
        return new Points(true);
    }

    /// The answer has no series at all.
    static Points noSeries() {
        return new Points(false);
    }

    /// @param at milliseconds since 1970
    /// @param value NaN or infinite when there is none
    void add(long at, double value) {
        if (size == millis.length) {
            millis = Arrays.copyOf(millis, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        millis[size] = at;
        values[size++] = value;
    }

    /// The values of both.
    Points and(Points more) {
        Points both = isSeries || more.isSeries ? of() : noSeries();
        for (Points some : List.of(this, more)) {
            for (int i = 0; i < some.size; i++) {
                both.add(some.millis[i], some.values[i]);
            }
        }
        return both;
    }

    boolean isSeries() {
        return isSeries;
    }

    int size() {
        return size;
    }

    long millis(int point) {
        return millis[point];
    }

    double value(int point) {
        return values[point];
    }
}
