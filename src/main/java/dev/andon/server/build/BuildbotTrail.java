package dev.andon.server.build;

import com.google.gson.annotations.SerializedName;
import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.build.Pipeline;
import dev.andon.build.Trail;
import dev.andon.people.Person;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The changes between two revisions, as Buildbot's change sources saw them come, one after the other, on the
/// same branch of the same repository. They are asked for page by page, from the newest on, until both are found:
/// few are enough for what is green and not live, and all of them may be hundreds of thousands. Source: the REST
/// API's changes in Buildbot's manual, and a live Buildbot.
///
/// @param http the door below which `api/v2` is
record BuildbotTrail(Http http) implements Trail {
    private static final int PAGE = 100;
    private static final int PAGES = 5;
    private static final List<String> FIELDS =
            List.of("changeid", "revision", "repository", "branch", "author", "comments", "when_timestamp");

    @Override
    public Commits between(Pipeline pipeline, String from, String to) throws ServerFault {
        if (Commit.isSame(from, to)) {
            return Commits.NONE;
        }
        List<Change> seen = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            List<Change> more = page(page);
            seen.addAll(more);
            if (indexOf(seen, from) >= 0 && indexOf(seen, to) >= 0) {
                return between(seen, from, to);
            }
            if (more.size() < PAGE) {
                throw Revisions.unknown(from, to);
            }
        }
        throw new ServerFault(
                FaultKind.MISSING, Word.NOT_AMONG_CHANGES, Revisions.brief(from), Revisions.brief(to), PAGES * PAGE);
    }

    private List<Change> page(int number) throws ServerFault {
        var ask = http.ask("api/v2/changes")
                .query("order", "-changeid")
                .query("limit", String.valueOf(PAGE))
                .query("offset", String.valueOf(number * PAGE));
        FIELDS.forEach(field -> ask.query("field", field));
        return ask.json(Changes.class, answer -> {
            if (answer.changes() == null) {
                throw new ServerFault(FaultKind.UNREADABLE, "The answer lacks what every Buildbot tells.");
            }
            // The newest hundred, and some versions tell these the other way round than they were asked to.
            return Json.list(answer.changes()).stream()
                    .sorted(Comparator.comparing(Change::id).reversed())
                    .toList();
        });
    }

    private static int indexOf(List<Change> changes, String revision) {
        for (int i = 0; i < changes.size(); i++) {
            if (Commit.isSame(Json.text(changes.get(i).revision()), revision)) {
                return i;
            }
        }
        return -1;
    }

    private static Commits between(List<Change> changes, String from, String to) throws ServerFault {
        Change first = changes.get(indexOf(changes, from));
        Change last = changes.get(indexOf(changes, to));
        if (!first.isWith(last)) {
            throw new ServerFault(FaultKind.MISSING, Word.OTHER_BRANCHES, Revisions.brief(from), Revisions.brief(to));
        }
        List<Commit> commits = new ArrayList<>();
        for (Change change : changes) {
            if (change.isWith(last) && change.id() > first.id() && change.id() <= last.id()) {
                commits.add(change.commit());
            }
        }
        return Revisions.told(commits, true);
    }

    private record Changes(@Nullable List<@Nullable Change> changes) {}

    private record Change(
            @SerializedName("changeid") long id,
            @Nullable String revision,
            @Nullable String repository,
            @Nullable String branch,
            @Nullable String author,
            @Nullable String comments,
            @SerializedName("when_timestamp") @Nullable Long at) {
        boolean isWith(Change other) {
            return Objects.equals(repository, other.repository) && Objects.equals(branch, other.branch);
        }

        Commit commit() throws ServerFault {
            Instant when = at == null || at <= 0 ? null : Instant.ofEpochSecond(at);
            return Revisions.commit(revision, Person.in(Json.text(author)), comments, when);
        }
    }
}
