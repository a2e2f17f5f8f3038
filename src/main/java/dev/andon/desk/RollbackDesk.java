package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.board.Outlook;
import dev.andon.board.Tile;
import dev.andon.command.Actor;
import dev.andon.command.Command;
import dev.andon.command.Prospect;
import dev.andon.command.Receipt;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Rollback.Sending;
import dev.andon.deploy.RollbackBook;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.line.Line;
import dev.andon.line.Stop;
import dev.andon.line.StopBook;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.StoreFailure;
import dev.andon.text.Sentence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goes back to what was live before, once: it reads how things stand, takes the service's one open place in the
/// book, reads once more, compares, sends, and writes how far it came. Whatever dies on the way, nobody sends
/// again; what came of it is found by looking. Safe for use by several threads. Blocks on I/O.
final class RollbackDesk {
    private static final Logger LOG = LoggerFactory.getLogger(RollbackDesk.class);

    private final RollbackBook book;
    private final StopBook stops;
    private final Rollbackers rollbackers;
    private final InstantSource clock;

    RollbackDesk(RollbackBook book, StopBook stops, Rollbackers rollbackers, InstantSource clock) {
        this.book = book;
        this.stops = stops;
        this.rollbackers = rollbackers;
        this.clock = clock;
    }

    /// How a service stands now, and what going back would be.
    Prospect examine(String subject, Rollback.Way way, String to, Board board) {
        Tile tile = board.tiles().stream()
                .filter(one -> one.id().equals(subject))
                .findFirst()
                .orElse(null);
        Deployment shown = tile == null ? null : tile.known().pipeline().deployment();
        Optional<Rollbacker> rollbacker = tile == null ? Optional.empty() : rollbackers.of(tile.source());
        if (shown == null || rollbacker.isEmpty()) {
            return new Prospect.Unseen(Sentence.of("deny.cannotRollBack", subject));
        }
        try {
            List<Rollback> rollbacks = remembered(subject);
            Instant asked = clock.instant();
            Deployment now = rollbacker.get().examine(shown.service());
            Proposal proposal =
                    way == Rollback.Way.BACK ? Proposal.back(now, to, rollbacks) : Proposal.forward(now, rollbacks);
            List<Release> choices = way == Rollback.Way.BACK ? Proposal.choices(now, rollbacks) : List.of();
            return new Prospect.Seen(proposal, choices, asked);
        } catch (ServerFault fault) {
            return new Prospect.Unseen(Sentence.of("receipt.nothingDone", fault.fault()));
        }
    }

    /// @param board the one by which the command was granted
    Receipt rollBack(Command.RollBack command, Actor actor, Board board) {
        Tile tile = board.tiles().stream()
                .filter(one -> one.id().equals(command.subject()))
                .findFirst()
                .orElseThrow();
        Deployment shown = tile.known().pipeline().deployment();
        Optional<Rollbacker> rollbacker = rollbackers.of(tile.source());
        if (shown == null || rollbacker.isEmpty()) {
            return new Receipt.Denied(Sentence.of("deny.cannotRollBack", tile.source()));
        }
        try {
            Proposal proposal =
                    proposal(command, rollbacker.get().examine(shown.service()), remembered(command.subject()));
            Optional<Sentence> obstacle = obstacle(command, proposal, actor);
            return obstacle.isPresent()
                    ? new Receipt.Denied(obstacle.get())
                    : take(new Wanted(command, actor, shown.service(), proposal), rollbacker.get(), board, tile);
        } catch (ServerFault fault) {
            return failed(command, fault.fault());
        }
    }

    /// @param proposal with both its ends
    private record Wanted(Command.RollBack command, Actor actor, Service service, Proposal proposal) {
        Release from() {
            return Objects.requireNonNull(proposal.from());
        }

        Release to() {
            return Objects.requireNonNull(proposal.to());
        }

        /// What the server's own history and the line's stop say.
        String sentence() {
            return service + " " + from().version() + " → " + to().version() + ": " + command.why();
        }
    }

    private List<Rollback> remembered(String subject) {
        return book.remembered(Findings.REMEMBERED, clock.instant()).stream()
                .filter(one -> one.subject().equals(subject))
                .toList();
    }

    private static Proposal proposal(Command.RollBack command, Deployment now, List<Rollback> rollbacks) {
        return switch (command.way()) {
            case BACK -> Proposal.back(now, command.to().id(), rollbacks);
            case FORWARD -> Proposal.forward(now, rollbacks);
        };
    }

    /// What was shown to whoever decided must still be so; what people are only warned of stops a rule.
    private static Optional<Sentence> obstacle(Command.RollBack command, Proposal proposal, Actor actor) {
        if (proposal.from() != null && !command.from().isEntry(proposal.from())) {
            return Optional.of(Sentence.of("deny.changedSince", command.subject()));
        }
        if (proposal.to() != null && !command.to().isEntry(proposal.to())) {
            return Optional.of(Sentence.of("deny.changedSince", command.subject()));
        }
        boolean isRule = actor.known() == Actor.Known.RULE;
        return proposal.blockers().stream()
                .filter(blocker -> isRule || blocker.forbids())
                .findFirst()
                .map(Outlook::sentence);
    }

    private Receipt take(Wanted wanted, Rollbacker rollbacker, Board board, Tile tile) {
        Command.RollBack command = wanted.command();
        OptionalLong number = book.intend(Rollback.of(
                command.subject(),
                command.way(),
                wanted.from(),
                wanted.to(),
                command.why(),
                wanted.actor().person(),
                clock.instant()));
        if (number.isEmpty()) {
            return new Receipt.Denied(Sentence.of("deny.rollingBackMeanwhile", command.subject()));
        }
        Prepared prepared;
        try {
            Deployment again = rollbacker.examine(wanted.service());
            if (!isUnchanged(again, wanted)) {
                Sentence changed = Sentence.of("deny.changedSince", command.subject());
                settle(number.getAsLong(), Sending.REFUSED, changed.key());
                return new Receipt.Denied(changed);
            }
            prepared = rollbacker.prepare(again, wanted.to(), wanted.sentence());
        } catch (ServerFault fault) {
            settle(number.getAsLong(), Sending.REFUSED, fault.fault().sentence());
            return failed(command, fault.fault());
        } catch (RuntimeException bug) {
            settle(number.getAsLong(), Sending.REFUSED, bug.getClass().getSimpleName());
            throw bug;
        }
        return send(number.getAsLong(), prepared, wanted, linesOf(tile, board));
    }

    private static boolean isUnchanged(Deployment again, Wanted wanted) {
        Release from = again.toLeave();
        return from != null
                && from.id().equals(wanted.from().id())
                && (again.stoppable() || !again.phase().isBusy())
                && again.release(wanted.to().id())
                        .filter(to -> to.isSame(wanted.to()))
                        .isPresent();
    }

    private Receipt send(long number, Prepared prepared, Wanted wanted, List<String> lines) {
        Command.RollBack command = wanted.command();
        Acted acted;
        try {
            acted = prepared.send();
        } catch (RuntimeException bug) {
            // A bug may have shown after the request was sent.
            LOG.error("Changing {} tripped over a bug", command.subject(), bug);
            acted = new Acted.Unsure(
                    new Fault(FaultKind.UNREADABLE, bug.getClass().getSimpleName()));
        }
        return switch (acted) {
            case Acted.Done() -> {
                settle(number, Sending.SENT, "");
                stop(wanted, lines);
                yield new Receipt.Done(Sentence.of(
                        "receipt.rollingBack",
                        command.subject(),
                        wanted.from().version(),
                        wanted.to().version()));
            }
            case Acted.Unsure(Fault fault) -> {
                settle(number, Sending.UNSURE, fault.sentence());
                stop(wanted, lines);
                yield new Receipt.Unsure(Sentence.of("receipt.rollBackUnsure", command.subject(), fault));
            }
            case Acted.NotDone(Fault fault) -> {
                settle(number, Sending.REFUSED, fault.sentence());
                yield failed(command, fault);
            }
        };
    }

    /// It has been sent or not, whether or not that can be written: what stays `intended` is found out by
    /// looking.
    private void settle(long number, Sending sending, String words) {
        try {
            book.settle(number, sending, words);
        } catch (StoreFailure away) {
            LOG.warn("It is not written how far rollback {} came: {}", number, away.sentence());
        }
    }

    /// Nothing new shall get in until somebody knows what was wrong. Going forward again is no such thing.
    private void stop(Wanted wanted, List<String> lines) {
        if (wanted.command().way() == Rollback.Way.FORWARD) {
            return;
        }
        for (String line : lines) {
            try {
                stops.stop(new Stop(
                        0,
                        line,
                        clock.instant(),
                        wanted.actor().person(),
                        wanted.sentence(),
                        List.of(wanted.command().subject()),
                        List.of(),
                        null));
            } catch (StoreFailure away) {
                LOG.warn("Line {} is not stopped: {}", line, away.sentence());
            }
        }
    }

    private static List<String> linesOf(Tile tile, Board board) {
        return board.linesOf(tile).stream().map(Line::name).toList();
    }

    private static Receipt failed(Command.RollBack command, Fault fault) {
        return new Receipt.Failed(Sentence.of("receipt.notRolledBack", command.subject(), fault));
    }
}
