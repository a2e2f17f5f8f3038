package dev.andon.board;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What whoever is about to go back is told before they decide. Pure.
///
/// @param lines from where to where, and what goes away with it
/// @param forbidding why nobody may go on, each with its remedy
/// @param warning what they should know and may pass over
public record Outlook(List<Sentence> lines, List<Sentence> forbidding, List<Sentence> warning) {
    private static final int COMMIT = 10;

    public static Outlook of(Proposal proposal, Instant now) {
        List<Sentence> lines = new ArrayList<>();
        Release live = proposal.deployment().live();
        Release from = proposal.from();
        if (live != null) {
            lines.add(Sentence.of("outlook.live", release(live, now)));
        }
        if (from != null && !from.equals(live)) {
            String how = from.outcome() == Release.Outcome.UNDERWAY ? "outlook.stops" : "outlook.failed";
            lines.add(Sentence.of(how, release(from, now)));
        }
        if (proposal.to() != null) {
            lines.add(Sentence.of("outlook." + proposal.way().word(), release(proposal.to(), now)));
        }
        proposal.leaving().stream()
                .skip(1)
                .forEach(release -> lines.add(Sentence.of("outlook.leaves", release(release, now))));
        return new Outlook(
                lines,
                proposal.blockers().stream()
                        .filter(Blocker::forbids)
                        .map(Outlook::sentence)
                        .toList(),
                proposal.blockers().stream()
                        .filter(blocker -> !blocker.forbids())
                        .map(Outlook::sentence)
                        .toList());
    }

    /// What else is being deployed just now: what goes wrong may be its doing.
    ///
    /// @param subject the tile that this is not about
    public static List<Sentence> meanwhile(Board board, String subject) {
        List<Sentence> said = new ArrayList<>();
        for (Tile tile : board.tiles()) {
            Deployment other = tile.known().pipeline().deployment();
            if (other != null && !tile.id().equals(subject) && other.phase().isBusy() && other.newest() != null) {
                said.add(Sentence.of(
                        "outlook.meanwhile",
                        other.service().toString(),
                        other.newest().version()));
            }
        }
        return said;
    }

    /// What stands in the way, with its remedy.
    public static Sentence sentence(Blocker blocker) {
        return Sentence.of("blocker." + blocker.kind().word(), blocker.words());
    }

    private static Sentence release(Release release, Instant now) {
        Sentence name = release.commit().isEmpty() || release.commit().startsWith(release.version())
                ? Sentence.of("release", release.version())
                : Sentence.of(
                        "release.of",
                        release.version(),
                        release.commit()
                                .substring(0, Math.min(COMMIT, release.commit().length())));
        Instant at = release.finished() != null ? release.finished() : release.begun();
        Sentence dated = at == null ? name : Sentence.of("release.at", name, age(at, now));
        return release.by() == null ? dated : Sentence.of("release.by", dated, release.by());
    }

    private static Duration age(Instant at, Instant now) {
        return at.isAfter(now) ? Duration.ZERO : Duration.between(at, now);
    }
}
