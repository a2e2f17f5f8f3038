package dev.andon.source;

import java.util.List;

/// What of a source goes on the wall, as the settings say it.
///
/// @param include names to show; empty means all
/// @param exclude names not to show, whatever `include` says
/// @param branches branches to show; empty means the default branch always and release branches while they are
///     active
/// @param pullRequests whether pull requests are shown
public record Selection(List<Glob> include, List<Glob> exclude, List<Glob> branches, boolean pullRequests) {
    public static final Selection ALL = new Selection(List.of(), List.of(), List.of(), false);

    public Selection {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        branches = List.copyOf(branches);
    }

    /// Whether a pipeline of this name is wanted.
    public boolean wants(String name) {
        return (include.isEmpty() || any(include, name)) && !any(exclude, name);
    }

    public static boolean any(List<Glob> globs, String name) {
        for (Glob glob : globs) {
            if (glob.matches(name)) {
                return true;
            }
        }
        return false;
    }
}
