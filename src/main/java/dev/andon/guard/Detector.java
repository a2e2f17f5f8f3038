package dev.andon.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.distribution.continuous.TDistribution;

/// Says whether a metric changed after a deploy more than it usually does at this time of the day.
///
/// How it changed from before the deploy to after it is compared with how it changed at the same time of earlier
/// days. The ratio takes out today's level, the earlier days take out what is usual, and how far these lie apart
/// is the measure of chance; where events are few, chance is at least what counting them leaves to it. Each
/// [Level] has a bar of chance and one of size. Pure; for one question, used by one thread.
public final class Detector {
    private static final double LOW_END = 0.02;
    private static final double LOW_END_OF_BELL = 2.05;
    /// To act, it must also be low for this time of the day, and not just back from a spike.
    private static final double BELOW_USUAL = 0.85;

    private final Question question;
    private final Windows windows;
    private final Placebos placebos;
    private final List<Duration> plan;
    private final int[] lengths;
    private final int sign;
    private final int start;
    private final Map<Level, Double> bars = new EnumMap<>(Level.class);

    /// @throws IllegalArgumentException when the buckets are too long for any look
    public Detector(Question question) {
        this.question = question;
        Series events = question.events();
        plan = Plan.looks(events.step());
        if (plan.isEmpty()) {
            throw new IllegalArgumentException("buckets of " + events.step() + " are too long to see anything in time");
        }
        sign = question.metric().bad() == Metric.Bad.DOWN ? 1 : -1;
        lengths = plan.stream().mapToInt(this::buckets).toArray();
        start = events.bucket(question.deploy().from());
        double little = question.metric().kind() == Metric.Kind.GAUGE ? 0 : 0.5;
        windows = new Windows(events, question.base(), buckets(Plan.BEFORE), gap(), little);
        placebos = new Placebos(question, windows, start, lengths, sign);
        var chance = new TDistribution(Math.max(2 * placebos.days(), Bars.FREEDOM_AT_LEAST));
        for (Level level : Level.values()) {
            bars.put(level, -chance.inverseCumulativeProbability(level.chance()));
        }
    }

    private int buckets(Duration time) {
        return Math.toIntExact(time.toSeconds() / question.events().step().toSeconds());
    }

    /// The first bucket that counts begins when the deploy has ended and the warm-up is over.
    private int gap() {
        Series events = question.events();
        var warm = question.deploy().to().plus(Plan.WARM_UP);
        int first = events.bucket(warm);
        return (events.time(first).equals(warm) ? first : first + 1) - start;
    }

    /// All looks for which the series has gone on for long enough, in their order.
    public List<Look> looks() {
        List<Look> looks = new ArrayList<>();
        for (int look = 0; look < lengths.length; look++) {
            if (start + windows.gap() + lengths[look] <= question.events().size()) {
                looks.add(look(look));
            }
        }
        return looks;
    }

    private Look look(int look) {
        Windows.Side before = windows.before(start);
        Windows.Side now = windows.after(start, lengths[look]);
        if (before == null || now == null) {
            return Look.without(plan.get(look), Look.State.NO_DATA, placebos.days());
        }
        Placebos.Usual usual = placebos.at(look);
        if (usual == null) {
            return Look.without(plan.get(look), Look.State.NO_HISTORY, placebos.days());
        }
        double change = sign * windows.change(before, now);
        double expected = Math.exp(sign * usual.change()) * windows.rate(before) * now.size();
        double scatter = scatter(usual, before.sum(), expected);
        var facts = new Facts(before, now, usual, change - usual.change(), scatter, expected);
        Set<Level> passed = passed(facts);
        return new Look(
                plan.get(look),
                Look.State.MEASURED,
                Math.expm1(sign * change),
                Math.expm1(sign * usual.change() - Bars.ONE_SIDED_95 * scatter),
                Math.expm1(sign * usual.change() + Bars.ONE_SIDED_95 * scatter),
                facts.loss(),
                expected,
                facts.distance(),
                usual.days(),
                -Math.expm1(-(bar(Level.STOP) + Bars.POWER_80) * scatter),
                passed,
                plunges(facts, passed));
    }

    /// What the bars are held against.
    ///
    /// @param excess how much farther the logarithm fell than it usually does
    private record Facts(
            Windows.Side before,
            Windows.Side now,
            Placebos.Usual usual,
            double excess,
            double scatter,
            double expected) {
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

    private double scatter(Placebos.Usual usual, double eventsBefore, double expected) {
        double seen = Math.max(
                Math.max(Numbers.scatter(usual.rests()), -Numbers.quantile(usual.rests(), LOW_END) / LOW_END_OF_BELL),
                Bars.LEAST_SCATTER);
        double scatter = seen * Math.sqrt(1 + 1.0 / usual.days());
        return isGauge()
                ? scatter
                : Math.max(scatter, Math.sqrt(1 / Math.max(expected, 0.5) + 1 / (eventsBefore + 0.5)));
    }

    private boolean isGauge() {
        return question.metric().kind() == Metric.Kind.GAUGE;
    }

    private double bar(Level level) {
        return bars.getOrDefault(level, Double.POSITIVE_INFINITY);
    }

    private Set<Level> passed(Facts facts) {
        var passed = EnumSet.noneOf(Level.class);
        for (Level level : Level.values()) {
            if (facts.distance() < -bar(level)
                    && facts.loss() >= level.effect()
                    && facts.leastLoss() >= level.leastEffect()
                    && (isGauge() || facts.expected() >= level.expected())
                    && (sign > 0 || isGauge() || isRealRise(facts))
                    && (question.metric().kind() != Metric.Kind.COUNT || isRareByCounting(facts, level))
                    && (level != Level.AUTO || isUnusualLevel(facts))) {
                passed.add(level);
            }
        }
        return passed;
    }

    private Set<Level> plunges(Facts facts, Set<Level> passed) {
        var plunges = EnumSet.noneOf(Level.class);
        for (Level level : passed) {
            if (facts.distance() < -Bars.PLUNGE_DISTANCE * bar(level) && facts.loss() >= Bars.PLUNGE) {
                plunges.add(level);
            }
        }
        return plunges;
    }

    private static boolean isRealRise(Facts facts) {
        return Bars.isRealRise(facts.now().sum(), facts.expected(), facts.now().size());
    }

    private boolean isUnusualLevel(Facts facts) {
        double rate = windows.rate(facts.now());
        return sign > 0
                ? rate <= BELOW_USUAL * facts.usual().rate()
                : rate >= facts.usual().rate() / BELOW_USUAL;
    }

    /// Of all events before and after, how many would fall on the time after by mere chance. What scatters more
    /// than counting alone does is counted as if it were that much less.
    private boolean isRareByCounting(Facts facts, Level level) {
        double before = facts.before().sum();
        double now = facts.now().sum();
        double clumps =
                Math.max(1, facts.scatter() * facts.scatter() / (1 / facts.expected() + 1 / Math.max(before, 0.5)));
        double weight = Math.exp(sign * facts.usual().change()) * facts.now().size();
        double share = weight / (weight + facts.before().size());
        return Counting.chance(before, now, share, clumps, sign) < level.chance();
    }
}
