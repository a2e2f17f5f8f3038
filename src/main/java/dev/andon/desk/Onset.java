package dev.andon.desk;

import dev.andon.deploy.Deployment;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Rollbacker;
import dev.andon.guard.GuardRule;
import dev.andon.guard.Plan;
import dev.andon.guard.Span;
import dev.andon.guard.Vigil;
import dev.andon.source.Freshness;
import dev.andon.source.ServerFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which watch begins: that of a deploy which went live just now, or of a phase of a canary. Used by one thread.
/// Blocks on I/O.
final class Onset {
    private static final Logger LOG = LoggerFactory.getLogger(Onset.class);
    /// What became live so long ago is not watched any more.
    private static final Duration FRESH = Plan.WHOLE;

    private final GuardRule rule;
    private final Sentry.Surroundings its;
    /// What seemed to be live for long when its server was asked for the time.
    private @Nullable String seemedOld;

    Onset(GuardRule rule, Sentry.Surroundings surroundings) {
        this.rule = rule;
        this.its = surroundings;
    }

    /// The vigil that begins now, if one does.
    Optional<Vigil> of(Now now) {
        return now.deployment().isCanary() ? phase(now) : whole(now);
    }

    private static Optional<Vigil> phase(Now now) {
        Release newest = now.deployment().newest();
        return Proposal.isRollback(newest, now.rollbacks())
                        || now.rollbacks().stream().anyMatch(Rollback::isOpen)
                ? Optional.empty()
                : Phases.next(now.tile().id(), now.deployment(), now.past(), now.theirs());
    }

    /// A deploy that went live just now. What came by going back is looked at as the end of another vigil.
    private Optional<Vigil> whole(Now now) {
        Release live = now.deployment().live();
        if (live == null
                || live.outcome() != Release.Outcome.LIVE
                || now.deployment().phase() != Deployment.Phase.IDLE
                || Proposal.isRollback(live, now.rollbacks())
                || now.rollbacks().stream().anyMatch(Rollback::isOpen)) {
            return Optional.empty();
        }
        Span deploy = span(live, now);
        // What was left, and is live again, was deployed again.
        boolean known = now.past().stream()
                .anyMatch(one -> !one.isPhase()
                        && now.isLive(one.release())
                        && (one.end() == null || !Sentry.LEFT.contains(one.end()))
                        && !one.deploy().from().isBefore(deploy.from().minus(FRESH)));
        return known || isOld(deploy, live, now)
                ? Optional.empty()
                : Optional.of(Vigil.of(now.tile().id(), Rollback.Point.of(live), deploy));
    }

    /// By the server's clock; by when we first saw it where the server does not tell.
    private static Span span(Release live, Now now) {
        Instant to = live.finished() != null ? live.finished() : live.begun();
        if (to == null) {
            to = now.tile().known().found().minus(now.ahead());
        }
        Instant from = live.begun() == null || live.begun().isAfter(to) ? to : live.begun();
        return new Span(from, to);
    }

    /// Where another program of the team looks, nobody here has heard the server's clock: it is asked once before
    /// what seems old is passed over.
    private boolean isOld(Span deploy, Release live, Now now) {
        boolean seems = deploy.to().isBefore(now.theirs().minus(FRESH));
        if (!seems || live.artifact().equals(seemedOld) || now.tile().freshness() != Freshness.FRESH) {
            return seems;
        }
        seemedOld = live.artifact();
        try {
            Optional<Rollbacker> server = its.rollbackers().of(now.tile().source());
            if (server.isPresent()) {
                server.get().examine(rule.service());
            }
        } catch (ServerFault refused) {
            // Whatever it answers, it tells the time with it.
            LOG.debug("{}: {}", rule.service(), refused.fault().sentence());
        }
        return deploy.to().isBefore(now.at().minus(its.aheadOf(now.tile())).minus(FRESH));
    }
}
