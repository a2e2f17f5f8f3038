package dev.andon.server.build;

import dev.andon.build.Build;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Stretch;
import dev.andon.server.http.Json;
import dev.andon.server.http.Slice;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// The logs of a run's jobs, which GitHub keeps at another host and sends us there, where no token is shown.
/// There is none before a job has ended. After GitHub's REST API for workflow jobs.
record GitHubLog(ForgeApi api) implements Logs {
    @Override
    public List<Log> logs(Pipeline pipeline, Build build) throws ServerFault {
        Optional<Matcher> page = Again.page(build, GitHubOrders.PAGE);
        if (page.isEmpty()) {
            return List.of();
        }
        String repository = "repos/" + page.get().group(1) + "/actions/";
        return api
                .ask(repository + "runs/" + page.get().group(2) + "/jobs")
                .query("filter", "latest")
                .query("per_page", String.valueOf(GitHub.PAGE))
                .json(Jobs.class, GitHubLog::given)
                .stream()
                .filter(Job::hasBegun)
                .map(job -> job.log(repository))
                .toList();
    }

    @Override
    public LogPart read(Log log, Stretch stretch) throws ServerFault {
        var door = new ByteLog.Door() {
            @Override
            public Slice from(long at, int atMost) throws ServerFault {
                return api.ask(log.id()).slices().elsewhere().from(at, atMost);
            }

            @Override
            public Slice last(int atMost) throws ServerFault {
                return api.ask(log.id()).slices().elsewhere().last(atMost);
            }
        };
        try {
            return ByteLog.read(stretch, door, log.growing());
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING || !log.growing()) {
                throw fault;
            }
            return new LogPart("", 0, 0, false, -1);
        }
    }

    @Override
    public long whole(Log log, Consumer<String> taker) throws ServerFault {
        try {
            return ByteLog.whole(api.ask(log.id()).slices().elsewhere(), log.growing(), taker);
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING || !log.growing()) {
                throw fault;
            }
            return 0;
        }
    }

    private static List<Job> given(Jobs answer) throws ServerFault {
        if (answer.jobs() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer lists no jobs.");
        }
        return Json.list(answer.jobs());
    }

    private record Jobs(@Nullable List<@Nullable Job> jobs) {}

    private record Job(
            long id,
            @Nullable String name,
            @Nullable String status,
            @Nullable String conclusion) {
        boolean hasBegun() {
            return hasEnded() || "in_progress".equals(status);
        }

        private boolean hasEnded() {
            return "completed".equals(status) && !"skipped".equals(conclusion);
        }

        Log log(String repository) {
            Outcome outcome = hasEnded() ? GitHubRuns.outcome(Json.text(conclusion)) : Outcome.UNKNOWN;
            return new Log(repository + "jobs/" + id + "/logs", Json.text(name), outcome, !hasEnded());
        }
    }
}
