package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.board.Departure;
import dev.andon.board.Origin;
import dev.andon.board.Tile;
import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.build.Trail;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.source.ServerFault;
import dev.andon.text.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks which commits go away when somebody goes back, and waits a few seconds for it: nobody who is about to go
/// back has time for a slow server. Blocks on I/O.
public final class Departures {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Trails trails;
    private final Duration patience;

    public Departures(Trails trails) {
        this(trails, PATIENCE);
    }

    Departures(Trails trails, Duration patience) {
        this.trails = trails;
        this.patience = patience;
    }

    /// The sentences that belong to the outlook; empty where there is nowhere to go, or nothing goes away.
    ///
    /// @param tile the service's, on this board
    public List<Sentence> of(Proposal proposal, Tile tile, Board board) throws InterruptedException {
        Release from = proposal.from();
        Release to = proposal.to();
        if (from == null || to == null || Commit.isSame(from.commit(), to.commit())) {
            return List.of();
        }
        Rollback.Way way = proposal.way();
        if (from.commit().isEmpty() || to.commit().isEmpty()) {
            return Departure.untold(way, Sentence.of("departure.noRevision"));
        }
        boolean back = way == Rollback.Way.BACK;
        Optional<Origin.Stretch> stretch = board.stretch(
                tile,
                proposal.deployment().service(),
                back ? to.commit() : from.commit(),
                back ? from.commit() : to.commit());
        if (stretch.isEmpty()) {
            return Departure.untold(way, Sentence.of("departure.noBuilder"));
        }
        Optional<Trail> trail = trails.of(stretch.get().source());
        return trail.isEmpty()
                ? Departure.untold(
                        way, Sentence.of("departure.noTrail", stretch.get().source()))
                : ask(way, stretch.get(), trail.get(), board);
    }

    private List<Sentence> ask(Rollback.Way way, Origin.Stretch stretch, Trail trail, Board board)
            throws InterruptedException {
        var question = new FutureTask<>(() -> trail.between(stretch.pipeline(), stretch.from(), stretch.to()));
        Thread.ofVirtual().name("commits that leave").start(question);
        try {
            Commits commits = question.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Departure.of(way, Scout.known(commits, stretch.source(), board.crew()));
        } catch (TimeoutException late) {
            question.cancel(true);
            return Departure.untold(way, Sentence.of("departure.late", stretch.source(), patience));
        } catch (ExecutionException failed) {
            return Departure.untold(
                    way,
                    failed.getCause() instanceof ServerFault fault
                            ? fault.fault().sentence()
                            : String.valueOf(failed.getCause()));
        }
    }
}
