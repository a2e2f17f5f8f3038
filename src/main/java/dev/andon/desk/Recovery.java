package dev.andon.desk;

import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.guard.Gauge;
import dev.andon.guard.GuardRule;
import dev.andon.guard.Metric;
import dev.andon.guard.Plan;
import dev.andon.guard.Reading;
import dev.andon.guard.Vigil;
import dev.andon.source.ServerFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Looks whether going back helped: the metrics that were harmed are as usual again, or are not in time. Used by
/// one thread. Blocks on I/O.
final class Recovery {
    /// How long a metric has to have recovered, and by when.
    private static final Duration FOR = Duration.ofMinutes(3);

    private static final Duration BY = Duration.ofMinutes(10);
    private static final double ALLOWANCE = 0.05;

    private final GuardRule rule;
    private final Readings readings;

    Recovery(GuardRule rule, Readings readings) {
        this.rule = rule;
        this.readings = readings;
    }

    /// Who goes back for another reason, or for what versions or judges said, who say no more now, is told
    /// neither that it helped nor that it did not.
    ///
    /// @param vigil of what was gone back from
    /// @param rollbacks the service's, newest first
    /// @return empty as long as nobody can say
    Optional<Vigil.End> of(Vigil vigil, Deployment deployment, List<Rollback> rollbacks, Instant now) {
        Rollback rollback = rollbacks.stream()
                .filter(one -> one.finding() == Rollback.Finding.DONE
                        && one.from().artifact().equals(vigil.release().artifact()))
                .findFirst()
                .orElse(null);
        Instant back = rollback == null ? null : rollback.ended();
        List<Gauge> harmed = rule.gauges().stream()
                .filter(gauge -> !gauge.comparesVersions() && harm(gauge, vigil).isPresent())
                .toList();
        if (rollback == null || back == null || harmed.isEmpty()) {
            return Optional.empty();
        }
        if (isOver(rollback, deployment)) {
            return Optional.of(Vigil.End.UNJUDGED);
        }
        List<Seen> seen = harmed.stream()
                .map(gauge -> seen(gauge, vigil, back, now))
                .distinct()
                .toList();
        if (seen.equals(List.of(Seen.RECOVERED))) {
            return Optional.of(Vigil.End.CONFIRMED);
        }
        if (!now.isAfter(back.plus(BY).plus(readings.lag()))) {
            return Optional.empty();
        }
        return Optional.of(seen.contains(Seen.HARMED) ? Vigil.End.NOT_THIS_DEPLOY : Vigil.End.UNSEEN);
    }

    /// How a metric does since going back.
    private enum Seen {
        RECOVERED,
        HARMED,
        /// There are no numbers of it, or none yet.
        NOTHING
    }

    /// Whether something else is live, or on its way: what the numbers say from now on may be its doing.
    private static boolean isOver(Rollback rollback, Deployment deployment) {
        Release live = deployment.live();
        Release newest = deployment.newest();
        boolean comes = newest != null
                && newest.outcome() == Release.Outcome.UNDERWAY
                && !newest.artifact().equals(rollback.to().artifact());
        return comes || (live != null && !rollback.brought(live));
    }

    private static Optional<Reading> harm(Gauge gauge, Vigil vigil) {
        return vigil.readings().stream()
                .filter(one -> one.metric().equals(gauge.metric().name()))
                .filter(one -> one.level() != null || one.state() == Reading.State.VANISHED)
                .findFirst();
    }

    /// Whether the last minutes, none of them from before going back, are, against the time before the deploy,
    /// where they usually are. What is slow to get warm is found later.
    private Seen seen(Gauge gauge, Vigil vigil, Instant back, Instant now) {
        try {
            Measurements source = readings.numbers(vigil);
            Measurements.Numbers read = source.of(gauge, now);
            Instant end = read.events().end();
            Instant begin = end.minus(FOR);
            Instant deploy = vigil.deploy().from();
            double change = rate(read, begin, end) / rate(read, deploy.minus(Plan.BEFORE), deploy) - 1;
            return begin.isBefore(source.theirs(gauge.source(), back)) || !Double.isFinite(change)
                    ? Seen.NOTHING
                    : seen(gauge, harm(gauge, vigil).orElseThrow(), change);
        } catch (ServerFault unread) {
            return Seen.NOTHING;
        }
    }

    private static Seen seen(Gauge gauge, Reading harm, double change) {
        boolean isUsual = gauge.metric().bad() == Metric.Bad.DOWN
                ? change >= harm.usualLow() - ALLOWANCE
                : change <= harm.usualHigh() + ALLOWANCE;
        return isUsual ? Seen.RECOVERED : Seen.HARMED;
    }

    private static double rate(Measurements.Numbers read, Instant from, Instant to) {
        double events = read.events().average(from, to);
        return read.base().map(base -> events / base.average(from, to)).orElse(events);
    }
}
