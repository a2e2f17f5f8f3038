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
        return switch (commits(proposal, tile, board)) {
            case Answer.Told(Commits commits) -> Departure.of(proposal.way(), commits);
            case Answer.Unknowable(Sentence why) -> Departure.untold(proposal.way(), why);
            case Answer.Untold(Object why) -> Departure.untold(proposal.way(), why);
        };
    }

    /// What came of asking.
    sealed interface Answer {
        record Told(Commits commits) implements Answer {}

        /// There is nobody to ask.
        record Unknowable(Sentence why) implements Answer {}

        /// Who was asked did not tell; next time they may.
        ///
        /// @param why a sentence
        record Untold(Object why) implements Answer {}
    }

    /// What goes away, or comes again; nothing where there is nowhere to go.
    Answer commits(Proposal proposal, Tile tile, Board board) throws InterruptedException {
        Release from = proposal.from();
        Release to = proposal.to();
        if (from == null || to == null || Commit.isSame(from.commit(), to.commit())) {
            return new Answer.Told(Commits.NONE);
        }
        if (from.commit().isEmpty() || to.commit().isEmpty()) {
            return new Answer.Unknowable(Sentence.of("departure.noRevision"));
        }
        boolean back = proposal.way() == Rollback.Way.BACK;
        Optional<Origin.Stretch> stretch = board.stretch(
                tile,
                proposal.deployment().service(),
                back ? to.commit() : from.commit(),
                back ? from.commit() : to.commit());
        if (stretch.isEmpty()) {
            return new Answer.Unknowable(Sentence.of("departure.noBuilder"));
        }
        Optional<Trail> trail = trails.of(stretch.get().source());
        return trail.isEmpty()
                ? new Answer.Unknowable(
                        Sentence.of("departure.noTrail", stretch.get().source()))
                : ask(stretch.get(), trail.get(), board);
    }

    private Answer ask(Origin.Stretch stretch, Trail trail, Board board) throws InterruptedException {
        var question = new FutureTask<>(() -> trail.between(stretch.pipeline(), stretch.from(), stretch.to()));
        Thread.ofVirtual().name("commits that leave").start(question);
        try {
            Commits commits = question.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer.Told(Scout.known(commits, stretch.source(), board.crew()));
        } catch (TimeoutException late) {
            question.cancel(true);
            return new Answer.Untold(Sentence.of("departure.late", stretch.source(), patience));
        } catch (ExecutionException failed) {
            return new Answer.Untold(
                    failed.getCause() instanceof ServerFault fault ? fault.fault() : String.valueOf(failed.getCause()));
        }
    }
}
