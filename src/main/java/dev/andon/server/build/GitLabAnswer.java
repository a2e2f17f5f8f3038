package dev.andon.server.build;

import com.google.gson.reflect.TypeToken;
import dev.andon.build.Branch;
import dev.andon.server.http.Body;
import dev.andon.server.http.Json;
import dev.andon.server.http.Redaction;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What GitLab's GraphQL answers: parts by the names that the question gave them. Pure.
final class GitLabAnswer {
    static final Type FOUND = new TypeToken<Answer<Found>>() {}.getType();
    static final Type LISTED = new TypeToken<Answer<Nodes<Listed>>>() {}.getType();
    static final Type CLOSE = new TypeToken<Answer<Close>>() {}.getType();

    private GitLabAnswer() {}

    /// An old GitLab does not know a field and answers nothing but errors; a question of too many parts likewise;
    /// one that took too long has half an answer, which is none.
    static <T> Map<String, T> read(Body body, Type type) throws ServerFault {
        Answer<T> answer = body.json(type);
        List<String> errors = Json.texts(answer.errors(), Trouble::message);
        if (errors.stream().anyMatch(error -> error.contains("complexity"))) {
            throw new ServerFault(FaultKind.TOO_LARGE, Word.GITLAB_SAYS, Redaction.line(errors.getFirst()));
        }
        if (!Json.list(answer.errors()).isEmpty()) {
            String says = errors.isEmpty() ? "an error without words" : Redaction.line(errors.getFirst());
            throw new ServerFault(
                    answer.data() == null ? FaultKind.MISSING : FaultKind.BROKEN, "GitLab's GraphQL says: " + says);
        }
        if (answer.data() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer holds neither data nor errors.");
        }
        return answer.data();
    }

    private record Answer<T>(
            @Nullable Map<String, T> data, @Nullable List<Trouble> errors) {}

    private record Trouble(@Nullable String message) {}

    record Nodes<T>(@Nullable List<T> nodes, @Nullable Page pageInfo) {}

    record Page(boolean hasNextPage, @Nullable String endCursor) {}

    /// A project, or a group with its projects.
    record Found(
            @Nullable String id,
            @Nullable String fullPath,
            @Nullable String webUrl,
            @Nullable Boolean archived,
            @Nullable Repository repository,
            @Nullable Nodes<Found> projects) {}

    record Repository(@Nullable String rootRef) {}

    record Listed(
            @Nullable String fullPath,
            @Nullable Nodes<Run> pipelines,
            @Nullable Nodes<Request> mergeRequests) {
        List<GitLabRun> runs(String url) {
            return pipelines == null
                    ? List.of()
                    : Json.list(pipelines.nodes()).stream()
                            .map(run -> run.plain(url))
                            .toList();
        }

        List<GitLabBranch> requests(String url) {
            List<GitLabBranch> requests = new ArrayList<>();
            for (Request each : mergeRequests == null ? List.<Request>of() : Json.list(mergeRequests.nodes())) {
                List<Run> runs = each.pipelines() == null
                        ? List.of()
                        : Json.list(each.pipelines().nodes());
                requests.add(new GitLabBranch(
                        Json.text(fullPath),
                        new Branch("!" + Json.text(each.iid()), Branch.Kind.PULL_REQUEST),
                        each.webUrl(),
                        runs.stream().map(run -> run.plain(url)).toList()));
            }
            return requests;
        }
    }

    private record Request(
            @Nullable String iid,
            @Nullable String webUrl,
            @Nullable Nodes<Run> pipelines) {}

    private record Run(
            @Nullable String id,
            @Nullable String iid,
            @Nullable String status,
            @Nullable String ref,
            @Nullable String sha,
            @Nullable String startedAt,
            @Nullable String finishedAt,
            @Nullable String failureReason,
            @Nullable Status detailedStatus) {
        GitLabRun plain(String url) {
            String number = Json.text(id).replaceFirst("^.*/", "");
            return new GitLabRun(
                    number,
                    Json.text(iid),
                    Json.text(status),
                    detailedStatus != null && GitLabRun.warns(detailedStatus.group()),
                    Json.text(failureReason),
                    Json.text(ref),
                    Json.text(sha),
                    Times.iso(startedAt),
                    Times.iso(finishedAt),
                    url + "/-/pipelines/" + number,
                    "");
        }
    }

    private record Status(@Nullable String group, @Nullable String tooltip) {}

    record Close(@Nullable CloseRun pipeline) {}

    record CloseRun(
            @Nullable Commit commit,
            @Nullable User user,
            @Nullable Nodes<CloseJob> jobs) {
        GitLabRun.Detail detail() {
            String author = commit == null ? "" : Json.text(commit.authorName());
            return new GitLabRun.Detail(
                    jobs == null
                            ? List.of()
                            : Json.list(jobs.nodes()).stream()
                                    .map(CloseJob::plain)
                                    .toList(),
                    author.isBlank() && user != null ? Json.text(user.name()) : author);
        }
    }

    private record Commit(@Nullable String authorName) {}

    private record User(@Nullable String name) {}

    private record CloseJob(
            @Nullable String name,
            @Nullable String status,
            @Nullable Boolean allowFailure,
            @Nullable Boolean retried,
            @Nullable User stage,
            @Nullable Status detailedStatus) {
        GitLabRun.Job plain() {
            return new GitLabRun.Job(
                    stage == null ? "" : Json.text(stage.name()),
                    Json.text(name),
                    Json.text(status),
                    detailedStatus == null ? "" : Json.text(detailedStatus.tooltip()),
                    Boolean.TRUE.equals(allowFailure),
                    Boolean.TRUE.equals(retried));
        }
    }
}
