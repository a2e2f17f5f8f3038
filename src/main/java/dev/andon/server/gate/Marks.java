package dev.andon.server.gate;

import dev.andon.line.Barrier;
import dev.andon.line.Gate;
import dev.andon.line.GateSight;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A gate that is a mark on the head of each open pull or merge request: a commit status that failed. Branches
/// that mend the line get one that passed. What is opened or pushed later is without a mark until the gate is
/// shut again: meanwhile it stands partly open, and so it does before it is shut for the first time. It stands
/// open when marks were lifted and none holds anything back. Where no request is open nothing can get in: shut.
///
/// No status can be taken away again: restored means that every mark of ours passed.
final class Marks implements Gate {
    /// GitHub wants at most 80 writes a minute, and a gate is shut twice a minute while there is more to mark.
    static final int MARKED_AT_ONCE = 35;
    /// What waits shall not wait long; nothing else is written then.
    static final int RELEASED_AT_ONCE = 60;

    private static final int DESCRIPTION = 140;
    /// Our own success on a fix is told apart from others by how its description begins.
    private static final String MENDS = "Mends the line: ";

    private static final String RUNS = "The line runs.";

    private final Forge forge;
    private final String context;

    Marks(Forge forge, Source source) {
        this.forge = forge;
        this.context = source.option("context").isBlank()
                ? "andon"
                : source.option("context").strip();
    }

    /// The heads of open requests on a server.
    interface Forge {
        /// What people call requests there: `pull request`.
        String request();

        /// The branch they are to be merged into.
        String branch() throws ServerFault;

        /// All heads of requests that are open against a branch, each once, the oldest request first.
        Heads heads(String branch, String context) throws ServerFault;

        /// Gives a head a status.
        Acted mark(Head head, String context, boolean passed, String description) throws ServerFault;
    }

    /// @param more whether there are more than can be looked at
    record Heads(List<Head> all, boolean more) {
        long with(Mark mark) {
            return all.stream().filter(head -> head.mark() == mark).count();
        }
    }

    /// @param branches the requests' own branches
    record Head(String sha, List<String> branches, Mark mark) {
        /// Two requests with one head: a commit has one mark.
        Head and(Head other) {
            return new Head(
                    sha,
                    Stream.concat(branches.stream(), other.branches().stream()).toList(),
                    mark);
        }
    }

    enum Mark {
        /// Nothing was ever said of it.
        NONE,
        FAILED,
        /// It passed because it mends the line.
        MENDS,
        /// It passed since, or somebody else says something else of it.
        LIFTED;

        /// What our status on a head means.
        static Mark of(boolean failed, boolean passed, @Nullable String description) {
            boolean mends = passed && Json.text(description).startsWith(Marks.MENDS);
            return failed ? FAILED : mends ? MENDS : LIFTED;
        }

        boolean isOurs() {
            return this == FAILED || this == MENDS;
        }
    }

    /// What the settings said when it was shut, as they may say something else when it is restored.
    ///
    /// @param marked how many heads had a mark of ours; there to tell how it was from how it is
    private record Before(
            @Nullable String context, @Nullable String branch, long marked) {}

    @Override
    public GateSight look() throws ServerFault {
        String branch = forge.branch();
        Heads heads = forge.heads(branch, context);
        long marked = heads.with(Mark.FAILED) + heads.with(Mark.MENDS);
        return new GateSight(state(heads), Json.of(new Before(context, branch, marked)), words(heads));
    }

    private static GateSight.State state(Heads heads) {
        long lifted = heads.with(Mark.LIFTED);
        if (lifted > 0 && heads.with(Mark.FAILED) == 0) {
            return GateSight.State.OPEN;
        }
        return lifted > 0 || heads.with(Mark.NONE) > 0 || heads.more() ? GateSight.State.PARTLY : GateSight.State.SHUT;
    }

    private String words(Heads heads) {
        if (heads.all().isEmpty()) {
            return "no open " + forge.request();
        }
        long mending = heads.with(Mark.MENDS);
        return heads.with(Mark.FAILED) + " of " + (heads.all().size() - mending) + " " + forge.request() + "s"
                + (mending > 0 ? ", " + mending + " may pass" : "")
                + (heads.more() ? "; only the oldest are looked at" : "");
    }

    /// @return done also when there was more to mark than is polite at once: it stands partly open then, until it
    ///     is shut again
    @Override
    public Acted shut(Barrier barrier) throws ServerFault {
        int marked = 0;
        for (Head head : forge.heads(forge.branch(), context).all()) {
            boolean mends = head.branches().stream().allMatch(branch -> mends(branch, barrier));
            if (head.mark() == (mends ? Mark.MENDS : Mark.FAILED)) {
                continue;
            }
            if (marked++ == MARKED_AT_ONCE) {
                break;
            }
            Acted acted = forge.mark(head, context, mends, description(barrier, mends));
            if (!(acted instanceof Acted.Done)) {
                return acted;
            }
        }
        return new Acted.Done();
    }

    private static boolean mends(String branch, Barrier barrier) {
        return barrier.fixBranches().stream().anyMatch(fix -> fix.matches(branch));
    }

    private static String description(Barrier barrier, boolean mends) {
        return brief((mends ? MENDS : "") + barrier.line() + " is stopped. " + barrier.reason());
    }

    /// @return not done while marks are left, so that it is called again
    @Override
    public Acted restore(String before) throws ServerFault {
        Before then = Setting.read(before, Before.class);
        if (Json.text(then.context()).isBlank() || Json.text(then.branch()).isBlank()) {
            throw Setting.unreadable();
        }
        List<Head> marked = forge.heads(Json.text(then.branch()), Json.text(then.context())).all().stream()
                .filter(head -> head.mark().isOurs())
                .toList();
        for (Head head : marked.subList(0, Math.min(marked.size(), RELEASED_AT_ONCE))) {
            Acted acted = forge.mark(head, Json.text(then.context()), true, RUNS);
            if (!(acted instanceof Acted.Done)) {
                return acted;
            }
        }
        return marked.size() <= RELEASED_AT_ONCE
                ? new Acted.Done()
                : new Acted.NotDone(Fault.of(FaultKind.THROTTLED, Word.RELEASED_SOME, RELEASED_AT_ONCE, marked.size()));
    }

    /// As much as every forge takes.
    private static String brief(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= DESCRIPTION) {
            return line;
        }
        int end = DESCRIPTION - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
