package dev.andon.guard;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A shop whose old version serves for two hours, and whose new one serves a part of its sessions in the second;
/// the same seed makes the same.
///
/// @param perMinute sessions of both together
/// @param orders of a session
/// @param share of the sessions that the new version gets
/// @param restless how far the rate of each version wanders off by itself, from minute to minute and for longer
/// @param clumps how many orders come together
record TwoVersions(double perMinute, double orders, double share, double restless, int clumps) {
    static final int DEPLOY = 60;
    static final int MINUTES = 100;

    /// @param left of the new version's orders
    Question played(long seed, double left, Metric.Bad bad) {
        RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] common = wandering(dice, 0.1);
        double[] ofOld = wandering(dice, restless);
        double[] ofNew = wandering(dice, restless);
        double[] sessions = minutes(minute -> serves(minute) ? poisson(dice, perMinute * share) : Double.NaN);
        double[] bought = minutes(minute -> serves(minute)
                ? bought(dice, sessions[minute] * left * Math.exp(common[minute] + ofNew[minute]))
                : Double.NaN);
        double[] oldSessions = minutes(minute -> poisson(dice, perMinute * (serves(minute) ? 1 - share : 1)));
        double[] oldBought =
                minutes(minute -> bought(dice, oldSessions[minute] * Math.exp(common[minute] + ofOld[minute])));
        return question(bad, bought, sessions, oldBought, oldSessions);
    }

    static Question question(Metric.Bad bad, double[] events, double[] base, double[] oldEvents, double[] oldBase) {
        return new Question(
                new Metric("orders per session", Metric.Kind.RATIO, bad),
                series(events),
                series(base),
                new Span(Traffic.at(DEPLOY), Traffic.at(DEPLOY)),
                Traffic.ZONE,
                List.of(),
                new Baseline("v12", series(oldEvents), series(oldBase)));
    }

    static Series series(double[] values) {
        return new Series(Traffic.BEGIN, Traffic.MINUTE, values);
    }

    private static boolean serves(int minute) {
        return minute >= DEPLOY;
    }

    static double[] minutes(IntToDoubleFunction value) {
        var minutes = new double[MINUTES];
        Arrays.setAll(minutes, value);
        return minutes;
    }

    private double bought(RandomGenerator dice, double sessions) {
        return clumps * poisson(dice, sessions * orders / clumps);
    }

    /// Half of it from minute to minute, half with a memory of some ten minutes.
    private static double[] wandering(RandomGenerator dice, double far) {
        double[] path = new double[MINUTES];
        double slow = far * dice.nextGaussian();
        for (int minute = 0; minute < MINUTES; minute++) {
            slow = 0.9 * slow + Math.sqrt(1 - 0.81) * far * dice.nextGaussian();
            path[minute] = Math.sqrt(0.5) * (slow + far * dice.nextGaussian());
        }
        return path;
    }

    private static double poisson(RandomGenerator dice, double mean) {
        if (mean > 60) {
            return Math.max(0, Math.rint(mean + Math.sqrt(mean) * dice.nextGaussian()));
        }
        double floor = Math.exp(-mean);
        int events = -1;
        for (double product = 1; product > floor; events++) {
            product *= dice.nextDouble();
        }
        return Math.max(0, events);
    }
}
