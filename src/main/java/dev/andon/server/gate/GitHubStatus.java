package dev.andon.server.gate;

import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.server.http.Redaction;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A commit status on the head of every open pull request of a GitHub repository. A look asks by GraphQL, for a
/// hundred pull requests at once; the marks are written by REST.
///
/// It holds a pull request back only where a rule requires the status, and then it also holds back what has none.
///
/// From GitHub's documentation alone (GraphQL objects PullRequest, Commit, Status and StatusContext; REST "Create
/// a commit status"; rate limits for the REST API).
final class GitHubStatus implements Marks.Forge {
    private static final int PAGES_AT_MOST = 3;
    private static final String QUESTION =
            "query($owner:String!,$name:String!,$branch:String!,$context:String!,$after:String){"
                    + "repository(owner:$owner,name:$name){pullRequests(states:OPEN,baseRefName:$branch,first:100,"
                    + "after:$after,orderBy:{field:CREATED_AT,direction:ASC}){pageInfo{hasNextPage endCursor}"
                    + "nodes{headRefName commits(last:1){nodes{commit{oid status{context(name:$context){"
                    + "state description}}}}}}}}}";

    private final GitHubDoor door;
    private final String branch;
    private final String link;

    GitHubStatus(Http http, Source source) {
        this.door = GitHubDoor.of(http, source);
        this.branch = source.option("branch").strip();
        this.link = source.option("link").strip();
    }

    private record Repository(@Nullable String default_branch) {}

    private record Answer(@Nullable Data data, @Nullable List<Complaint> errors) {}

    private record Complaint(
            @Nullable String type, @Nullable String message) {}

    private record Data(@Nullable Requests repository) {}

    private record Requests(@Nullable Page pullRequests) {}

    private record Page(
            @Nullable PageInfo pageInfo, @Nullable List<Request> nodes) {}

    private record PageInfo(
            @Nullable Boolean hasNextPage, @Nullable String endCursor) {}

    private record Request(
            @Nullable String headRefName, @Nullable Commits commits) {}

    private record Commits(@Nullable List<Node> nodes) {}

    private record Node(@Nullable Commit commit) {}

    private record Commit(@Nullable String oid, @Nullable Status status) {}

    private record Status(@Nullable Context context) {}

    private record Context(@Nullable String state, @Nullable String description) {}

    @Override
    public String request() {
        return "pull request";
    }

    @Override
    public String branch() throws ServerFault {
        String named = branch.isEmpty()
                ? door.ask(door.place()).json(Repository.class, one -> Json.text(one.default_branch()))
                : branch;
        if (named.isBlank()) {
            throw unreadable("The repository has no default branch.");
        }
        return named;
    }

    @Override
    public Marks.Heads heads(String branch, String context) throws ServerFault {
        Map<String, Marks.Head> heads = new LinkedHashMap<>();
        PageInfo next = new PageInfo(true, null);
        for (int page = 0; page < PAGES_AT_MOST && Boolean.TRUE.equals(next.hasNextPage()); page++) {
            Page read = ask(branch, context, next.endCursor());
            for (Request request : Json.list(read.nodes())) {
                Marks.Head head = head(request);
                heads.merge(head.sha(), head, Marks.Head::and);
            }
            next = next(read);
        }
        return new Marks.Heads(List.copyOf(heads.values()), Boolean.TRUE.equals(next.hasNextPage()));
    }

    private Page ask(String branch, String context, @Nullable String after) throws ServerFault {
        String[] repository = door.place().split("/");
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("owner", Addresses.decoded(repository[1]));
        variables.put("name", Addresses.decoded(repository[2]));
        variables.put("branch", branch);
        variables.put("context", context);
        if (after != null) {
            variables.put("after", after);
        }
        return door.graphQl()
                .ask("")
                .posting(Json.of(Map.of("query", QUESTION, "variables", variables)))
                .json(Answer.class, GitHubStatus::page);
    }

    private static Page page(Answer answer) throws ServerFault {
        List<Complaint> complaints = Json.list(answer.errors());
        if (!complaints.isEmpty()) {
            throw fault(complaints.getFirst());
        }
        Requests repository = answer.data() == null ? null : answer.data().repository();
        Page page = repository == null ? null : repository.pullRequests();
        if (page == null || page.nodes() == null || page.nodes().contains(null)) {
            throw unreadable("The answer does not tell the pull requests.");
        }
        return page;
    }

    private static ServerFault fault(Complaint complaint) {
        String sentence = "GitHub answers: " + Redaction.line(Json.text(complaint.message()));
        return new ServerFault(
                switch (Json.text(complaint.type())) {
                    case "NOT_FOUND" -> FaultKind.MISSING;
                    case "FORBIDDEN", "INSUFFICIENT_SCOPES" -> FaultKind.REFUSED;
                    case "RATE_LIMITED" -> FaultKind.THROTTLED;
                    default -> FaultKind.UNREADABLE;
                },
                sentence);
    }

    private static PageInfo next(Page page) throws ServerFault {
        PageInfo next = page.pageInfo();
        if (next == null || next.hasNextPage() == null || (next.hasNextPage() && next.endCursor() == null)) {
            throw unreadable("The answer does not say whether it has all pull requests.");
        }
        return next;
    }

    private static Marks.Head head(Request request) throws ServerFault {
        List<Node> commits = request.commits() == null
                ? List.of()
                : Json.list(request.commits().nodes());
        Commit commit = commits.isEmpty() ? null : commits.getLast().commit();
        if (commit == null || Json.text(commit.oid()).isBlank()) {
            throw unreadable("A pull request has no commit.");
        }
        Context ours = commit.status() == null ? null : commit.status().context();
        return new Marks.Head(Json.text(commit.oid()), List.of(Json.text(request.headRefName())), mark(ours));
    }

    private static Marks.Mark mark(@Nullable Context ours) throws ServerFault {
        if (ours == null) {
            return Marks.Mark.NONE;
        }
        return switch (Json.text(ours.state())) {
            case "FAILURE" -> Marks.Mark.of(true, false, ours.description());
            case "SUCCESS" -> Marks.Mark.of(false, true, ours.description());
            case "ERROR", "EXPECTED", "PENDING" -> Marks.Mark.LIFTED;
            default -> throw Switch.unknown(Json.text(ours.state()));
        };
    }

    @Override
    public Acted mark(Marks.Head head, String context, boolean passed, String description) throws ServerFault {
        Map<String, String> status = new LinkedHashMap<>();
        status.put("state", passed ? "success" : "failure");
        status.put("context", context);
        status.put("description", description);
        if (!link.isEmpty()) {
            status.put("target_url", link);
        }
        return door.act(door.place() + "/statuses/" + Addresses.step(head.sha()))
                .send(Json.of(status))
                .acted();
    }

    private static ServerFault unreadable(String sentence) {
        return new ServerFault(FaultKind.UNREADABLE, sentence);
    }
}
