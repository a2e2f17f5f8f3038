package dev.andon.server.build;

import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a Buildbot's builders did, put together from the newest builds of all of them and from what earlier looks
/// saw: a finished build does not change any more. What may have been missed is forgotten and asked anew. Written
/// by the one look that made it, read by the next.
final class BuildbotHistory {
    private static final int KEPT = 20;

    /// One build.
    ///
    /// @param id unique on the server, ascending in the order in which builds began
    /// @param number counts the builder's own builds
    /// @param outcome how it ended; [Outcome#UNKNOWN] while it runs
    /// @param oddWord a result we do not know, else empty
    record Run(
            long id,
            long builder,
            long number,
            boolean finished,
            Outcome outcome,
            @Nullable Instant began,
            @Nullable Instant ended,
            String oddWord) {
        /// Whether the builder's light is this one's: cancelled and skipped builds leave it as it was, but what
        /// we do not understand must not hide behind an older green.
        boolean decides() {
            return finished && outcome != Outcome.CANCELLED && outcome != Outcome.SKIPPED;
        }

        /// @param page the address before the builder's number
        Build build(String page) {
            return Build.of(String.valueOf(number), outcome)
                    .started(began)
                    .finished(ended)
                    .at(page + builder + "/builds/" + number);
        }
    }

    /// What else is told of a red build, or of the one that runs after it.
    record Blame(List<Person> breakers, List<String> failing, String commit) {}

    private final long newest;
    private final boolean whole;
    private final Set<Long> window;
    private final Map<Long, List<Run>> runs = new HashMap<>();
    private final Set<Long> asked = new HashSet<>();
    private final Map<Long, Blame> blames = new HashMap<>();
    private final Map<Long, Blame> changes = new HashMap<>();

    /// Nothing seen yet.
    BuildbotHistory() {
        this(List.of(), false);
    }

    private BuildbotHistory(List<Run> window, boolean whole) {
        this.newest = window.stream().mapToLong(Run::id).max().orElse(0);
        this.whole = whole;
        this.window = window.stream().map(Run::id).collect(Collectors.toSet());
        window.stream().collect(Collectors.groupingBy(Run::builder)).forEach(this::add);
    }

    /// What is known after one more look.
    ///
    /// @param latest the newest builds of the server
    /// @param whole whether the server has no older ones
    BuildbotHistory after(List<Run> latest, boolean whole) {
        var next = new BuildbotHistory(latest, whole);
        long oldest = latest.stream().mapToLong(Run::id).min().orElse(0);
        boolean isAnotherServer = next.newest < newest;
        boolean missedSome = !whole && oldest > newest + 1;
        if (!isAnotherServer && !missedSome) {
            runs.forEach((builder, known) -> {
                // What was seen running and is not among the newest any more may have ended in any way by now.
                if (known.stream().allMatch(run -> run.finished() || next.window.contains(run.id()))) {
                    next.add(builder, known);
                    if (asked.contains(builder)) {
                        next.asked.add(builder);
                    }
                }
            });
        }
        if (!isAnotherServer) {
            next.runs
                    .keySet()
                    .forEach(builder -> next.last(builder).ifPresent(run -> {
                        Blame blame = blames.get(run.id());
                        if (blame != null) {
                            next.blames.put(run.id(), blame);
                        }
                    }));
            changes.forEach((run, change) -> {
                if (next.window.contains(run)) {
                    next.changes.put(run, change);
                }
            });
        }
        return next;
    }

    /// Whether nothing that we know says how the builder's last build ended, and asking may.
    boolean mustAsk(long builder) {
        return !whole && !asked.contains(builder) && of(builder).stream().noneMatch(Run::decides);
    }

    /// Takes what the server says about one builder.
    void learn(long builder, List<Run> told) {
        add(builder, told);
        asked.add(builder);
    }

    void learn(Run run, Blame blame) {
        blames.put(run.id(), blame);
    }

    /// Whose commits a build has that runs.
    void learnChanges(Run run, Blame whose) {
        changes.put(run.id(), whose);
    }

    @Nullable
    Blame changes(Run run) {
        return changes.get(run.id());
    }

    @Nullable
    Blame blame(Run run) {
        return blames.get(run.id());
    }

    private void add(long builder, List<Run> more) {
        Map<Long, Run> byNumber = new TreeMap<>(Comparator.reverseOrder());
        of(builder).forEach(run -> byNumber.put(run.number(), run));
        more.forEach(run -> byNumber.putIfAbsent(run.number(), run));
        List<Run> all = List.copyOf(byNumber.values());
        Optional<Run> deciding = all.stream().filter(Run::decides).findFirst();
        List<Run> kept = new ArrayList<>();
        for (Run run : all) {
            if (kept.size() < KEPT
                    || !run.finished()
                    || deciding.filter(run::equals).isPresent()) {
                kept.add(run);
            }
        }
        runs.put(builder, kept);
    }

    private List<Run> of(long builder) {
        return runs.getOrDefault(builder, List.of());
    }

    /// The newest build that decides; if there is none, the newest that ended at all.
    Optional<Run> last(long builder) {
        return of(builder).stream()
                .filter(Run::decides)
                .findFirst()
                .or(() -> of(builder).stream().filter(Run::finished).findFirst());
    }

    /// The newest build that runs.
    Optional<Run> running(long builder) {
        return of(builder).stream().filter(run -> !run.finished()).findFirst();
    }

    /// The median of the last builds that passed.
    @Nullable
    Duration estimate(long builder) {
        return Estimate.median(of(builder).stream()
                .filter(run -> run.outcome() == Outcome.PASSED && run.began() != null && run.ended() != null)
                .map(run -> Duration.between(run.began(), run.ended())));
    }
}
