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
import java.util.function.Function;
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
        String subject = command.subject();
        return carryOut(
                tile(subject, board),
                Canceller.class,
                new Sayings(
                        source -> Sentence.of("deny.cannotCancel", source),
                        Sentence.of("receipt.cancelled", subject),
                        why -> Sentence.of("receipt.notCancelled", subject, why),
                        why -> Sentence.of("receipt.cancelUnsure", subject, why)),
                (canceller, pipeline) -> canceller.cancel(pipeline, command.why()));
    }

    Receipt rerunFailed(Command.RerunFailed command, Board board) {
        String subject = command.subject();
        return carryOut(
                tile(subject, board),
                PartRerunner.class,
                new Sayings(
                        source -> Sentence.of("deny.cannotRerunFailed", source),
                        Sentence.of("receipt.rerunFailed", subject),
                        why -> Sentence.of("receipt.notRerun", subject, why),
                        why -> Sentence.of("receipt.rerunUnsure", subject, why)),
                PartRerunner::rerunFailed);
    }

    /// What waits is read first: who agrees to one thing does not agree to another, and who names nothing does not
    /// know what waits.
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
                    .filter(one -> one.name().equalsIgnoreCase(command.what()))
                    .toList();
            return meant.size() == 1
                    ? approve(command, tile, meant.getFirst())
                    : new Receipt.Denied(unclear(command, waiting));
        } catch (ServerFault fault) {
            return new Receipt.Failed(Sentence.of("receipt.notApproved", command.subject(), fault.fault()));
        }
    }

    private static Sentence unclear(Command.Approve command, List<Approval> waiting) {
        String names = waiting.stream().map(Approval::name).collect(Collectors.joining(", "));
        if (waiting.isEmpty()) {
            return Sentence.of("deny.nothingWaits", command.subject());
        }
        boolean named = waiting.stream().anyMatch(one -> one.name().equalsIgnoreCase(command.what()));
        return command.what().isEmpty() || named
                ? Sentence.of("deny.sayWhatWaits", command.subject(), names)
                : Sentence.of("deny.waitsForOther", command.subject(), command.what(), names);
    }

    private Receipt approve(Command.Approve command, Tile tile, Approval approval) {
        String subject = command.subject();
        return carryOut(
                tile,
                Approver.class,
                new Sayings(
                        source -> Sentence.of("deny.cannotApprove", source),
                        Sentence.of("receipt.approved", subject),
                        why -> Sentence.of("receipt.notApproved", subject, why),
                        why -> Sentence.of("receipt.approveUnsure", subject, why)),
                (approver, pipeline) -> approver.approve(pipeline, approval, command.why()));
    }

    /// What is said of an act.
    ///
    /// @param cannot that the server of a source cannot do that
    /// @param notDone that it did certainly not happen, and why
    /// @param unsure that nobody knows, and why
    private record Sayings(
            Function<String, Sentence> cannot,
            Sentence done,
            Function<Object, Sentence> notDone,
            Function<Object, Sentence> unsure) {}

    private interface Act<P> {
        Acted on(P port, Pipeline pipeline) throws ServerFault;
    }

    private <P> Receipt carryOut(Tile tile, Class<P> port, Sayings say, Act<P> act) {
        try {
            Optional<P> able = skills.of(tile.source(), port);
            if (able.isEmpty()) {
                return new Receipt.Denied(say.cannot().apply(tile.source()));
            }
            return switch (act.on(able.get(), tile.known().pipeline())) {
                case Acted.Done() -> new Receipt.Done(say.done());
                case Acted.NotDone(Fault fault) ->
                    new Receipt.Failed(say.notDone().apply(fault));
                case Acted.Unsure(Fault fault) ->
                    new Receipt.Unsure(say.unsure().apply(fault));
            };
        } catch (ServerFault fault) {
            return new Receipt.Failed(say.notDone().apply(fault.fault()));
        } catch (RuntimeException bug) {
            // A bug may have shown after the request was sent.
            LOG.error("{} of {} tripped over a bug", port.getSimpleName(), tile.id(), bug);
            return new Receipt.Unsure(say.unsure().apply(bug.getClass().getSimpleName()));
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
