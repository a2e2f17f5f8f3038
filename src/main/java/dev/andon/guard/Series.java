package dev.andon.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// A metric in buckets of equal length. A bucket without data is NaN: it is missing, and never zero. Immutable.
public final class Series {
    private final Instant begin;
    private final Duration step;
    private final double[] values;
    /// Sums and counts of what is there, before each bucket: the sum of any window is one subtraction.
    private final double[] sums;

    private final int[] counts;

    /// @param begin of the first bucket
    /// @param step the length of each, whole seconds
    /// @param values one for each bucket: events in it, or the level of a gauge
    public Series(Instant begin, Duration step, double[] values) {
        if (step.toSeconds() < 1) {
            throw new IllegalArgumentException("buckets of less than a second");
        }
        this.begin = begin;
        this.step = step;
        this.values = values.clone();
        this.sums = new double[values.length + 1];
        this.counts = new int[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            boolean there = !Double.isNaN(values[i]);
            sums[i + 1] = sums[i] + (there ? values[i] : 0);
            counts[i + 1] = counts[i] + (there ? 1 : 0);
        }
    }

    public Instant begin() {
        return begin;
    }

    public Duration step() {
        return step;
    }

    public int size() {
        return values.length;
    }

    public double value(int bucket) {
        return values[bucket];
    }

    /// The end of the last bucket.
    public Instant end() {
        return begin.plus(step.multipliedBy(values.length));
    }

    /// The bucket that holds a moment; may lie outside of the series.
    int bucket(Instant at) {
        return Math.toIntExact(Math.floorDiv(begin.until(at).toSeconds(), step.toSeconds()));
    }

    Instant time(int bucket) {
        return begin.plus(step.multipliedBy(bucket));
    }

    /// Whether a window lies inside and at least `share` of it is there.
    boolean isThere(int from, int to, double share) {
        return from >= 0 && to <= values.length && count(from, to) >= share * (to - from);
    }

    int count(int from, int to) {
        return counts[to] - counts[from];
    }

    double sum(int from, int to) {
        return sums[to] - sums[from];
    }

    /// The same with what follows it.
    ///
    /// @throws IllegalArgumentException when the other does not begin where this one ends
    public Series and(Series next) {
        if (!next.begin.equals(end()) || !next.step.equals(step)) {
            throw new IllegalArgumentException("it does not follow");
        }
        double[] all = Arrays.copyOf(values, values.length + next.values.length);
        System.arraycopy(next.values, 0, all, values.length, next.values.length);
        return new Series(begin, step, all);
    }

    /// The average of the buckets between two times that are there; NaN when none is.
    public double average(Instant from, Instant to) {
        int first = Math.max(0, bucket(from));
        int end = Math.min(values.length, bucket(to));
        return first >= end || count(first, end) == 0 ? Double.NaN : sum(first, end) / count(first, end);
    }

    /// The same with every bucket from one on made anew, as a replay does to play a loss.
    public Series changedFrom(int bucket, DoubleUnaryOperator change) {
        double[] changed = values.clone();
        for (int i = Math.max(0, bucket); i < changed.length; i++) {
            changed[i] = change.applyAsDouble(changed[i]);
        }
        return new Series(begin, step, changed);
    }
}
