package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.board.Tile;
import dev.andon.build.Rerunner;
import dev.andon.claim.Claim;
import dev.andon.claim.ClaimBook;
import dev.andon.claim.Release;
import dev.andon.claim.Taking;
import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.command.AuditLog;
import dev.andon.command.Command;
import dev.andon.command.Decision;
import dev.andon.command.Policy;
import dev.andon.command.Receipt;
import dev.andon.line.Line;
import dev.andon.line.Resumption;
import dev.andon.line.Stop;
import dev.andon.line.StopBook;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.ServerFault;
import dev.andon.source.StoreFailure;
import dev.andon.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one road for what people ask: policy, audit, act, audit. Safe for use by several threads. Blocks on I/O,
/// so it is no place for the JavaFX thread.
public final class CommandDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);

    private final ClaimBook claims;
    private final StopBook stops;
    private final AuditLog audit;
    private final Rerunners rerunners;
    private final Supplier<Board> newest;
    private final InstantSource clock;
    private final Runnable written;

    /// @param rerunners who can build something again
    /// @param newest the board that commands are judged by
    /// @param written is called after the books were written, so that they are read again at once
    public CommandDesk(
            ClaimBook claims,
            StopBook stops,
            AuditLog audit,
            Rerunners rerunners,
            Supplier<Board> newest,
            InstantSource clock,
            Runnable written) {
        this.claims = claims;
        this.stops = stops;
        this.audit = audit;
        this.rerunners = rerunners;
        this.newest = newest;
        this.clock = clock;
        this.written = written;
    }

    /// Carries a command out, or says why not.
    public Receipt submit(Command command, Actor actor) {
        Board board = newest.get();
        if (Policy.decide(command, actor.person(), board) instanceof Decision.Denied(Sentence reason)) {
            return new Receipt.Denied(reason);
        }
        AuditEntry intended;
        try {
            intended = audit.intend(entry(command, actor));
        } catch (StoreFailure failure) {
            return new Receipt.Failed(Sentence.of("receipt.nothingDone", failure.sentence()));
        }
        Receipt receipt = actOn(command, actor, board);
        settle(intended, receipt);
        written.run();
        return receipt;
    }

    private Receipt actOn(Command command, Actor actor, Board board) {
        try {
            return switch (command) {
                case Command.TakeClaim claim -> take(claim, actor, board);
                case Command.ReleaseClaim release -> release(release.subject(), actor, board);
                case Command.PullCord cord -> pull(cord, actor);
                case Command.ResumeLine resume -> resume(resume, actor, board);
                case Command.Rerun rerun -> rerun(rerun.subject(), board);
            };
        } catch (StoreFailure failure) {
            return new Receipt.Failed(Sentence.of("receipt.nothingDone", failure.sentence()));
        }
    }

    /// When the audit cannot be settled the act has happened all the same; the entry stays `intended`, which says
    /// so.
    private void settle(AuditEntry intended, Receipt receipt) {
        AuditEntry.State state = switch (receipt) {
            case Receipt.Done _ -> AuditEntry.State.DONE;
            case Receipt.Denied _, Receipt.Failed _ -> AuditEntry.State.FAILED;
            case Receipt.Unsure _ -> AuditEntry.State.UNSURE;
        };
        try {
            audit.settle(intended.number(), state, receipt.sentence().key());
        } catch (StoreFailure _) {
            // Told by the banner that the books are away.
        }
    }

    private Receipt take(Command.TakeClaim command, Actor actor, Board board) {
        List<String> taken = new ArrayList<>();
        for (String subject : command.subjects()) {
            Claim wanted = claim(subject, command, actor);
            Optional<Claim> held = board.books().claimOn(subject);
            Taking taking = held.isPresent() ? claims.handOver(held.get().number(), wanted) : claims.take(wanted);
            switch (taking) {
                case Taking.Taken _ -> taken.add(subject);
                case Taking.Held(Claim theirs) -> {
                    return new Receipt.Denied(Sentence.of("deny.held", subject, theirs.holder()));
                }
                case Taking.Gone() -> {
                    return new Receipt.Denied(Sentence.of("deny.changedSince", subject));
                }
            }
        }
        return new Receipt.Done(Sentence.of("receipt.claimed", command.holder(), taken));
    }

    private Claim claim(String subject, Command.TakeClaim command, Actor actor) {
        Instant now = clock.instant();
        return new Claim(
                0,
                subject,
                command.holder(),
                actor.person(),
                command.why(),
                now,
                after(now, command.lasts()),
                after(now, command.fix()));
    }

    private static @Nullable Instant after(Instant now, @Nullable Duration time) {
        return time == null ? null : now.plus(time);
    }

    private Receipt release(String subject, Actor actor, Board board) {
        boolean released = board.books()
                .claimOn(subject)
                .filter(claim -> claims.release(claim.number(), Release.BY_HAND, actor.person(), clock.instant()))
                .isPresent();
        return released
                ? new Receipt.Done(Sentence.of("receipt.released", subject))
                : new Receipt.Denied(Sentence.of("deny.changedSince", subject));
    }

    private Receipt pull(Command.PullCord command, Actor actor) {
        Stop wanted =
                new Stop(0, command.line(), clock.instant(), actor.person(), command.why(), List.of(), List.of(), null);
        Stop stop = stops.stop(wanted);
        return actor.person().equals(stop.by())
                ? new Receipt.Done(Sentence.of("receipt.stopped", command.line()))
                : new Receipt.Denied(Sentence.of("deny.cordPulled", command.line(), String.valueOf(stop.by())));
    }

    private Receipt resume(Command.ResumeLine command, Actor actor, Board board) {
        var resumption = new Resumption(clock.instant(), actor.person(), command.cause());
        List<Stop> open = board.line(command.line()).map(Line::stops).orElse(List.of());
        boolean resumed = false;
        for (Stop stop : open) {
            resumed |= stops.resume(stop.number(), resumption);
        }
        return resumed
                ? new Receipt.Done(Sentence.of("receipt.resumed", command.line()))
                : new Receipt.Denied(Sentence.of("deny.changedSince", command.line()));
    }

    private Receipt rerun(String subject, Board board) {
        Tile tile = board.tiles().stream()
                .filter(one -> one.id().equals(subject))
                .findFirst()
                .orElseThrow();
        Optional<Rerunner> rerunner = rerunners.of(tile.source());
        if (rerunner.isEmpty()) {
            return new Receipt.Denied(Sentence.of("deny.cannotRerun", tile.source()));
        }
        try {
            return switch (rerunner.get().rerun(tile.known().pipeline())) {
                case Acted.Done() -> new Receipt.Done(Sentence.of("receipt.rerun", subject));
                case Acted.NotDone(Fault fault) -> notRerun(subject, fault);
                case Acted.Unsure(Fault fault) ->
                    new Receipt.Unsure(Sentence.of("receipt.rerunUnsure", subject, fault.sentence()));
            };
        } catch (ServerFault fault) {
            return notRerun(subject, fault.fault());
        } catch (RuntimeException bug) {
            // A bug may have shown after the request was sent.
            LOG.error("Building {} again tripped over a bug", subject, bug);
            return new Receipt.Unsure(
                    Sentence.of("receipt.rerunUnsure", subject, bug.getClass().getSimpleName()));
        }
    }

    private static Receipt notRerun(String subject, Fault fault) {
        return new Receipt.Failed(Sentence.of("receipt.notRerun", subject, fault.sentence()));
    }

    private AuditEntry entry(Command command, Actor actor) {
        return new AuditEntry(
                0,
                clock.instant(),
                actor,
                command.word(),
                subject(command),
                words(command),
                AuditEntry.State.INTENDED,
                "");
    }

    private static String subject(Command command) {
        return switch (command) {
            case Command.TakeClaim claim -> String.join(", ", claim.subjects());
            case Command.ReleaseClaim release -> release.subject();
            case Command.PullCord cord -> Claim.ofLine(cord.line());
            case Command.ResumeLine resume -> Claim.ofLine(resume.line());
            case Command.Rerun rerun -> rerun.subject();
        };
    }

    private static String words(Command command) {
        return switch (command) {
            case Command.TakeClaim claim ->
                List.of("for " + claim.holder().name(), claim.why()).stream()
                        .filter(word -> !word.isBlank())
                        .collect(Collectors.joining(": "));
            case Command.ReleaseClaim _, Command.Rerun _ -> "";
            case Command.PullCord cord -> cord.why();
            case Command.ResumeLine resume ->
                resume.cause().category().word() + ": " + resume.cause().whys() + " "
                        + resume.cause().link();
        };
    }
}
