package dev.andon.server.build;

import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.people.Person;
import dev.andon.server.build.RunHistory.Entry;
import dev.andon.server.http.Json;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The commit statuses of Gitea and Forgejo, which any build server may write: a pipeline for each context on the
/// default branch. The newest commit often has none yet, waits, or is not built by everybody, so the ones before
/// it are asked too.
final class CommitStatuses {
    private static final int COMMITS = 5;
    private static final int SHORT = 10;

    private final ForgeApi api;
    private final Settled<List<Status>> settled;

    /// @param settled keeps from look to look what is said of older commits
    CommitStatuses(ForgeApi api, Settled<List<Status>> settled) {
        this.api = api;
        this.settled = settled;
    }

    /// @param status what it is; the combined answer around it calls the same `state`
    record Status(
            @Nullable String context,
            @Nullable String status,
            @Nullable String description,
            @Nullable String target_url,
            @Nullable String created_at,
            @Nullable String updated_at) {}

    private record Combined(@Nullable List<Status> statuses) {}

    private record Commit(@Nullable String sha, @Nullable Details commit) {}

    private record Details(@Nullable Author author) {}

    private record Author(@Nullable String name, @Nullable String email) {}

    List<Pipeline> of(Gitea.Repo repo) throws ServerFault {
        List<Commit> commits = api.ask("repos/" + repo.path() + "/commits")
                .query("sha", repo.mainLine())
                .query("limit", String.valueOf(COMMITS))
                .query("stat", "false")
                .query("verification", "false")
                .query("files", "false")
                .json(Commit[].class, List::of);
        Map<String, List<Entry<Commit>>> byContext = new LinkedHashMap<>();
        for (int age = 0; age < commits.size(); age++) {
            Commit commit = commits.get(age);
            for (Status status : of(repo.path(), Json.text(commit.sha()), age)) {
                byContext
                        .computeIfAbsent(Json.text(status.context()), _ -> new ArrayList<>())
                        .add(entry(commit, status));
            }
        }
        List<Pipeline> all = new ArrayList<>();
        byContext.forEach((context, entries) -> all.add(pipeline(repo, context, new RunHistory<>(entries))));
        return all;
    }

    /// What is said of an older commit is remembered once nothing waits. The newest but one may have had no time
    /// for its first status.
    private List<Status> of(String repository, String sha, int age) throws ServerFault {
        Optional<List<Status>> known = age == 0 ? Optional.empty() : settled.of(repository + " " + sha);
        if (known.isPresent()) {
            return known.get();
        }
        List<Status> told = of(api, repository, sha);
        boolean waits = told.stream().anyMatch(status -> "pending".equals(status.status()));
        if (!waits && (age > 1 || !told.isEmpty())) {
            settled.keep(repository + " " + sha, told);
        }
        return told;
    }

    /// The statuses of one commit, the newest of each context.
    static List<Status> of(ForgeApi api, String repository, String sha) throws ServerFault {
        return api.pages(
                "repos/" + repository + "/commits/" + sha + "/status", Combined.class, answer -> answer.statuses());
    }

    private static Pipeline pipeline(Gitea.Repo repo, String context, RunHistory<Commit> history) {
        String name = repo.name() + "/" + (context.isBlank() ? "default" : context);
        Entry<Commit> last = history.last();
        Entry<Commit> current = history.current();
        return Pipeline.named(name, name)
                .branch(new Branch(repo.mainLine(), Branch.Kind.DEFAULT))
                .activity(current == null ? Activity.IDLE : current.activity())
                .last(last == null ? Build.NONE : told(last))
                .current(current == null ? null : current.build())
                .oddWord(history.oddWord())
                .done();
    }

    private static Build told(Entry<Commit> last) {
        Details details = last.run().commit();
        Author author = details == null ? null : details.author();
        return !last.build().outcome().isRed()
                        || author == null
                        || Json.text(author.name()).isBlank()
                ? last.build()
                : last.build().brokenBy(List.of(new Person(Json.text(author.name()), Json.text(author.email()))));
    }

    private static Entry<Commit> entry(Commit commit, Status status) {
        String word = word(status);
        boolean ended = !word.equals("pending");
        Outcome outcome = ended ? outcome(word) : Outcome.UNKNOWN;
        String sha = Json.text(commit.sha());
        Build build = Build.of(sha.substring(0, Math.min(SHORT, sha.length())), outcome)
                .started(ended ? null : Times.iso(status.created_at()))
                .finished(ended ? Times.iso(status.updated_at()) : null)
                .at(status.target_url())
                .revision(sha);
        String oddWord = ended && outcome == Outcome.UNKNOWN ? (word.isEmpty() ? "no status" : word) : "";
        return new Entry<>(commit, build, ended ? Activity.IDLE : activity(status), oddWord);
    }

    private static Activity activity(Status pending) {
        return Json.text(pending.description()).matches("(?i).*(in progress|started running).*")
                ? Activity.RUNNING
                : Activity.QUEUED;
    }

    /// Gitea's own workflows write "failure" for what somebody cancelled, and say so only in the description.
    static String word(Status status) {
        String word = Json.text(status.status());
        boolean isCancelled = word.equals("failure")
                && Json.text(status.description()).matches("(?i)(has been cancell?ed|cancell?ed after).*");
        return isCancelled ? "cancelled" : word;
    }

    private static Outcome outcome(String word) {
        return switch (word) {
            case "success" -> Outcome.PASSED;
            case "warning" -> Outcome.UNSTABLE;
            case "failure" -> Outcome.FAILED;
            case "cancelled" -> Outcome.CANCELLED;
            case "error" -> Outcome.ERRORED;
            case "skipped" -> Outcome.SKIPPED;
            default -> Outcome.UNKNOWN;
        };
    }
}
