package dev.andon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.build.Build;
import dev.andon.build.FailedTest;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Stretch;
import dev.andon.build.TestReport;
import dev.andon.build.Tests;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.testing.Boards;
import dev.andon.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Where a server tells no tests, and only there, the ends of the logs of what failed are read for them.
class TestsAreNamedByTheLogTest {
    private static final Board BOARD = Boards.of(Boards.failed("shop")).board();

    private final List<String> read = new ArrayList<>();
    private List<Log> logs = List.of(log("compile", Outcome.PASSED), log("test", Outcome.FAILED));
    private @Nullable TestReport published;
    private @Nullable ServerFault fault;

    private static Log log(String name, Outcome outcome) {
        return new Log(name, name, outcome, false);
    }

    private final class Server implements Logs {
        @Override
        public List<Log> logs(Pipeline pipeline, Build build) {
            return logs;
        }

        @Override
        public LogPart read(Log log, Stretch stretch) {
            read.add(log.name() + " " + stretch);
            return new LogPart("not ok 1 - sums of " + log.name() + "\n", 0, 20, true, 20);
        }
    }

    private TestReport told(Outcome outcome) {
        return switch (asked(outcome)) {
            case Told.Answer<TestReport>(TestReport report) -> report;
            case Told.Nothing<TestReport>(Sentence why) -> throw new AssertionError(why);
        };
    }

    private Told<TestReport> asked(Outcome outcome) {
        Tests tests = (pipeline, build) -> {
            if (fault != null) {
                throw fault;
            }
            return published == null ? TestReport.NONE : published;
        };
        var skills = new Skills() {
            @Override
            public <P> Optional<P> of(String source, Class<P> port) {
                boolean tellsTests = published != null || fault != null;
                Object able = port == Tests.class && tellsTests ? tests : new Server();
                return Optional.of(able).filter(port::isInstance).map(port::cast);
            }
        };
        return new DetailsDesk(skills, () -> BOARD).tests("ci/shop", Build.of("42", outcome));
    }

    private static List<String> names(TestReport report) {
        return report.failing().stream().map(FailedTest::name).toList();
    }

    @Test
    void theEndOfTheLogThatFailedIsRead() {
        TestReport report = told(Outcome.FAILED);
        assertEquals(List.of("sums of test"), names(report));
        assertEquals(List.of("test End[]"), read);
        assertTrue(report.isFromLog());
        assertEquals(-1, report.passed());
    }

    @Test
    void ofManyThatFailedSome() {
        logs = IntStream.range(0, 50)
                .mapToObj(i -> log("test " + i, Outcome.FAILED))
                .toList();
        assertEquals(4, told(Outcome.FAILED).failed());
        assertEquals(4, read.size());
    }

    @Test
    void whereTheServerDoesNotSayHowItsPartsEndedTheOneThatSaysMost() {
        logs = List.of(log("console", Outcome.UNKNOWN));
        assertEquals(List.of("sums of console"), names(told(Outcome.UNSTABLE)));
    }

    @Test
    void ofABuildThatRunsOnlyWhatHasFailed() {
        logs = List.of(new Log("console", "console", Outcome.UNKNOWN, true));
        assertEquals(List.of(), names(told(Outcome.UNKNOWN)));
        assertEquals(List.of(), read);
    }

    @ParameterizedTest
    @EnumSource(names = {"PASSED", "CANCELLED", "SKIPPED"})
    void ofABuildWithoutFailuresNothing(Outcome outcome) {
        published = TestReport.NONE;
        assertEquals(TestReport.NONE, told(outcome));
        assertEquals(List.of(), read);
    }

    @Test
    void whatTheServerTellsIsNotReadAgain() {
        published = new TestReport(7, 0, 0, List.of());
        assertEquals(7, told(Outcome.FAILED).passed());
        assertEquals(List.of(), read);
    }

    @Test
    void aServerThatDoesNotAnswerSaysSo() {
        fault = new ServerFault(FaultKind.REFUSED, "No.");
        assertInstanceOf(Told.Nothing.class, asked(Outcome.FAILED));
        assertEquals(List.of(), read);
    }
}
