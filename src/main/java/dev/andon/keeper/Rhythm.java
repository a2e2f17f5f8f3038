package dev.andon.keeper;

import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import dev.andon.source.Budget;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When to look next. Pure.
final class Rhythm {
    /// Between two looks of one source there is at least this, however often it pushes, and four times what a
    /// look takes.
    private static final Duration GAP = Duration.ofMillis(250);

    private static final int GAP_PER_LOOK = 4;
    private static final Duration BUSY_AT_LEAST = Duration.ofSeconds(2);
    private static final int DOUBLINGS_AT_MOST = 8;
    /// The share of a server's request budget that we leave to others.
    private static final double LEFT_TO_OTHERS = 0.2;

    private Rhythm() {}

    /// The pause after a look that ended with `observation`.
    ///
    /// @param failures how many looks failed in a row, this one included
    static Duration next(Source source, Observation<Sight> observation, int failures, Instant now) {
        return switch (observation) {
            case Observation.Seen<Sight> seen -> {
                Duration wanted = isBusy(seen.what()) ? busy(source.every()) : source.every();
                yield longer(
                        wanted,
                        affordable(
                                seen.cost().requests() - seen.cost().unchanged(),
                                seen.cost().budget(),
                                now));
            }
            case Observation.Unseen<Sight> unseen ->
                longer(backOff(source.every(), failures, unseen.fault().kind()), until(unseen.fault(), now));
        };
    }

    /// The pause that nothing shortens, not even a push: a server that asked us to wait is left alone until then.
    static Duration gap(Source source, Observation<Sight> observation, Instant now) {
        Duration polite = longer(GAP, shorter(observation.took().multipliedBy(GAP_PER_LOOK), source.every()));
        return observation instanceof Observation.Unseen<Sight> unseen
                ? longer(polite, until(unseen.fault(), now))
                : polite;
    }

    private static boolean isBusy(Sight sight) {
        for (Pipeline pipeline : sight.pipelines()) {
            if (pipeline.activity().isBusy()) {
                return true;
            }
        }
        return false;
    }

    private static Duration busy(Duration every) {
        Duration half = every.dividedBy(2);
        return half.compareTo(BUSY_AT_LEAST) >= 0 ? half : shorter(every, BUSY_AT_LEAST);
    }

    /// The pause at which the rest of the budget lasts until it is renewed.
    private static Duration affordable(int requestsPerLook, @Nullable Budget budget, Instant now) {
        if (budget == null || requestsPerLook <= 0 || !budget.resets().isAfter(now)) {
            return Duration.ZERO;
        }
        double ours = Math.max(1, budget.remaining() - budget.limit() * LEFT_TO_OTHERS);
        Duration window = Duration.between(now, budget.resets());
        return Duration.ofMillis((long) Math.min(window.toMillis(), window.toMillis() * requestsPerLook / ours));
    }

    /// The first miss is looked at again at the usual pace: most outages are one restart long.
    private static Duration backOff(Duration every, int failures, FaultKind kind) {
        int doublings = Math.clamp(failures - 1L, 0, DOUBLINGS_AT_MOST);
        return shorter(every.multipliedBy(1L << doublings), longer(every, backOffAtMost(kind)));
    }

    /// A closed port costs nobody anything, and when it opens again people want to see it soon. A server in
    /// trouble is spared. What only a person can mend is asked least: a wrong password asked often locks an
    /// account.
    private static Duration backOffAtMost(FaultKind kind) {
        return switch (kind) {
            case UNREACHABLE -> Duration.ofSeconds(30);
            case TIMED_OUT, BROKEN -> Duration.ofMinutes(2);
            case UNTRUSTED, REFUSED, THROTTLED, MISSING, UNREADABLE, TOO_LARGE, REDIRECTED -> Duration.ofMinutes(5);
        };
    }

    private static Duration until(Fault fault, Instant now) {
        return fault.until() == null || fault.until().isBefore(now)
                ? Duration.ZERO
                : Duration.between(now, fault.until());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
