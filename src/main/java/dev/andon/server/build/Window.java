package dev.andon.server.build;

import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// The newest entries of a list that grows at its front, and behind them the last runs of each pipeline, which
/// slid out of what is asked for at every look: a workflow that ran long ago has its result still. They are asked
/// for once, and again when more was added than the newest show; what changes behind the newest is seen by a new
/// window only. Used by one thread at a time.
///
/// @param <T> an entry
final class Window<T> {
    private static final int RUNS_KEPT = 10;

    private final ToLongFunction<T> id;
    private final ToLongFunction<T> run;
    private final Function<T, String> pipeline;
    private final Map<String, List<T>> seen = new HashMap<>();

    /// @param id unique, and growing towards the front
    /// @param run the run that an entry is of, or is
    /// @param pipeline what the run is of
    Window(ToLongFunction<T> id, ToLongFunction<T> run, Function<T, String> pipeline) {
        this.id = id;
        this.run = run;
        this.pipeline = pipeline;
    }

    /// @param isLast whether the list ends with these
    record Part<T>(List<T> entries, boolean isLast) {}

    @FunctionalInterface
    interface Older<T> {
        Part<T> ask() throws ServerFault;
    }

    /// @param list which one
    /// @param newest its newest entries
    /// @param older what is behind them
    /// @return without doubles and without a run that the end of what was asked for may cut in two; the newest
    ///     first
    List<T> of(String list, Part<T> newest, Older<T> older) throws ServerFault {
        List<T> all = new ArrayList<>(newest.entries());
        if (!newest.isLast()) {
            List<T> before = seen.getOrDefault(list, List.of());
            long oldest = all.stream().mapToLong(id).min().orElse(0);
            if (before.stream().anyMatch(entry -> id.applyAsLong(entry) >= oldest)) {
                all.addAll(before);
            } else {
                Part<T> behind = older.ask();
                all.addAll(behind.entries());
                long cut = all.stream().mapToLong(run).min().orElse(0);
                all.removeIf(entry -> !behind.isLast() && run.applyAsLong(entry) == cut);
            }
        }
        List<T> ordered = newestFirst(all);
        seen.put(list, lastRuns(ordered));
        return ordered;
    }

    /// Of doubles the first, which is what the server says now.
    private List<T> newestFirst(List<T> all) {
        Set<Long> ids = new HashSet<>();
        return all.stream()
                .filter(entry -> ids.add(id.applyAsLong(entry)))
                .sorted(Comparator.comparingLong(id).reversed())
                .toList();
    }

    private List<T> lastRuns(List<T> newestFirst) {
        Map<String, Set<Long>> runs = new HashMap<>();
        return newestFirst.stream()
                .filter(entry -> {
                    Set<Long> kept = runs.computeIfAbsent(pipeline.apply(entry), _ -> new HashSet<>());
                    long one = run.applyAsLong(entry);
                    return kept.contains(one) || (kept.size() < RUNS_KEPT && kept.add(one));
                })
                .toList();
    }
}
