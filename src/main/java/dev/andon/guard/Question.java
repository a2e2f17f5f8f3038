package dev.andon.guard;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One metric around one deploy.
///
/// @param metric what is measured
/// @param events the metric, with the history that there is; of a ratio what is above the line
/// @param base of a ratio what is below the line, in the same buckets; null otherwise
/// @param deploy from its beginning to its end
/// @param zone where the business is: its days are what repeats itself
/// @param disturbed times that say nothing about usual days: other deploys, incidents
/// @param baseline the old version, where versions are compared and not days; then the metric is the new
///     version's alone. Null otherwise
public record Question(
        Metric metric,
        Series events,
        @Nullable Series base,
        Span deploy,
        ZoneId zone,
        List<Span> disturbed,
        @Nullable Baseline baseline) {
    public Question {
        disturbed = List.copyOf(disturbed);
        boolean isRatio = metric.kind() == Metric.Kind.RATIO;
        if (isRatio != (base != null)) {
            throw new IllegalArgumentException("a ratio has a base, and nothing else has");
        }
        if (base != null && !(base.begin().equals(events.begin()) && base.step().equals(events.step()))) {
            throw new IllegalArgumentException("both series of a ratio need the same buckets");
        }
        if (baseline != null) {
            if (!isRatio) {
                throw new IllegalArgumentException("only a ratio can be compared between versions");
            }
            requireSameBuckets(events, baseline.events());
            requireSameBuckets(events, baseline.base());
        }
    }

    /// One that is compared with earlier days.
    public Question(
            Metric metric, Series events, @Nullable Series base, Span deploy, ZoneId zone, List<Span> disturbed) {
        this(metric, events, base, deploy, zone, disturbed, null);
    }

    private static void requireSameBuckets(Series one, Series other) {
        if (!other.begin().equals(one.begin()) || !other.step().equals(one.step())) {
            throw new IllegalArgumentException("both versions need the same buckets");
        }
    }

    /// The same with nothing but the buckets that it is judged by: an eighth of a month.
    public Question relevant() {
        List<Span> windows = baseline == null ? Placebos.windows(this) : List.of(SideBySide.window(this));
        return new Question(
                metric,
                events.within(windows),
                base == null ? null : base.within(windows),
                deploy,
                zone,
                disturbed,
                baseline == null
                        ? null
                        : new Baseline(
                                baseline.version(),
                                baseline.events().within(windows),
                                baseline.base().within(windows)));
    }
}
