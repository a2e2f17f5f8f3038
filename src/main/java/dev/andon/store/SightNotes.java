package dev.andon.store;

import dev.andon.build.Looked;
import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import dev.andon.source.Budget;
import dev.andon.source.Cost;
import dev.andon.source.Fault;
import dev.andon.source.Observation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is written of a look besides its pipelines. Clocks differ between machines: whatever our own clock said
/// is written as if the look had begun at [Instant#EPOCH], and read as if at the reader's time of its beginning.
final class SightNotes {
    private static final RecordShape SEEN = RecordShape.of(Seen.class);
    private static final RecordShape UNSEEN = RecordShape.of(Unseen.class);
    static final RecordShape PIPELINES = RecordShape.of(Pipelines.class);
    /// Programs that write differently do not share.
    static final String FORMAT = "1 " + SEEN + UNSEEN + PIPELINES;

    record Seen(Duration took, Cost cost, Duration planned, List<String> absent) {}

    record Unseen(Duration took, Cost cost, Duration planned, Fault fault) {}

    record Pipelines(List<Pipeline> list) {}

    private SightNotes() {}

    static byte[] seen(Observation.Seen<Sight> seen, Duration planned) {
        return RecordBytes.packed(
                SEEN,
                new Seen(
                        seen.took(),
                        moved(seen.cost(), fromEpoch(seen.at()).negated()),
                        planned,
                        seen.what().absent()));
    }

    static byte[] unseen(Observation.Unseen<Sight> unseen, Duration planned) {
        Duration back = fromEpoch(unseen.at()).negated();
        return RecordBytes.packed(
                UNSEEN, new Unseen(unseen.took(), moved(unseen.cost(), back), planned, moved(unseen.fault(), back)));
    }

    static Looked looked(String source, Instant at, Seen note, Sight sight) {
        return new Looked(
                new Observation.Seen<>(source, at, note.took(), moved(note.cost(), fromEpoch(at)), sight),
                note.planned());
    }

    static Looked looked(String source, Instant at, byte[] bytes) throws IOException {
        var note = (Unseen) new RecordBytes().unpacked(UNSEEN, bytes);
        return new Looked(
                new Observation.Unseen<>(
                        source, at, note.took(), moved(note.cost(), fromEpoch(at)), moved(note.fault(), fromEpoch(at))),
                note.planned());
    }

    static Seen seen(byte[] bytes) throws IOException {
        return (Seen) new RecordBytes().unpacked(SEEN, bytes);
    }

    private static Duration fromEpoch(Instant at) {
        return Duration.between(Instant.EPOCH, at);
    }

    private static Cost moved(Cost cost, Duration by) {
        Budget budget = cost.budget();
        return budget == null
                ? cost
                : new Cost(
                        cost.requests(),
                        cost.unchanged(),
                        cost.bytes(),
                        new Budget(
                                budget.limit(),
                                budget.remaining(),
                                budget.resets().plus(by)),
                        cost.last(),
                        cost.tokenEnds());
    }

    private static Fault moved(Fault fault, Duration by) {
        @Nullable Instant until = fault.until();
        return until == null ? fault : new Fault(fault.kind(), fault.sentence(), until.plus(by), fault.trouble());
    }
}
