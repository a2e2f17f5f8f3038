package dev.andon.board;

import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Commit;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known of one pipeline: what the server says now, and what is remembered of what it said before.
///
/// @param pipeline as last seen
/// @param verdict its newest conclusive build, remembered even when the server only shows a cancelled one now
/// @param found when we first saw that build, by our clock
/// @param since when the verdict's outcome began, as far as known
/// @param streak how many builds in a row ended red, as far as known
/// @param breakers who may have broken it when it turned red
/// @param begun when the build that now runs began; by the server, or by the first look that saw it
/// @param durations how long its last builds took, newest last
/// @param verdicts how the revisions ended that it built last, in the order in which they were first seen
/// @param vanished when the server stopped mentioning it, or null
public record Known(
        Pipeline pipeline,
        Build verdict,
        Instant found,
        @Nullable Instant since,
        int streak,
        List<Person> breakers,
        @Nullable Instant begun,
        List<Duration> durations,
        List<Verdict> verdicts,
        @Nullable Instant vanished) {
    private static final int DURATIONS_KEPT = 5;

    /// The first sight of a pipeline.
    static Known first(Pipeline pipeline, Instant at) {
        Build last = pipeline.last();
        return new Known(
                pipeline,
                last,
                at,
                firstSince(pipeline, at),
                last.outcome().isRed() ? Math.max(1, pipeline.streak()) : 0,
                last.outcome().isRed() ? last.breakers() : List.of(),
                begun(pipeline, null, at),
                remember(List.of(), last),
                Verdict.remember(List.of(), last),
                null);
    }

    /// A pipeline that the settings name and the server never mentioned.
    static Known absent(String name, Instant at) {
        return new Known(
                Pipeline.named(name, name).done(), Build.NONE, at, null, 0, List.of(), null, List.of(), List.of(), at);
    }

    /// The next sight of the same pipeline.
    Known seen(Pipeline now, Instant at) {
        if (vanished == null && now.equals(pipeline)) {
            return this;
        }
        Build last = now.last();
        if (!last.outcome().isConclusive() && verdict.outcome().isConclusive()) {
            return new Known(
                    now, verdict, found, since, streak, breakers, begun(now, this, at), durations, verdicts, null);
        }
        boolean sameColour = last.outcome() == verdict.outcome()
                || (last.outcome().isRed() && verdict.outcome().isRed());
        boolean anotherBuild = !isSameBuild(last, verdict);
        return new Known(
                now,
                last,
                anotherBuild ? at : found,
                now.since() != null ? notAfter(now.since(), at) : sameColour ? since : began(last, at),
                streak(now, anotherBuild),
                breakers(last, sameColour),
                begun(now, this, at),
                anotherBuild ? remember(durations, withObservedTimes(last, at)) : durations,
                Verdict.remember(verdicts, last),
                null);
    }

    /// The server no longer mentions it.
    Known gone(Instant at) {
        return vanished != null
                ? this
                : new Known(pipeline, verdict, found, since, streak, breakers, null, durations, verdicts, at);
    }

    /// Whether it stands for a name that the server never mentioned.
    boolean isNeverSeen() {
        return vanished != null && verdict.outcome() == Outcome.UNKNOWN && pipeline.activity() == Activity.UNKNOWN;
    }

    /// Whether the server, though it answers, does not say how the pipeline stands: by a word that we do not
    /// know, or by showing no result while nothing goes on. What is remembered must not shine green then.
    public boolean isUnclear() {
        Activity activity = pipeline.activity();
        boolean goesOn = activity.isBusy() || activity == Activity.WAITING;
        return !pipeline.oddWord().isEmpty() || (pipeline.last().outcome() == Outcome.UNKNOWN && !goesOn);
    }

    /// How the newest conclusive build of a revision ended, as far as remembered.
    Outcome outcomeOf(String commit) {
        return verdicts.stream()
                .filter(verdict -> Commit.isSame(verdict.commit(), commit))
                .findFirst()
                .map(Verdict::outcome)
                .orElse(Outcome.UNKNOWN);
    }

    /// The revision that it builds now or soon; empty when it builds nothing, or nobody knows what.
    String building() {
        Build current = pipeline.current();
        Activity activity = pipeline.activity();
        return current == null || !activity.isBusy() || activity == Activity.CANCELLING ? "" : current.commit();
    }

    /// How long a build takes: what the server says, else the median of what was seen.
    public @Nullable Duration estimate() {
        if (pipeline.estimate() != null) {
            return pipeline.estimate();
        }
        return durations.isEmpty() ? null : durations.stream().sorted().toList().get(durations.size() / 2);
    }

    private int streak(Pipeline now, boolean anotherBuild) {
        if (!now.last().outcome().isRed()) {
            return 0;
        }
        if (now.streak() > 0) {
            return now.streak();
        }
        if (!verdict.outcome().isRed()) {
            return 1;
        }
        return anotherBuild ? streak + 1 : streak;
    }

    private List<Person> breakers(Build last, boolean sameColour) {
        if (!last.outcome().isRed()) {
            return List.of();
        }
        return sameColour && !breakers.isEmpty() ? breakers : last.breakers();
    }

    /// A feed such as CCTray gives no start, but we may have seen the build begin.
    private Build withObservedTimes(Build last, Instant at) {
        if (last.duration() != null || begun == null) {
            return last;
        }
        return last.started(begun)
                .finished(last.finished() != null && last.finished().isAfter(begun) ? last.finished() : at);
    }

    /// Labels alone do not tell builds apart: CruiseControl.NET repeats the last successful one.
    private static boolean isSameBuild(Build one, Build other) {
        return one.label().equals(other.label())
                && one.outcome() == other.outcome()
                && Objects.equals(one.started(), other.started())
                && Objects.equals(one.finished(), other.finished());
    }

    private static @Nullable Instant firstSince(Pipeline pipeline, Instant at) {
        if (pipeline.since() != null) {
            return notAfter(pipeline.since(), at);
        }
        return pipeline.last().outcome() == Outcome.UNKNOWN ? null : began(pipeline.last(), at);
    }

    private static Instant began(Build build, Instant at) {
        Instant end = build.finished() != null ? build.finished() : build.started();
        return end == null ? at : notAfter(end, at);
    }

    private static @Nullable Instant begun(Pipeline now, @Nullable Known before, Instant at) {
        if (!now.activity().isRunning()) {
            return null;
        }
        Build current = now.current();
        if (current != null && current.started() != null) {
            return notAfter(current.started(), at);
        }
        // Another last build means that the one we saw begin has ended, and this is the next.
        return before != null && before.begun != null && isSameBuild(now.last(), before.pipeline.last())
                ? before.begun
                : at;
    }

    /// A server's clock may run ahead of ours; nothing we show began in the future.
    private static Instant notAfter(Instant time, Instant at) {
        return time.isAfter(at) ? at : time;
    }

    private static List<Duration> remember(List<Duration> before, Build build) {
        Duration took = build.outcome() == Outcome.CANCELLED ? null : build.duration();
        if (took == null || took.isZero()) {
            return before;
        }
        List<Duration> all = new ArrayList<>(before);
        all.add(took);
        return List.copyOf(all.size() > DURATIONS_KEPT ? all.subList(1, all.size()) : all);
    }
}
