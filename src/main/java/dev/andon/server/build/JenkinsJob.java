package dev.andon.server.build;

import com.google.gson.annotations.SerializedName;
import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.server.http.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What Jenkins or Hudson says of one item: a job, or what holds jobs (a folder, an organization, a project with
/// a job for each branch, a view, the server itself).
///
/// @param type the item's class; Hudson tells none
/// @param fullName its name with those of its folders, each percent-encoded where it is a branch's; Hudson tells
///     none
/// @param color the ball's colour; what holds jobs has none
/// @param lastBuild the newest one, running or not
/// @param lastCompletedBuild the newest one that ended, however it did
/// @param lastSuccessfulBuild the newest one that ended as `SUCCESS` or `UNSTABLE`
/// @param lastFailedBuild the newest one that ended as `FAILURE`
record JenkinsJob(
        @SerializedName("_class") @Nullable String type,
        @Nullable String name,
        @Nullable String fullName,
        @Nullable String url,
        @Nullable String color,
        @Nullable Boolean buildable,
        @Nullable Boolean inQueue,
        @Nullable Integer nextBuildNumber,
        @Nullable JenkinsRun lastBuild,
        @Nullable JenkinsRun lastCompletedBuild,
        @Nullable JenkinsRun lastSuccessfulBuild,
        @Nullable JenkinsRun lastFailedBuild,
        @Nullable List<@Nullable JenkinsJob> jobs) {
    /// What is asked of a job, as the API's `tree` writes it.
    ///
    /// Aborted builds hide nothing: the newest build that counts is the newer of the last successful and the last
    /// failed one, however many were aborted after it. The server keeps both as links, while a range of builds
    /// (`builds[…]{0,5}`) would make it load five for each job and still miss the sixth; Hudson has no ranges.
    static final String FIELDS = "_class,name,fullName,url,color,buildable,inQueue,nextBuildNumber"
            + ",lastBuild[" + JenkinsRun.NEWEST
            + "],lastCompletedBuild[" + JenkinsRun.BRIEF
            + "],lastSuccessfulBuild[" + JenkinsRun.WHOLE
            + "],lastFailedBuild[" + JenkinsRun.WHOLE + "]";

    boolean isJob() {
        return lastBuild != null
                || lastCompletedBuild != null
                || (jobs == null && (color != null || buildable != null));
    }

    /// Whether its builds are made of stages.
    boolean hasStages() {
        return Json.text(type).endsWith(".WorkflowJob");
    }

    /// Whether each of its jobs is a branch.
    boolean hasBranches() {
        return Json.text(type).contains("MultiBranchProject");
    }

    Pipeline pipeline(String id, String name, @Nullable Branch branch) {
        JenkinsRun running = running();
        Activity activity = activity(running);
        Pipeline.Draft draft = Pipeline.named(id, name)
                .branch(branch)
                .url(url)
                .activity(activity)
                .current(running != null ? running.running() : queued(activity))
                .estimate(estimate())
                .oddWord(activity == Activity.UNKNOWN ? color : null);
        JenkinsRun decisive = decisive();
        if (decisive == null) {
            return draft.done();
        }
        Outcome outcome = decisive.outcome();
        boolean first = isFirstOfItsKind(decisive, outcome);
        return draft.last(decisive.ended())
                .since(first ? decisive.finished() : null)
                .streak(first && outcome.isRed() ? 1 : 0)
                .claim(outcome == Outcome.PASSED ? null : decisive.claim())
                .oddWord(outcome == Outcome.UNKNOWN ? decisive.result() : activity == Activity.UNKNOWN ? color : null)
                .done();
    }

    /// The newest finished build that counts; if none does, the newest finished one.
    private @Nullable JenkinsRun decisive() {
        JenkinsRun newest = null;
        // The last completed one is told briefly: it comes first and gives way to its own longer telling.
        for (JenkinsRun run : Json.list(Stream.of(lastCompletedBuild, lastFailedBuild, lastSuccessfulBuild)
                .toList())) {
            if (newest == null
                    || (run.counts() && !newest.counts())
                    || (run.counts() == newest.counts() && run.order() >= newest.order())) {
                newest = run;
            }
        }
        return newest;
    }

    /// The answer is made while builds end: the same build may stand in it as running and, further on, as ended.
    private @Nullable JenkinsRun running() {
        boolean runs = lastBuild != null
                && Boolean.TRUE.equals(lastBuild.building())
                && (lastCompletedBuild == null || lastCompletedBuild.order() < lastBuild.order());
        return runs ? lastBuild : null;
    }

    private Activity activity(@Nullable JenkinsRun running) {
        if (running != null) {
            boolean failing =
                    running.outcome().isRed() || !running.cells(Outcome.FAILED).isEmpty();
            return failing ? Activity.RUNNING_FAILING : Activity.RUNNING;
        }
        if (Boolean.TRUE.equals(inQueue)) {
            return Activity.QUEUED;
        }
        // What the colour says of results and of running is said better elsewhere.
        return switch (Json.text(color).toLowerCase(Locale.ROOT).replace("_anime", "")) {
            case "red", "yellow", "blue", "green", "grey", "aborted", "notbuilt", "nobuilt" ->
                isSwitchedOff() ? Activity.DISABLED : Activity.IDLE;
            case "disabled" -> Activity.DISABLED;
            default -> Activity.UNKNOWN;
        };
    }

    /// A branch that is gone keeps its colour but cannot be built. External jobs never can: Jenkins only watches
    /// them.
    private boolean isSwitchedOff() {
        return Boolean.FALSE.equals(buildable) && !Json.text(type).endsWith(".ExternalJob");
    }

    private @Nullable Build queued(Activity activity) {
        return activity == Activity.QUEUED
                ? Build.of(nextBuildNumber == null ? "" : nextBuildNumber.toString(), Outcome.UNKNOWN)
                : null;
    }

    private @Nullable Duration estimate() {
        Long told = lastBuild == null ? null : lastBuild.estimatedDuration();
        Long took = lastSuccessfulBuild == null ? null : lastSuccessfulBuild.duration();
        Long millis = told != null && told > 0 ? told : took;
        return millis == null ? null : Duration.ofMillis(millis);
    }

    /// Whether the build before it is known to have ended otherwise. The links reach no further back; who watches
    /// remembers.
    private boolean isFirstOfItsKind(JenkinsRun decisive, Outcome outcome) {
        JenkinsRun other = outcome.isRed() ? lastSuccessfulBuild : outcome == Outcome.PASSED ? lastFailedBuild : null;
        return outcome.isConclusive()
                && decisive.order() > 0
                && (other == null ? 0 : other.order()) == decisive.order() - 1;
    }
}
