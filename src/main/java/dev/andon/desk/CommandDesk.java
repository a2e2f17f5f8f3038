package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.board.Tile;
import dev.andon.build.Rerunner;
import dev.andon.build.ServerClaims;
import dev.andon.claim.Claim;
import dev.andon.claim.ClaimBook;
import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.command.AuditLog;
import dev.andon.command.Command;
import dev.andon.command.Decision;
import dev.andon.command.Policy;
import dev.andon.command.Prospect;
import dev.andon.command.Receipt;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.RollbackBook;
import dev.andon.guard.Vigil;
import dev.andon.guard.VigilBook;
import dev.andon.line.Line;
import dev.andon.line.Resumption;
import dev.andon.line.Stop;
import dev.andon.line.StopBook;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.ServerFault;
import dev.andon.source.StoreFailure;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one road for what people ask: policy, audit, act, audit. Safe for use by several threads. Blocks on I/O,
/// so it is no place for the JavaFX thread.
public final class CommandDesk {
    /// A team may read several languages; what was written is read by all of them.
    private static final Texts WORDS = Texts.in(Locale.ENGLISH);

    private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);

    private final ClaimDesk claimDesk;
    private final StopBook stops;
    private final AuditLog audit;
    private final VigilBook vigils;
    private final Rerunners rerunners;
    private final RollbackDesk rollbackDesk;
    private final BuildDesk buildDesk;
    private final Supplier<Board> newest;
    private final InstantSource clock;
    private final Runnable written;

    /// @param rerunners who can build something again
    /// @param rollbackers who can go back to what was live before
    /// @param skills who can cancel, approve, or run only the failed part again
    /// @param newest the board that commands are judged by
    /// @param servers by the names of sources, those that have claims of their own
    /// @param written is called after the books were written, so that they are read again at once
    public CommandDesk(
            ClaimBook claims,
            StopBook stops,
            AuditLog audit,
            RollbackBook rollbacks,
            VigilBook vigils,
            Rerunners rerunners,
            Rollbackers rollbackers,
            Skills skills,
            Supplier<Board> newest,
            InstantSource clock,
            Function<String, Optional<ServerClaims>> servers,
            Runnable written) {
        this.claimDesk = new ClaimDesk(claims, new ServerSide(servers, audit, clock), clock);
        this.stops = stops;
        this.audit = audit;
        this.vigils = vigils;
        this.rerunners = rerunners;
        this.rollbackDesk = new RollbackDesk(rollbacks, stops, rollbackers, clock);
        this.buildDesk = new BuildDesk(skills);
        this.newest = newest;
        this.clock = clock;
        this.written = written;
    }

    /// Carries a command out, or says why not.
    public Receipt submit(Command command, Actor asking) {
        Board board = newest.get();
        Actor actor = new Actor(board.crew().person(asking.person()), asking.known());
        if (Policy.decide(command, actor, board) instanceof Decision.Denied(Sentence reason)) {
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

    /// Reads how a service stands, for somebody who thinks of going back. Sends nothing that changes anything.
    /// Blocks.
    ///
    /// @param subject the service's tile id
    /// @param to a release's id or version; empty for the usual one
    public Prospect examine(String subject, Rollback.Way way, String to) {
        try {
            return rollbackDesk.examine(subject, way, to, newest.get());
        } catch (StoreFailure failure) {
            return new Prospect.Unseen(Sentence.of("receipt.nothingDone", failure.sentence()));
        } catch (RuntimeException bug) {
            LOG.error("Examining {} tripped over a bug", subject, bug);
            return new Prospect.Unseen(
                    Sentence.of("receipt.nothingDone", bug.getClass().getSimpleName()));
        }
    }

    /// What is done when the time of a claim was over, by the one program that wrote so. Blocks.
    public void lapsed(Claim claim) {
        claimDesk.lapsed(claim, newest.get());
    }

    private Receipt actOn(Command command, Actor actor, Board board) {
        try {
            return switch (command) {
                case Command.TakeClaim claim -> claimDesk.take(claim, actor, board);
                case Command.ReleaseClaim release -> claimDesk.release(release.subject(), actor, board);
                case Command.HandOver handOver -> claimDesk.handOver(handOver, actor, board);
                case Command.PullCord cord -> pull(cord, actor);
                case Command.ResumeLine resume -> resume(resume, actor, board);
                case Command.Rerun rerun -> rerun(rerun.subject(), board);
                case Command.RerunFailed rerun -> buildDesk.rerunFailed(rerun, board);
                case Command.Cancel cancel -> buildDesk.cancel(cancel, board);
                case Command.Approve approve -> buildDesk.approve(approve, board);
                case Command.Veto veto -> veto(veto.subject(), actor, board);
                case Command.RollBack rollBack -> rollbackDesk.rollBack(rollBack, actor, board);
            };
        } catch (StoreFailure failure) {
            // The answer may be all that was lost.
            return new Receipt.Failed(Sentence.of("receipt.notKnownDone", failure.sentence()));
        } catch (RuntimeException bug) {
            LOG.error("{} tripped over a bug", command.word(), bug);
            return new Receipt.Unsure(
                    Sentence.of("receipt.tripped", bug.getClass().getSimpleName()));
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
            audit.settle(intended.number(), state, WORDS.say(receipt.sentence()));
        } catch (StoreFailure _) {
            // Told by the banner that the books are away.
        }
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

    private Receipt veto(String subject, Actor actor, Board board) {
        Vigil vigil = board.books().vigilOn(subject).orElseThrow();
        return vigils.veto(vigil.number(), actor.person())
                ? new Receipt.Done(Sentence.of("receipt.vetoed", subject))
                : new Receipt.Denied(Sentence.of("deny.changedSince", subject));
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
                    new Receipt.Unsure(Sentence.of("receipt.rerunUnsure", subject, fault));
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
        return new Receipt.Failed(Sentence.of("receipt.notRerun", subject, fault));
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
            case Command.HandOver handOver ->
                handOver.subjects().isEmpty() ? "all" : String.join(", ", handOver.subjects());
            case Command.PullCord cord -> Claim.ofLine(cord.line());
            case Command.ResumeLine resume -> Claim.ofLine(resume.line());
            case Command.Rerun rerun -> rerun.subject();
            case Command.RerunFailed rerun -> rerun.subject();
            case Command.Cancel cancel -> cancel.subject();
            case Command.Approve approve -> approve.subject();
            case Command.RollBack rollBack -> rollBack.subject();
            case Command.Veto veto -> veto.subject();
        };
    }

    private static String words(Command command) {
        return switch (command) {
            case Command.TakeClaim claim ->
                List.of("for " + claim.holder().name(), claim.why()).stream()
                        .filter(word -> !word.isBlank())
                        .collect(Collectors.joining(": "));
            case Command.ReleaseClaim _, Command.Rerun _, Command.RerunFailed _, Command.Veto _ -> "";
            case Command.Cancel cancel -> cancel.why();
            case Command.Approve approve ->
                approve.what().isBlank() ? approve.why() : approve.what() + ": " + approve.why();
            case Command.HandOver handOver ->
                "from " + handOver.from().name() + " to " + handOver.to().name()
                        + (handOver.why().isBlank() ? "" : ": " + handOver.why());
            case Command.PullCord cord -> cord.why();
            // As people call them; what exactly was wanted stands in the book of rollbacks.
            case Command.RollBack rollBack ->
                rollBack.from().version() + " → " + rollBack.to().version() + ": " + rollBack.why();
            case Command.ResumeLine resume ->
                resume.cause().category().word() + ": " + resume.cause().whys() + " "
                        + resume.cause().link();
        };
    }
}
