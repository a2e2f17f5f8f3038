package dev.andon.server.build;

import dev.andon.build.Build;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Stretch;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.server.http.Slice;
import dev.andon.server.http.Slices;
import dev.andon.source.ServerFault;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The logs of a run's jobs (`trace`), which grow while a job runs. Where GitLab sends no part of one, the rest
/// is read past; where it keeps them at another host, no token is shown there. After GitLab's REST API for jobs.
///
/// @param http the door to the host, saying who asks
record GitLabLog(Http http) implements Logs {
    @Override
    public List<Log> logs(Pipeline pipeline, Build build) throws ServerFault {
        Optional<GitLabPage> page = GitLabPage.of(pipeline, build);
        return page.isEmpty()
                ? List.of()
                : jobs(http, page.get(), "").stream()
                        .filter(Job::hasBegun)
                        .map(job -> job.log(page.get()))
                        .toList();
    }

    /// The jobs of a run in the order in which they were made.
    ///
    /// @param scope a status, or empty for all
    static List<Job> jobs(Http http, GitLabPage page, String scope) throws ServerFault {
        var ask = http.askAddress(page.run() + "/jobs")
                .query("include_retried", "false")
                .query("per_page", "100");
        return (scope.isEmpty() ? ask : ask.query("scope[]", scope))
                .json(
                        Job[].class,
                        all -> Json.list(Arrays.asList(all)).stream()
                                .sorted(Comparator.comparing(Job::id))
                                .toList());
    }

    @Override
    public LogPart read(Log log, Stretch stretch) throws ServerFault {
        var door = new ByteLog.Door() {
            @Override
            public Slice from(long at, int atMost) throws ServerFault {
                return trace(log).from(at, atMost);
            }

            @Override
            public Slice last(int atMost) throws ServerFault {
                return trace(log).last(atMost);
            }
        };
        return ByteLog.read(stretch, door, log.growing());
    }

    @Override
    public long whole(Log log, Consumer<String> taker) throws ServerFault {
        return ByteLog.whole(trace(log), log.growing(), taker);
    }

    private Slices trace(Log log) {
        return http.askAddress(log.id() + "/trace").slices().elsewhere();
    }

    /// A job of a run.
    record Job(
            long id,
            @Nullable String name,
            @Nullable String stage,
            @Nullable String status,
            @Nullable Boolean allow_failure,
            @Nullable String started_at) {
        private boolean hasBegun() {
            return started_at != null;
        }

        private boolean runs() {
            return "running".equals(status) || "canceling".equals(status);
        }

        private Outcome outcome() {
            return switch (Json.text(status)) {
                case "success" -> Outcome.PASSED;
                case "failed" -> Boolean.TRUE.equals(allow_failure) ? Outcome.UNSTABLE : Outcome.FAILED;
                case "canceled" -> Outcome.CANCELLED;
                case "skipped" -> Outcome.SKIPPED;
                default -> Outcome.UNKNOWN;
            };
        }

        String title() {
            return stage == null || stage.isBlank() ? Json.text(name) : stage + ": " + Json.text(name);
        }

        private Log log(GitLabPage page) {
            return new Log(page.project() + "/jobs/" + id, title(), outcome(), runs());
        }
    }
}
