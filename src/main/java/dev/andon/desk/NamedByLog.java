package dev.andon.desk;

import dev.andon.build.Build;
import dev.andon.build.FailedTest;
import dev.andon.build.Log;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Stretch;
import dev.andon.build.TestReport;
import dev.andon.build.runner.LogTests;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads the ends of those logs that may name failed tests.
final class NamedByLog {
    /// A build may have hundreds of jobs, and the tests of the first that failed say most.
    private static final int LOGS_READ = 4;

    private NamedByLog() {}

    /// @param build one that is not green, or that runs: then only what has failed of it is read
    static TestReport report(Logs logs, Pipeline pipeline, Build build) throws ServerFault {
        List<FailedTest> failing = new ArrayList<>();
        for (Log log : telling(logs.logs(pipeline, build), build.outcome().isConclusive())) {
            failing.addAll(LogTests.of(logs.read(log, new Stretch.End()).text()));
        }
        return TestReport.fromLog(failing.stream().distinct().toList());
    }

    private static List<Log> telling(List<Log> all, boolean hasEnded) {
        List<Log> failed = all.stream()
                .filter(log -> log.outcome().isRed())
                .limit(LOGS_READ)
                .toList();
        if (!failed.isEmpty()) {
            return failed;
        }
        // Where the server does not say how its parts ended.
        Stream<Log> most = hasEnded ? Log.telling(all).stream() : Stream.empty();
        return most.filter(log -> log.outcome() != Outcome.PASSED).toList();
    }
}
