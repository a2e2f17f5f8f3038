package dev.andon.keeper;

import static dev.andon.testing.Story.NOON;
import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.build.Activity;
import dev.andon.build.Outcome;
import dev.andon.build.Sight;
import dev.andon.source.Budget;
import dev.andon.source.Cost;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import dev.andon.testing.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
    @ParameterizedTest
    @CsvSource({
        "idle as the settings say, IDLE, 10, 10000",
        "running twice as often, RUNNING, 10, 5000",
        "queued twice as often, QUEUED, 10, 5000",
        "waiting for people takes its time, WAITING, 10, 10000",
        "not more often than every two seconds, RUNNING, 3, 2000",
        "but as often as the settings say, RUNNING, 1, 1000",
        "a slow rhythm, IDLE, 3600, 3600000"
    })
    void looksMoreOftenWhileSomethingRuns(String rule, Activity activity, long every, long millis) {
        var seen = seen(activity, Duration.ZERO, Cost.NONE);
        assertEquals(millis, Rhythm.next(source(every), seen, 0, NOON).toMillis(), rule);
    }

    @ParameterizedTest
    @CsvSource({
        "the first miss is looked at again at the usual pace, BROKEN, 10, 1, 10",
        "the second takes twice as long, BROKEN, 10, 2, 20",
        "the third four times, BROKEN, 10, 3, 40",
        "a closed port is looked at soon, UNREACHABLE, 10, 9, 30",
        "a server in trouble is spared, TIMED_OUT, 10, 9, 120",
        "what only a person can mend is asked least, REFUSED, 10, 9, 300",
        "however many, REFUSED, 10, 2147483647, 300",
        "a slower rhythm is not made faster, UNREACHABLE, 3600, 5, 3600"
    })
    void backsOffWhileNothingIsSeen(String rule, FaultKind kind, long every, int failures, long seconds) {
        var unseen = unseen(kind, null);
        assertEquals(seconds, Rhythm.next(source(every), unseen, failures, NOON).toSeconds(), rule);
    }

    @ParameterizedTest
    @CsvSource({
        "asked to wait for long, 3600, 3600, 3600",
        "asked to wait less than the back-off, 3, 10, 3",
        "asked to wait until a time that is over, -60, 10, 0.25"
    })
    void waitsAsLongAsTheServerAsks(String rule, long until, double next, double gap) {
        var unseen = unseen(FaultKind.THROTTLED, NOON.plusSeconds(until));
        assertEquals(next, seconds(Rhythm.next(source(10), unseen, 1, NOON)), rule);
        assertEquals(gap, seconds(Rhythm.gap(source(10), unseen, NOON)), rule);
    }

    @ParameterizedTest
    @CsvSource({
        "plenty left, 5000, 5000, 3600, 1, 0, 10",
        "4 requests a look from 1000 that are ours in an hour, 5000, 2000, 3600, 4, 0, 14",
        "nothing left for us, 5000, 1000, 600, 1, 0, 600",
        "less than nothing left, 5000, 0, 600, 3, 0, 600",
        "requests that were answered not modified are free, 5000, 1000, 600, 3, 3, 10",
        "a window that is over, 5000, 0, -1, 3, 0, 10",
        "a limit that makes no sense, -1, -1, 600, 3, 0, 600"
    })
    void makesTheRequestBudgetLast(
            String rule, long limit, long remaining, long resetsIn, int requests, int unchanged, long seconds) {
        var budget = new Budget(limit, remaining, NOON.plusSeconds(resetsIn));
        var seen = seen(Activity.IDLE, Duration.ZERO, new Cost(requests, unchanged, 0, budget));
        assertEquals(seconds, Rhythm.next(source(10), seen, 0, NOON).toSeconds(), rule);
    }

    @ParameterizedTest
    @CsvSource({
        "a quarter of a second at least, 10, 250",
        "four times what the look took, 500, 2000",
        "but never longer than the settings say, 20000, 10000"
    })
    void leavesTheServerAPauseThatNoPushShortens(String rule, long took, long millis) {
        var seen = seen(Activity.RUNNING, Duration.ofMillis(took), Cost.NONE);
        assertEquals(millis, Rhythm.gap(source(10), seen, NOON).toMillis(), rule);
    }

    private static Source source(long every) {
        return Story.source("ci").withTimes(Duration.ofSeconds(every), Source.DEADLINE);
    }

    private static Observation<Sight> seen(Activity activity, Duration took, Cost cost) {
        var sight = new Sight(
                List.of(pipeline("shop", Outcome.PASSED).activity(activity).done()), List.of());
        return new Observation.Seen<>("ci", NOON, took, cost, sight);
    }

    private static Observation<Sight> unseen(FaultKind kind, Instant until) {
        return new Observation.Unseen<>("ci", NOON, Duration.ZERO, Cost.NONE, new Fault(kind, "Later.", until));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
