package dev.andon.testing;

import dev.andon.build.Outcome;
import dev.andon.build.Past;
import dev.andon.build.Run;
import dev.andon.deploy.Delivery;
import dev.andon.deploy.Release;
import dev.andon.deploy.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A past in the making. Times are hours since its beginning, which is when the team began to remember.
public final class Memory {
    public static final Instant BEGINNING = Instant.parse("2026-11-16T00:00:00Z");

    private final List<Run> runs = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private Instant since = BEGINNING;
    private int number;

    public static Instant hour(double hours) {
        return BEGINNING.plusSeconds(Math.round(hours * 3_600));
    }

    public static Run run(String pipeline, String label, Outcome outcome, String commit, double hour) {
        return new Run(
                "ci",
                pipeline,
                true,
                label,
                outcome,
                commit,
                null,
                hour(hour).minusSeconds(600),
                hour(hour),
                hour(hour),
                List.of());
    }

    /// A build of the main line.
    public Memory built(String pipeline, Outcome outcome, String commit, double hour) {
        runs.add(run(pipeline, "#" + ++number, outcome, commit, hour));
        return this;
    }

    /// A build of another branch.
    public Memory builtBeside(String pipeline, Outcome outcome, double hour) {
        Run run = run(pipeline, "#" + ++number, outcome, "", hour);
        runs.add(new Run(
                run.source(),
                pipeline,
                false,
                run.label(),
                outcome,
                "",
                null,
                run.started(),
                run.finished(),
                run.at(),
                List.of()));
        return this;
    }

    /// A build that was seen to wait.
    public Memory builtAfter(Duration wait, double hour) {
        Run run = run("shop", "#" + ++number, Outcome.PASSED, "", hour);
        Instant queued = hour(hour).minusSeconds(600).minus(wait);
        runs.add(new Run(
                "ci",
                "shop",
                true,
                run.label(),
                Outcome.PASSED,
                "",
                queued,
                run.started(),
                run.finished(),
                run.at(),
                List.of()));
        return this;
    }

    public static Delivery delivery(String environment, String version, Release.Outcome outcome, double hour) {
        return new Delivery(
                "swarm",
                new Service("shop", environment),
                version + "@" + hour,
                version,
                version,
                version.repeat(8),
                hour(hour).minusSeconds(60),
                hour(hour),
                outcome,
                hour(hour),
                "",
                null);
    }

    /// It went live where people get it.
    public Memory live(String version, double hour) {
        deliveries.add(delivery("production", version, Release.Outcome.LIVE, hour));
        return this;
    }

    public Memory deployed(String environment, String version, Release.Outcome outcome, double hour) {
        deliveries.add(delivery(environment, version, outcome, hour));
        return this;
    }

    /// It went live and brought a commit as old as this.
    public Memory liveWith(String version, double oldestCommit, double hour) {
        Delivery one = delivery("production", version, Release.Outcome.LIVE, hour);
        deliveries.add(new Delivery(
                one.source(),
                one.service(),
                one.id(),
                version,
                version,
                one.commit(),
                one.begun(),
                one.finished(),
                one.outcome(),
                one.at(),
                "",
                hour(oldestCommit)));
        return this;
    }

    public Memory since(Instant since) {
        this.since = since;
        return this;
    }

    public Past past() {
        return new Past(since, runs, deliveries);
    }

    /// Six reds of the shop, one more hour each; deploys on most days, of which one was gone back from.
    public static Past week() {
        var memory = new Memory().since(hour(-24 * 20));
        for (int day = 0; day < 6; day++) {
            double hour = 24.0 * day + 8;
            String commit = "abcdef" + day + "0";
            memory.built("shop", Outcome.FAILED, commit, hour)
                    .built("shop", Outcome.PASSED, day == 3 ? commit : "abcdef" + day + "1", hour + 1 + day)
                    .built("cart", Outcome.PASSED, "", hour + 2)
                    .live("v" + day, hour + 8);
            if (day % 2 == 0) {
                memory.builtAfter(Duration.ofMinutes(2L + day), hour + 3).builtAfter(Duration.ofMinutes(20), hour + 4);
            }
        }
        return memory.live("v4", 24 * 6 + 8)
                .deployed("staging", "v6", Release.Outcome.LIVE, 24 * 6 + 9)
                .past();
    }
}
