package dev.andon.server.build;

import com.google.gson.annotations.SerializedName;
import dev.andon.build.Build;
import dev.andon.build.FailedTest;
import dev.andon.build.Pipeline;
import dev.andon.build.TestReport;
import dev.andon.build.Tests;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a build's steps said of their tests, from Buildbot 2.9 on: sets of results, of which those are read that
/// say whether tests passed. Only steps that call `addTestResult` leave any; of Buildbot's own that is Pylint
/// alone, and a complaint about code is no test. One request tells the build's number, one its sets, and one
/// those that failed of each set. Source: the REST API's test result sets and test results, and a live Buildbot.
///
/// @param http the door below which `api/v2` is
record BuildbotTests(Http http) implements Tests {
    private static final int SETS_ASKED = 20;

    @Override
    public TestReport tests(Pipeline pipeline, Build build) throws ServerFault {
        String path = BuildbotBuilds.path(build);
        if (path.isEmpty()) {
            return TestReport.NONE;
        }
        long number = BuildbotAgain.number(http, path);
        List<Results> sets = sets(number).stream().filter(Results::isOfTests).toList();
        List<FailedTest> failing = new ArrayList<>();
        for (Results set :
                sets.stream().filter(Results::mayName).limit(SETS_ASKED).toList()) {
            failing.addAll(failing(set));
        }
        return sets.isEmpty()
                ? TestReport.NONE
                : new TestReport(
                        told(sets.stream().map(Results::passes)),
                        Math.max(0, told(sets.stream().map(Results::fails))),
                        -1,
                        failing);
    }

    /// Older ones do not know the question.
    private List<Results> sets(long build) throws ServerFault {
        try {
            return http.ask("api/v2/builds/" + build + "/test_result_sets")
                    .json(Sets.class, answer -> given(answer.sets()));
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING) {
                throw fault;
            }
            return List.of();
        }
    }

    private List<FailedTest> failing(Results set) throws ServerFault {
        Ask ask = http.ask("api/v2/test_result_sets/" + set.id() + "/results")
                .query("limit", String.valueOf(TestReport.NAMED_AT_MOST));
        if (set.hasPassed()) {
            ask.query("value", "0");
        }
        return ask.json(
                All.class,
                answer -> given(answer.results()).stream()
                        .map(one -> one.told(set.says()))
                        .toList());
    }

    /// The sum, or -1 when nobody tells.
    private static int told(Stream<Optional<Integer>> counts) {
        return counts.flatMap(Optional::stream).reduce(Integer::sum).orElse(-1);
    }

    private static <T> List<T> given(@Nullable List<@Nullable T> list) throws ServerFault {
        if (list == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer lacks what every Buildbot tells.");
        }
        return Json.list(list);
    }

    private record Sets(
            @SerializedName("test_result_sets") @Nullable List<@Nullable Results> sets) {}

    /// A set of results of one kind, of one step.
    ///
    /// @param category `pass_fail`, `pass_only`, `fail_only`; others are no tests: performance, sizes, complaints
    /// @param unit of its values: `boolean` is 0 or 1, `message` what somebody says
    /// @param passed null when the step does not tell; 0 where passed ones are not reported
    private record Results(
            @SerializedName("test_result_setid") long id,
            @Nullable String category,
            @SerializedName("value_unit") @Nullable String unit,
            @SerializedName("tests_passed") @Nullable Integer passed,
            @SerializedName("tests_failed") @Nullable Integer failed) {
        boolean isOfTests() {
            return hasPassed() || "pass_only".equals(category) || "fail_only".equals(category);
        }

        /// Whether those that passed are among its results.
        boolean hasPassed() {
            return "pass_fail".equals(category);
        }

        /// Whether its values say which failed.
        boolean mayName() {
            boolean mayHaveFailed = failed == null || failed > 0;
            return mayHaveFailed && ("fail_only".equals(category) || (hasPassed() && "boolean".equals(unit)));
        }

        boolean says() {
            return "message".equals(unit);
        }

        Optional<Integer> passes() {
            return "fail_only".equals(category) ? Optional.empty() : Optional.ofNullable(passed);
        }

        Optional<Integer> fails() {
            return "pass_only".equals(category) ? Optional.empty() : Optional.ofNullable(failed);
        }
    }

    private record All(
            @SerializedName("test_results") @Nullable List<@Nullable Result> results) {}

    private record Result(
            @SerializedName("test_name") @Nullable String name,
            @SerializedName("test_code_path") @Nullable String path,
            @Nullable Integer line,
            @SerializedName("duration_ns") @Nullable Long nanos,
            @Nullable String value) {
        FailedTest told(boolean says) {
            String where = Json.text(path) + (line == null ? "" : ":" + line);
            FailedTest test = Json.text(name).isBlank()
                    ? FailedTest.of("", where)
                    : FailedTest.of(Json.text(path), Json.text(name));
            return test.saying(says ? Json.text(value) : "", line == null ? "" : where)
                    .took(nanos == null || nanos < 0 ? null : Duration.ofNanos(nanos));
        }
    }
}
