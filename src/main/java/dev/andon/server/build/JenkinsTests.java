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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tests that a build published (`testReport`): one request. A build of several modules, or a matrix, has
/// reports of its parts. A test's age is the number of builds in which it has failed. Sources: the remote access
/// API, `hudson.tasks.junit.CaseResult`, and a live Hudson.
///
/// @param http the door, saying who asks
/// @param page where jobs are below the root
record JenkinsTests(Http http, JenkinsPage page) implements Tests {
    private static final String SUITES =
            "suites[cases[className,name,status,age,failedSince,duration,errorDetails,errorStackTrace]]";
    private static final String COUNTS = "passCount,failCount,skipCount,totalCount,";
    private static final String TREE = COUNTS + SUITES + ",childReports[result[" + COUNTS + SUITES + "]]";
    private static final int MILLIS = 1000;

    @Override
    public TestReport tests(Pipeline pipeline, Build build) throws ServerFault {
        String path = page.path(build.url() == null ? "" : build.url());
        if (path.isEmpty()) {
            return TestReport.NONE;
        }
        try {
            return http.askAddress(path + "testReport/api/json")
                    .query("tree", TREE)
                    .json(Report.class, Report::told);
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING) {
                throw fault;
            }
            return TestReport.NONE;
        }
    }

    private record Child(@Nullable Report result) {}

    private record Report(
            @Nullable Integer passCount,
            @Nullable Integer failCount,
            @Nullable Integer skipCount,
            @Nullable Integer totalCount,
            @Nullable List<@Nullable Suite> suites,
            @Nullable List<@Nullable Child> childReports) {
        TestReport told() throws ServerFault {
            if (failCount == null && suites == null && childReports == null) {
                throw new ServerFault(FaultKind.UNREADABLE, "The answer is no report of tests.");
            }
            List<Case> cases = cases().toList();
            List<FailedTest> failing =
                    cases.stream().filter(Case::failed).map(Case::told).toList();
            int failed = failCount == null ? failing.size() : failCount;
            int skipped = skipCount == null ? -1 : skipCount;
            return new TestReport(passed(failed, skipped), failed, skipped, failing);
        }

        /// The sum over modules is told without those that passed.
        private int passed(int failed, int skipped) {
            if (passCount != null) {
                return passCount;
            }
            return totalCount == null ? -1 : Math.max(0, totalCount - failed - Math.max(0, skipped));
        }

        private Stream<Case> cases() {
            return Stream.concat(
                    Json.list(suites).stream().flatMap(suite -> Json.list(suite.cases()).stream()),
                    Json.list(childReports).stream()
                            .flatMap(child -> Stream.ofNullable(child.result()))
                            .flatMap(Report::cases));
        }
    }

    private record Suite(@Nullable List<@Nullable Case> cases) {}

    /// @param status `FAILED`, or `REGRESSION` when it passed in the build before
    /// @param age in how many builds in a row it failed; Hudson counts from the build 0 where it does not know
    ///     since when
    /// @param failedSince the number of the build in which it failed first; 0 for one that passed, and in Hudson
    ///     for some that failed
    /// @param duration in seconds
    private record Case(
            @Nullable String className,
            @Nullable String name,
            @Nullable String status,
            int age,
            int failedSince,
            @Nullable JsonElement duration,
            @Nullable String errorDetails,
            @Nullable String errorStackTrace) {
        boolean failed() {
            return "FAILED".equals(status) || "REGRESSION".equals(status);
        }

        FailedTest told() {
            return FailedTest.of(Json.text(className), Json.text(name))
                    .saying(Json.text(errorDetails), Json.text(errorStackTrace))
                    .took(took())
                    .since(failedSince > 0 ? String.valueOf(failedSince) : "", failedSince > 0 ? age : 0);
        }

        private @Nullable Duration took() {
            String seconds = Json.text(duration);
            return seconds.matches("\\d{1,9}(\\.\\d{1,9})?(E-\\d{1,2})?")
                    ? Duration.ofMillis(Math.round(Double.parseDouble(seconds) * MILLIS))
                    : null;
        }
    }
}
