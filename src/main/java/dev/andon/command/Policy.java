package dev.andon.command;

import dev.andon.board.Board;
import dev.andon.board.Light;
import dev.andon.board.Subject;
import dev.andon.board.Tile;
import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.claim.Claim;
import dev.andon.deploy.Rollback;
import dev.andon.guard.Vigil;
import dev.andon.line.Line;
import dev.andon.line.LineState;
import dev.andon.people.Deed;
import dev.andon.people.Person;
import dev.andon.source.Ability;
import dev.andon.source.Freshness;
import dev.andon.text.Sentence;
import java.util.Optional;
import java.util.function.Function;

/// Who may do what, and what makes sense now. Buttons are enabled by the same function, so what is shown and what
/// is allowed cannot differ. Pure.
public final class Policy {
    private Policy() {}

    public static Decision decide(Command command, Person who, Board board) {
        Deed deed = command.deed();
        return board.crew().may(deed, who)
                ? judge(command, who, board)
                : denied(Sentence.of("deny.right." + deed.word(), board.crew().who(deed)));
    }

    /// The same for whoever asks: rights belong to people, and what Andon itself does by a rule needs none.
    public static Decision decide(Command command, Actor actor, Board board) {
        return actor.known() == Actor.Known.RULE
                ? judge(command, actor.person(), board)
                : decide(command, actor.person(), board);
    }

    private static Decision judge(Command command, Person who, Board board) {
        return switch (command) {
            case Command.TakeClaim claim -> claim(claim, board);
            case Command.ReleaseClaim release -> release(release.subject(), board);
            case Command.HandOver handOver -> handOver(handOver, board);
            case Command.PullCord cord -> pull(cord, who, board);
            case Command.ResumeLine resume -> resume(resume, board);
            case Command.Rerun rerun ->
                rerun(rerun.subject(), Ability.RERUN, source -> Sentence.of("deny.cannotRerun", source), board);
            case Command.RerunFailed rerun -> rerunFailed(rerun.subject(), board);
            case Command.Cancel cancel -> cancel(cancel, board);
            case Command.Approve approve -> approve(approve, board);
            case Command.RollBack rollBack -> rollBack(rollBack, board);
            case Command.Veto veto -> veto(veto.subject(), board);
        };
    }

    private static Decision claim(Command.TakeClaim command, Board board) {
        if (command.subjects().isEmpty()) {
            return denied(Sentence.of("deny.nothingNamed"));
        }
        for (String subject : command.subjects()) {
            Decision decision = claimOne(subject, command, board);
            if (decision instanceof Decision.Denied) {
                return decision;
            }
        }
        return Decision.GRANTED;
    }

    private static Decision claimOne(String subject, Command.TakeClaim command, Board board) {
        if (!isKnown(subject, board)) {
            return denied(Sentence.of("deny.noSuchThing", Subject.named(subject)));
        }
        if (!isBroken(subject, board)) {
            return denied(Sentence.of("deny.notBroken", Subject.named(subject)));
        }
        Optional<Claim> held = board.claimOn(subject);
        if (held.isPresent() && held.get().holder().isSame(board.crew().person(command.holder()))) {
            return denied(Sentence.of("deny.alreadyTheirs", Subject.named(subject), command.holder()));
        }
        return held.isPresent() && !command.takeOver()
                ? denied(Sentence.of(
                        "deny.held", Subject.named(subject), held.get().holder()))
                : Decision.GRANTED;
    }

    private static Decision release(String subject, Board board) {
        return board.claimOn(subject).isPresent()
                ? Decision.GRANTED
                : denied(Sentence.of("deny.nobodyIsOnIt", Subject.named(subject)));
    }

    private static Decision handOver(Command.HandOver command, Board board) {
        if (board.crew().person(command.from()).isSame(board.crew().person(command.to()))) {
            return denied(Sentence.of("deny.handOverToOneself", command.to()));
        }
        for (String subject : command.subjects()) {
            if (board.heldBy(command.from()).stream()
                    .noneMatch(claim -> claim.subject().equals(subject))) {
                return denied(Sentence.of("deny.notTheirs", Subject.named(subject), command.from()));
            }
        }
        return board.heldBy(command.from()).isEmpty()
                ? denied(Sentence.of("deny.nothingToHandOver", command.from()))
                : Decision.GRANTED;
    }

    private static Decision pull(Command.PullCord command, Person who, Board board) {
        Optional<Line> line = board.line(command.line());
        if (line.isEmpty()) {
            return denied(Sentence.of("deny.noSuchLine", command.line()));
        }
        if (command.why().isBlank()) {
            return denied(Sentence.of("deny.sayWhy"));
        }
        return line.get().reason() instanceof Line.Reason.Cord(var stop) && stop.by() != null
                ? denied(Sentence.of("deny.cordPulled", command.line(), stop.by()))
                : Decision.GRANTED;
    }

    /// A line goes on when it is green. A person's stop may have had nothing to do with its colours, but neither
    /// may it be lifted over something that is broken.
    private static Decision resume(Command.ResumeLine command, Board board) {
        Optional<Line> line = board.line(command.line());
        if (line.isEmpty()) {
            return denied(Sentence.of("deny.noSuchLine", command.line()));
        }
        if (line.get().stops().isEmpty()) {
            return denied(
                    line.get().state() == LineState.STOPPED
                            ? Sentence.of("deny.stillBroken", command.line())
                            : Sentence.of("deny.notStopped", command.line()));
        }
        if (command.cause().whys().isBlank()) {
            return denied(Sentence.of("deny.sayCause"));
        }
        return line.get().isGreen() ? Decision.GRANTED : denied(Sentence.of("deny.stillBroken", command.line()));
    }

    /// What is known of it may be old: then nobody knows whether it is being built again already.
    private static Decision rerun(String subject, Ability ability, Function<String, Sentence> cannot, Board board) {
        Optional<Tile> tile = tile(subject, board);
        Decision seen = seen(subject, tile, ability, cannot);
        if (tile.isEmpty() || seen instanceof Decision.Denied) {
            return seen;
        }
        if (tile.get().activity().isBusy()) {
            return denied(Sentence.of("deny.runsAlready", subject));
        }
        return tile.get().activity() == Activity.DISABLED
                ? denied(Sentence.of("deny.isDisabled", subject))
                : Decision.GRANTED;
    }

    private static Decision rerunFailed(String subject, Board board) {
        Decision decision =
                rerun(subject, Ability.RERUN_FAILED, source -> Sentence.of("deny.cannotRerunFailed", source), board);
        boolean failed = tile(subject, board)
                .map(tile -> tile.known().pipeline().last().outcome())
                .filter(outcome -> outcome.isRed() || outcome == Outcome.UNSTABLE)
                .isPresent();
        return failed || decision instanceof Decision.Denied
                ? decision
                : denied(Sentence.of("deny.nothingFailed", subject));
    }

    private static Decision cancel(Command.Cancel command, Board board) {
        Optional<Tile> tile = tile(command.subject(), board);
        Decision seen =
                seen(command.subject(), tile, Ability.CANCEL, source -> Sentence.of("deny.cannotCancel", source));
        if (tile.isEmpty() || seen instanceof Decision.Denied) {
            return seen;
        }
        if (tile.get().activity() == Activity.CANCELLING) {
            return denied(Sentence.of("deny.isCancelling", command.subject()));
        }
        Build current = tile.get().known().pipeline().current();
        if (current == null) {
            return denied(Sentence.of("deny.nothingRuns", command.subject()));
        }
        if (!command.build().isEmpty() && !command.build().equals(current.label())) {
            return denied(Sentence.of("deny.changedSince", command.subject()));
        }
        return command.why().isBlank() ? denied(Sentence.of("deny.sayWhyCancel")) : Decision.GRANTED;
    }

    /// Not every look tells that a build waits: what is read before anything is sent decides.
    private static Decision approve(Command.Approve command, Board board) {
        Optional<Tile> tile = tile(command.subject(), board);
        Decision seen =
                seen(command.subject(), tile, Ability.APPROVE, source -> Sentence.of("deny.cannotApprove", source));
        if (tile.isEmpty() || seen instanceof Decision.Denied) {
            return seen;
        }
        Build current = tile.get().known().pipeline().current();
        if (current == null) {
            return denied(Sentence.of("deny.nothingWaits", command.subject()));
        }
        if (!command.build().isEmpty() && !command.build().equals(current.label())) {
            return denied(Sentence.of("deny.changedSince", command.subject()));
        }
        return command.why().isBlank() ? denied(Sentence.of("deny.sayWhyApprove")) : Decision.GRANTED;
    }

    /// Whether something is known well enough to be acted on, at a server that can do that.
    private static Decision seen(
            String subject, Optional<Tile> tile, Ability ability, Function<String, Sentence> cannot) {
        if (tile.isEmpty() || tile.get().placeholder()) {
            return denied(Sentence.of("deny.noSuchThing", Subject.named(subject)));
        }
        if (!tile.get().can(ability)) {
            return denied(cannot.apply(tile.get().source()));
        }
        return tile.get().freshness() != Freshness.FRESH || tile.get().vanished()
                ? denied(Sentence.of("deny.notSeen", subject))
                : Decision.GRANTED;
    }

    private static Decision veto(String subject, Board board) {
        return board.books().vigilOn(subject).filter(Vigil::isCountingDown).isPresent()
                ? Decision.GRANTED
                : denied(Sentence.of("deny.nothingToVeto", Subject.named(subject)));
    }

    /// What is read again before anything is sent decides; this is what can be said without asking.
    private static Decision rollBack(Command.RollBack command, Board board) {
        Optional<Tile> tile = tile(command.subject(), board);
        if (tile.isEmpty()) {
            return denied(Sentence.of("deny.noSuchThing", Subject.named(command.subject())));
        }
        if (!tile.get().can(Ability.ROLL_BACK)) {
            return denied(Sentence.of("deny.cannotRollBack", tile.get().source()));
        }
        if (tile.get().freshness() != Freshness.FRESH || tile.get().vanished()) {
            return denied(Sentence.of("deny.notSeen", command.subject()));
        }
        if (command.why().isBlank()) {
            return denied(Sentence.of("deny.sayWhyBack"));
        }
        return board.books().rollbacksOf(command.subject()).stream()
                .filter(Rollback::isOpen)
                .findFirst()
                .<Decision>map(open -> denied(Sentence.of("deny.rollingBack", command.subject(), open.by())))
                .orElse(Decision.GRANTED);
    }

    private static Decision denied(Sentence reason) {
        return new Decision.Denied(reason);
    }

    private static Optional<Tile> tile(String id, Board board) {
        return board.tiles().stream().filter(tile -> tile.id().equals(id)).findFirst();
    }

    private static Optional<Line> lineOf(String subject, Board board) {
        return board.lines().stream()
                .filter(line -> Claim.ofLine(line.name()).equals(subject))
                .findFirst();
    }

    private static boolean isKnown(String subject, Board board) {
        return tile(subject, board).isPresent() || lineOf(subject, board).isPresent();
    }

    /// Broken, or not known to be well: somebody may be on a server that is away, too.
    private static boolean isBroken(String subject, Board board) {
        boolean stopped = lineOf(subject, board)
                .filter(line -> line.state() != LineState.RUNNING)
                .isPresent();
        return stopped
                || tile(subject, board)
                        .map(Tile::light)
                        .filter(light -> light != Light.GREEN && light != Light.QUIET)
                        .isPresent();
    }
}
