package dev.andon.server.build;

import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import dev.andon.people.Person;
import dev.andon.server.build.GitHub.Repo;
import dev.andon.server.build.GitHub.Workflow;
import dev.andon.server.build.RunHistory.Entry;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The workflow runs of GitHub's repositories, made into pipelines: one for each workflow on each branch. For one
/// look only.
final class GitHubRuns {
    private static final int RUNS = 50;
    private static final int RUNS_OF_ONE = 10;
    private static final int DETAILS_AT_MOST = 20;

    /// The last one follows another workflow, most often on the same commit.
    private static final Set<String> STARTED_BY_A_COMMIT = Set.of("push", "merge_group", "workflow_run");

    /// Apart from the details, which only add something: without the attempt before it a rerun hides a red.
    private static final int ATTEMPTS_AT_MOST = 50;

    private final ForgeApi api;
    private final Listing workflows;
    private final Selection selection;
    private final Details details = new Details(DETAILS_AT_MOST);
    private final Details attempts = new Details(ATTEMPTS_AT_MOST);

    GitHubRuns(ForgeApi api, Listing workflows, Selection selection) {
        this.api = api;
        this.workflows = workflows;
        this.selection = selection;
    }

    /// Lists the workflows of a repository, by number.
    @FunctionalInterface
    interface Listing {
        Map<Long, Workflow> of(String repository) throws ServerFault;
    }

    record Page(@Nullable List<Run> workflow_runs) {}

    record Run(
            long id,
            @Nullable String name,
            @Nullable String path,
            long workflow_id,
            long run_number,
            int run_attempt,
            @Nullable String event,
            @Nullable String status,
            @Nullable String conclusion,
            @Nullable String head_branch,
            @Nullable String head_sha,
            @Nullable String html_url,
            @Nullable String created_at,
            @Nullable String run_started_at,
            @Nullable String updated_at,
            @Nullable Commit head_commit,
            @Nullable Repository head_repository) {}

    record Commit(@Nullable Author author) {}

    record Author(@Nullable String name, @Nullable String email) {}

    record Repository(@Nullable String full_name) {}

    private record Jobs(@Nullable List<Job> jobs) {}

    private record Job(@Nullable String name, @Nullable String conclusion) {}

    private record PullRequest(
            int number, @Nullable String html_url, @Nullable Head head) {}

    private record Head(@Nullable String ref, @Nullable Repository repo) {}

    /// Adds a repository's pipelines to `all`.
    ///
    /// @return the repository as it is known now: a run may tell of a new workflow
    Repo of(Repo known, List<Pipeline> all) throws ServerFault {
        Repo repo = known;
        List<Branch> branches = new ArrayList<>(List.of(new Branch(known.mainLine(), Branch.Kind.DEFAULT)));
        known.branches().forEach(name -> branches.add(new Branch(name, Branch.Kind.OTHER)));
        for (Branch branch : branches) {
            List<Run> runs = runs(repo, branch);
            repo = withWorkflowsOf(runs, repo);
            for (Map.Entry<Long, List<Run>> one : complete(runs, repo, branch).entrySet()) {
                Workflow workflow = repo.workflows().get(one.getKey());
                if (workflow != null && !"deleted".equals(workflow.state())) {
                    String id =
                            name(repo, workflow) + (branch.kind() == Branch.Kind.DEFAULT ? "" : "@" + branch.name());
                    all.add(pipeline(repo, workflow, branch, id, one.getValue()));
                }
            }
        }
        return selection.pullRequests() ? pullRequests(repo, all) : repo;
    }

    /// The branch filter of the API also finds pull requests from other people's branches of the same name.
    private List<Run> runs(Repo repo, Branch branch) throws ServerFault {
        return api.ask("repos/" + repo.path() + "/actions/runs")
                .query("branch", branch.name())
                .query("per_page", String.valueOf(RUNS))
                .query("exclude_pull_requests", "true")
                .json(Page.class, page -> Json.list(page.workflow_runs()));
    }

    static boolean isPullRequest(Run run) {
        return Json.text(run.event()).startsWith("pull_request");
    }

    /// The repository with every workflow that runs tell of. What the list of workflows lacks (it is of another
    /// repository, or was removed) is named by its runs.
    private Repo withWorkflowsOf(List<Run> runs, Repo repo) throws ServerFault {
        if (runs.stream().allMatch(run -> repo.workflows().containsKey(run.workflow_id()))) {
            return repo;
        }
        Map<Long, Workflow> workflows = this.workflows.of(repo.path());
        for (Run run : runs) {
            var unlisted = new Workflow(run.workflow_id(), run.name(), run.path(), "unlisted");
            workflows.putIfAbsent(run.workflow_id(), unlisted);
        }
        return new Repo(repo.path(), repo.name(), repo.mainLine(), workflows, repo.branches());
    }

    /// The runs by workflow. Where the newest runs of the branch do not reach back to a verdict of a workflow,
    /// that workflow is asked for by itself.
    private Map<Long, List<Run>> complete(List<Run> runs, Repo repo, Branch branch) throws ServerFault {
        Map<Long, List<Run>> byWorkflow =
                byWorkflow(runs.stream().filter(run -> !isPullRequest(run)).toList());
        if (runs.size() < RUNS) {
            return byWorkflow;
        }
        for (Workflow workflow : repo.workflows().values()) {
            if (isShown(repo, workflow, branch) && !tell(byWorkflow.getOrDefault(workflow.id(), List.of()))) {
                List<Run> own = own(repo, workflow, branch, RUNS_OF_ONE);
                if (own.size() == RUNS_OF_ONE && !tell(own)) {
                    own = own(repo, workflow, branch, GitHub.PAGE);
                }
                byWorkflow.putAll(byWorkflow(
                        own.stream().filter(run -> !isPullRequest(run)).toList()));
            }
        }
        return byWorkflow;
    }

    private List<Run> own(Repo repo, Workflow workflow, Branch branch, int atMost) throws ServerFault {
        return api.ask("repos/" + repo.path() + "/actions/workflows/" + workflow.id() + "/runs")
                .query("branch", branch.name())
                .query("per_page", String.valueOf(atMost))
                .query("exclude_pull_requests", "true")
                .json(Page.class, page -> Json.list(page.workflow_runs()));
    }

    private static boolean tell(List<Run> runs) {
        return runs.stream()
                .anyMatch(run ->
                        !isPullRequest(run) && entry(run).build().outcome().isConclusive());
    }

    private static Map<Long, List<Run>> byWorkflow(List<Run> runs) {
        Map<Long, List<Run>> byWorkflow = new LinkedHashMap<>();
        for (Run run : runs) {
            byWorkflow
                    .computeIfAbsent(run.workflow_id(), _ -> new ArrayList<>())
                    .add(run);
        }
        return byWorkflow;
    }

    /// The open pull requests among the hundred that changed last.
    private Repo pullRequests(Repo known, List<Pipeline> all) throws ServerFault {
        List<PullRequest> open = api.ask("repos/" + known.path() + "/pulls")
                .query("state", "open")
                .query("sort", "updated")
                .query("direction", "desc")
                .query("per_page", String.valueOf(GitHub.PAGE))
                .json(PullRequest[].class, List::of);
        if (open.isEmpty()) {
            return known;
        }
        List<Run> runs = api.ask("repos/" + known.path() + "/actions/runs")
                .query("event", "pull_request")
                .query("per_page", String.valueOf(GitHub.PAGE))
                .query("exclude_pull_requests", "true")
                .json(Page.class, page -> Json.list(page.workflow_runs()));
        Repo repo = withWorkflowsOf(runs, known);
        for (PullRequest request : open) {
            Head head = request.head();
            String ref = head == null ? "" : Json.text(head.ref());
            String fork = head == null ? "" : name(head.repo());
            List<Run> own = runs.stream()
                    .filter(run -> ref.equals(run.head_branch()) && fork.equals(name(run.head_repository())))
                    .toList();
            for (Map.Entry<Long, List<Run>> one : byWorkflow(own).entrySet()) {
                Workflow workflow = repo.workflows().get(one.getKey());
                if (workflow != null) {
                    var branch = new Branch(ref, Branch.Kind.PULL_REQUEST);
                    String id = name(repo, workflow) + "#" + request.number();
                    all.add(pipeline(repo, workflow, branch, id, one.getValue()));
                }
            }
        }
        return repo;
    }

    private static String name(@Nullable Repository repository) {
        return repository == null ? "" : Json.text(repository.full_name());
    }

    /// The repository and the workflow's name; its file too where the name alone says too little.
    private static String name(Repo repo, Workflow workflow) {
        String name = Json.text(workflow.name());
        boolean alone = !"unlisted".equals(workflow.state())
                && repo.workflows().values().stream()
                        .noneMatch(other -> other.id() != workflow.id() && name.equals(other.name()));
        String full = name.isBlank() || name.endsWith(workflow.file()) ? workflow.file() : name;
        return repo.name() + "/" + (alone || full.equals(workflow.file()) ? full : full + " (" + workflow.file() + ")");
    }

    private boolean isShown(Repo repo, Workflow workflow, Branch branch) {
        return !"deleted".equals(workflow.state())
                && selection.wants(name(repo, workflow))
                && Sight.mayShow(branch, selection);
    }

    private Pipeline pipeline(Repo repo, Workflow workflow, Branch branch, String id, List<Run> runs)
            throws ServerFault {
        if (!isShown(repo, workflow, branch)) {
            return Pipeline.named(id, name(repo, workflow)).branch(branch).done();
        }
        RunHistory<Run> history = RunHistory.of(
                runs,
                GitHubRuns::entry,
                run -> run.run_attempt() > 1,
                run -> attempt(repo, run, run.run_attempt() - 1));
        Entry<Run> last = history.last();
        Entry<Run> current = history.current();
        Activity activity = current == null ? idle(workflow) : current.activity();
        if (activity == Activity.RUNNING
                && current != null
                && !failing(repo, current.run()).isEmpty()) {
            activity = Activity.RUNNING_FAILING;
        }
        return Pipeline.named(id, name(repo, workflow))
                .branch(branch)
                .url(page(runs.getFirst(), workflow, branch))
                .activity(activity)
                .last(last == null ? Build.NONE : told(repo, last))
                .current(current == null ? null : current.build().brokenBy(authors(current.run())))
                .estimate(history.estimate())
                .oddWord(history.oddWord())
                .done();
    }

    private static Activity idle(Workflow workflow) {
        return Json.text(workflow.state()).startsWith("disabled") ? Activity.DISABLED : Activity.IDLE;
    }

    private Build told(Repo repo, Entry<Run> last) throws ServerFault {
        return last.build().outcome().isRed()
                ? last.build().brokenBy(authors(last.run())).failing(failing(repo, last.run()))
                : last.build();
    }

    /// A nightly run, or one that somebody or another tool asked for, brings nothing new of its own, so the
    /// author of the last commit is not to blame for it.
    private static List<Person> authors(Run run) {
        Author author = run.head_commit() == null ? null : run.head_commit().author();
        boolean brought = isPullRequest(run) || STARTED_BY_A_COMMIT.contains(Json.text(run.event()));
        if (author == null || Json.text(author.name()).isBlank() || !brought) {
            return List.of();
        }
        return List.of(new Person(Json.text(author.name()), Json.text(author.email())));
    }

    /// The workflow's runs on this branch, as the browser shows them.
    private static @Nullable String page(Run run, Workflow workflow, Branch branch) {
        int end = Json.text(run.html_url()).indexOf("/actions/runs/");
        if (end < 0) {
            return run.html_url();
        }
        String query = URLEncoder.encode("branch:" + branch.name(), StandardCharsets.UTF_8);
        return Json.text(run.html_url()).substring(0, end) + "/actions/workflows/" + workflow.file() + "?query="
                + query;
    }

    private @Nullable Run attempt(Repo repo, Run run, int attempt) throws ServerFault {
        if (!attempts.allowOne()) {
            return null;
        }
        try {
            return api.ask("repos/" + repo.path() + "/actions/runs/" + run.id() + "/attempts/" + attempt)
                    .query("exclude_pull_requests", "true")
                    .json(Run.class, one -> one);
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING) {
                throw fault;
            }
            return null;
        }
    }

    /// The jobs that failed in one attempt, matrix cells by their own names. What cannot be read is left out: the
    /// result stands without it.
    private List<String> failing(Repo repo, Run run) throws ServerFault {
        String path = "repos/" + repo.path() + "/actions/runs/" + run.id() + "/attempts/"
                + Math.max(1, run.run_attempt()) + "/jobs";
        List<Job> jobs =
                details.ask(() -> api.pages(path, Jobs.class, Jobs::jobs)).orElse(List.of());
        return Json.texts(
                jobs.stream()
                        .filter(job -> outcome(Json.text(job.conclusion())).isRed())
                        .toList(),
                Job::name);
    }

    static Entry<Run> entry(Run run) {
        String conclusion = Json.text(run.conclusion());
        // A run from a fork that wants approval says it is completed.
        boolean ended = "completed".equals(run.status()) && !conclusion.equals("action_required");
        Activity activity = ended
                ? Activity.IDLE
                : conclusion.equals("action_required") ? Activity.WAITING : activity(Json.text(run.status()));
        Outcome outcome = ended ? outcome(conclusion) : Outcome.UNKNOWN;
        String oddWord = "";
        if (ended && outcome == Outcome.UNKNOWN && !conclusion.equals("stale")) {
            oddWord = conclusion.isEmpty() ? "completed without a conclusion" : conclusion;
        } else if (activity == Activity.UNKNOWN) {
            oddWord = Json.text(run.status());
        }
        String label = (run.run_number() == 0 ? "" : String.valueOf(run.run_number()))
                + (run.run_attempt() > 1 ? " (attempt " + run.run_attempt() + ")" : "");
        Build build = Build.of(label, outcome)
                .started(Times.iso(run.run_started_at() == null ? run.created_at() : run.run_started_at()))
                .finished(ended ? Times.iso(run.updated_at()) : null)
                .at(run.html_url())
                .revision(run.head_sha());
        return new Entry<>(run, build, activity, oddWord);
    }

    private static Activity activity(String status) {
        return switch (status) {
            case "queued", "requested", "pending" -> Activity.QUEUED;
            case "waiting" -> Activity.WAITING;
            case "in_progress" -> Activity.RUNNING;
            default -> Activity.UNKNOWN;
        };
    }

    static Outcome outcome(String conclusion) {
        return switch (conclusion) {
            case "success" -> Outcome.PASSED;
            case "failure" -> Outcome.FAILED;
            case "startup_failure", "timed_out" -> Outcome.ERRORED;
            case "cancelled" -> Outcome.CANCELLED;
            case "skipped", "neutral" -> Outcome.SKIPPED;
            default -> Outcome.UNKNOWN;
        };
    }
}
