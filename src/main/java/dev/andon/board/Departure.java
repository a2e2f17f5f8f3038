package dev.andon.board;

import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.deploy.Blocker;
import dev.andon.deploy.Rollback;
import dev.andon.text.Sentence;
import java.util.ArrayList;
import java.util.List;

/// What goes away when somebody goes back, or comes when they go forward again, in sentences: how many commits
/// and whose, those that going back does not undo, then each of the newest. Pure.
public final class Departure {
    private static final int NAMED_AT_MOST = 10;
    private static final int ID = 10;

    private Departure() {}

    /// What was told.
    public static List<Sentence> of(Rollback.Way way, Commits commits) {
        List<Sentence> lines = new ArrayList<>();
        if (commits.list().isEmpty() && commits.complete()) {
            return lines;
        }
        lines.add(Sentence.of(
                "departure." + way.word(),
                LagHeadline.commits(commits.list().size(), commits.complete(), commits.authors())));
        commits.list().stream()
                .filter(Commit::irreversible)
                .map(one -> new Blocker(Blocker.Kind.IRREVERSIBLE, name(one) + " " + one.subject()))
                .map(Outlook::sentence)
                .forEach(lines::add);
        commits.list().stream().limit(NAMED_AT_MOST).map(Departure::commit).forEach(lines::add);
        if (commits.list().size() > NAMED_AT_MOST) {
            lines.add(Sentence.of("departure.more", commits.list().size() - NAMED_AT_MOST));
        }
        return lines;
    }

    /// It cannot be told, and why.
    ///
    /// @param why a sentence
    public static List<Sentence> untold(Rollback.Way way, Object why) {
        return List.of(Sentence.of("departure.untold." + way.word(), why));
    }

    private static String name(Commit commit) {
        return commit.id().substring(0, Math.min(ID, commit.id().length()));
    }

    private static Sentence commit(Commit commit) {
        String id = name(commit);
        return commit.author() == null
                ? Sentence.of("departure.commit", id, commit.subject())
                : Sentence.of("departure.commitBy", id, commit.subject(), commit.author());
    }
}
