package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.board.Tile;
import dev.andon.build.Commit;
import dev.andon.deploy.Proposal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a commit that going back does not undo lies on the way of a guard. Who built both is asked once for
/// each way, and again after a while when it did not tell. Used by one thread. Blocks on I/O.
final class NoReturn {
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final Departures departures;
    private @Nullable Asked last;

    private record Asked(String way, Instant at, Departures.Answer answer) {}

    NoReturn(Departures departures) {
        this.departures = departures;
    }

    /// Where nobody can be asked, nobody knows of such a commit; where somebody can and does not tell, there may
    /// be one.
    boolean liesOn(Proposal proposal, Tile tile, Board board) {
        return switch (answer(proposal, tile, board)) {
            case Departures.Answer.Told(var commits) -> commits.list().stream().anyMatch(Commit::irreversible);
            case Departures.Answer.Unknowable _ -> false;
            case Departures.Answer.Untold _ -> true;
        };
    }

    private Departures.Answer answer(Proposal proposal, Tile tile, Board board) {
        String way = proposal.from() + " " + proposal.to();
        Asked before = last;
        if (before != null && before.way().equals(way) && isGood(before, board.at())) {
            return before.answer();
        }
        Departures.Answer answer = ask(proposal, tile, board);
        last = new Asked(way, board.at(), answer);
        return answer;
    }

    private static boolean isGood(Asked before, Instant now) {
        return !(before.answer() instanceof Departures.Answer.Untold)
                || now.isBefore(before.at().plus(AGAIN));
    }

    private Departures.Answer ask(Proposal proposal, Tile tile, Board board) {
        try {
            return departures.commits(proposal, tile, board);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Departures.Answer.Untold("");
        }
    }
}
