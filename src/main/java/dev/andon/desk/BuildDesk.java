package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.board.Tile;
import dev.andon.build.Approval;
import dev.andon.build.Approver;
import dev.andon.build.Canceller;
import dev.andon.build.PartRerunner;
import dev.andon.build.Pipeline;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.ServerFault;
import dev.andon.text.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has builds cancelled, approved, or run again in part: each asked for once. Safe for use by several threads.
/// Blocks on I/O.
final class BuildDesk {
    private static final Logger LOG = LoggerFactory.getLogger(BuildDesk.class);

    private final Skills skills;

    BuildDesk(Skills skills) {
        this.skills = skills;
    }

    Receipt cancel(Command.Cancel command, Board board) {
        return carryOut(
                tile(command.subject(), board),
                Canceller.class,
                new Sayings("deny.cannotCancel", "receipt.cancelled", "receipt.notCancelled", "receipt.cancelUnsure"),
                (canceller, pipeline) -> canceller.cancel(pipeline, command.why()));
    }

    Receipt rerunFailed(Command.RerunFailed command, Board board) {
        return carryOut(
                tile(command.subject(), board),
                PartRerunner.class,
                new Sayings("deny.cannotRerunFailed", "receipt.rerunFailed", "receipt.notRerun", "receipt.rerunUnsure"),
                PartRerunner::rerunFailed);
    }

    /// What waits is read first: who agrees to one thing does not agree to another.
    Receipt approve(Command.Approve command, Board board) {
        Tile tile = tile(command.subject(), board);
        Pipeline pipeline = tile.known().pipeline();
        try {
            Optional<Approver> approver = skills.of(tile.source(), Approver.class);
            if (approver.isEmpty()) {
                return new Receipt.Denied(Sentence.of("deny.cannotApprove", tile.source()));
            }
            List<Approval> waiting = approver.get().waiting(pipeline);
            List<Approval> meant = waiting.stream()
                    .filter(one -> command.what().isEmpty() || one.name().equalsIgnoreCase(command.what()))
                    .toList();
            return meant.size() == 1
                    ? approve(command, tile, meant.getFirst())
                    : new Receipt.Denied(unclear(command, waiting));
        } catch (ServerFault fault) {
            return new Receipt.Failed(Sentence.of(
                    "receipt.notApproved", command.subject(), fault.fault().sentence()));
        }
    }

    private static Sentence unclear(Command.Approve command, List<Approval> waiting) {
        return waiting.isEmpty()
                ? Sentence.of("deny.nothingWaits", command.subject())
                : Sentence.of(
                        "deny.sayWhatWaits",
                        command.subject(),
                        waiting.stream().map(Approval::name).collect(Collectors.joining(", ")));
    }

    private Receipt approve(Command.Approve command, Tile tile, Approval approval) {
        return carryOut(
                tile,
                Approver.class,
                new Sayings("deny.cannotApprove", "receipt.approved", "receipt.notApproved", "receipt.approveUnsure"),
                (approver, pipeline) -> approver.approve(pipeline, approval, command.why()));
    }

    /// The keys of what is said.
    private record Sayings(String cannot, String done, String notDone, String unsure) {}

    private interface Act<P> {
        Acted on(P port, Pipeline pipeline) throws ServerFault;
    }

    private <P> Receipt carryOut(Tile tile, Class<P> port, Sayings say, Act<P> act) {
        String subject = tile.id();
        try {
            Optional<P> able = skills.of(tile.source(), port);
            if (able.isEmpty()) {
                return new Receipt.Denied(Sentence.of(say.cannot(), tile.source()));
            }
            return switch (act.on(able.get(), tile.known().pipeline())) {
                case Acted.Done() -> new Receipt.Done(Sentence.of(say.done(), subject));
                case Acted.NotDone(Fault fault) ->
                    new Receipt.Failed(Sentence.of(say.notDone(), subject, fault.sentence()));
                case Acted.Unsure(Fault fault) ->
                    new Receipt.Unsure(Sentence.of(say.unsure(), subject, fault.sentence()));
            };
        } catch (ServerFault fault) {
            return new Receipt.Failed(
                    Sentence.of(say.notDone(), subject, fault.fault().sentence()));
        } catch (RuntimeException bug) {
            // A bug may have shown after the request was sent.
            LOG.error("{} of {} tripped over a bug", port.getSimpleName(), subject, bug);
            return new Receipt.Unsure(
                    Sentence.of(say.unsure(), subject, bug.getClass().getSimpleName()));
        } finally {
            skills.acted(tile.source());
        }
    }

    private static Tile tile(String subject, Board board) {
        return board.tiles().stream()
                .filter(one -> one.id().equals(subject))
                .findFirst()
                .orElseThrow();
    }
}
