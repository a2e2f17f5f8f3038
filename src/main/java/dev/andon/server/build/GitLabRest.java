package dev.andon.server.build;

import com.google.gson.annotations.SerializedName;
import dev.andon.build.Branch;
import dev.andon.build.Pipeline;
import dev.andon.server.build.GitLabCloseLooks.Closer;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.Glob;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// GitLab by REST (v4): a request for each project and branch, and one or two more for each run that is shown.
/// What was read of a finished run is kept until the run changes, since the list says when it last did.
final class GitLabRest {
    private static final int PAGE = 100;
    private static final int PAGES_AT_MOST = 50;
    private static final int RUNS = 10;
    private static final int CLOSER_AT_MOST = 20;
    private static final int PROJECTS_AT_MOST = 100;

    private final Http http;
    private final List<String> entries;
    private final Selection selection;
    private final Settled<GitLabRun> kept = new Settled<>();
    private final GitLabCloseLooks closeLooks = new GitLabCloseLooks(1, CLOSER_AT_MOST);

    GitLabRest(Http http, List<String> entries, Selection selection) {
        this.http = http;
        this.entries = entries;
        this.selection = selection;
    }

    List<Pipeline> look() throws ServerFault {
        List<Pipeline> pipelines = new ArrayList<>();
        List<Project> projects = GitLabWish.wanted(projects(pipelines), each -> Json.text(each.name()), selection);
        if (projects.size() > PROJECTS_AT_MOST) {
            throw new ServerFault(FaultKind.TOO_LARGE, Word.MANY_FOR_REST, projects.size());
        }
        List<GitLabBranch> branches = new ArrayList<>();
        ServerFault refusal = null;
        int refused = 0;
        for (Project project : projects) {
            try {
                branches.addAll(branches(project));
            } catch (ServerFault fault) {
                if (!isNoPipeline(fault)) {
                    throw fault;
                }
                refusal = fault;
                refused++;
            }
        }
        if (refusal != null && refused == projects.size()) {
            throw refusal;
        }
        Map<String, String> numbers = new HashMap<>();
        projects.forEach(each -> numbers.put(Json.text(each.name()), each.number()));
        pipelines.addAll(closeLooks.pipelines(branches, some -> lookCloser(some.getFirst(), numbers)));
        return List.copyOf(pipelines);
    }

    /// GitLab answers 403 or 404 for the pipelines of a project without CI. That we are let in at all is known
    /// from the other projects.
    private static boolean isNoPipeline(ServerFault fault) {
        return fault.kind() == FaultKind.REFUSED || fault.kind() == FaultKind.MISSING;
    }

    private List<Project> projects(List<Pipeline> lost) throws ServerFault {
        var projects = new LinkedHashMap<String, Project>();
        ServerFault missing = null;
        for (String entry : entries) {
            try {
                found(entry).stream()
                        .filter(each -> each.name() != null && each.mainLine() != null)
                        .forEach(each -> projects.put(each.name(), each));
            } catch (ServerFault fault) {
                if (fault.kind() != FaultKind.MISSING) {
                    throw fault;
                }
                missing = fault;
                lost.add(Pipeline.named(entry, entry).done());
            }
        }
        if (missing != null && lost.size() == entries.size()) {
            throw missing;
        }
        return List.copyOf(projects.values());
    }

    private List<Project> found(String entry) throws ServerFault {
        try {
            Project project = http.ask("api/v4/projects/" + encoded(entry)).json(Project.class, wire -> wire);
            return List.of(project);
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING) {
                throw fault;
            }
            return ofGroup(entry);
        }
    }

    private List<Project> ofGroup(String group) throws ServerFault {
        List<Project> projects = new ArrayList<>();
        for (int page = 1; page <= PAGES_AT_MOST; page++) {
            Project[] some = http.ask("api/v4/groups/" + encoded(group) + "/projects")
                    .query("include_subgroups", "true")
                    .query("with_shared", "false")
                    .query("archived", "false")
                    .query("simple", "true")
                    .query("order_by", "id")
                    .query("per_page", String.valueOf(PAGE))
                    .query("page", String.valueOf(page))
                    .json(Project[].class, all -> all);
            projects.addAll(Json.list(Arrays.asList(some)));
            if (some.length < PAGE) {
                return projects;
            }
        }
        throw new ServerFault(FaultKind.TOO_LARGE, Word.LARGE_GROUP, group);
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private List<GitLabBranch> branches(Project project) throws ServerFault {
        var wish = new GitLabWish(
                Json.text(project.name()), Json.text(project.url()), Json.text(project.mainLine()), selection);
        var changed = new HashMap<String, String>();
        Set<String> refs = new LinkedHashSet<>(List.of(Json.text(project.mainLine())));
        selection.branches().stream().filter(Glob::isExact).map(Glob::toString).forEach(refs::add);
        for (String ref : refs) {
            wish.take(ref, runs(project, ref, RUNS, changed), List.of());
        }
        if (GitLabWish.wantsNewest(selection) || selection.pullRequests()) {
            List<GitLabRun> newest = runs(project, "", PAGE, changed);
            wish.take("", newest, selection.pullRequests() ? requests(project, newest) : List.of());
        }
        List<GitLabBranch> branches = new ArrayList<>();
        for (GitLabBranch branch : wish.branches()) {
            branches.add(whole(project, branch, changed));
        }
        return branches;
    }

    /// @param changed takes when each run last changed, by its id
    private List<GitLabRun> runs(Project project, String ref, int count, Map<String, String> changed)
            throws ServerFault {
        Ask ask = http.ask("api/v4/projects/" + project.number() + "/pipelines")
                .query("per_page", String.valueOf(count))
                .query("order_by", "id");
        List<Run> runs =
                (ref.isEmpty() ? ask : ask.query("ref", ref)).json(Run[].class, all -> Json.list(Arrays.asList(all)));
        runs.forEach(run -> changed.put(Json.text(run.id()), Json.text(run.updated())));
        return runs.stream().map(Run::plain).toList();
    }

    private List<GitLabBranch> requests(Project project, List<GitLabRun> newest) throws ServerFault {
        List<Request> open = http.ask("api/v4/projects/" + project.id() + "/merge_requests")
                .query("state", "opened")
                .query("order_by", "updated_at")
                .query("per_page", "50")
                .json(Request[].class, requests -> Json.list(Arrays.asList(requests)));
        return open.stream()
                .map(each -> new GitLabBranch(
                        Json.text(project.name()),
                        new Branch("!" + Json.text(each.iid()), Branch.Kind.PULL_REQUEST),
                        each.url(),
                        newest.stream().filter(run -> each.has(run, project)).toList()))
                .toList();
    }

    /// The list leaves out the times and whether there were warnings, so the runs that are shown are read once
    /// more.
    private GitLabBranch whole(Project project, GitLabBranch branch, Map<String, String> changed) throws ServerFault {
        GitLabRun last = branch.last();
        GitLabRun current = branch.current();
        List<GitLabRun> runs = new ArrayList<>();
        for (GitLabRun run : branch.runs()) {
            boolean shown = run == last || run == current;
            runs.add(shown ? whole(project, run, changed.getOrDefault(run.id(), "")) : run);
        }
        return new GitLabBranch(branch.project(), branch.branch(), branch.url(), runs);
    }

    private GitLabRun whole(Project project, GitLabRun run, String changed) throws ServerFault {
        String key = String.join(" ", project.number(), run.id(), run.status(), changed);
        Optional<GitLabRun> known = kept.of(key);
        if (known.isPresent()) {
            return known.get();
        }
        GitLabRun whole = http.ask("api/v4/projects/" + project.number() + "/pipelines/" + run.id())
                .json(Run.class, Run::plain);
        if (!whole.activity().isBusy() && !changed.isEmpty()) {
            kept.keep(key, whole);
        }
        return whole;
    }

    /// REST does not mark the jobs that were repeated: of a run that goes on again all failed ones are meant.
    private Map<Closer, GitLabRun.Detail> lookCloser(Closer one, Map<String, String> numbers) throws ServerFault {
        String project = numbers.getOrDefault(one.project(), "");
        GitLabRun run = one.run();
        List<GitLabRun.Job> jobs = http.ask("api/v4/projects/" + project + "/pipelines/" + run.id() + "/jobs")
                .query("scope[]", "failed")
                .query("scope[]", "canceled")
                .query("include_retried", String.valueOf(run.isRepeated()))
                .query("per_page", String.valueOf(GitLabRun.Detail.JOBS_AT_MOST))
                .json(
                        Job[].class,
                        all -> Json.list(Arrays.asList(all)).stream()
                                .map(job -> job.plain(run.isRepeated()))
                                .toList());
        return Map.of(one, new GitLabRun.Detail(jobs, run.user()));
    }

    private record Project(
            @Nullable String id,
            @SerializedName("path_with_namespace") @Nullable String name,
            @SerializedName("default_branch") @Nullable String mainLine,
            @SerializedName("web_url") @Nullable String url) {
        String number() {
            return Json.text(id);
        }
    }

    /// A run in the list, or whole: then it also has its times, its user and its detailed status.
    private record Run(
            @Nullable String id,
            @Nullable String iid,
            @Nullable String status,
            @Nullable String ref,
            @Nullable String sha,
            @SerializedName("updated_at") @Nullable String updated,
            @SerializedName("started_at") @Nullable String started,
            @SerializedName("finished_at") @Nullable String finished,
            @SerializedName("yaml_errors") @Nullable String mistakes,
            @SerializedName("web_url") @Nullable String url,
            @SerializedName("detailed_status") @Nullable Status detailed,
            @Nullable User user) {
        GitLabRun plain() {
            return new GitLabRun(
                    Json.text(id),
                    Json.text(iid),
                    Json.text(status),
                    detailed != null && GitLabRun.warns(detailed.group()),
                    Json.text(mistakes),
                    Json.text(ref),
                    Json.text(sha),
                    Times.iso(started),
                    Times.iso(finished),
                    url,
                    user == null ? "" : Json.text(user.name()));
        }
    }

    private record Status(@Nullable String group) {}

    private record User(@Nullable String name) {}

    private record Request(
            @Nullable String iid,
            @SerializedName("source_branch") @Nullable String branch,
            @SerializedName("source_project_id") @Nullable String source,
            @SerializedName("web_url") @Nullable String url) {
        /// A fork's branch may have the name of one of the project's own.
        boolean has(GitLabRun run, Project project) {
            boolean own = source == null || source.equals(project.number());
            return (own && run.ref().equals(branch)) || run.ref().startsWith("refs/merge-requests/" + iid + "/");
        }
    }

    private record Job(
            @Nullable String name,
            @Nullable String stage,
            @Nullable String status,
            @SerializedName("allow_failure") @Nullable Boolean allowFailure,
            @SerializedName("failure_reason") @Nullable String reason) {
        GitLabRun.Job plain(boolean retried) {
            return new GitLabRun.Job(
                    Json.text(stage),
                    Json.text(name),
                    Json.text(status),
                    Json.text(reason),
                    Boolean.TRUE.equals(allowFailure),
                    retried);
        }
    }
}
