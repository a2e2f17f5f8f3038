package dev.andon.build;

import dev.andon.source.FaultKind;
import dev.andon.source.Glob;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one look brought, after the settings' selection.
///
/// @param pipelines what is shown
/// @param absent names that the settings ask for, letter by letter, and of which the server showed nothing
public record Sight(List<Pipeline> pipelines, List<String> absent) {
    /// A release branch is shown while it was built within this time.
    private static final Duration ACTIVE = Duration.ofDays(30);

    private static final List<Glob> RELEASE_BRANCHES = List.of(
            new Glob("release/**"),
            new Glob("releases/**"),
            new Glob("release-*"),
            new Glob("hotfix/**"),
            new Glob("hotfix-*"));

    /// Selects from what a server said.
    ///
    /// @throws ServerFault [FaultKind#MISSING] when the server said nothing at all, or nothing that is selected:
    ///     an empty wall would look like a green one
    public static Sight of(List<Pipeline> all, Selection selection, Instant now) throws ServerFault {
        if (all.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_PIPELINES);
        }
        List<Pipeline> selected = new ArrayList<>(all.size());
        for (Pipeline pipeline : all) {
            if (wants(pipeline, selection, now)) {
                selected.add(pipeline);
            }
        }
        List<String> absent = absent(selected, selection);
        if (selected.isEmpty() && absent.isEmpty()) {
            throw new ServerFault(
                    FaultKind.MISSING,
                    Word.NONE_SELECTED,
                    all.size(),
                    all.getFirst().name());
        }
        return new Sight(withUniqueIds(selected), absent);
    }

    /// Whether a pipeline is selected.
    public static boolean wants(Pipeline pipeline, Selection selection, Instant now) {
        return selection.wants(pipeline.name()) && wantsBranch(pipeline, selection, now);
    }

    /// Of two pipelines with one id the second would hide the first, which may be the red one.
    private static List<Pipeline> withUniqueIds(List<Pipeline> pipelines) {
        Set<String> ids = HashSet.newHashSet(pipelines.size());
        List<Pipeline> unique = new ArrayList<>(pipelines.size());
        for (Pipeline pipeline : pipelines) {
            String id = pipeline.id();
            for (int number = 2; !ids.add(id); number++) {
                id = pipeline.id() + " #" + number;
            }
            unique.add(id.equals(pipeline.id()) ? pipeline : pipeline.withId(id));
        }
        return List.copyOf(unique);
    }

    private static boolean wantsBranch(Pipeline pipeline, Selection selection, Instant now) {
        Branch branch = pipeline.branch();
        boolean always = branch == null
                || branch.kind() != Branch.Kind.OTHER
                || !selection.branches().isEmpty();
        return mayShow(branch, selection) && (always || isActive(pipeline, now));
    }

    /// Whether pipelines of this branch are ever selected, so that an adapter need not ask for what nobody sees.
    public static boolean mayShow(@Nullable Branch branch, Selection selection) {
        if (branch == null) {
            return true;
        }
        if (branch.kind() == Branch.Kind.PULL_REQUEST) {
            return selection.pullRequests();
        }
        if (!selection.branches().isEmpty()) {
            return Selection.any(selection.branches(), branch.name());
        }
        return branch.kind() == Branch.Kind.DEFAULT || Selection.any(RELEASE_BRANCHES, branch.name());
    }

    private static boolean isActive(Pipeline pipeline, Instant now) {
        if (pipeline.activity().isBusy() || pipeline.activity() == Activity.WAITING) {
            return true;
        }
        Instant latest = latest(pipeline.last());
        return latest != null && latest.isAfter(now.minus(ACTIVE));
    }

    private static @Nullable Instant latest(Build build) {
        return build.finished() != null ? build.finished() : build.started();
    }

    /// A name is absent, too, when the server has it on branches alone that are not shown.
    private static List<String> absent(List<Pipeline> selected, Selection selection) {
        List<String> exact = selection.include().stream()
                .filter(Glob::isExact)
                .map(Glob::toString)
                .filter(selection::wants)
                .distinct()
                .toList();
        if (exact.isEmpty()) {
            return List.of();
        }
        Set<String> names = new HashSet<>();
        selected.forEach(pipeline -> names.add(pipeline.name()));
        return exact.stream().filter(name -> !names.contains(name)).toList();
    }
}
