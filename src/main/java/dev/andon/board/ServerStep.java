package dev.andon.board;

import dev.andon.build.Pipeline;
import dev.andon.build.ServerClaim;
import dev.andon.claim.Claim;
import dev.andon.claim.Echo;
import dev.andon.claim.Release;
import dev.andon.source.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps the team's book in step with the claims that a build server itself has. It only ever follows the server:
/// nothing found here is said to a server, so two Andons, or Andon and a server, never answer each other. Pure.
final class ServerStep {
    /// A look that ended this soon after a claim was taken may have begun before it.
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private ServerStep() {}

    /// What of one tile is to be written, if anything.
    static Optional<Duty> of(Tile tile, Board board) {
        if (tile.placeholder() || tile.vanished() || tile.freshness() != Freshness.FRESH || !isBroken(tile)) {
            return Optional.empty();
        }
        Echo echo = echo(tile.known().pipeline());
        Optional<Claim> written = board.books().claimOn(tile.id());
        return written.isEmpty() ? adopting(tile, echo) : of(written.get(), echo, tile, board);
    }

    private static boolean isBroken(Tile tile) {
        return tile.light() != Light.GREEN && tile.light() != Light.QUIET;
    }

    /// Without its time a claim cannot be told from the one before it.
    private static @Nullable Echo echo(Pipeline pipeline) {
        ServerClaim claim = pipeline.claim();
        return claim == null || claim.since() == null
                ? null
                : new Echo(claim.login(), claim.since(), pipeline.last().label());
    }

    private static Optional<Duty> adopting(Tile tile, @Nullable Echo echo) {
        return echo == null || tile.claim() == null
                ? Optional.empty()
                : Optional.of(new Duty.Adopting(tile.claim().withEcho(echo)));
    }

    private static Optional<Duty> of(Claim written, @Nullable Echo now, Tile tile, Board board) {
        Echo before = written.echo();
        ServerClaim theirs = tile.known().pipeline().claim();
        if (theirs == null) {
            return before != null && isTakenBack(written, before, tile)
                    ? Optional.of(atServer(written))
                    : Optional.empty();
        }
        if (now == null) {
            return Optional.empty();
        }
        if (theirs.whose(board.crew(), tile.source()).isSame(board.crew().person(written.holder()))) {
            return now.equals(before) ? Optional.empty() : Optional.of(new Duty.Hearing(written, now));
        }
        // What an old look shows must not undo what was said to the server since.
        return before != null && now.since().isAfter(before.since())
                ? Optional.of(atServer(written))
                : Optional.empty();
    }

    /// A new failed build without a claim says nothing: claims here carry over to it, those of a server may not.
    private static boolean isTakenBack(Claim written, Echo before, Tile tile) {
        Instant seen = tile.seen();
        return seen != null
                && seen.isAfter(written.since().plus(SETTLED))
                && tile.known().pipeline().last().label().equals(before.build());
    }

    private static Duty atServer(Claim claim) {
        return new Duty.Releasing(claim, Release.AT_SERVER);
    }
}
