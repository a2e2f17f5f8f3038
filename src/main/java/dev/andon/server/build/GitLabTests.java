package dev.andon.server.build;

import com.google.gson.JsonElement;
import dev.andon.build.Build;
import dev.andon.build.FailedTest;
import dev.andon.build.Pipeline;
import dev.andon.build.TestReport;
import dev.andon.build.Tests;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tests that a run's jobs published: their sums, and where any failed the whole report, which also has those
/// that passed. After GitLab's REST API for pipelines (`test_report_summary`, `test_report`).
///
/// @param http the door to the host, saying who asks
record GitLabTests(Http http) implements Tests {
    private static final int MILLIS = 1000;

    @Override
    public TestReport tests(Pipeline pipeline, Build build) throws ServerFault {
        Optional<GitLabPage> page = GitLabPage.of(pipeline, build);
        if (page.isEmpty()) {
            return TestReport.NONE;
        }
        String run = page.get().run();
        TestReport sums = http.askAddress(run + "/test_report_summary").json(Summary.class, Summary::told);
        return sums.failed() == 0
                ? sums
                : http.askAddress(run + "/test_report")
                        .json(
                                Report.class,
                                whole -> new TestReport(sums.passed(), sums.failed(), sums.skipped(), whole.failing()));
    }

    private record Summary(@Nullable Total total) {
        TestReport told() throws ServerFault {
            if (total == null) {
                throw new ServerFault(FaultKind.UNREADABLE, "The answer is no report of tests.");
            }
            return new TestReport(total.success(), total.failed() + total.error(), total.skipped(), List.of());
        }
    }

    private record Total(int success, int failed, int skipped, int error) {}

    private record Report(@Nullable List<@Nullable Suite> test_suites) {
        List<FailedTest> failing() throws ServerFault {
            if (test_suites == null) {
                throw new ServerFault(FaultKind.UNREADABLE, "The answer is no report of tests.");
            }
            return Json.list(test_suites).stream()
                    .flatMap(suite -> Json.list(suite.test_cases()).stream()
                            .filter(Case::failed)
                            .map(one -> one.told(suite)))
                    .toList();
        }
    }

    private record Suite(@Nullable String name, @Nullable List<@Nullable Case> test_cases) {}

    private record Case(
            @Nullable String status,
            @Nullable String name,
            @Nullable String classname,
            double execution_time,
            @Nullable JsonElement system_output,
            @Nullable String stack_trace) {
        boolean failed() {
            return "failed".equals(status) || "error".equals(status);
        }

        FailedTest told(Suite suite) {
            boolean hasClass = classname != null && !classname.isBlank();
            Duration took = execution_time >= 0 && execution_time < 1e9
                    ? Duration.ofMillis(Math.round(execution_time * MILLIS))
                    : null;
            return FailedTest.of(Json.text(hasClass ? classname : suite.name()), Json.text(name))
                    .saying(output(), Json.text(stack_trace))
                    .took(took);
        }

        private String output() {
            return system_output == null || system_output.isJsonNull()
                    ? ""
                    : system_output.isJsonPrimitive() ? system_output.getAsString() : system_output.toString();
        }
    }
}
