package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.board.Known;
import dev.andon.board.Tile;
import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Run;
import dev.andon.deploy.Delivery;
import dev.andon.deploy.Deployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells from one board to the next which builds and deploys ended. What it finds on the first board is told too,
/// as far as the server says when it was. Not safe for use by several threads.
final class Gleaner {
    private Map<String, Known> before = Map.of();
    private final Map<String, Instant> waiting = new HashMap<>();
    private final DeployGleaner deploys = new DeployGleaner();

    /// What ended.
    record Gleaned(List<Run> runs, List<Delivery> deliveries) {}

    Gleaned glean(Board board) {
        var gleaned = new Gleaned(new ArrayList<>(), new ArrayList<>());
        Map<String, Known> now = HashMap.newHashMap(board.tiles().size());
        for (Tile tile : board.tiles()) {
            String id = tile.id();
            Known known = tile.known();
            Known last = before.get(id);
            if (!tile.placeholder() && !tile.vanished()) {
                if (known != last) {
                    glean(tile, last, board.at(), gleaned);
                }
                deploys.remember(id, tile.lag());
            }
            now.put(id, known);
        }
        before = now;
        waiting.keySet().retainAll(now.keySet());
        deploys.forgetAllBut(now.keySet());
        return gleaned;
    }

    private void glean(Tile tile, @Nullable Known last, Instant at, Gleaned gleaned) {
        Deployment deployment = tile.known().pipeline().deployment();
        if (deployment == null) {
            build(tile, last, at, gleaned.runs());
        } else {
            deploys.glean(
                            tile,
                            deployment,
                            last == null ? null : last.pipeline().deployment(),
                            at)
                    .forEach(gleaned.deliveries()::add);
        }
    }

    private void build(Tile tile, @Nullable Known last, Instant at, List<Run> runs) {
        Pipeline pipeline = tile.known().pipeline();
        Build build = pipeline.last();
        boolean isNew = last == null || !isSame(build, last.pipeline().last());
        if (isNew && isTellable(build, last != null)) {
            runs.add(run(tile.source(), pipeline, build, waited(tile.id(), build), at));
        }
        boolean isOn =
                pipeline.activity() == Activity.QUEUED || pipeline.activity().isRunning();
        if (isNew || !isOn) {
            waiting.remove(tile.id());
        }
        if (pipeline.activity() == Activity.QUEUED && last != null) {
            waiting.putIfAbsent(tile.id(), at);
        }
    }

    /// A build that was not seen coming and has no time may be years old, and one with neither label nor time is
    /// like any other.
    private static boolean isTellable(Build build, boolean isSeenComing) {
        boolean hasTime = build.started() != null || build.finished() != null;
        return build.outcome() != Outcome.UNKNOWN
                && (hasTime || (isSeenComing && !build.label().isEmpty()));
    }

    private @Nullable Instant waited(String id, Build build) {
        Instant since = waiting.get(id);
        return since == null || build.started() == null || build.started().isBefore(since) ? null : since;
    }

    private static Run run(String source, Pipeline pipeline, Build build, @Nullable Instant queued, Instant at) {
        Branch branch = pipeline.branch();
        Instant end = build.finished() == null ? build.started() : build.finished();
        return new Run(
                source,
                pipeline.id(),
                branch == null || branch.kind() == Branch.Kind.DEFAULT,
                build.label(),
                build.outcome(),
                build.commit(),
                queued,
                build.started(),
                build.finished(),
                end == null || end.isAfter(at) ? at : end,
                build.outcome().isRed() ? build.breakers() : List.of());
    }

    private static boolean isSame(Build one, Build other) {
        return one.label().equals(other.label())
                && one.outcome() == other.outcome()
                && Objects.equals(one.started(), other.started())
                && Objects.equals(one.finished(), other.finished());
    }
}
