package dev.andon.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What going back would be: from where to where, and what stands in the way. Pure.
///
/// @param deployment as it was examined
/// @param way back, or forward again
/// @param from what is left ([Deployment#toLeave]); null when nobody knows
/// @param to where it would go; null when there is nowhere to go
/// @param leaving the deploys that go away, newest first
/// @param blockers what stands in the way, the server's first
public record Proposal(
        Deployment deployment,
        Rollback.Way way,
        @Nullable Release from,
        @Nullable Release to,
        List<Release> leaving,
        List<Blocker> blockers) {
    public Proposal {
        leaving = List.copyOf(leaving);
        blockers = List.copyOf(blockers);
    }

    /// Back to a release, or to the one before the live one.
    ///
    /// @param wanted a release's id or version; empty for the newest before the live one that was live, is
    ///     something else, can be gone back to and was not gone back from
    /// @param rollbacks of this service, newest first
    public static Proposal back(Deployment deployment, String wanted, List<Rollback> rollbacks) {
        Release from = deployment.toLeave();
        Optional<Release> to = wanted.isEmpty()
                ? before(deployment).stream()
                        .filter(release -> isGood(release, from, rollbacks))
                        .findFirst()
                : named(deployment, wanted);
        return of(deployment, Rollback.Way.BACK, to.orElse(null), rollbacks);
    }

    /// Forward again to what the last rollback left.
    public static Proposal forward(Deployment deployment, List<Rollback> rollbacks) {
        Optional<Release> to = rollbacks.stream()
                .filter(one -> one.brought(deployment.live()) && one.way() == Rollback.Way.BACK)
                .findFirst()
                .flatMap(one -> deployment.history().stream()
                        .filter(release -> one.from().brings(release))
                        .findFirst());
        return of(deployment, Rollback.Way.FORWARD, to.orElse(null), rollbacks);
    }

    /// What somebody may choose to go back to: what was live before, is something else, and can be gone back to;
    /// newest first, each once.
    public static List<Release> choices(Deployment deployment, List<Rollback> rollbacks) {
        List<Release> choices = new ArrayList<>();
        for (Release release : before(deployment)) {
            if (isGood(release, deployment.toLeave(), rollbacks)
                    && choices.stream().noneMatch(release::isSame)) {
                choices.add(release);
            }
        }
        return choices;
    }

    private static Proposal of(
            Deployment deployment, Rollback.Way way, @Nullable Release to, List<Rollback> rollbacks) {
        Release live = deployment.live();
        Release from = deployment.toLeave();
        List<Blocker> blockers = new ArrayList<>(deployment.blockers());
        if (live == null || deployment.phase() == Deployment.Phase.UNKNOWN) {
            blockers.add(new Blocker(Blocker.Kind.UNSEEN, deployment.words()));
        }
        if (deployment.phase().isBusy() && !deployment.stoppable() && !isSaid(blockers, Blocker.Kind.UNDERWAY)) {
            blockers.add(new Blocker(Blocker.Kind.UNDERWAY, deployment.words()));
        }
        if (rollbacks.stream().anyMatch(Rollback::isOpen)) {
            blockers.add(new Blocker(Blocker.Kind.ROLLING_BACK, who(rollbacks)));
        }
        if (way == Rollback.Way.BACK && from != null && isRollback(from, rollbacks)) {
            blockers.add(new Blocker(Blocker.Kind.IS_ROLLBACK, from.version()));
        } else if (to == null) {
            blockers.add(new Blocker(Blocker.Kind.NO_HISTORY, ""));
        }
        if (to != null) {
            addAbout(to, from, way, rollbacks, blockers);
        }
        List<Release> leaving =
                way == Rollback.Way.BACK && from != null && to != null ? leaving(deployment, from, to) : List.of();
        leaving.stream()
                .filter(Release::irreversible)
                .forEach(release -> blockers.add(new Blocker(Blocker.Kind.IRREVERSIBLE, release.version())));
        return new Proposal(deployment, way, from, to, leaving, blockers);
    }

    private static boolean isSaid(List<Blocker> blockers, Blocker.Kind kind) {
        return blockers.stream().anyMatch(blocker -> blocker.kind() == kind);
    }

    private static void addAbout(
            Release to, @Nullable Release from, Rollback.Way way, List<Rollback> rollbacks, List<Blocker> blockers) {
        if (from != null && to.isSame(from)) {
            blockers.add(new Blocker(Blocker.Kind.SAME_VERSION, to.version()));
        }
        if (!to.obstacle().isEmpty()) {
            blockers.add(new Blocker(Blocker.Kind.TARGET_GONE, to.obstacle()));
        }
        if (to.outcome() != Release.Outcome.LIVE) {
            blockers.add(new Blocker(Blocker.Kind.TARGET_UNPROVEN, to.version()));
        }
        if (way == Rollback.Way.BACK && isQuarantined(to, rollbacks)) {
            blockers.add(new Blocker(Blocker.Kind.QUARANTINED, to.version()));
        }
    }

    /// Whether a person who was told everything may go on.
    public boolean isPossible() {
        return to != null && from != null && blockers.stream().noneMatch(Blocker::forbids);
    }

    /// Whether what is live came by going back, as far as the book remembers.
    public static boolean isRollback(@Nullable Release live, List<Rollback> rollbacks) {
        return rollbacks.stream()
                .filter(one -> one.finding() == Rollback.Finding.DONE)
                .findFirst()
                .filter(newest -> newest.way() == Rollback.Way.BACK && newest.brought(live))
                .isPresent();
    }

    /// Whether it was gone back from, and nobody has gone forward to it again since.
    public static boolean isQuarantined(Release release, List<Rollback> rollbacks) {
        return quarantine(release, rollbacks).isPresent();
    }

    /// By which it was gone back from, if nobody has gone forward to it again since.
    ///
    /// @param rollbacks the service's, newest first
    public static Optional<Rollback> quarantine(Release release, List<Rollback> rollbacks) {
        return quarantine(point -> point.brings(release), rollbacks);
    }

    /// The same for whatever was left that is so.
    public static Optional<Rollback> quarantine(Predicate<Rollback.Point> left, List<Rollback> rollbacks) {
        return rollbacks.stream()
                .filter(one -> one.finding() == Rollback.Finding.DONE)
                .filter(one -> left.test(one.way() == Rollback.Way.BACK ? one.from() : one.to()))
                .findFirst()
                .filter(newest -> newest.way() == Rollback.Way.BACK);
    }

    private static boolean isGood(Release release, @Nullable Release from, List<Rollback> rollbacks) {
        return release.outcome() == Release.Outcome.LIVE
                && release.obstacle().isEmpty()
                && (from == null || !release.isSame(from))
                && !isQuarantined(release, rollbacks);
    }

    /// The history below the entry that is left; all of it when that is not there.
    private static List<Release> before(Deployment deployment) {
        Release from = deployment.toLeave();
        List<Release> history = deployment.history();
        for (int i = 0; from != null && i < history.size(); i++) {
            if (history.get(i).id().equals(from.id())) {
                return history.subList(i + 1, history.size());
            }
        }
        return history;
    }

    private static Optional<Release> named(Deployment deployment, String wanted) {
        return deployment
                .release(wanted)
                .or(() -> deployment.history().stream()
                        .filter(release -> release.version().equals(wanted))
                        .findFirst());
    }

    private static List<Release> leaving(Deployment deployment, Release from, Release to) {
        List<Release> leaving = new ArrayList<>();
        leaving.add(from);
        for (Release release : before(deployment)) {
            if (release.id().equals(to.id())) {
                break;
            }
            leaving.add(release);
        }
        return leaving;
    }

    private static String who(List<Rollback> rollbacks) {
        return rollbacks.stream()
                .filter(Rollback::isOpen)
                .findFirst()
                .map(open -> open.by().name())
                .orElse("");
    }
}
