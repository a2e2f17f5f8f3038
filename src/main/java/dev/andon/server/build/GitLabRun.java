package dev.andon.server.build;

import dev.andon.build.Activity;
import dev.andon.build.Outcome;
import dev.andon.server.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One run of a project's pipeline, in GitLab's own words, whichever interface told it.
///
/// @param id its number on the whole server, which is the one that GitLab shows
/// @param iid its number within the project
/// @param status one of the words of `PipelineStatusEnum`, in any case
/// @param warnings whether a job failed that was allowed to
/// @param trouble why GitLab itself ended it, or empty
/// @param finished when it ended; set in a run that goes on means that it ended before and was started again
/// @param user who started it, or empty
record GitLabRun(
        String id,
        String iid,
        String status,
        boolean warnings,
        String trouble,
        String ref,
        String sha,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable String url,
        String user) {
    /// Reasons of failed jobs that lie with the server and not with the code, as REST writes them (without
    /// underscores) and as the tool tip of a job does.
    private static final Set<String> SERVER_REASONS = Set.of(
            "api failure",
            "stuck or timeout failure",
            "stuck pending no runner",
            "runner system failure",
            "runner unsupported",
            "unsupported runner",
            "runner provisioning timeout",
            "stale schedule",
            "job execution timeout",
            "job execution server timeout",
            "scheduler failure",
            "data integrity failure",
            "no matching runner",
            "no matching runner available",
            "ci quota exceeded",
            "no more ci minutes available",
            "no more compute minutes available",
            "trace size exceeded",
            "log size limit exceeded");

    /// What a closer look at one run brings: its jobs that failed or were cancelled.
    ///
    /// @param author who wrote its commit, or empty
    record Detail(List<Job> jobs, String author) {
        /// How many jobs a closer look asks for.
        static final int JOBS_AT_MOST = 50;

        /// Nothing was looked at.
        static final Detail NONE = new Detail(List.of(), "");

        /// The jobs for which it is red now.
        List<Job> failed() {
            return jobs.stream()
                    .filter(job -> job.isBlocking() && !job.retried())
                    .toList();
        }

        /// The jobs for which it was red before they were started again.
        List<Job> repeated() {
            return jobs.stream()
                    .filter(job -> job.isBlocking() && job.retried())
                    .toList();
        }

        /// How a run ended before it was started again: by a repeated job, or by a manual job that somebody
        /// played. A job that failed and was not repeated may have failed only since then.
        Outcome before() {
            if (!repeated().isEmpty()) {
                return Outcome.FAILED;
            }
            if (this == NONE || !failed().isEmpty() || jobs.size() >= JOBS_AT_MOST) {
                return Outcome.UNKNOWN;
            }
            if (jobs.stream().anyMatch(job -> !job.isFailed())) {
                return Outcome.CANCELLED;
            }
            return jobs.isEmpty() ? Outcome.PASSED : Outcome.UNSTABLE;
        }
    }

    /// @param reason why it failed, in GitLab's words, or empty
    /// @param allowed whether it may fail
    /// @param retried whether it was started again since
    record Job(String stage, String name, String status, String reason, boolean allowed, boolean retried) {
        private boolean isFailed() {
            return status.equalsIgnoreCase("failed");
        }

        private boolean isBlocking() {
            return isFailed() && !allowed;
        }

        /// The part in brackets of `failed - (script failure)`, or the code that REST gives.
        private boolean isServerTrouble() {
            String said = reason.toLowerCase(Locale.ROOT).replace('_', ' ');
            int open = said.indexOf('(');
            int close = said.indexOf(')', open + 1);
            return SERVER_REASONS.contains(open >= 0 && close > open ? said.substring(open + 1, close) : said);
        }

        String title() {
            return stage.isEmpty() ? name : stage + ": " + name;
        }
    }

    Outcome outcome() {
        return switch (word()) {
            case "success" -> warnings ? Outcome.UNSTABLE : Outcome.PASSED;
            case "failed" -> trouble.isEmpty() ? Outcome.FAILED : Outcome.ERRORED;
            case "canceled" -> Outcome.CANCELLED;
            case "skipped" -> Outcome.SKIPPED;
            default -> Outcome.UNKNOWN;
        };
    }

    /// Red for the server's sake when every job that failed did.
    Outcome outcome(List<Job> failed) {
        boolean serverTrouble = !failed.isEmpty() && failed.stream().allMatch(Job::isServerTrouble);
        return outcome() == Outcome.FAILED && serverTrouble ? Outcome.ERRORED : outcome();
    }

    Activity activity() {
        return switch (word()) {
            case "created", "pending", "preparing", "waiting_for_resource", "waiting_for_callback", "scheduled" ->
                Activity.QUEUED;
            case "running" -> Activity.RUNNING;
            case "canceling" -> Activity.CANCELLING;
            case "manual" -> Activity.WAITING;
            case "success", "failed", "canceled", "skipped" -> Activity.IDLE;
            default -> Activity.UNKNOWN;
        };
    }

    /// Whether its status is a word that we do not know.
    boolean isOdd() {
        return activity() == Activity.UNKNOWN;
    }

    /// Whether it ended before and goes on again: GitLab repeats failed jobs within the same run.
    boolean isRepeated() {
        return activity().isBusy() && finished != null;
    }

    private String word() {
        return status.toLowerCase(Locale.ROOT);
    }

    /// `success-with-warnings`, in the spellings of several versions.
    static boolean warns(@Nullable String group) {
        return Json.text(group).replace('_', '-').equalsIgnoreCase("success-with-warnings");
    }
}
