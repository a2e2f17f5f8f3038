package dev.andon.board;

import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.claim.Claim;
import dev.andon.claim.ClaimState;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Share;
import dev.andon.guard.Vigil;
import dev.andon.source.Fault;
import dev.andon.source.Freshness;
import dev.andon.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The one sentence on a tile. An ordered list of candidates: the first that has something to say speaks.
public final class Headline {
    private static final List<Candidate> CANDIDATES = List.of(
            Headline::sourceNeverSeen,
            Headline::absent,
            Headline::vanished,
            Headline::lost,
            Headline::disabled,
            Headline::alreadyFailing,
            Headline::canary,
            Headline::waiting,
            Headline::red,
            Headline::harmed,
            Headline::rollingBack,
            Headline::relapsed,
            Headline::violation,
            Headline::unclear,
            Headline::unstable,
            Headline::cancelled,
            Headline::skipped,
            Headline::running,
            Headline::stillWanted,
            Headline::passed);

    @FunctionalInterface
    private interface Candidate {
        Optional<Sentence> of(Tile tile, Instant now);
    }

    private Headline() {}

    public static Sentence of(Tile tile, Instant now) {
        for (Candidate candidate : CANDIDATES) {
            Optional<Sentence> said = candidate.of(tile, now);
            if (said.isPresent()) {
                return said.get();
            }
        }
        return Sentence.of("headline.neverBuilt");
    }

    /// What is wrong with a red tile, without what changes by the minute: for what is said once and stays.
    public static Sentence broken(Tile tile) {
        return alreadyFailing(tile, Instant.EPOCH).orElseGet(() -> fault(tile));
    }

    /// What goes on now, where [#of] tells only how the last build ended; empty where it tells both.
    public static Optional<Sentence> activity(Tile tile, Instant now) {
        return tile.isSeen() && tile.rollingBack().isEmpty()
                ? running(tile, now).filter(said -> !said.equals(of(tile, now)))
                : Optional.empty();
    }

    /// Who is on it, and how far that is.
    public static Optional<Sentence> claim(Tile tile) {
        Claim claim = tile.claim();
        return claim == null
                ? Optional.empty()
                : Optional.of(Sentence.of(
                        tile.claimState() == ClaimState.FIX_SUBMITTED ? "wall.fixSubmitted" : "wall.claimedBy",
                        claim.holder()));
    }

    private static Optional<Sentence> sourceNeverSeen(Tile tile, Instant now) {
        if (!tile.placeholder()) {
            return Optional.empty();
        }
        Fault fault = tile.fault();
        return Optional.of(fault == null ? Sentence.of("headline.firstLook") : Sentence.of("headline.fault", fault));
    }

    private static Optional<Sentence> absent(Tile tile, Instant now) {
        return when(tile.known().isNeverSeen(), Sentence.of("headline.absent"));
    }

    private static Optional<Sentence> vanished(Tile tile, Instant now) {
        Instant vanished = tile.known().vanished();
        return vanished == null
                ? Optional.empty()
                : Optional.of(Sentence.of("headline.vanished", age(vanished, now), was(tile)));
    }

    private static Optional<Sentence> lost(Tile tile, Instant now) {
        Instant seen = tile.seen();
        return tile.freshness() != Freshness.LOST || seen == null
                ? Optional.empty()
                : Optional.of(Sentence.of("headline.lost", age(seen, now), was(tile)));
    }

    private static Optional<Sentence> disabled(Tile tile, Instant now) {
        return when(tile.activity() == Activity.DISABLED, Sentence.of("headline.disabled", was(tile)));
    }

    private static Optional<Sentence> alreadyFailing(Tile tile, Instant now) {
        Build current = tile.known().pipeline().current();
        if (tile.activity() != Activity.RUNNING_FAILING || tile.outcome().isRed()) {
            return Optional.empty();
        }
        return Optional.of(
                current == null || current.failing().isEmpty()
                        ? Sentence.of("headline.alreadyFailing")
                        : Sentence.of("headline.alreadyFailingIn", current.failing()));
    }

    /// A new version that gets a part of the traffic, and what a guard sees of it.
    private static Optional<Sentence> canary(Tile tile, Instant now) {
        Deployment deployment = tile.known().pipeline().deployment();
        if (deployment == null
                || !deployment.isCanary()
                || tile.outcome().isRed()
                || tile.rollingBack().isPresent()) {
            return Optional.empty();
        }
        Sentence phase = Sentence.of(
                "headline.canary",
                Objects.requireNonNull(deployment.newest()).version(),
                phase(tile, Objects.requireNonNull(deployment.share()), now));
        return Optional.of(harmed(tile, now)
                .map(harm -> Sentence.of("headline.because", phase, harm))
                .orElse(phase));
    }

    /// "10 % for 4 min": by the server, else by when the guard saw it.
    private static Sentence phase(Tile tile, Share share, Instant now) {
        Vigil vigil = tile.vigil();
        Instant watched = vigil == null || vigil.share() != share.percent()
                ? null
                : vigil.deploy().to();
        Instant since = share.since() == null ? watched : share.since();
        return since == null
                ? Sentence.of("vigil.share", share.percent())
                : VigilHeadline.phase(share.percent(), since, now);
    }

    private static Optional<Sentence> waiting(Tile tile, Instant now) {
        return when(
                tile.activity() == Activity.WAITING && !tile.outcome().isRed(),
                Sentence.of("headline.waiting", was(tile)));
    }

    /// "failing since Ann's commit, in test, 3 builds, 25 min": the parts that are known, in this order.
    private static Optional<Sentence> red(Tile tile, Instant now) {
        if (!tile.outcome().isRed()) {
            return Optional.empty();
        }
        Known known = tile.known();
        List<Object> parts = new ArrayList<>();
        parts.add(fault(tile));
        if (known.streak() > 1) {
            parts.add(Sentence.of("headline.builds", known.streak()));
        }
        if (known.since() != null) {
            parts.add(age(known.since(), now));
        }
        return Optional.of(new Sentence("headline.parts" + parts.size(), parts));
    }

    /// What a guard sees of the newest deploy.
    private static Optional<Sentence> harmed(Tile tile, Instant now) {
        Vigil vigil = tile.vigil();
        return vigil == null || !tile.isHarmed() ? Optional.empty() : Optional.of(VigilHeadline.of(vigil));
    }

    private static Optional<Sentence> rollingBack(Tile tile, Instant now) {
        return tile.rollingBack()
                .map(open -> Sentence.of(
                        "headline.going." + open.way().word(),
                        open.from().version(),
                        open.to().version(),
                        open.by(),
                        age(open.at(), now)));
    }

    /// What is live was gone back from.
    private static Optional<Sentence> relapsed(Tile tile, Instant now) {
        return tile.relapse()
                .map(one -> Sentence.of(
                        "headline.relapsed", one.from().version(), one.by(), age(one.at(), now), one.why()));
    }

    /// What is live is well, and the next deploy brings back what was not.
    private static Optional<Sentence> stillWanted(Tile tile, Instant now) {
        return passed(tile, now)
                .flatMap(live -> StillWanted.of(tile)
                        .map(wanted -> Sentence.of("headline.stillWanted", live, wanted.sentence())));
    }

    /// What is live did not pass where it was built.
    private static Optional<Sentence> violation(Tile tile, Instant now) {
        Origin origin = tile.origin();
        return origin == null
                ? Optional.empty()
                : violation(origin, tile.known().pipeline());
    }

    /// The same without a tile's other trouble: for what is said once and stays.
    public static Optional<Sentence> violation(Origin origin, Pipeline service) {
        Deployment deployment = service.deployment();
        Release live = deployment == null ? null : deployment.live();
        return live == null || !origin.isViolation()
                ? Optional.empty()
                : Optional.of(Sentence.of("headline.live." + origin.state().word(), live.version(), origin.pipeline()));
    }

    /// "failing since Ann's commit, in test".
    private static Sentence fault(Tile tile) {
        Known known = tile.known();
        if (known.pipeline().deployment() != null) {
            Sentence what = Sentence.of("headline.notLive", known.verdict().label());
            return known.verdict().failing().isEmpty()
                    ? what
                    : Sentence.of(
                            "headline.because", what, known.verdict().failing().getFirst());
        }
        boolean errored = tile.outcome() == Outcome.ERRORED;
        Sentence what = known.breakers().isEmpty()
                ? Sentence.of(errored ? "headline.errored" : "headline.failed")
                : Sentence.of(errored ? "headline.erroredSince" : "headline.failedSince", known.breakers());
        List<String> failing = known.verdict().failing();
        if (failing.isEmpty()) {
            return what;
        }
        return Sentence.of(known.breakers().isEmpty() ? "headline.in" : "headline.sinceIn", what, failing);
    }

    /// The server answers but does not say how it stands.
    private static Optional<Sentence> unclear(Tile tile, Instant now) {
        String oddWord = tile.known().pipeline().oddWord();
        if (!oddWord.isEmpty()) {
            return Optional.of(Sentence.of("headline.oddWord", oddWord, was(tile)));
        }
        return when(
                tile.known().isUnclear() && tile.outcome() != Outcome.UNKNOWN,
                Sentence.of("headline.unclear", was(tile)));
    }

    private static Optional<Sentence> unstable(Tile tile, Instant now) {
        if (tile.outcome() != Outcome.UNSTABLE) {
            return Optional.empty();
        }
        List<String> failing = tile.known().verdict().failing();
        Sentence what =
                failing.isEmpty() ? Sentence.of("headline.unstable") : Sentence.of("headline.unstableIn", failing);
        return Optional.of(withAge(what, tile, now));
    }

    private static Optional<Sentence> cancelled(Tile tile, Instant now) {
        return when(tile.outcome() == Outcome.CANCELLED, withAge(Sentence.of("headline.cancelled"), tile, now));
    }

    private static Optional<Sentence> skipped(Tile tile, Instant now) {
        return when(tile.outcome() == Outcome.SKIPPED, withAge(Sentence.of("headline.skipped"), tile, now));
    }

    private static Optional<Sentence> running(Tile tile, Instant now) {
        Instant begun = tile.begun();
        if (tile.activity() == Activity.QUEUED) {
            return Optional.of(Sentence.of("headline.queued"));
        }
        if (!tile.activity().isRunning() || begun == null) {
            return Optional.empty();
        }
        Deployment deployment = tile.known().pipeline().deployment();
        if (deployment != null && deployment.newest() != null) {
            return Optional.of(
                    Sentence.of("headline.rollingOut", deployment.newest().version(), age(begun, now)));
        }
        Duration estimate = tile.estimate();
        return Optional.of(
                estimate == null
                        ? Sentence.of("headline.running", age(begun, now))
                        : Sentence.of("headline.runningOf", age(begun, now), estimate));
    }

    private static Optional<Sentence> passed(Tile tile, Instant now) {
        Sentence what = tile.known().pipeline().deployment() == null
                ? Sentence.of("headline.passed")
                : Sentence.of("headline.live", tile.known().verdict().label());
        return when(tile.outcome() == Outcome.PASSED, withAge(what, tile, now));
    }

    /// The end of the last build tells more of a green tile than since when it is green.
    private static Sentence withAge(Sentence what, Tile tile, Instant now) {
        Instant end = tile.known().verdict().finished() != null
                ? tile.known().verdict().finished()
                : tile.known().since();
        return end == null ? what : Sentence.of("headline.ago", what, age(end, now));
    }

    private static Sentence was(Tile tile) {
        boolean aboutToFail =
                tile.activity() == Activity.RUNNING_FAILING && !tile.outcome().isRed();
        return aboutToFail
                ? Sentence.of("headline.alreadyFailing")
                : Sentence.of("outcome." + tile.outcome().word());
    }

    /// In whole minutes from one minute on, as it is shown: so the sentence stays the same until its words
    /// change.
    static Duration age(Instant since, Instant now) {
        Duration age = Duration.between(since, now);
        if (age.isNegative()) {
            return Duration.ZERO;
        }
        return age.truncatedTo(age.toMinutes() > 0 ? ChronoUnit.MINUTES : ChronoUnit.SECONDS);
    }

    private static Optional<Sentence> when(boolean applies, Sentence sentence) {
        return applies ? Optional.of(sentence) : Optional.empty();
    }
}
