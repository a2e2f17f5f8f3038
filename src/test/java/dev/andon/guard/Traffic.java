package dev.andon.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A shop's events, minute by minute, with more by day than by night; the same seed makes the same.
final class Traffic {
    static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final ZoneId ZONE = ZoneId.of("UTC");
    static final int DAY = 24 * 60;
    /// A Thursday afternoon with 28 days before it.
    static final int DEPLOY = 28 * DAY + 14 * 60;

    private static final int MINUTES = 29 * DAY;

    private final double perMinute;
    private final RandomGenerator dice;

    private Traffic(double perMinute, long seed) {
        this.perMinute = perMinute;
        this.dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// Events, counted.
    static Series counts(double perMinute, long seed) {
        var traffic = new Traffic(perMinute, seed);
        return series(minute -> traffic.poisson(traffic.level(minute)));
    }

    /// A level with noise of some percent.
    static Series gauge(double level, long seed) {
        var traffic = new Traffic(level, seed);
        return series(minute -> traffic.level(minute) * Math.exp(0.05 * traffic.dice.nextGaussian()));
    }

    static Series series(IntToDoubleFunction values) {
        var minutes = new double[MINUTES];
        for (int minute = 0; minute < MINUTES; minute++) {
            minutes[minute] = values.applyAsDouble(minute);
        }
        return new Series(BEGIN, MINUTE, minutes);
    }

    private double level(int minute) {
        return perMinute * (1 + 0.6 * Math.sin(2 * Math.PI * (minute % DAY - 8 * 60) / DAY));
    }

    private double poisson(double mean) {
        double left = Math.exp(-mean % 500);
        if (mean > 30) {
            return Math.max(0, Math.rint(mean + Math.sqrt(mean) * dice.nextGaussian()));
        }
        int events = -1;
        for (double product = 1; product > left; events++) {
            product *= dice.nextDouble();
        }
        return events;
    }

    static Instant at(int minute) {
        return BEGIN.plus(MINUTE.multipliedBy(minute));
    }

    static Question question(Metric.Kind kind, Series events) {
        return question(kind, Metric.Bad.DOWN, events);
    }

    static Question question(Metric.Kind kind, Metric.Bad bad, Series events) {
        return new Question(
                new Metric("orders", kind, bad), events, null, new Span(at(DEPLOY), at(DEPLOY)), ZONE, List.of());
    }
}
