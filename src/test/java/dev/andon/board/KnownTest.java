package dev.andon.board;

import static dev.andon.testing.Story.NOON;
import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownTest {
    private static final Person ANN = Person.of("Ann");
    private static final Person BOB = Person.of("Bob");

    @Test
    void theSameAnswerIsTheSameKnowledge() {
        Known known = Known.first(pipeline("shop", Outcome.PASSED).done(), NOON);
        assertSame(known, known.seen(pipeline("shop", Outcome.PASSED).done(), NOON.plusSeconds(10)));
    }

    @ParameterizedTest
    @CsvSource({
        "a cancelled build after a pass, PASSED, CANCELLED, PASSED",
        "a cancelled build after a failure, FAILED, CANCELLED, FAILED",
        "a skipped build after a failure, ERRORED, SKIPPED, ERRORED",
        "a server that shows no result while it builds, FAILED, UNKNOWN, FAILED",
        "a pass after a failure, FAILED, PASSED, PASSED",
        "a failure after a pass, PASSED, FAILED, FAILED",
        "a skipped build where nothing was known, UNKNOWN, SKIPPED, SKIPPED",
        "a cancelled build after a skipped one, SKIPPED, CANCELLED, CANCELLED"
    })
    void theVerdictIsTheLastResultThatSaysSomething(String situation, Outcome before, Outcome now, Outcome verdict) {
        Known known = Known.first(pipeline("shop", before).done(), NOON)
                .seen(pipeline("shop", now).done(), NOON.plusSeconds(10));
        assertEquals(verdict, known.verdict().outcome(), situation);
        assertEquals(now, known.pipeline().last().outcome());
    }

    @Test
    void redSinceTheEndOfTheBuildThatTurnedRed() {
        Known known = Known.first(ended("1", Outcome.PASSED, 0).done(), at(1))
                .seen(ended("2", Outcome.FAILED, 10).done(), at(11))
                .seen(ended("3", Outcome.ERRORED, 20).done(), at(21))
                .seen(ended("4", Outcome.CANCELLED, 25).done(), at(26))
                .seen(ended("5", Outcome.FAILED, 30).done(), at(31));
        assertEquals(at(10), known.since());
        assertEquals(3, known.streak());
        Known mended = known.seen(ended("6", Outcome.PASSED, 40).done(), at(41));
        assertEquals(at(40), mended.since());
        assertEquals(0, mended.streak());
    }

    @Test
    void believesTheServerAboutSinceAndStreak() {
        Known known = Known.first(
                ended("9", Outcome.FAILED, 10).since(at(-60)).streak(4).done(), at(11));
        assertEquals(at(-60), known.since());
        assertEquals(4, known.streak());
        Known more = known.seen(
                ended("10", Outcome.FAILED, 20).since(at(-60)).streak(5).done(), at(21));
        assertEquals(5, more.streak());
    }

    @Test
    void aFailureOfTheSameLabelButAnotherTimeIsAnotherBuild() {
        Known known = Known.first(ended("7", Outcome.FAILED, 10).done(), at(11))
                .seen(ended("7", Outcome.FAILED, 20).done(), at(21));
        assertEquals(2, known.streak());
    }

    @Test
    void theSameBuildSeenAgainWithOtherWordsIsNoSecondFailure() {
        Known known = Known.first(ended("7", Outcome.FAILED, 10).done(), at(11))
                .seen(ended("7", Outcome.FAILED, 10).activity(Activity.QUEUED).done(), at(12));
        assertEquals(1, known.streak());
    }

    @Test
    void nothingBeganInTheFutureOfAServerWhoseClockIsAhead() {
        Known known = Known.first(
                ended("1", Outcome.FAILED, 90)
                        .since(at(80))
                        .activity(Activity.RUNNING)
                        .current(Build.of("2", Outcome.UNKNOWN).started(at(70)))
                        .done(),
                at(0));
        assertEquals(at(0), known.since());
        assertEquals(at(0), known.begun());
        assertEquals(
                at(0), Known.first(ended("1", Outcome.FAILED, 90).done(), at(0)).since());
    }

    @Test
    void ourClockSetBackMakesNoNegativeTimes() {
        Known known = Known.first(
                        ended("1", Outcome.PASSED, 0).activity(Activity.RUNNING).done(), at(10))
                .seen(pipeline("shop", Outcome.FAILED).done(), at(-60));
        assertEquals(at(-60), known.since());
        assertNull(known.estimate());
    }

    @Test
    void thoseWhoBrokeItStayWhileOthersFailAfterThem() {
        Known known = Known.first(pipeline("shop", Outcome.PASSED).done(), at(0))
                .seen(broken("2", ANN).done(), at(1))
                .seen(broken("3", BOB).done(), at(2));
        assertEquals(List.of(ANN), known.breakers());
        Known mended = known.seen(pipeline("shop", Outcome.PASSED).done(), at(3));
        assertEquals(List.of(), mended.breakers());
        assertEquals(List.of(BOB), mended.seen(broken("5", BOB).done(), at(4)).breakers());
    }

    @Test
    void breakersThatAreToldLateAreTaken() {
        Known known =
                Known.first(broken("2").done(), at(0)).seen(broken("2", ANN).done(), at(1));
        assertEquals(List.of(ANN), known.breakers());
    }

    @Test
    void aBuildBeganWhenTheServerSaysElseWhenItWasFirstSeenRunning() {
        Known told = Known.first(
                running("1", at(0))
                        .current(Build.of("2", Outcome.UNKNOWN).started(at(3)))
                        .done(),
                at(5));
        assertEquals(at(3), told.begun());
        Known seen = Known.first(ended("1", Outcome.PASSED, 0).done(), at(4))
                .seen(running("1", at(0)).done(), at(5))
                .seen(running("1", at(0)).estimate(Duration.ofMinutes(9)).done(), at(6));
        assertEquals(at(5), seen.begun());
        assertNull(seen.seen(ended("2", Outcome.PASSED, 8).done(), at(9)).begun());
    }

    @Test
    void theNextBuildOfABusyPipelineBeginsAnew() {
        Known known = Known.first(ended("1", Outcome.PASSED, 0).done(), at(0))
                .seen(running("1", at(0)).done(), at(1))
                .seen(running("2", at(9)).done(), at(10));
        assertEquals(at(10), known.begun());
        Known third = known.seen(running("3", at(19)).done(), at(20));
        assertEquals(at(20), third.begun());
        assertEquals(List.of(Duration.ofMinutes(8), Duration.ofMinutes(9)), third.durations());
    }

    @Test
    void aBuildThatFollowsACancelledOneBeginsAnew() {
        Known known = Known.first(ended("1", Outcome.PASSED, 0).done(), at(0))
                .seen(running("1", at(0)).done(), at(1))
                .seen(
                        ended("2", Outcome.CANCELLED, 30)
                                .activity(Activity.RUNNING)
                                .done(),
                        at(31));
        assertEquals(at(31), known.begun());
    }

    @Test
    void theEstimateIsTheServersElseTheMedianOfTheLastFive() {
        Known known = Known.first(lasted("1", 100).done(), at(0));
        for (int minutes : new int[] {1, 2, 9, 4, 5}) {
            known = known.seen(lasted("b" + minutes, minutes).done(), at(minutes));
        }
        assertEquals(Duration.ofMinutes(4), known.estimate());
        assertEquals(5, known.durations().size());
        Known told = known.seen(lasted("x", 3).estimate(Duration.ofMinutes(7)).done(), at(20));
        assertEquals(Duration.ofMinutes(7), told.estimate());
    }

    @Test
    void aVanishedPipelineKeepsItsVerdictAndTheTimeItWent() {
        Known gone = Known.first(
                        ended("1", Outcome.FAILED, 0).activity(Activity.RUNNING).done(), at(1))
                .gone(at(2));
        assertEquals(at(2), gone.vanished());
        assertEquals(at(2), gone.gone(at(3)).vanished());
        assertEquals(Outcome.FAILED, gone.verdict().outcome());
        assertNull(gone.begun());
    }

    @Test
    void aVanishedPipelineThatComesBackIsThereAgain() {
        Pipeline same = ended("1", Outcome.FAILED, 0).done();
        Known back = Known.first(same, at(1)).gone(at(2)).seen(same, at(3));
        assertNull(back.vanished());
        assertEquals(at(0), back.since());
        assertEquals(1, back.streak());
    }

    private static Pipeline.Draft ended(String label, Outcome outcome, long minute) {
        return Pipeline.named("shop", "shop")
                .activity(Activity.IDLE)
                .last(Build.of(label, outcome).finished(at(minute)));
    }

    private static Pipeline.Draft running(String lastLabel, Instant lastEnd) {
        return Pipeline.named("shop", "shop")
                .activity(Activity.RUNNING)
                .last(Build.of(lastLabel, Outcome.PASSED).finished(lastEnd));
    }

    private static Pipeline.Draft lasted(String label, long minutes) {
        return Pipeline.named("shop", "shop")
                .activity(Activity.IDLE)
                .last(Build.of(label, Outcome.PASSED).started(at(-minutes)).finished(at(0)));
    }

    private static Pipeline.Draft broken(String label, Person... by) {
        return Pipeline.named("shop", "shop")
                .activity(Activity.IDLE)
                .last(Build.of(label, Outcome.FAILED).brokenBy(List.of(by)));
    }

    private static Instant at(long minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
