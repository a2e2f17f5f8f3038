package dev.andon.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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

    /// The same with every bucket from one on made anew.
    public Series changedFrom(int bucket, DoubleUnaryOperator change) {
        return changed(bucket, values.length, change);
    }

    /// The same with some buckets made anew, as a replay does to play a loss.
    ///
    /// @param from the first
    /// @param to the one after the last
    public Series changed(int from, int to, DoubleUnaryOperator change) {
        double[] changed = values.clone();
        for (int i = Math.max(0, from); i < Math.min(to, changed.length); i++) {
            changed[i] = change.applyAsDouble(changed[i]);
        }
        return new Series(begin, step, changed);
    }

    /// The same without what lies outside of these times.
    Series within(List<Span> spans) {
        double[] kept = new double[values.length];
        Arrays.fill(kept, Double.NaN);
        for (Span span : spans) {
            int first = Math.clamp(bucket(span.from()), 0, values.length);
            int end = Math.clamp(bucket(span.to()) + 1L, first, values.length);
            System.arraycopy(values, first, kept, first, end - first);
        }
        return new Series(begin, step, kept);
    }
}
