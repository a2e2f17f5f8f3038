package dev.andon.guard;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// What else one could judge a deploy by, without any history: for a replay to compare with, and for nothing
/// else. Each is looked at in the same watch as the detector's looks. Pure.
public enum PlainRule {
    /// The usual alert: at some minute of the watch the last five minutes are a fifth worse than the hour before
    /// the deploy.
    FIFTH_OFF {
        @Override
        Optional<Duration> raised(Sample sample) {
            int length = sample.buckets(NEWEST);
            return IntStream.rangeClosed(length, sample.after().length)
                    .filter(end -> sample.isFifthOff(Arrays.copyOfRange(sample.after(), end - length, end)))
                    .mapToObj(sample::delay)
                    .findFirst();
        }
    },
    /// A rank test, Mann and Whitney's, of the whole watch against the hour before, as canaries are judged
    /// (Kayenta: 98 % sure of a shift, with a quarter of it as tolerance, and a mean that is a fifth off), here
    /// of before and after.
    RANK_TEST {
        @Override
        Optional<Duration> raised(Sample sample) {
            return sample.isFifthOff(sample.after()) && hasShifted(sample)
                    ? Optional.of(sample.delay(sample.after().length))
                    : Optional.empty();
        }
    };

    private static final double FIFTH = 0.2;
    private static final Duration NEWEST = Duration.ofMinutes(5);
    /// Of the normal distribution, for 98 % on two sides.
    private static final double SURE = 2.326;
    private static final double TOLERANCE = 0.25;

    /// How long after the deploy this rule raises an alarm, if it does.
    Optional<Duration> raised(Question question) {
        Sample sample = Sample.of(question);
        return sample.isUsable() ? raised(sample) : Optional.empty();
    }

    abstract Optional<Duration> raised(Sample sample);

    /// The word in JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The shift is the median of all differences between the two sides (Hodges and Lehmann); of these the one at
    /// the rank that chance reaches once in a hundred times is its upper end.
    private static boolean hasShifted(Sample sample) {
        double[] differences = Arrays.stream(sample.after())
                .flatMap(after -> Arrays.stream(sample.before()).map(before -> after - before))
                .sorted()
                .toArray();
        int pairs = differences.length;
        double spread = Math.sqrt(pairs * (sample.before().length + sample.after().length + 1) / 12.0);
        int rank = (int) Math.floor(pairs / 2.0 - SURE * spread);
        return rank >= 0 && differences[pairs - 1 - rank] < -TOLERANCE * Math.abs(Numbers.median(differences));
    }

    /// The buckets of the hour before, and of the watch after, the warm-up left out; turned so that a fall is
    /// bad. A ratio is taken bucket by bucket. What is missing is left out.
    record Sample(double[] before, double[] after, Duration step) {
        static Sample of(Question question) {
            Series events = question.events();
            int start = events.bucket(question.deploy().from());
            int warm = events.bucket(question.deploy().to().plus(Plan.WARM_UP));
            int end = events.bucket(question.deploy().to().plus(Plan.WHOLE));
            int hour = Math.toIntExact(Plan.BEFORE.dividedBy(events.step()));
            return new Sample(there(question, start - hour, start), there(question, warm, end), events.step());
        }

        private static double[] there(Question question, int from, int to) {
            Series base = question.base();
            int sign = question.metric().bad() == Metric.Bad.DOWN ? 1 : -1;
            return IntStream.range(
                            Math.max(0, from), Math.min(to, question.events().size()))
                    .mapToDouble(
                            bucket -> sign * question.events().value(bucket) / (base == null ? 1 : base.value(bucket)))
                    .filter(Double::isFinite)
                    .toArray();
        }

        boolean isUsable() {
            return before.length > 0 && after.length >= buckets(NEWEST);
        }

        int buckets(Duration time) {
            return Math.max(1, Math.toIntExact(time.dividedBy(step)));
        }

        boolean isFifthOff(double[] some) {
            double usual = average(before);
            return average(some) < usual - FIFTH * Math.abs(usual);
        }

        private static double average(double[] some) {
            return Arrays.stream(some).average().orElse(Double.NaN);
        }

        Duration delay(int buckets) {
            return Plan.WARM_UP.plus(step.multipliedBy(buckets));
        }
    }
}
