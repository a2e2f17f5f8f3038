package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import dev.andon.build.TestReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Names the tests that failed by a log, for servers that do not tell them. Only by lines that a test runner
/// writes and hardly anybody else: what is not sure is left out, so what is named here may not be all. Pure.
///
/// Sources: what the runners themselves wrote, of the versions that the user guide names.
public final class LogTests {
    private static final List<Function<Lines, List<FailedTest>>> RUNNERS = List.of(
            Surefire::failing,
            Gradle::failing,
            Pytest::failing,
            Unittest::failing,
            GoTest::failing,
            Cargo::failing,
            Jest::failing,
            Vitest::failing,
            Mocha::failing,
            NodeTest::failing,
            Tap::failing,
            RSpec::failing,
            GoogleTest::failing,
            CTest::failing,
            PhpUnit::failing,
            VsTest::failing);

    private LogTests() {}

    /// @param log plain text: see [dev.andon.build.LogText]; the end of a log is enough for most runners
    /// @return each test once, by its runner in the order of the log; at most [TestReport#NAMED_AT_MOST]
    public static List<FailedTest> of(String log) {
        Lines lines = Lines.of(log);
        List<FailedTest> failing = new ArrayList<>();
        RUNNERS.forEach(runner -> failing.addAll(runner.apply(lines)));
        Set<String> known = new HashSet<>();
        return failing.stream()
                .filter(test -> known.add(test.suite() + "\n" + test.name()))
                .limit(TestReport.NAMED_AT_MOST)
                .toList();
    }
}
