package dev.andon.server.gate;

import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A commit status on the head of every open merge request of a GitLab project. GitLab refuses to merge what has
/// a failed one where "Pipelines must succeed" is set. A look costs a request for each head.
///
/// From GitLab's documentation alone (Merge requests API; Commits API, "List commit statuses" and "Set commit
/// pipeline status").
final class GitLabStatus implements Marks.Forge {
    /// Merge requests that are looked at, one page of them.
    private static final int AT_MOST = 100;

    private final GitLabDoor door;
    private final String link;

    GitLabStatus(Http http, Source source) {
        this.door = GitLabDoor.of(http, source);
        this.link = source.option("link").strip();
    }

    private record Request(@Nullable String sha, @Nullable String source_branch) {}

    private record Status(
            long id,
            @Nullable String name,
            @Nullable String status,
            @Nullable String description) {}

    @Override
    public String request() {
        return "merge request";
    }

    @Override
    public String branch() throws ServerFault {
        return door.branch();
    }

    @Override
    public Marks.Heads heads(String branch, String context) throws ServerFault {
        List<Request> open = door.http()
                .ask(door.place() + "/merge_requests")
                .query("state", "opened")
                .query("target_branch", branch)
                .query("order_by", "created_at")
                .query("sort", "asc")
                .query("per_page", String.valueOf(AT_MOST))
                .json(Request[].class, GitLabStatus::all);
        Map<String, Marks.Head> heads = new LinkedHashMap<>();
        for (Request request : open) {
            Marks.Head head = head(request, heads, context);
            if (head != null) {
                heads.merge(head.sha(), head, Marks.Head::and);
            }
        }
        return new Marks.Heads(List.copyOf(heads.values()), open.size() == AT_MOST);
    }

    /// None where the branch is gone, so that there is nothing to merge.
    private Marks.@Nullable Head head(Request request, Map<String, Marks.Head> known, String context)
            throws ServerFault {
        String branch = Json.text(request.source_branch());
        if (branch.isBlank() || "".equals(request.sha())) {
            throw new ServerFault(FaultKind.UNREADABLE, "A merge request has no branch or no commit.");
        }
        if (request.sha() == null) {
            return null;
        }
        Marks.Head same = known.get(request.sha());
        return new Marks.Head(
                request.sha(), List.of(branch), same == null ? mark(request.sha(), context) : same.mark());
    }

    private static <T> List<T> all(T[] answer) throws ServerFault {
        List<T> all = Arrays.asList(answer);
        if (all.contains(null)) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer has gaps.");
        }
        return all;
    }

    /// The newest status of ours counts: a commit can have one for each pipeline.
    private Marks.Mark mark(String sha, String context) throws ServerFault {
        List<Status> statuses = door.http()
                .ask(door.place() + "/repository/commits/" + Addresses.step(sha) + "/statuses")
                .query("name", context)
                .query("per_page", String.valueOf(AT_MOST))
                .json(Status[].class, GitLabStatus::all);
        Status newest = statuses.stream()
                .filter(status -> context.equals(status.name()))
                .max(Comparator.comparingLong(Status::id))
                .orElse(null);
        return newest == null ? Marks.Mark.NONE : mark(newest);
    }

    private static Marks.Mark mark(Status ours) throws ServerFault {
        return switch (Json.text(ours.status())) {
            case "failed" -> Marks.Mark.of(true, false, ours.description());
            case "success" -> Marks.Mark.of(false, true, ours.description());
            case "created", "pending", "running", "canceled", "canceling", "skipped", "manual", "scheduled" ->
                Marks.Mark.LIFTED;
            default -> throw Switch.unknown(Json.text(ours.status()));
        };
    }

    @Override
    public Acted mark(Marks.Head head, String context, boolean passed, String description) throws ServerFault {
        Map<String, String> status = new LinkedHashMap<>();
        status.put("state", passed ? "success" : "failed");
        status.put("name", context);
        status.put("description", description);
        status.put("ref", head.branches().getFirst());
        if (!link.isEmpty()) {
            status.put("target_url", link);
        }
        return door.http()
                .act(door.place() + "/statuses/" + Addresses.step(head.sha()))
                .send(Json.of(status))
                .acted();
    }
}
