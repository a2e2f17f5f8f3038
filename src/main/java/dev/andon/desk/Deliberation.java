package dev.andon.desk;

import dev.andon.deploy.Deployment;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Rollbacker;
import dev.andon.guard.Circumstances;
import dev.andon.guard.GuardRule;
import dev.andon.guard.Reading;
import dev.andon.guard.Restraint;
import dev.andon.guard.Ruling;
import dev.andon.guard.Vigil;
import dev.andon.source.Ability;
import dev.andon.source.ServerFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Weighs what the metrics say against what speaks against going back: what is done about it, and where to. Used
/// by one thread. Blocks on I/O.
final class Deliberation {
    private static final Duration DAY = Duration.ofDays(1);

    private final GuardRule rule;
    private final Sentry.Surroundings its;
    private final Readings readings;
    private final NoReturn noReturn;

    Deliberation(GuardRule rule, Sentry.Surroundings surroundings, Readings readings) {
        this.rule = rule;
        this.its = surroundings;
        this.readings = readings;
        this.noReturn = new NoReturn(surroundings.departures());
    }

    /// What is done now.
    ///
    /// @param target where it would go back to; null when it does not
    record Course(Ruling ruling, Rollback.@Nullable Point target) {}

    /// @param readings what the metrics say now
    /// @param control what says whether the world changed and not the deploy; null where there is no such metric
    Course course(Vigil vigil, List<Reading> readings, @Nullable Reading control, Now now) {
        Ruling ruling = Ruling.of(readings, control, rule.mode(), circumstances(vigil, now, true), now.at());
        if (ruling.action() != Ruling.Action.ROLL_BACK) {
            return new Course(ruling, null);
        }
        Release to = proposal(vigil, now).map(Proposal::to).orElse(null);
        if (to == null) {
            return new Course(
                    Ruling.of(readings, control, rule.mode(), circumstances(vigil, now, false), now.at()), null);
        }
        return vigil.vetoedBy() == null
                ? new Course(ruling, Rollback.Point.of(to))
                : new Course(new Ruling(Ruling.Action.STOP, Set.of(Restraint.VETOED)), null);
    }

    private Circumstances circumstances(Vigil vigil, Now now, boolean wayBack) {
        List<Vigil> before = now.past().stream()
                .filter(one -> one.number() != vigil.number())
                .toList();
        List<Rollback> byGuards = byGuards(now.at());
        return new Circumstances(
                (int) before.stream().filter(one -> !one.isPhase()).count(),
                before.stream()
                        .map(one -> one.deploy().from())
                        .min(Instant::compareTo)
                        .orElse(null),
                (int) before.stream().filter(one -> one.vetoedBy() != null).count(),
                readings.replayed(),
                Attribution.isRollback(vigil, now),
                Attribution.others(vigil, now, rule.dependencies()),
                byGuards.isEmpty() ? null : byGuards.getFirst().at(),
                (int) byGuards.stream()
                        .filter(one -> one.subject().equals(now.tile().id()))
                        .count(),
                its.vigils().isOff(),
                readings.isClockWrong(vigil) || !now.ahead().isZero(),
                Attribution.isIncident(now),
                wayBack && now.tile().can(Ability.ROLL_BACK) && !Attribution.isTried(vigil, now));
    }

    /// Where it would go back to from what is watched; empty when anything stands in the way, if only a warning.
    Optional<Proposal> proposal(Vigil vigil, Now now) {
        Optional<Rollbacker> rollbacker = its.rollbackers().of(now.tile().source());
        if (rollbacker.isEmpty()) {
            return Optional.empty();
        }
        try {
            Deployment examined = rollbacker.get().examine(rule.service());
            return Optional.of(Proposal.back(examined, "", now.rollbacks()))
                    .filter(one -> one.isPossible() && one.blockers().isEmpty())
                    .filter(one -> one.from() != null
                            && one.from().artifact().equals(vigil.release().artifact()))
                    .filter(one -> !noReturn.liesOn(one, now.tile(), now.board()));
        } catch (ServerFault unknown) {
            return Optional.empty();
        }
    }

    /// What guards went back from within a day, newest first.
    List<Rollback> byGuards(Instant now) {
        return its.rollbacks().remembered(DAY, now).stream()
                .filter(one -> one.by().isSame(Sentry.GUARD.person())
                        && one.way() == Rollback.Way.BACK
                        && one.sending() != Rollback.Sending.REFUSED)
                .toList();
    }
}
