package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Outcome;
import dev.andon.server.build.BuildbotHistory.Blame;
import dev.andon.server.build.BuildbotHistory.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BuildbotHistoryTest {
    private static final long SHOP = 3;
    private static final long CART = 4;
    private static final Instant BEGAN = Instant.parse("2026-11-22T10:00:00Z");

    private static Run run(long id, long builder, Outcome outcome) {
        return new Run(id, builder, id, true, outcome, BEGAN, BEGAN.plusSeconds(id), "");
    }

    private static Run running(long id, long builder) {
        return new Run(id, builder, id, false, Outcome.UNKNOWN, BEGAN, null, "");
    }

    private static BuildbotHistory seen(Run... newest) {
        return new BuildbotHistory().after(List.of(newest), false);
    }

    private static Outcome last(BuildbotHistory history, long builder) {
        return history.last(builder).map(Run::outcome).orElse(null);
    }

    @Test
    void remembersABuildThatIsNotAmongTheNewestAnyMore() {
        var history = seen(run(2, CART, Outcome.PASSED), run(1, SHOP, Outcome.FAILED))
                .after(List.of(run(3, CART, Outcome.PASSED), run(2, CART, Outcome.PASSED)), false);
        assertEquals(Outcome.FAILED, last(history, SHOP));
        assertFalse(history.mustAsk(SHOP));
    }

    @Test
    void forgetsWhatItSawWhenMoreWasBuiltThanTheNewestShow() {
        var history = seen(run(1, SHOP, Outcome.PASSED)).after(List.of(run(3, CART, Outcome.PASSED)), false);
        assertNull(last(history, SHOP));
        assertTrue(history.mustAsk(SHOP));
    }

    @Test
    void missesNothingWhenTheNewestFollowOnWhatItSaw() {
        var history = seen(run(1, SHOP, Outcome.PASSED)).after(List.of(run(2, CART, Outcome.PASSED)), false);
        assertEquals(Outcome.PASSED, last(history, SHOP));
    }

    @Test
    void asksAgainForABuilderWhoseBuildRanWhenItWasLastSeen() {
        var before = seen(running(2, SHOP), run(1, SHOP, Outcome.PASSED));
        var history = before.after(List.of(run(4, CART, Outcome.PASSED), run(3, CART, Outcome.PASSED)), false);
        assertTrue(history.mustAsk(SHOP));
        assertNull(last(history, SHOP), "what ran may have failed");
        history.learn(SHOP, List.of(run(2, SHOP, Outcome.FAILED), run(1, SHOP, Outcome.PASSED)));
        assertEquals(Outcome.FAILED, last(history, SHOP));
        assertFalse(history.mustAsk(SHOP));
    }

    @Test
    void remembersThatABuilderWasNeverBuilt() {
        var history = seen(run(1, CART, Outcome.PASSED));
        assertTrue(history.mustAsk(SHOP));
        history.learn(SHOP, List.of());
        assertFalse(history.after(List.of(run(1, CART, Outcome.PASSED)), false).mustAsk(SHOP));
    }

    @Test
    void asksForWhatIsBehindACancelledBuild() {
        assertTrue(seen(run(1, SHOP, Outcome.CANCELLED)).mustAsk(SHOP));
        assertTrue(seen(run(1, SHOP, Outcome.SKIPPED)).mustAsk(SHOP));
        assertTrue(seen(running(1, SHOP)).mustAsk(SHOP));
        assertFalse(seen(run(1, SHOP, Outcome.UNKNOWN)).mustAsk(SHOP));
    }

    @Test
    void asksNothingOfAServerThatHasNoOlderBuilds() {
        assertFalse(new BuildbotHistory()
                .after(List.of(run(1, CART, Outcome.PASSED)), true)
                .mustAsk(SHOP));
    }

    @Test
    void forgetsAnotherServerAtTheSameAddress() {
        var before = seen(run(9, SHOP, Outcome.PASSED));
        before.learn(run(9, SHOP, Outcome.PASSED), new Blame(List.of(), List.of(), "1a"));
        var history = before.after(List.of(run(1, CART, Outcome.PASSED)), true);
        assertNull(last(history, SHOP));
    }

    @Test
    void keepsTheLastResultBehindAnyNumberOfCancelledBuilds() {
        List<Run> runs = new ArrayList<>(LongStream.rangeClosed(2, 60)
                .mapToObj(id -> run(id, SHOP, Outcome.CANCELLED))
                .toList());
        runs.add(run(1, SHOP, Outcome.FAILED));
        assertEquals(Outcome.FAILED, last(seen(runs.toArray(Run[]::new)), SHOP));
    }

    @Test
    void remembersWhoBrokeABuildForAsLongAsItIsTheLast() {
        var red = run(1, SHOP, Outcome.FAILED);
        var history = seen(red);
        history.learn(red, new Blame(List.of(), List.of("test"), ""));
        history = history.after(List.of(running(2, SHOP), red), false);
        assertNotNull(history.blame(red));
        history = history.after(List.of(run(2, SHOP, Outcome.PASSED), red), false);
        assertNull(history.blame(red));
    }

    @Test
    void estimatesTheMedianOfTheLastFiveThatPassed() {
        assertEquals(
                Duration.ofSeconds(300),
                seen(
                                run(500, SHOP, Outcome.PASSED),
                                run(450, SHOP, Outcome.FAILED),
                                run(400, SHOP, Outcome.PASSED),
                                run(300, SHOP, Outcome.PASSED),
                                run(200, SHOP, Outcome.PASSED),
                                run(100, SHOP, Outcome.PASSED),
                                run(50, SHOP, Outcome.PASSED))
                        .estimate(SHOP));
        assertNull(seen(run(1, SHOP, Outcome.FAILED)).estimate(SHOP));
    }
}
