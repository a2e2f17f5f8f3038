package dev.andon.desk;

import dev.andon.board.Tile;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Service;
import dev.andon.guard.Vigil;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What besides the deploy that is watched may be to blame for harm, and what was done about it before. Pure.
final class Attribution {
    /// What else became live so shortly before may be to blame.
    private static final Duration SUSPECT = Duration.ofMinutes(15);

    private Attribution() {}

    /// Deploys of this service, or of what it depends on, that went live shortly before or since. Not every
    /// server says when what was live before went live, but then it was watched, or was seen first at some time.
    static int others(Vigil vigil, Now now, List<Service> dependencies) {
        Instant since = vigil.deploy().from().minus(SUSPECT);
        Stream<String> told = now.deployment().history().stream()
                .filter(release -> release.begun() != null && release.begun().isAfter(since))
                .map(Release::artifact);
        Stream<String> watched = now.past().stream()
                .filter(one -> one.deploy().to().isAfter(since))
                .map(one -> one.release().artifact());
        long own = Stream.concat(told, watched)
                .filter(artifact -> !artifact.equals(vigil.release().artifact()))
                .distinct()
                .count();
        long others = now.board().tiles().stream()
                .filter(tile -> isSince(tile, dependencies, since))
                .count();
        return (int) (own + others);
    }

    private static boolean isSince(Tile tile, List<Service> dependencies, Instant since) {
        Deployment deployment = tile.known().pipeline().deployment();
        Release newest = deployment == null ? null : deployment.newest();
        if (deployment == null || newest == null || !dependencies.contains(deployment.service())) {
            return false;
        }
        Instant told = newest.begun() == null ? newest.finished() : newest.begun();
        return (told == null ? tile.known().found() : told).isAfter(since);
    }

    /// A person's stop means that something is wrong already, which a deploy may not be to blame for; so does
    /// that of another service's guard.
    static boolean isIncident(Now now) {
        return now.lines().stream()
                .flatMap(line -> line.stops().stream())
                .anyMatch(stop -> stop.by() != null
                        && (!stop.by().isSame(Sentry.GUARD.person())
                                || !stop.broken().contains(now.tile().id())));
    }

    /// Whether what is watched came by going back, by our book or by its looks: it was live before something else
    /// was. What was gone back from and is deployed again is no such thing.
    static boolean isRollback(Vigil vigil, Now now) {
        Release suspect =
                vigil.isPhase() ? now.deployment().newest() : now.deployment().live();
        return Proposal.isRollback(suspect, now.rollbacks())
                || (suspect != null
                        && !Proposal.isQuarantined(suspect, now.rollbacks())
                        && (wasWatched(vigil, now.past()) || wasLive(suspect, now.deployment())));
    }

    private static boolean wasWatched(Vigil vigil, List<Vigil> past) {
        return isBelowAnother(
                vigil.release().artifact(),
                past.stream()
                        .filter(one -> one.number() != vigil.number() && !one.isPhase())
                        .map(one -> one.release().artifact())
                        .toList());
    }

    private static boolean wasLive(Release suspect, Deployment deployment) {
        return isBelowAnother(
                suspect.artifact(),
                deployment.history().stream()
                        .filter(one -> one.outcome() == Release.Outcome.LIVE)
                        .map(Release::artifact)
                        .toList());
    }

    /// @param newestFirst what was live before, each maybe several times
    private static boolean isBelowAnother(String artifact, List<String> newestFirst) {
        return newestFirst.stream().dropWhile(artifact::equals).anyMatch(artifact::equals);
    }

    /// Whether a guard tried to go back from this very deploy, and it did not come about: somebody shall look.
    static boolean isTried(Vigil vigil, Now now) {
        return now.rollbacks().stream()
                .filter(one -> !one.isOpen() && one.way() == Rollback.Way.BACK)
                .filter(one -> one.by().isSame(Sentry.GUARD.person()))
                .anyMatch(one -> one.from().artifact().equals(vigil.release().artifact())
                        && one.at().minus(now.ahead()).isAfter(vigil.deploy().from()));
    }
}
