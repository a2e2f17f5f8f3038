package dev.andon.server.build;

import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.List;

/// The commits between two revisions on servers that tell which are new in each build: those of the builds after
/// the one of `from`, up to the one of `to`. Pure.
///
/// @param builds newest first
/// @param whole whether no build is missing between these
record BuildsTrail(List<Built> builds, boolean whole) {
    /// One build.
    ///
    /// @param number counts the builds of its pipeline
    /// @param revisions what it built
    /// @param changes what was new in it
    /// @param whole whether that is all that was new in it
    record Built(long number, List<String> revisions, List<Commit> changes, boolean whole) {
        /// Some servers tell the oldest first; what was built is the newest.
        List<Commit> newestFirst() {
            if (!changes.isEmpty() && is(changes.getLast().id())) {
                return changes.reversed();
            }
            return !changes.isEmpty() && is(changes.getFirst().id()) ? changes : Revisions.newestFirst(changes);
        }

        boolean is(String revision) {
            return revisions.stream().anyMatch(own -> Commit.isSame(own, revision));
        }
    }

    /// @throws ServerFault when the server has no build of one of them any more
    Commits between(String from, String to) throws ServerFault {
        if (Commit.isSame(from, to)) {
            return Commits.NONE;
        }
        int last = indexOf(to, 0);
        int first = last < 0 ? -1 : indexOf(from, last + 1);
        if (last < 0 || (first < 0 && indexOf(from, 0) < 0)) {
            throw Revisions.unknown(from, to);
        }
        // What was built later has everything that was built before.
        return first < 0 ? Commits.NONE : between(first, last, to);
    }

    private int indexOf(String revision, int begin) {
        for (int i = begin; i < builds.size(); i++) {
            if (builds.get(i).is(revision)) {
                return i;
            }
        }
        return -1;
    }

    /// A build that was deleted took its changes with it; and what does not lead to `to` lacks some.
    private Commits between(int first, int last, String to) {
        List<Commit> commits = new ArrayList<>();
        boolean complete =
                whole || builds.get(last).number() - builds.get(first).number() == first - last;
        for (Built build : builds.subList(last, first)) {
            commits.addAll(build.newestFirst());
            complete &= build.whole();
        }
        boolean leads = commits.stream().anyMatch(commit -> Commit.isSame(commit.id(), to));
        return Revisions.told(commits, complete && leads);
    }
}
