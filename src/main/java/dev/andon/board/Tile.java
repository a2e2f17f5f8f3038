package dev.andon.board;

import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.Lag;
import dev.andon.build.Outcome;
import dev.andon.claim.Claim;
import dev.andon.claim.ClaimState;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Rollback;
import dev.andon.guard.Ruling;
import dev.andon.guard.Vigil;
import dev.andon.line.Evidence;
import dev.andon.line.Member;
import dev.andon.line.RedBuild;
import dev.andon.source.Ability;
import dev.andon.source.Fault;
import dev.andon.source.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One pipeline as people see it at one moment.
///
/// @param source the source's name
/// @param known what is known of it
/// @param seen when its source was last seen, or null for never
/// @param freshness how far it can be relied on now
/// @param fault why its source cannot be seen now, or null
/// @param placeholder whether this stands for a whole source of which nothing was ever seen
/// @param claim who is on it, by the team's book or else by the server's own; null for nobody
/// @param claimState how far that is; null for nobody
/// @param abilities what its server can be asked to do
/// @param vigil its newest deploy that is watched, or was lately; null for none
/// @param rollbacks who went back from what, or is going back, newest first; none but for a service
/// @param origin where what is live comes from; null where nothing is live, or nobody knows who built it
/// @param lag what is green and not live; null where nothing is, or nobody was told yet
public record Tile(
        String source,
        Known known,
        @Nullable Instant seen,
        Freshness freshness,
        @Nullable Fault fault,
        boolean placeholder,
        @Nullable Claim claim,
        @Nullable ClaimState claimState,
        Set<Ability> abilities,
        @Nullable Vigil vigil,
        List<Rollback> rollbacks,
        @Nullable Origin origin,
        @Nullable Lag lag) {
    public Tile {
        abilities = Set.copyOf(abilities);
        rollbacks = List.copyOf(rollbacks);
    }

    /// One of a server that is only looked at.
    public Tile(
            String source,
            Known known,
            @Nullable Instant seen,
            Freshness freshness,
            @Nullable Fault fault,
            boolean placeholder,
            @Nullable Claim claim) {
        this(
                source,
                known,
                seen,
                freshness,
                fault,
                placeholder,
                claim,
                claim == null ? null : ClaimState.CLAIMED,
                Set.of(),
                null,
                List.of(),
                null,
                null);
    }

    /// What scripts and settings call it: `source/pipeline`.
    public String id() {
        return placeholder ? source : id(source, known);
    }

    static String id(String source, Known known) {
        return source + "/" + known.pipeline().id();
    }

    /// What people call it: its name, with the branch where that is not the main line.
    public String name() {
        String name = known.pipeline().name();
        Branch branch = known.pipeline().branch();
        return branch == null || branch.kind() == Branch.Kind.DEFAULT ? name : name + " · " + branch.name();
    }

    /// The page to open: that of the build that counts, else its own; null where there is none.
    public @Nullable String page() {
        String build = known.verdict().url();
        return build != null ? build : known.pipeline().url();
    }

    /// Whether its server can be asked to do this.
    public boolean can(Ability ability) {
        return abilities.contains(ability);
    }

    public Outcome outcome() {
        return known.verdict().outcome();
    }

    public Activity activity() {
        return known.pipeline().activity();
    }

    /// The label of the build that is queued or runs; empty when there is none.
    public String building() {
        Build current = known.pipeline().current();
        return current == null ? "" : current.label();
    }

    public boolean vanished() {
        return known.vanished() != null;
    }

    /// Whether a build of it is known to run now.
    public boolean isRunning() {
        return isSeen() && activity().isRunning();
    }

    /// When the build that runs began; null when none runs.
    public @Nullable Instant begun() {
        return known.begun();
    }

    public @Nullable Duration estimate() {
        return known.estimate();
    }

    /// What it shines with.
    public Light light() {
        if (activity() == Activity.DISABLED) {
            return isSeen() ? Light.QUIET : Light.UNKNOWN;
        }
        // What was red when its server went away, or stopped mentioning it, stays red: that repairs nothing. A build
        // that already failed in part is red before it ends: the line should not wait for the rest of it.
        if (outcome().isRed() || activity() == Activity.RUNNING_FAILING) {
            return Light.RED;
        }
        if (!isSeen() || known.isUnclear()) {
            return Light.UNKNOWN;
        }
        if (isHarmed()
                || relapse().isPresent()
                || isViolation()
                || StillWanted.of(this).isPresent()) {
            return Light.UNSTABLE;
        }
        return switch (outcome()) {
            case PASSED -> freshness == Freshness.STALE ? Light.STALE : Light.GREEN;
            case UNSTABLE -> Light.UNSTABLE;
            case SKIPPED -> Light.QUIET;
            case FAILED, ERRORED, CANCELLED, UNKNOWN -> Light.UNKNOWN;
        };
    }

    /// Whether a guard sees that the newest deploy does harm. Whether that stops a line is the guard's to say.
    public boolean isHarmed() {
        return vigil != null && vigil.isOpen() && vigil.action() != Ruling.Action.NOTHING;
    }

    /// Why what is live should not be: somebody went back from it, and nobody said since that it was innocent.
    public Optional<Rollback> relapse() {
        Deployment deployment = known.pipeline().deployment();
        return deployment == null || deployment.live() == null
                ? Optional.empty()
                : Proposal.quarantine(deployment.live(), rollbacks);
    }

    /// Whether somebody is going back, or forward again, right now.
    public Optional<Rollback> rollingBack() {
        return rollbacks.stream().filter(Rollback::isOpen).findFirst();
    }

    /// Whether something is live that was not found good by who built it.
    public boolean isViolation() {
        return origin != null && origin.isViolation();
    }

    boolean isSeen() {
        return !vanished() && freshness != Freshness.LOST;
    }

    /// As its line sees it. A build that already fails in part is red, and has not been counted yet.
    public Member member() {
        Branch branch = known.pipeline().branch();
        Light light = light();
        return new Member(
                id(),
                branch == null || branch.kind() == Branch.Kind.DEFAULT,
                light == Light.RED,
                freshness == Freshness.FRESH && light != Light.UNKNOWN,
                light == Light.RED ? Math.max(1, known.streak()) : 0,
                known.since(),
                known.breakers(),
                seen,
                light == Light.RED ? evidence() : null);
    }

    private @Nullable Evidence evidence() {
        Instant last = seen;
        if (last == null) {
            return null;
        }
        Build verdict = known.verdict();
        RedBuild build =
                outcome().isRed() ? new RedBuild(verdict.label(), verdict.started(), verdict.finished()) : null;
        return new Evidence(build, activity().isBusy(), known.found(), last, begun(), estimate(), can(Ability.RERUN));
    }
}
