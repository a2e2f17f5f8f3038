package dev.andon.server.build;

import dev.andon.build.Branch;
import dev.andon.build.Sight;
import dev.andon.source.Glob;
import dev.andon.source.Selection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Collects the runs of one project and sorts them by the branches that are wanted. Used by one thread.
final class GitLabWish {
    private final String project;
    private final String url;
    private final String mainLine;
    private final Selection selection;
    private final Map<String, List<GitLabRun>> byRef = new LinkedHashMap<>();
    private final List<GitLabBranch> requests = new ArrayList<>();

    GitLabWish(String project, String url, String mainLine, Selection selection) {
        this.project = project;
        this.url = url;
        this.mainLine = mainLine;
        this.selection = selection;
    }

    /// The projects that the settings select by name; all of them when that leaves none, so that the reason can
    /// be told.
    static <P> List<P> wanted(Collection<P> projects, Function<P, String> name, Selection selection) {
        List<P> wanted = projects.stream()
                .filter(each -> selection.wants(name.apply(each)))
                .toList();
        return wanted.isEmpty() ? List.copyOf(projects) : wanted;
    }

    /// Whether branches are wanted that cannot be asked for by name.
    static boolean wantsNewest(Selection selection) {
        return selection.branches().isEmpty() || !selection.branches().stream().allMatch(Glob::isExact);
    }

    String url() {
        return url;
    }

    /// @param ref the branch that was asked for, or empty for the newest runs of any
    /// @param runs newest first
    void take(String ref, List<GitLabRun> runs, List<GitLabBranch> open) {
        if (!ref.isEmpty()) {
            byRef.put(ref, runs);
        } else {
            var found = new LinkedHashMap<String, List<GitLabRun>>();
            runs.forEach(run ->
                    found.computeIfAbsent(run.ref(), _ -> new ArrayList<>()).add(run));
            found.forEach(byRef::putIfAbsent);
        }
        requests.addAll(open);
    }

    /// The branches with runs: the default branch, what the settings select, and open merge requests.
    List<GitLabBranch> branches() {
        List<GitLabBranch> branches = new ArrayList<>();
        byRef.forEach((ref, runs) -> {
            Branch branch = Branch.of(ref, mainLine);
            boolean isBranch = !ref.isEmpty() && !ref.startsWith("refs/");
            if (isBranch && (branch.kind() == Branch.Kind.DEFAULT || Sight.mayShow(branch, selection))) {
                branches.add(new GitLabBranch(project, branch, url.isEmpty() ? null : url, runs));
            }
        });
        branches.addAll(requests);
        return branches.stream().filter(branch -> !branch.runs().isEmpty()).toList();
    }
}
