package dev.andon.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.source.FaultKind;
import dev.andon.source.Glob;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Branch MAIN = Branch.guess("main");

    @Test
    void anEmptyAnswerIsAFault() {
        ServerFault fault = assertThrows(ServerFault.class, () -> Sight.of(List.of(), Selection.ALL, NOW));
        assertEquals(FaultKind.MISSING, fault.kind());
    }

    @Test
    void anAnswerOfWhichNothingIsSelectedIsAFaultThatNamesOne() {
        ServerFault fault = assertThrows(
                ServerFault.class, () -> Sight.of(List.of(pipeline("cart", MAIN)), including("shop/*"), NOW));
        assertEquals(FaultKind.MISSING, fault.kind());
        assertTrue(fault.fault().sentence().contains("\"cart\""), fault.fault().sentence());
    }

    @Test
    void aNameThatTheSettingsAskForAndTheServerLacksIsAbsent() throws ServerFault {
        Sight sight = Sight.of(List.of(pipeline("cart", null)), including("cart", "shop"), NOW);
        assertEquals(List.of("shop"), sight.absent());
    }

    @Test
    void allNamesMayBeAbsent() throws ServerFault {
        Sight sight = Sight.of(List.of(pipeline("cart", null)), including("shop"), NOW);
        assertEquals(List.of(), sight.pipelines());
        assertEquals(List.of("shop"), sight.absent());
    }

    @Test
    void aNameOfWhichNoBranchIsShownIsAbsentToo() throws ServerFault {
        List<Pipeline> all = List.of(pipeline("cart", MAIN), pipeline("shop", Branch.guess("try/this")));
        assertEquals(
                List.of("shop"), Sight.of(all, including("cart", "shop"), NOW).absent());
    }

    @Test
    void whatIsExcludedIsNotMissed() throws ServerFault {
        var selection = new Selection(globs("cart", "shop"), globs("shop"), List.of(), false);
        assertEquals(
                List.of(),
                Sight.of(List.of(pipeline("cart", null)), selection, NOW).absent());
    }

    @Test
    void twoPipelinesWithOneIdAreBothShown() throws ServerFault {
        Pipeline red = Pipeline.named("shop", "shop")
                .last(Build.of("1", Outcome.FAILED))
                .done();
        Pipeline green = Pipeline.named("shop", "shop")
                .last(Build.of("2", Outcome.PASSED))
                .done();
        List<Pipeline> shown =
                Sight.of(List.of(red, green, green), Selection.ALL, NOW).pipelines();
        assertEquals(
                List.of("shop", "shop #2", "shop #3"),
                shown.stream().map(Pipeline::id).toList());
        assertEquals(Outcome.FAILED, shown.getFirst().last().outcome());
    }

    @ParameterizedTest
    @CsvSource({
        "the main line, main, DEFAULT, '', false, 400, true",
        "a release branch built lately, release/2.0, OTHER, '', false, 29, true",
        "a release branch built long ago, release/1.0, OTHER, '', false, 31, false",
        "a hotfix branch, hotfix-7, OTHER, '', false, 1, true",
        "another branch, try/this, OTHER, '', false, 0, false",
        "another branch that is asked for, try/this, OTHER, try/*, false, 400, true",
        "the main line when others are asked for, main, DEFAULT, try/*, false, 0, false",
        "a pull request, main, PULL_REQUEST, '', false, 0, false",
        "a pull request that is asked for, fix, PULL_REQUEST, '', true, 0, true"
    })
    void showsTheMainLineAlwaysAndReleaseBranchesWhileTheyAreActive(
            String rule,
            String branch,
            Branch.Kind kind,
            String branches,
            boolean pullRequests,
            long daysAgo,
            boolean shown)
            throws ServerFault {
        Pipeline one = Pipeline.named("shop", "shop")
                .branch(new Branch(branch, kind))
                .last(Build.of("1", Outcome.PASSED).finished(NOW.minus(Duration.ofDays(daysAgo))))
                .done();
        var selection =
                new Selection(List.of(), List.of(), branches.isEmpty() ? List.of() : globs(branches), pullRequests);
        // Another pipeline, without branches, so that there is always something to show.
        Sight sight = Sight.of(List.of(one, pipeline("cart", null)), selection, NOW);
        assertEquals(shown, sight.pipelines().contains(one), rule);
    }

    @ParameterizedTest
    @CsvSource({"RUNNING, true", "WAITING, true", "IDLE, false", "DISABLED, false"})
    void anOldReleaseBranchIsShownWhileSomethingHappensOnIt(Activity activity, boolean shown) throws ServerFault {
        Pipeline one = Pipeline.named("shop", "shop")
                .branch(Branch.guess("release/1.0"))
                .activity(activity)
                .done();
        Sight sight = Sight.of(List.of(one, pipeline("cart", null)), Selection.ALL, NOW);
        assertEquals(shown, sight.pipelines().contains(one));
    }

    private static Pipeline pipeline(String name, Branch branch) {
        return Pipeline.named(name, name).branch(branch).done();
    }

    private static Selection including(String... names) {
        return new Selection(globs(names), List.of(), List.of(), false);
    }

    private static List<Glob> globs(String... names) {
        return Stream.of(names).map(Glob::new).toList();
    }
}
