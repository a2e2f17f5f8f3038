package dev.andon.build;

import java.util.List;

/// What the tests of a build said.
///
/// @param passed how many passed; -1 when the server does not tell
/// @param failed how many failed, whether or not they are named here
/// @param skipped how many were not run; -1 when the server does not tell
/// @param failing those that failed, at most [#NAMED_AT_MOST] of them
/// @param isFromLog whether the server tells no tests, and the end of the build's log names these: there may be
///     more, and nobody counted
public record TestReport(int passed, int failed, int skipped, List<FailedTest> failing, boolean isFromLog) {
    /// So many failed tests are named at most.
    public static final int NAMED_AT_MOST = 200;

    /// A build without tests.
    public static final TestReport NONE = new TestReport(0, 0, 0, List.of());

    public TestReport {
        failed = Math.max(failed, failing.size());
        failing = List.copyOf(failing.subList(0, Math.min(NAMED_AT_MOST, failing.size())));
    }

    /// What the server tells.
    public TestReport(int passed, int failed, int skipped, List<FailedTest> failing) {
        this(passed, failed, skipped, failing, false);
    }

    /// What only the end of the log tells.
    ///
    /// @param failing those that it names; none when no runner that we know wrote it, or no test failed
    public static TestReport fromLog(List<FailedTest> failing) {
        return new TestReport(-1, failing.size(), -1, failing, true);
    }

    /// Whether any test is known of.
    public boolean isEmpty() {
        return passed <= 0 && failed == 0 && skipped <= 0;
    }

    /// How many failed and are not named.
    public int unnamed() {
        return failed - failing.size();
    }
}
