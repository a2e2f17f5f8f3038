package dev.andon.server.build;

import dev.andon.build.Branch;
import dev.andon.build.Sight;
import dev.andon.source.FaultKind;
import dev.andon.source.Glob;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which branches of a repository are asked for beside its main line, on servers that are asked branch by branch.
/// Pure.
final class WantedBranches {
    private static final int AT_MOST = 30;

    private WantedBranches() {}

    /// Whether the settings select a branch that is not the main line.
    static boolean wants(Selection selection, String branch) {
        return Sight.mayShow(new Branch(branch, Branch.Kind.OTHER), selection);
    }

    /// The branches that the settings name, and those of `pushed` that they select.
    ///
    /// @param pushed branches that were built lately
    /// @throws ServerFault [FaultKind#TOO_LARGE] when these are too many to be asked for one by one
    static List<String> of(Selection selection, String mainLine, Collection<String> pushed) throws ServerFault {
        Set<String> wanted = new LinkedHashSet<>();
        selection.branches().stream().filter(Glob::isExact).map(Glob::toString).forEach(wanted::add);
        for (String branch : pushed) {
            if (wants(selection, branch)) {
                wanted.add(branch);
            }
        }
        wanted.remove(mainLine);
        if (wanted.size() > AT_MOST) {
            throw new ServerFault(FaultKind.TOO_LARGE, Word.MANY_BRANCHES, wanted.size(), AT_MOST);
        }
        return List.copyOf(wanted);
    }
}
