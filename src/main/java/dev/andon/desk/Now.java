package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.board.Tile;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Rollback;
import dev.andon.guard.Vigil;
import dev.andon.line.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Everything about a guarded service at one moment.
///
/// @param at by our clock
/// @param ahead how far that is ahead of the deploy server's; zero where they agree
/// @param past its vigils, newest first
/// @param rollbacks its rollbacks, newest first
record Now(
        Instant at,
        Duration ahead,
        Board board,
        Tile tile,
        Deployment deployment,
        List<Vigil> past,
        List<Rollback> rollbacks) {
    /// By the clock by which deploys begin and end.
    Instant theirs() {
        return at.minus(ahead);
    }

    boolean isLive(Rollback.Point release) {
        return deployment.live() != null
                && release.artifact().equals(deployment.live().artifact());
    }

    List<Line> lines() {
        return board.linesOf(tile);
    }
}
