package dev.andon.guard;

import java.util.Arrays;

/// Statistics of small samples. Pure; the arrays that are given are left as they are.
final class Numbers {
    /// Makes the median absolute deviation the standard deviation of a bell curve.
    private static final double BELL = 1.4826;

    private Numbers() {}

    static double median(double[] sample) {
        return quantile(sample, 0.5);
    }

    /// With the usual interpolation between two neighbours; NaN of an empty sample.
    static double quantile(double[] sample, double share) {
        if (sample.length == 0) {
            return Double.NaN;
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /// How far a sample scatters, whatever a few far-off values do.
    static double scatter(double[] sample) {
        double middle = median(sample);
        return BELL
                * median(Arrays.stream(sample)
                        .map(value -> Math.abs(value - middle))
                        .toArray());
    }
}
