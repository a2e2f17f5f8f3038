package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitLabBranchTest {
    private static final Instant ENDED = Instant.parse("2026-11-22T09:05:00Z");

    /// Runs are written newest first; `~` marks one that ended before and was started again.
    @ParameterizedTest
    @CsvSource({
        "what it was is not known,        ~running success,        unknown, running",
        "also while it only waits,        ~pending success,        unknown, queued",
        "another one failed since,        failed ~running,         failed,  running",
        "another one passed since,        success ~running,        passed,  running",
        "a new one runs beside it,        running ~running failed, failed,  running",
        "an odd word is no older green,   levitating success,      unknown, unknown",
        "nor while the next one runs,     running levitating success, unknown, running",
        "nor while that is cancelled,     canceled levitating success, unknown, idle",
        "cancelled is no verdict,         canceled failed,         failed,  idle",
        "waiting is no verdict,           manual failed,           failed,  waiting"
    })
    void withoutACloserLook(String what, String runs, String outcome, String activity) {
        Pipeline seen = branch(runs).pipeline(_ -> GitLabRun.Detail.NONE);
        assertEquals(outcome, seen.last().outcome().word(), what);
        assertEquals(activity, seen.activity().word(), what);
    }

    @ParameterizedTest
    @CsvSource({
        "a job was repeated,               failed retried,     failed,  running",
        "none ever failed,                 '',                 passed,  running",
        "one failed that may,              allowed,            unstable, running",
        "one failed before or since,       failed,             unknown, running-failing",
        "it was cancelled and not a verdict, canceled retried, failed,  running"
    })
    void aCloserLookTellsHowItEndedBeforeItWasStartedAgain(String what, String job, String outcome, String activity) {
        List<GitLabRun.Job> jobs = job.isEmpty() ? List.of() : List.of(job(job));
        Pipeline seen = branch("~running failed").pipeline(_ -> new GitLabRun.Detail(jobs, ""));
        assertEquals(outcome, seen.last().outcome().word(), what);
        assertEquals(activity, seen.activity().word(), what);
    }

    @Test
    void moreJobsThanWereAskedForMayHideTheOneThatFailed() {
        List<GitLabRun.Job> many = Collections.nCopies(GitLabRun.Detail.JOBS_AT_MOST, job("allowed"));
        assertEquals(Outcome.UNKNOWN, new GitLabRun.Detail(many, "").before());
    }

    @Test
    void theOddWordIsThatOfTheRunThatCounts() {
        Pipeline seen = branch("running levitating success").pipeline(_ -> GitLabRun.Detail.NONE);
        assertEquals("levitating", seen.oddWord());
        assertEquals(
                "",
                branch("running success levitating")
                        .pipeline(_ -> GitLabRun.Detail.NONE)
                        .oddWord());
        assertEquals(Activity.RUNNING, seen.activity());
    }

    private static GitLabRun.Job job(String words) {
        boolean cancelled = words.startsWith("canceled");
        return new GitLabRun.Job(
                "test",
                "unit",
                cancelled ? "CANCELED" : "FAILED",
                "",
                words.equals("allowed"),
                words.endsWith("retried"));
    }

    private static GitLabBranch branch(String runs) {
        List<String> words = Arrays.asList(runs.split(" "));
        List<GitLabRun> all =
                words.stream().map(word -> run(9 - words.indexOf(word), word)).toList();
        return new GitLabBranch("shop/cart", new Branch("main", Branch.Kind.DEFAULT), null, all);
    }

    private static GitLabRun run(int number, String word) {
        boolean ended = word.startsWith("~") || word.equals("success") || word.equals("failed");
        return new GitLabRun(
                String.valueOf(number),
                "",
                word.replace("~", ""),
                false,
                "",
                "main",
                "",
                null,
                ended ? ENDED : null,
                null,
                "");
    }
}
