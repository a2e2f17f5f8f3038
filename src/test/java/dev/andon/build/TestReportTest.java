package dev.andon.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is told of tests and logs is bounded, and the log that says most comes first.
class TestReportTest {
    @Test
    void manyFailuresAreCountedButNotAllNamed() {
        List<FailedTest> failing = IntStream.range(0, 300)
                .mapToObj(i -> FailedTest.of("CartTest", "sums" + i))
                .toList();

        TestReport report = new TestReport(10, 0, -1, failing);

        assertEquals(200, report.failing().size());
        assertEquals(300, report.failed());
        assertEquals(100, report.unnamed());
        assertFalse(report.isEmpty());
        assertTrue(TestReport.NONE.isEmpty());
    }

    @Test
    void aTestsWordsAreHarmlessAndBounded() {
        FailedTest test = FailedTest.of("CartTest", "sums")
                .saying("\u001b[31mexpected 3\r\n", "at cart\n".repeat(5_000))
                .since("7", 1);

        assertEquals("expected 3", test.message());
        assertEquals(FailedTest.STACK_AT_MOST + 1, test.stack().length());
        assertTrue(test.isNew());
        assertFalse(test.since("7", 0).isNew());
    }

    @Test
    void theLogThatSaysMostIsThatOfWhatFailed() {
        Log compile = new Log("1", "compile", Outcome.PASSED, false);
        Log lint = new Log("2", "lint", Outcome.UNSTABLE, false);
        Log test = new Log("3", "test", Outcome.FAILED, false);
        Log agent = new Log("4", "agent", Outcome.ERRORED, false);
        Log deploy = new Log("5", "deploy", Outcome.UNKNOWN, true);

        assertEquals(Optional.of(test), Log.telling(List.of(compile, agent, test, deploy)));
        assertEquals(Optional.of(agent), Log.telling(List.of(compile, agent, deploy)));
        assertEquals(Optional.of(deploy), Log.telling(List.of(compile, lint, deploy)));
        assertEquals(Optional.of(lint), Log.telling(List.of(lint, compile)));
        assertEquals(Optional.of(compile), Log.telling(List.of(compile)));
        assertEquals(Optional.empty(), Log.telling(List.of()));
    }
}
