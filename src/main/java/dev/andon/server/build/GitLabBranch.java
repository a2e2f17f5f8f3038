package dev.andon.server.build;

import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.people.Person;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The runs of one branch or merge request, and what they make together. Pure.
///
/// @param project the project's full path
/// @param runs newest first; not empty
record GitLabBranch(String project, Branch branch, @Nullable String url, List<GitLabRun> runs) {
    /// The run that goes on: a busy one, else the newest when it waits for somebody.
    @Nullable
    GitLabRun current() {
        return runs.stream()
                .filter(run -> run.activity().isBusy())
                .findFirst()
                .orElse(runs.getFirst().activity() == Activity.WAITING ? runs.getFirst() : null);
    }

    /// Cancelled and skipped runs say nothing about the code, so an older conclusive one counts. One with a word
    /// we do not know counts as well: it must not hide behind an older green.
    @Nullable
    GitLabRun last() {
        return runs.stream()
                .filter(run -> run.outcome().isConclusive() || run.isOdd())
                .findFirst()
                .orElse(runs.stream()
                        .filter(run -> run.outcome() != Outcome.UNKNOWN)
                        .findFirst()
                        .orElse(null));
    }

    /// The runs that are worth a closer look: the red one and the one that goes on.
    List<GitLabRun> interesting() {
        GitLabRun current = current();
        GitLabRun last = last();
        return Stream.of(
                        current == null || !current.activity().isBusy() ? null : current,
                        last == null || !last.outcome().isRed() ? null : last)
                .filter(Objects::nonNull)
                .toList();
    }

    /// Whether only a closer look tells how it ended before it goes on now. Somebody may also start a job of an
    /// old run again, to bring back what was live then: that says nothing about what came after it.
    boolean isRepeated() {
        GitLabRun current = current();
        GitLabRun last = last();
        return current != null && current.isRepeated() && (last == null || runs.indexOf(current) < runs.indexOf(last));
    }

    /// @param close what the closer look brought
    Pipeline pipeline(Function<GitLabRun, GitLabRun.Detail> close) {
        GitLabRun current = current();
        GitLabRun last = last();
        GitLabRun.Detail now = current == null ? GitLabRun.Detail.NONE : close.apply(current);
        String id = branch.kind() == Branch.Kind.DEFAULT ? project : project + "@" + branch.name();
        return Pipeline.named(id, project)
                .branch(branch)
                .url(url)
                .activity(activity(current, now))
                .last(finished(current, now, close))
                .current(
                        current == null ? null : build(current, Outcome.UNKNOWN).finished(null))
                .estimate(estimate())
                .oddWord(last != null && last.isOdd() ? last.status() : "")
                .done();
    }

    private Activity activity(@Nullable GitLabRun current, GitLabRun.Detail now) {
        Activity activity = current == null ? runs.getFirst().activity() : current.activity();
        return activity == Activity.RUNNING && !now.failed().isEmpty() ? Activity.RUNNING_FAILING : activity;
    }

    private Build finished(
            @Nullable GitLabRun current, GitLabRun.Detail now, Function<GitLabRun, GitLabRun.Detail> close) {
        if (current != null && isRepeated() && now.before() != Outcome.CANCELLED) {
            // It goes on under the same number: what it was counts until it ends again, also when that is not known.
            return explained(build(current, now.before()), now.repeated(), now.author());
        }
        GitLabRun last = last();
        if (last == null) {
            return Build.NONE;
        }
        GitLabRun.Detail why = close.apply(last);
        return explained(build(last, last.outcome(why.failed())), why.failed(), why.author());
    }

    private static Build explained(Build build, List<GitLabRun.Job> failed, String author) {
        if (!build.outcome().isRed()) {
            return build;
        }
        return build.failing(failed.stream()
                        .map(GitLabRun.Job::title)
                        .filter(title -> !title.isBlank())
                        .distinct()
                        .toList())
                .brokenBy(Person.each(List.of(author)));
    }

    private static Build build(GitLabRun run, Outcome outcome) {
        return Build.of(run.id(), outcome)
                .started(run.started())
                .finished(run.finished())
                .revision(run.sha())
                .at(run.url());
    }

    /// The median of what passed.
    private @Nullable Duration estimate() {
        return Estimate.median(runs.stream()
                .filter(run -> run.outcome() == Outcome.PASSED || run.outcome() == Outcome.UNSTABLE)
                .map(run -> build(run, Outcome.PASSED).duration())
                .filter(Objects::nonNull));
    }
}
