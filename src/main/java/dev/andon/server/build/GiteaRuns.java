package dev.andon.server.build;

import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import dev.andon.server.build.Gitea.Repo;
import dev.andon.server.build.RunHistory.Entry;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The runs that Gitea tells from 1.25 on: a pipeline for each workflow file on each branch. For one look only.
final class GiteaRuns {
    private static final int NAMES_AT_MOST = 20;
    /// Apart from the names of what failed, which only add something: without these a rerun hides a red.
    private static final int ATTEMPTS_AT_MOST = 50;
    /// How far back a workflow's last run is looked for.
    private static final int PAGES = 10;

    private final ForgeApi api;
    private final Selection selection;
    private final Window<Run> window;
    private final Map<Long, List<Job>> jobs = new HashMap<>();
    private final Details names = new Details(NAMES_AT_MOST);
    private final Details attempts = new Details(ATTEMPTS_AT_MOST);

    /// @param window keeps from look to look what is behind the newest runs
    GiteaRuns(ForgeApi api, Selection selection, Window<Run> window) {
        this.api = api;
        this.selection = selection;
        this.window = window;
    }

    static Window<Run> window() {
        return new Window<>(Run::id, Run::id, Run::file);
    }

    record Page(@Nullable List<Run> workflow_runs) {}

    /// @param path the file, and after an `@` the full name of what was built: `refs/heads/main`,
    ///     `refs/pull/7/head`
    /// @param run_attempt 0 on servers that do not count attempts
    record Run(
            long id,
            long run_number,
            int run_attempt,
            @Nullable String path,
            @Nullable String status,
            @Nullable String conclusion,
            @Nullable String head_branch,
            @Nullable String head_sha,
            @Nullable String html_url,
            @Nullable String started_at,
            @Nullable String completed_at) {
        String file() {
            return Json.text(path).replaceFirst("@.*", "");
        }
    }

    /// Servers differ in what they call the list.
    private record Jobs(@Nullable List<Job> jobs, @Nullable List<Job> workflow_jobs) {}

    private record Job(@Nullable String name, @Nullable String conclusion, int run_attempt) {}

    private record PullRequest(
            int number, @Nullable String html_url, @Nullable Head head) {}

    private record Head(@Nullable String ref) {}

    List<Pipeline> of(Repo repo) throws ServerFault {
        List<Pipeline> all = new ArrayList<>();
        add(repo, new Branch(repo.mainLine(), Branch.Kind.DEFAULT), "", onBranch(repo, repo.mainLine()), all);
        for (String name : repo.branches()) {
            add(repo, new Branch(name, Branch.Kind.OTHER), "@" + name, onBranch(repo, name), all);
        }
        if (selection.pullRequests()) {
            addPullRequests(repo, all);
        }
        return all;
    }

    private List<Run> onBranch(Repo repo, String branch) throws ServerFault {
        return window.of(
                repo.path() + "@" + branch,
                runs(repo, "branch", branch, 1, 1),
                () -> runs(repo, "branch", branch, 2, PAGES));
    }

    private Window.Part<Run> runs(Repo repo, String filter, String value, int from, int to) throws ServerFault {
        String path = "repos/" + repo.path() + "/actions/runs";
        return api.part(() -> api.ask(path).query(filter, value), Page.class, Page::workflow_runs, from, to);
    }

    private void addPullRequests(Repo repo, List<Pipeline> all) throws ServerFault {
        List<PullRequest> open = api.ask("repos/" + repo.path() + "/pulls")
                .query("state", "open")
                .query("sort", "recentupdate")
                .query("limit", String.valueOf(api.page()))
                .json(PullRequest[].class, List::of);
        if (open.isEmpty()) {
            return;
        }
        List<Run> runs = runs(repo, "event", "pull_request", 1, 1).entries().stream()
                .sorted(Comparator.comparingLong(Run::id).reversed())
                .toList();
        for (PullRequest request : open) {
            List<Run> own = runs.stream()
                    .filter(run -> Json.text(run.path()).contains("@refs/pull/" + request.number() + "/"))
                    .toList();
            String ref = request.head() == null ? "" : Json.text(request.head().ref());
            add(repo, new Branch(ref, Branch.Kind.PULL_REQUEST), "#" + request.number(), own, all);
        }
    }

    private void add(Repo repo, Branch branch, String suffix, List<Run> runs, List<Pipeline> all) throws ServerFault {
        Map<String, List<Run>> byFile = new LinkedHashMap<>();
        for (Run run : runs) {
            byFile.computeIfAbsent(run.file(), _ -> new ArrayList<>()).add(run);
        }
        for (Map.Entry<String, List<Run>> one : byFile.entrySet()) {
            all.add(pipeline(repo, branch, one.getKey(), suffix, one.getValue()));
        }
    }

    private Pipeline pipeline(Repo repo, Branch branch, String file, String suffix, List<Run> runs) throws ServerFault {
        String name = repo.name() + "/" + file;
        if (!selection.wants(name) || !Sight.mayShow(branch, selection)) {
            return Pipeline.named(name + suffix, name).branch(branch).done();
        }
        RunHistory<Run> history =
                RunHistory.of(runs, GiteaRuns::entry, run -> isRepeated(repo, run), run -> before(repo, run));
        Entry<Run> last = history.last();
        Entry<Run> current = history.current();
        Activity idle = repo.disabled().contains(file) ? Activity.DISABLED : Activity.IDLE;
        Activity activity = current == null ? idle : current.activity();
        if (activity == Activity.RUNNING
                && current != null
                && !failing(repo, current.run()).isEmpty()) {
            activity = Activity.RUNNING_FAILING;
        }
        return Pipeline.named(name + suffix, name)
                .branch(branch)
                .url(page(runs.getFirst(), file))
                .activity(activity)
                .last(last == null ? Build.NONE : told(repo, last, runs))
                .current(current == null ? null : current.build())
                .estimate(history.estimate())
                .oddWord(history.oddWord())
                .done();
    }

    private static @Nullable String page(Run run, String file) {
        int end = Json.text(run.html_url()).indexOf("/actions/runs/");
        return end < 0 ? run.html_url() : Json.text(run.html_url()).substring(0, end) + "/actions?workflow=" + file;
    }

    /// A run's jobs are those of its newest attempt; what failed in an earlier one is not told.
    private Build told(Repo repo, Entry<Run> last, List<Run> newest) throws ServerFault {
        return last.build().outcome().isRed() && newest.contains(last.run())
                ? last.build().failing(failing(repo, last.run()))
                : last.build();
    }

    private List<String> failing(Repo repo, Run run) throws ServerFault {
        return Json.texts(
                Json.list(jobs(repo, run, names)).stream()
                        .filter(job -> outcome(Json.text(job.conclusion())).isRed())
                        .toList(),
                Job::name);
    }

    /// Servers that do not count a run's attempts count those of its jobs. Where these cannot be read, the run
    /// may have been red before.
    private boolean isRepeated(Repo repo, Run run) throws ServerFault {
        if (run.run_attempt() != 0) {
            return run.run_attempt() > 1;
        }
        List<Job> told = jobs(repo, run, attempts);
        return told == null || told.stream().anyMatch(job -> job.run_attempt() > 1);
    }

    private @Nullable Run before(Repo repo, Run run) throws ServerFault {
        if (run.run_attempt() == 0 || !attempts.allowOne()) {
            return null;
        }
        try {
            return api.ask("repos/" + repo.path() + "/actions/runs/" + run.id() + "/attempts/"
                            + (run.run_attempt() - 1))
                    .json(Run.class, one -> one);
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING) {
                throw fault;
            }
            return null;
        }
    }

    /// The jobs of a run's newest attempt, matrix cells by their own names; null when they cannot be read.
    private @Nullable List<Job> jobs(Repo repo, Run run, Details details) throws ServerFault {
        List<Job> known = jobs.get(run.id());
        if (known != null) {
            return known;
        }
        List<Job> read = details.ask(() -> api.pages(
                        "repos/" + repo.path() + "/actions/runs/" + run.id() + "/jobs",
                        Jobs.class,
                        page -> page.jobs() == null ? page.workflow_jobs() : page.jobs()))
                .orElse(null);
        if (read != null) {
            jobs.put(run.id(), read);
        }
        return read;
    }

    static Entry<Run> entry(Run run) {
        boolean ended = "completed".equals(run.status());
        Activity activity = ended ? Activity.IDLE : activity(Json.text(run.status()));
        Outcome outcome = ended ? outcome(Json.text(run.conclusion())) : Outcome.UNKNOWN;
        String oddWord = "";
        if (ended && outcome == Outcome.UNKNOWN) {
            oddWord = run.conclusion() == null ? "completed without a conclusion" : run.conclusion();
        } else if (activity == Activity.UNKNOWN) {
            oddWord = Json.text(run.status());
        }
        String label = (run.run_number() == 0 ? "" : String.valueOf(run.run_number()))
                + (run.run_attempt() > 1 ? " (attempt " + run.run_attempt() + ")" : "");
        Build build = Build.of(label, outcome)
                .started(Times.iso(run.started_at()))
                .finished(ended ? Times.iso(run.completed_at()) : null)
                .at(run.html_url())
                .revision(run.head_sha());
        return new Entry<>(run, build, activity, oddWord);
    }

    /// What a run waits for has its own word here: `waiting` is one that wants approval, or on older servers one
    /// that something blocks. A run that only waits for a runner is `queued`; see [GiteaTasks], where that is
    /// `waiting`.
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
            case "cancelled" -> Outcome.CANCELLED;
            case "skipped" -> Outcome.SKIPPED;
            default -> Outcome.UNKNOWN;
        };
    }
}
