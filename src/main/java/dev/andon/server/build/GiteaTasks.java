package dev.andon.server.build;

import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.server.build.Gitea.Repo;
import dev.andon.server.build.RunHistory.Entry;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The tasks that Gitea from 1.23 on and Forgejo tell: what a runner was given of a job. A job that no runner
/// took yet is missing, so a run whose tasks all passed may still have jobs to come, or failed ones beyond the
/// list: its commit's statuses are asked before it is believed. For one look only.
final class GiteaTasks {
    private static final int PAGES = 2;
    /// How far back a workflow's last run is looked for.
    private static final int PAGES_AT_FIRST = 10;
    /// How many runs of a pipeline are compared with their commits' statuses.
    private static final int CHECKED_AT_MOST = 5;

    private final ForgeApi api;
    private final Selection selection;
    private final Window<Task> window;

    /// @param window keeps from look to look what is behind the newest tasks
    GiteaTasks(ForgeApi api, Selection selection, Window<Task> window) {
        this.api = api;
        this.selection = selection;
        this.window = window;
    }

    static Window<Task> window() {
        return new Window<>(Task::id, Task::run_number, Task::pipeline);
    }

    private record Page(@Nullable List<Task> workflow_runs) {}

    /// @param name the job's
    /// @param workflow_id the workflow's file
    /// @param head_branch a branch, or `#7` for a pull request
    record Task(
            long id,
            @Nullable String name,
            @Nullable String workflow_id,
            long run_number,
            @Nullable String event,
            @Nullable String status,
            @Nullable String head_branch,
            @Nullable String head_sha,
            @Nullable String url,
            @Nullable String run_started_at,
            @Nullable String updated_at) {
        String pipeline() {
            return Json.text(workflow_id) + "@" + Json.text(head_branch);
        }
    }

    /// @param tasks newest first, those of earlier attempts too
    private record Run(List<Task> tasks) {
        /// The newest task of each job.
        List<Task> newest() {
            Map<String, Task> byJob = new LinkedHashMap<>();
            tasks.forEach(task -> byJob.putIfAbsent(Json.text(task.name()), task));
            return List.copyOf(byJob.values());
        }

        boolean isRepeated() {
            return newest().size() < tasks.size();
        }

        /// The run as it was before the last repetition of its jobs.
        Run before() {
            Set<String> seen = new HashSet<>();
            List<Task> earlier = tasks.stream()
                    .filter(task -> !seen.add(Json.text(task.name())) || isAlone(task))
                    .toList();
            return new Run(earlier);
        }

        private boolean isAlone(Task task) {
            return tasks.stream()
                            .filter(other -> Json.text(other.name()).equals(Json.text(task.name())))
                            .count()
                    == 1;
        }
    }

    List<Pipeline> of(Repo repo) throws ServerFault {
        Map<String, Map<Long, List<Task>>> byPipeline = new LinkedHashMap<>();
        for (Task task : tasks(repo)) {
            byPipeline
                    .computeIfAbsent(task.pipeline(), _ -> new TreeMap<>(Comparator.reverseOrder()))
                    .computeIfAbsent(task.run_number(), _ -> new ArrayList<>())
                    .add(task);
        }
        List<Pipeline> all = new ArrayList<>();
        for (Map<Long, List<Task>> runs : byPipeline.values()) {
            all.add(pipeline(repo, runs.values().stream().map(Run::new).toList()));
        }
        return all;
    }

    private List<Task> tasks(Repo repo) throws ServerFault {
        return window.of(repo.path(), part(repo, 1, PAGES), () -> part(repo, PAGES + 1, PAGES_AT_FIRST)).stream()
                .filter(task -> isWanted(repo, Json.text(task.head_branch())))
                .toList();
    }

    private Window.Part<Task> part(Repo repo, int from, int to) throws ServerFault {
        String path = "repos/" + repo.path() + "/actions/tasks";
        return api.part(() -> api.ask(path), Page.class, Page::workflow_runs, from, to);
    }

    private boolean isWanted(Repo repo, String ref) {
        return ref.startsWith("#")
                ? selection.pullRequests()
                : ref.equals(repo.mainLine()) || WantedBranches.wants(selection, ref);
    }

    private Pipeline pipeline(Repo repo, List<Run> runs) throws ServerFault {
        RunHistory<Run> history = RunHistory.of(believed(repo, runs), GiteaTasks::entry, Run::isRepeated, Run::before);
        Task task = runs.getFirst().tasks().getFirst();
        String ref = Json.text(task.head_branch());
        String name = repo.name() + "/" + Json.text(task.workflow_id());
        Branch branch =
                ref.startsWith("#") ? new Branch(ref, Branch.Kind.PULL_REQUEST) : Branch.of(ref, repo.mainLine());
        String suffix = ref.equals(repo.mainLine()) ? "" : ref.startsWith("#") ? ref : "@" + ref;
        Entry<Run> last = history.last();
        Entry<Run> current = history.current();
        return Pipeline.named(name + suffix, name)
                .branch(branch)
                .url(task.url())
                .activity(current == null ? Activity.IDLE : current.activity())
                .last(last == null ? Build.NONE : last.build())
                .current(current == null ? null : current.build())
                .estimate(history.estimate())
                .oddWord(history.oddWord())
                .done();
    }

    /// The runs down to the first of which all jobs are done, and those before it as they are told. Where none is
    /// found soon, nothing older is believed.
    private List<Run> believed(Repo repo, List<Run> runs) throws ServerFault {
        List<Run> believed = new ArrayList<>();
        int asked = 0;
        for (Run run : runs) {
            Run whole = withWhatIsMissing(repo, run);
            believed.add(whole);
            if (entry(whole).build().outcome().isConclusive()) {
                believed.addAll(runs.subList(believed.size(), runs.size()));
                return believed;
            }
            boolean hasPassed = entry(run).build().outcome() == Outcome.PASSED;
            if (hasPassed && ++asked == CHECKED_AT_MOST) {
                return believed;
            }
        }
        return believed;
    }

    /// The run with the jobs that its commit's statuses tell of and the list of tasks does not. A status is
    /// called `workflow / job (event)`.
    private Run withWhatIsMissing(Repo repo, Run run) throws ServerFault {
        Task first = run.tasks().getFirst();
        if (entry(run).build().outcome() != Outcome.PASSED || first.head_sha() == null) {
            return run;
        }
        String end = " (" + Json.text(first.event()) + ")";
        Map<String, String> wordByName = new LinkedHashMap<>();
        for (CommitStatuses.Status status : statuses(repo, first.head_sha())) {
            String context = Json.text(status.context());
            if (context.endsWith(end)) {
                wordByName.put(context.substring(0, context.length() - end.length()), CommitStatuses.word(status));
            }
        }
        Set<String> workflows = new HashSet<>();
        run.newest()
                .forEach(task -> wordByName.keySet().stream()
                        .filter(name -> name.endsWith(" / " + task.name()))
                        .forEach(name -> workflows.add(name.substring(0, name.lastIndexOf(" / ") + 3))));
        List<Task> all = new ArrayList<>(run.tasks());
        for (Map.Entry<String, String> one : wordByName.entrySet()) {
            workflows.stream().filter(one.getKey()::startsWith).forEach(workflow -> {
                String job = one.getKey().substring(workflow.length());
                if (run.tasks().stream().noneMatch(task -> job.equals(task.name()))) {
                    all.add(missing(first, job, one.getValue()));
                }
            });
        }
        return new Run(all);
    }

    private List<CommitStatuses.Status> statuses(Repo repo, String sha) throws ServerFault {
        try {
            return CommitStatuses.of(api, repo.path(), sha);
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING) {
                throw fault;
            }
            return List.of();
        }
    }

    private static Task missing(Task like, String job, String word) {
        String status = switch (word) {
            case "pending" -> "waiting";
            case "error" -> "failure";
            default -> word;
        };
        return new Task(
                like.id(),
                job,
                like.workflow_id(),
                like.run_number(),
                like.event(),
                status,
                like.head_branch(),
                like.head_sha(),
                like.url(),
                like.run_started_at(),
                like.updated_at());
    }

    private static Entry<Run> entry(Run run) {
        List<Task> tasks = run.newest();
        List<String> words =
                tasks.stream().map(task -> Json.text(task.status())).toList();
        Task first = tasks.getFirst();
        Activity activity = activity(words);
        Outcome outcome = activity == Activity.IDLE ? outcome(words) : Outcome.UNKNOWN;
        String odd = words.stream()
                .filter(word -> activity(List.of(word)) == Activity.UNKNOWN)
                .findFirst()
                .orElse("");
        Build build = Build.of(first.run_number() == 0 ? "" : String.valueOf(first.run_number()), outcome)
                .started(tasks.stream()
                        .map(task -> Times.iso(task.run_started_at()))
                        .filter(time -> time != null)
                        .min(Comparator.naturalOrder())
                        .orElse(null))
                .finished(
                        activity == Activity.IDLE
                                ? tasks.stream()
                                        .map(task -> Times.iso(task.updated_at()))
                                        .filter(time -> time != null)
                                        .max(Comparator.naturalOrder())
                                        .orElse(null)
                                : null)
                .at(first.url())
                .revision(first.head_sha())
                .failing(
                        outcome.isRed()
                                ? Json.texts(
                                        tasks.stream()
                                                .filter(task -> "failure".equals(task.status()))
                                                .toList(),
                                        Task::name)
                                : List.of());
        return new Entry<>(run, build, activity, odd);
    }

    /// Here `waiting` is a task that waits for a runner; see [GiteaRuns], where that is `queued`.
    private static Activity activity(List<String> words) {
        if (words.contains("cancelling")) {
            return Activity.CANCELLING;
        }
        if (words.contains("running")) {
            return words.contains("failure") ? Activity.RUNNING_FAILING : Activity.RUNNING;
        }
        if (words.contains("waiting") || words.contains("blocked")) {
            return words.contains("failure")
                    ? Activity.RUNNING_FAILING
                    : words.contains("success") ? Activity.RUNNING : Activity.QUEUED;
        }
        boolean known =
                Set.of("success", "failure", "cancelled", "skipped", "warning").containsAll(words);
        return known || words.contains("failure") ? Activity.IDLE : Activity.UNKNOWN;
    }

    private static Outcome outcome(List<String> words) {
        if (words.contains("failure")) {
            return Outcome.FAILED;
        }
        if (words.contains("cancelled")) {
            return Outcome.CANCELLED;
        }
        return words.contains("success") ? Outcome.PASSED : Outcome.SKIPPED;
    }
}
