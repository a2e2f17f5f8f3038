package dev.andon.server.build;

import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.History;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.PartRerunner;
import dev.andon.build.Pipeline;
import dev.andon.build.Stretch;
import dev.andon.server.http.Json;
import dev.andon.server.http.Slice;
import dev.andon.server.http.Slices;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The runs of a workflow on a Gitea that tells runs: their jobs' logs, the last of them, and their failed jobs
/// once more. Forgejo and older Gitea have nothing of the kind and say so. After Gitea's REST API for actions.
record GiteaBuild(ForgeApi api) implements Logs, History, PartRerunner {
    private static final Pattern WORKFLOW = Pattern.compile("/([^/]+/[^/]+)/actions\\?workflow=([^&#]+)");

    @Override
    public List<Log> logs(Pipeline pipeline, Build build) throws ServerFault {
        Optional<Matcher> page = Again.page(build, GiteaAgain.PAGE);
        if (page.isEmpty()) {
            return List.of();
        }
        String actions = "repos/" + page.get().group(1) + "/actions/";
        long run = new GiteaAgain(api).number(actions + "runs", Json.text(build.url()));
        return api
                .ask(actions + "runs/" + run + "/jobs")
                .query("limit", String.valueOf(api.page()))
                .json(Jobs.class, GiteaBuild::given)
                .stream()
                .filter(Job::hasBegun)
                .map(job -> job.log(actions))
                .toList();
    }

    @Override
    public LogPart read(Log log, Stretch stretch) throws ServerFault {
        var door = new ByteLog.Door() {
            @Override
            public Slice from(long at, int atMost) throws ServerFault {
                return text(log).from(at, atMost);
            }

            @Override
            public Slice last(int atMost) throws ServerFault {
                return text(log).last(atMost);
            }
        };
        return ByteLog.read(stretch, door, log.growing());
    }

    @Override
    public long whole(Log log, Consumer<String> taker) throws ServerFault {
        return ByteLog.whole(text(log), log.growing(), taker);
    }

    private Slices text(Log log) {
        return api.ask(log.id()).slices().elsewhere();
    }

    /// The list has the runs of all workflows of the branch: one page of it is read.
    @Override
    public List<Build> history(Pipeline pipeline, int atMost) throws ServerFault {
        Matcher page = WORKFLOW.matcher(pipeline.url() == null ? "" : pipeline.url());
        if (!page.find()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_WORKFLOW);
        }
        Branch branch = pipeline.branch();
        var ask = api.ask("repos/" + page.group(1) + "/actions/runs").query("limit", String.valueOf(api.page()));
        return (branch == null ? ask : ask.query("branch", branch.name()))
                .json(GiteaRuns.Page.class, answer -> builds(answer, page.group(2), atMost));
    }

    private static List<Build> builds(GiteaRuns.Page answer, String file, int atMost) throws ServerFault {
        if (answer.workflow_runs() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer lists no runs.");
        }
        return Json.list(answer.workflow_runs()).stream()
                .filter(run -> run.file().equals(file))
                .map(run -> GiteaRuns.entry(run).build())
                .limit(atMost)
                .toList();
    }

    @Override
    public Acted rerunFailed(Pipeline pipeline) throws ServerFault {
        Optional<Matcher> page = Again.page(pipeline.last(), GiteaAgain.PAGE);
        if (page.isEmpty()) {
            return Again.nothingBuilt();
        }
        String runs = "repos/" + page.get().group(1) + "/actions/runs";
        long run = new GiteaAgain(api).number(runs, Json.text(pipeline.last().url()));
        return api.act(runs + "/" + run + "/rerun-failed-jobs").send("{}").acted();
    }

    private static List<Job> given(Jobs answer) throws ServerFault {
        List<Job> jobs = answer.jobs() == null ? answer.workflow_jobs() : answer.jobs();
        if (jobs == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer lists no jobs.");
        }
        return Json.list(jobs);
    }

    /// Servers differ in what they call the list.
    private record Jobs(
            @Nullable List<@Nullable Job> jobs, @Nullable List<@Nullable Job> workflow_jobs) {}

    private record Job(
            long id,
            @Nullable String name,
            @Nullable String status,
            @Nullable String conclusion) {
        boolean hasBegun() {
            return "in_progress".equals(status) || (hasEnded() && !"skipped".equals(conclusion));
        }

        private boolean hasEnded() {
            return "completed".equals(status);
        }

        Log log(String actions) {
            Outcome outcome = hasEnded() ? GiteaRuns.outcome(Json.text(conclusion)) : Outcome.UNKNOWN;
            return new Log(actions + "jobs/" + id + "/logs", Json.text(name), outcome, !hasEnded());
        }
    }
}
