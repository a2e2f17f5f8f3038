package dev.andon.server.build;

import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.build.Trail;
import dev.andon.people.Person;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What telling the commits between two revisions has in common on all servers. Pure.
final class Revisions {
    private static final Pattern GIT = Pattern.compile("[0-9a-fA-F]{7,64}");

    private Revisions() {}

    /// The server shows no build from which it could be told where the revisions are.
    static ServerFault nothingBuilt() {
        return new ServerFault(FaultKind.MISSING, Word.NO_REPOSITORY_TOLD);
    }

    /// A revision goes into an address, so it may be nothing else.
    ///
    /// @throws ServerFault when one of them is none of Git's
    static void checkGit(String from, String to) throws ServerFault {
        for (String revision : List.of(from, to)) {
            if (!GIT.matcher(revision).matches()) {
                throw new ServerFault(FaultKind.MISSING, Word.NO_REVISION, brief(revision));
            }
        }
    }

    /// The server does not know one of them, or not any more: history was rewritten, or cleaned up.
    static ServerFault unknown(String from, String to) {
        return new ServerFault(FaultKind.MISSING, Word.REVISIONS_GONE, brief(from), brief(to));
    }

    /// The same for what only the server calls missing.
    static ServerFault unknown(ServerFault fault, String from, String to) {
        return fault.kind() == FaultKind.MISSING ? unknown(from, to) : fault;
    }

    static String brief(String revision) {
        return revision.length() > 10 ? revision.substring(0, 10) : revision;
    }

    /// Who has a name or at least an address; null for nobody.
    static @Nullable Person author(@Nullable String name, @Nullable String mail) {
        String shown = Json.text(name).isBlank() ? Json.text(mail) : Json.text(name);
        return shown.isBlank() ? null : new Person(shown, Json.text(mail).strip());
    }

    /// A commit as servers tell it.
    ///
    /// @throws ServerFault when it has no revision
    static Commit commit(@Nullable String id, @Nullable Person author, @Nullable String message, @Nullable Instant at)
            throws ServerFault {
        if (Json.text(id).isBlank()) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer has a commit without a revision.");
        }
        return new Commit(Json.text(id), author, Json.text(message), at);
    }

    /// At most so many as are told, each once.
    ///
    /// @param all newest first
    /// @param complete whether that is all that the server has
    static Commits told(List<Commit> all, boolean complete) {
        Map<String, Commit> once = new LinkedHashMap<>();
        all.forEach(commit -> once.putIfAbsent(commit.id(), commit));
        List<Commit> list = List.copyOf(once.values());
        return list.size() > Trail.AT_MOST
                ? new Commits(list.subList(0, Trail.AT_MOST), false)
                : new Commits(list, complete);
    }

    /// The same with the newest first, where all say when they were made.
    static List<Commit> newestFirst(List<Commit> all) {
        if (all.stream().anyMatch(commit -> commit.at() == null)) {
            return all;
        }
        List<Commit> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(
                (Commit commit) -> commit.at() == null ? Instant.EPOCH : commit.at(), Comparator.reverseOrder()));
        return sorted;
    }
}
