package dev.andon.desk;

import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Share;
import dev.andon.guard.Plan;
import dev.andon.guard.Span;
import dev.andon.guard.Vigil;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The phases of a canary as vigils: one from its first traffic on, and one anew from each larger share on. All
/// of them are compared with the time before its first traffic. Pure.
final class Phases {
    /// What a canary had longer ago is part of what is usual by now.
    private static final Duration ONE_DEPLOY = Duration.ofHours(3);

    private Phases() {}

    /// The vigil that begins now; empty when no canary goes on, or this phase of it is watched, or was.
    ///
    /// @param past the service's vigils, newest first
    static Optional<Vigil> next(String subject, Deployment deployment, List<Vigil> past, Instant now) {
        Release canary = deployment.newest();
        Share share = deployment.share();
        if (!deployment.isCanary() || canary == null || share == null) {
            return Optional.empty();
        }
        List<Vigil> before =
                past.stream().takeWhile(one -> isPhaseOf(one, canary)).toList();
        Instant since = share.since() == null || share.since().isAfter(now) ? now : share.since();
        boolean known = before.stream().anyMatch(one -> one.share() >= share.percent());
        if (known || since.isBefore(now.minus(Plan.WHOLE))) {
            return Optional.empty();
        }
        Instant begin = begin(first(canary, before, past), since);
        return Optional.of(Vigil.phase(subject, Rollback.Point.of(canary), new Span(begin, since), share.percent()));
    }

    /// Of what was broken off and begins again, the server may tell when it first began.
    private static @Nullable Instant first(Release canary, List<Vigil> before, List<Vigil> past) {
        if (!before.isEmpty()) {
            return before.getLast().deploy().from();
        }
        boolean again = past.stream().anyMatch(one -> one.release().artifact().equals(canary.artifact()));
        return again ? null : canary.begun();
    }

    private static Instant begin(@Nullable Instant first, Instant since) {
        return first == null || first.isAfter(since) || first.isBefore(since.minus(ONE_DEPLOY)) ? since : first;
    }

    private static boolean isPhaseOf(Vigil vigil, Release canary) {
        return vigil.isPhase()
                && vigil.release().artifact().equals(canary.artifact())
                && (vigil.end() == null || !Sentry.LEFT.contains(vigil.end()));
    }

    /// Whether a phase goes on. A share that the server does not tell now may well be the same.
    static boolean goesOn(Vigil phase, Deployment deployment) {
        Share share = deployment.share();
        return isUnderway(phase, deployment) && (share == null || share.percent() <= phase.share());
    }

    /// Whether it is over since more of the traffic came, or all of it.
    static boolean grew(Vigil phase, Deployment deployment) {
        Release live = deployment.live();
        return isUnderway(phase, deployment)
                || (live != null && live.artifact().equals(phase.release().artifact()));
    }

    private static boolean isUnderway(Vigil phase, Deployment deployment) {
        Release newest = deployment.newest();
        return newest != null
                && newest.outcome() == Release.Outcome.UNDERWAY
                && newest.artifact().equals(phase.release().artifact());
    }
}
