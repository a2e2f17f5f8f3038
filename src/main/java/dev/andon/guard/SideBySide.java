package dev.andon.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/// Says whether a new version does worse than the old one while both serve.
///
/// What both have in common, such as the time of the day or an outage elsewhere, is no difference between them:
/// neither earlier days nor a control are needed. How restless the old version is from minute to minute, in the
/// hour before and since, is the measure of chance; where events are few, chance is at least what counting them
/// leaves to it. The bars are those of every [Level]. Pure; for one question, used by one thread.
final class SideBySide {
    private static final double LITTLE = 0.5;
    private static final double THERE = 0.8;
    /// Of fewer buckets of the new version nobody can tell how restless it is.
    private static final int ENOUGH = 8;
    /// So much of the old version must be known, else nobody knows how restless it is.
    private static final Duration KNOWN_AT_LEAST = Duration.ofMinutes(20);

    private final Question question;
    private final Series events;
    private final Series base;
    private final Baseline old;
    private final List<Duration> plan;
    private final int sign;
    /// The first bucket of the hour before, and the first after the warm-up.
    private final int hour;

    private final int first;

    /// @throws IllegalArgumentException when the buckets are too long for any look
    SideBySide(Question question) {
        this.question = question;
        events = question.events();
        base = Objects.requireNonNull(question.base());
        old = Objects.requireNonNull(question.baseline());
        plan = Plan.looks(events.step());
        if (plan.isEmpty()) {
            throw new IllegalArgumentException("buckets of " + events.step() + " are too long to see anything in time");
        }
        sign = question.metric().bad() == Metric.Bad.DOWN ? 1 : -1;
        hour = Math.max(0, events.bucket(question.deploy().from().minus(Plan.BEFORE)));
        Instant warm = question.deploy().to().plus(Plan.WARM_UP);
        int in = events.bucket(warm);
        first = events.time(in).equals(warm) ? in : in + 1;
    }

    /// All that a question is judged by.
    static Span window(Question question) {
        Duration step = question.events().step();
        return new Span(
                question.deploy().from().minus(Plan.BEFORE).minus(step),
                question.deploy().to().plus(Plan.WHOLE).plus(step));
    }

    /// All looks for which the series have gone on for long enough, in their order.
    List<Look> looks() {
        int size = Math.min(
                Math.min(events.size(), base.size()),
                Math.min(old.events().size(), old.base().size()));
        List<Look> looks = new ArrayList<>();
        for (Duration after : plan) {
            int end = first + Math.toIntExact(after.dividedBy(events.step()));
            if (end <= size) {
                looks.add(look(after, end));
            }
        }
        return looks;
    }

    private Look look(Duration after, int end) {
        if (!isServed(events, base, end)) {
            return Look.without(after, Look.State.NO_DATA, 0);
        }
        if (!isServed(old.events(), old.base(), end)) {
            return Look.without(after, Look.State.NO_BASELINE, 0);
        }
        Restlessness its = Restlessness.of(old.events(), old.base(), hour, end);
        if (its.known().compareTo(KNOWN_AT_LEAST) < 0) {
            return Look.without(after, Look.State.NO_HISTORY, 0);
        }
        Pair pair = pair(end);
        return pair == null
                ? Look.without(after, Look.State.NO_DATA, 0)
                : look(after, facts(pair, its, end), new TDistribution(Math.max(its.freedom(), Bars.FREEDOM_AT_LEAST)));
    }

    private Look look(Duration after, Facts facts, TDistribution chance) {
        Set<Level> passed = EnumSet.noneOf(Level.class);
        Set<Level> plunges = EnumSet.noneOf(Level.class);
        for (Level level : Level.values()) {
            double bar = -chance.inverseCumulativeProbability(level.chance());
            if (facts.distance() < -bar && passes(facts, level)) {
                passed.add(level);
                if (facts.distance() < -Bars.PLUNGE_DISTANCE * bar && facts.loss() >= Bars.PLUNGE) {
                    plunges.add(level);
                }
            }
        }
        double stop = -chance.inverseCumulativeProbability(Level.STOP.chance());
        return new Look(
                after,
                Look.State.MEASURED,
                Math.expm1(sign * facts.excess()),
                Math.expm1(-Bars.ONE_SIDED_95 * facts.scatter()),
                Math.expm1(Bars.ONE_SIDED_95 * facts.scatter()),
                facts.loss(),
                facts.expected(),
                facts.distance(),
                0,
                -Math.expm1(-(stop + Bars.POWER_80) * facts.scatter()),
                passed,
                plunges);
    }

    private boolean passes(Facts facts, Level level) {
        return facts.loss() >= level.effect()
                && facts.leastLoss() >= level.leastEffect()
                && facts.expected() / facts.clumps() >= level.expected()
                && (sign > 0 || isRealRise(facts))
                && chanceByCounting(facts) < level.chance();
    }

    private static boolean isRealRise(Facts facts) {
        return Bars.isRealRise(
                facts.pair().now(), facts.expected(), facts.pair().size());
    }

    private double chanceByCounting(Facts facts) {
        Pair pair = facts.pair();
        double clumps = Math.max(1, facts.scatter() * facts.scatter() / counted(facts.expected(), pair.then()));
        return Counting.chance(pair.then(), pair.now(), pair.size() / (pair.size() + pair.oldSize()), clumps, sign);
    }

    /// Whether a version has traffic, and its numbers are there.
    private boolean isServed(Series above, Series below, int end) {
        return above.isThere(first, end, THERE) && below.isThere(first, end, THERE) && below.sum(first, end) > 0;
    }

    /// What both versions did in the buckets in which everything is known of both.
    private record Pair(double now, double size, double then, double oldSize, int buckets) {}

    private @Nullable Pair pair(int end) {
        double[] sums = new double[4];
        int buckets = 0;
        for (int bucket = first; bucket < end; bucket++) {
            double[] values = {
                events.value(bucket),
                base.value(bucket),
                old.events().value(bucket),
                old.base().value(bucket)
            };
            if (isThere(values)) {
                buckets++;
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += values[i];
                }
            }
        }
        boolean enough = buckets >= THERE * (end - first) && sums[1] > 0 && sums[3] > 0;
        return enough ? new Pair(sums[0], sums[1], sums[2], sums[3], buckets) : null;
    }

    private static boolean isThere(double[] values) {
        for (double value : values) {
            if (!(value >= 0)) {
                return false;
            }
        }
        return true;
    }

    private Facts facts(Pair pair, Restlessness its, int end) {
        double rate = (pair.then() + LITTLE) / pair.oldSize();
        double expected = rate * pair.size();
        double excess = sign * Math.log((pair.now() + LITTLE) / expected);
        double counted = counted(expected, pair.then());
        double own = clumps(pair, expected, its, end);
        double clumped = own / Math.max(expected, LITTLE) + its.clumps() / (pair.then() + LITTLE);
        double noisy = counted + 2 * its.noise() / pair.buckets();
        return new Facts(
                pair, excess, Math.max(Math.sqrt(Math.max(clumped, noisy)), Bars.LEAST_SCATTER), expected, own);
    }

    /// How many of the new version's events come together, by its own minutes; of what is lost only the old one
    /// can tell.
    private double clumps(Pair pair, double expected, Restlessness its, int end) {
        if (pair.buckets() < ENOUGH) {
            return its.clumps();
        }
        double seen = Math.min(1, pair.now() / expected);
        return seen * Restlessness.of(events, base, first, end).clumps() + (1 - seen) * its.clumps();
    }

    /// The variance that counting alone leaves to the logarithm of two counts' ratio.
    private static double counted(double expected, double then) {
        return 1 / Math.max(expected, LITTLE) + 1 / (then + LITTLE);
    }

    /// What the bars are held against.
    ///
    /// @param excess how much farther than the old version's the logarithm is to the good side; negative is bad
    /// @param expected events, were the new version as the old one is
    /// @param clumps how many of the new version's events come together: so many count as one
    private record Facts(Pair pair, double excess, double scatter, double expected, double clumps) {
        double distance() {
            return excess / scatter;
        }

        double loss() {
            return -Math.expm1(excess);
        }

        double leastLoss() {
            return -Math.expm1(excess + Bars.ONE_SIDED_95 * scatter);
        }
    }
}
