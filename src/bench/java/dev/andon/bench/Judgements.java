package dev.andon.bench;

import dev.andon.guard.Metric;
import dev.andon.guard.Question;
import dev.andon.guard.Series;
import dev.andon.guard.Span;
import dev.andon.guard.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What a guard judges a deploy by, all looks of a whole watch each time, by JMH.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Judgements {
    private static final Instant DEPLOY = Instant.parse("2026-11-19T14:00:00Z");
    private static final int BEFORE = 28 * 24 * 60;
    private static final int AFTER = 33;

    private final Question counts = question(Metric.Kind.COUNT, null);
    private final Question ratio = question(Metric.Kind.RATIO, series(400));

    @Benchmark
    public Watch counts() {
        return Watch.of(counts);
    }

    @Benchmark
    public Watch ratio() {
        return Watch.of(ratio);
    }

    private static Question question(Metric.Kind kind, @Nullable Series base) {
        return new Question(
                new Metric("orders", kind, Metric.Bad.DOWN),
                series(40),
                base,
                new Span(DEPLOY, DEPLOY),
                ZoneId.of("Europe/Berlin"),
                List.of());
    }

    private static Series series(double usual) {
        var dice = new Random(7);
        var minutes = new double[BEFORE + AFTER];
        for (int minute = 0; minute < minutes.length; minute++) {
            double day = 1 + 0.5 * Math.sin(2 * Math.PI * minute / 1440);
            minutes[minute] = Math.max(0, Math.rint(usual * day + Math.sqrt(usual) * dice.nextGaussian()));
        }
        return new Series(DEPLOY.minus(Duration.ofMinutes(BEFORE)), Duration.ofMinutes(1), minutes);
    }
}
