package dev.andon.board;

import dev.andon.build.Commit;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.text.Sentence;
import java.util.Locale;
import java.util.Optional;

/// That the next deploy brings back what somebody went back from, since nobody has taken it out where deploys
/// come from. Said only where it is known: of a newer revision nobody knows whether it is the cure. Pure.
///
/// @param by where it still is
/// @param rollback by which it was gone back from
public record StillWanted(By by, Rollback rollback) {
    public enum By {
        /// The deploy server says so of its own source.
        GIT,
        /// It is the newest revision that is green where it was built.
        BUILD;

        /// The word in JSON and in the message files.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Empty when nothing of the kind is known, or it is live again already.
    public static Optional<StillWanted> of(Tile tile) {
        Deployment deployment = tile.known().pipeline().deployment();
        if (deployment == null || deployment.live() == null || tile.relapse().isPresent()) {
            return Optional.empty();
        }
        Release wanted = deployment.wanted();
        return wanted == null
                ? built(tile).map(one -> new StillWanted(By.BUILD, one))
                : Proposal.quarantine(wanted, tile.rollbacks()).map(one -> new StillWanted(By.GIT, one));
    }

    private static Optional<Rollback> built(Tile tile) {
        Origin origin = tile.origin();
        Origin.Stretch stretch = origin == null || !origin.current() ? null : origin.stretch();
        return stretch == null
                ? Optional.empty()
                : Proposal.quarantine(point -> Commit.isSame(point.commit(), stretch.to()), tile.rollbacks());
    }

    /// What is to be done about it.
    public Sentence sentence() {
        return Sentence.of("wanted." + by.word(), rollback.from().version());
    }
}
