package dev.andon.server.build;

import dev.andon.build.Build;
import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.build.Pipeline;
import dev.andon.build.Trail;
import dev.andon.people.Person;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The commits between two revisions on GitHub and Gitea, by their comparison (`compare/from...to`): what `to`
/// has and the common ancestor has not, so that a `from` on another branch takes nothing away. Both answer 404
/// for a revision that they do not know. Gitea has it from 1.22 on. After the REST APIs of both.
///
/// @param api the door, saying who asks
/// @param pages how many pages are asked for; 0 where there are none and all comes at once, the newest first.
///     Where there are pages, the oldest come first
record ForgeTrail(ForgeApi api, int pages) implements Trail {
    private static final Pattern PAGE = Pattern.compile("^https?://[^?#]*?/([^/?#]+/[^/?#]+)/actions(?:[/?#].*)?$");

    @Override
    public Commits between(Pipeline pipeline, String from, String to) throws ServerFault {
        Revisions.checkGit(from, to);
        String compare = "repos/" + repository(pipeline) + "/compare/" + from + "..." + to;
        try {
            return pages == 0 ? atOnce(compare) : inPages(compare);
        } catch (ServerFault fault) {
            throw Revisions.unknown(fault, from, to);
        }
    }

    private static String repository(Pipeline pipeline) throws ServerFault {
        Build current = pipeline.current();
        return Stream.of(pipeline.last().url(), current == null ? null : current.url(), pipeline.url())
                .flatMap(Stream::ofNullable)
                .map(PAGE::matcher)
                .filter(Matcher::matches)
                .map(page -> page.group(1))
                .findFirst()
                .orElseThrow(Revisions::nothingBuilt);
    }

    private Commits inPages(String compare) throws ServerFault {
        Window.Part<Wire> some = api.part(() -> api.ask(compare), Comparison.class, Comparison::given, 1, pages);
        List<Commit> commits = commits(some.entries());
        Collections.reverse(commits);
        return Revisions.told(commits, some.isLast());
    }

    private Commits atOnce(String compare) throws ServerFault {
        return api.ask(compare)
                .query("verification", "false")
                .query("files", "false")
                .json(Comparison.class, answer -> Revisions.told(commits(answer.given()), true));
    }

    private static List<Commit> commits(List<@Nullable Wire> wires) throws ServerFault {
        List<Commit> commits = new ArrayList<>();
        for (Wire wire : Json.list(wires)) {
            commits.add(wire.told());
        }
        return commits;
    }

    private record Comparison(@Nullable List<@Nullable Wire> commits) {
        /// A comparison without its list is none.
        List<@Nullable Wire> given() {
            if (commits == null) {
                throw new IllegalArgumentException("no commits in it");
            }
            return commits;
        }
    }

    private record Wire(@Nullable String sha, @Nullable Inner commit) {
        Commit told() throws ServerFault {
            if (commit == null) {
                throw new ServerFault(FaultKind.UNREADABLE, "The answer has a commit that says nothing.");
            }
            Signature author = commit.author();
            Signature committer = commit.committer();
            Person by = author == null ? null : Revisions.author(author.name(), author.email());
            return Revisions.commit(sha, by, commit.message(), committer == null ? null : Times.iso(committer.date()));
        }
    }

    private record Inner(
            @Nullable String message,
            @Nullable Signature author,
            @Nullable Signature committer) {}

    private record Signature(
            @Nullable String name,
            @Nullable String email,
            @Nullable String date) {}
}
