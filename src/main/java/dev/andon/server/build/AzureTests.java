package dev.andon.server.build;

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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The tests that a build of Azure DevOps published: a request for the runs of tests, and one for each run of
/// which some failed, up to ten. After the REST API of Test (`Runs - List`, `Results - List`).
///
/// @param http the door to the organisation or collection
/// @param project the only project, or empty where the names of pipelines begin with theirs
record AzureTests(Http http, String project) implements Tests {
    private static final Pattern PAGE = Pattern.compile("[?&]buildId=(\\d+)");
    private static final String VERSION = "5.0";
    private static final int RUNS_ASKED = 10;

    @Override
    public TestReport tests(Pipeline pipeline, Build build) throws ServerFault {
        Matcher page = PAGE.matcher(build.url() == null ? "" : build.url());
        if (!page.find()) {
            return TestReport.NONE;
        }
        String path = AzureApi.of(project.isEmpty() ? AzureAgain.first(pipeline.name()) : project, "")
                .replaceFirst("build/$", "test/runs");
        List<Run> runs = http.ask(path)
                .query("buildUri", "vstfs:///Build/Build/" + page.group(1))
                .query("includeRunDetails", "true")
                .query("api-version", VERSION)
                .json(Runs.class, answer -> given(answer.value()));
        List<FailedTest> failing = new ArrayList<>();
        int asked = 0;
        for (Run run : runs) {
            if (run.failed() > 0 && asked++ < RUNS_ASKED) {
                failing.addAll(failing(path + "/" + run.id() + "/results"));
            }
        }
        return new TestReport(
                runs.stream().mapToInt(Run::passedTests).sum(),
                runs.stream().mapToInt(Run::failed).sum(),
                runs.stream().mapToInt(Run::skipped).sum(),
                failing);
    }

    private List<FailedTest> failing(String path) throws ServerFault {
        return http.ask(path)
                .query("outcomes", "Failed")
                .query("$top", String.valueOf(TestReport.NAMED_AT_MOST))
                .query("api-version", VERSION)
                .json(
                        Results.class,
                        answer ->
                                given(answer.value()).stream().map(Result::told).toList());
    }

    private static <T> List<T> given(@Nullable List<T> value) throws ServerFault {
        if (value == null) {
            throw new ServerFault(
                    FaultKind.UNREADABLE, "The answer is not what Azure DevOps sends: it has no \"value\".");
        }
        return Json.list(value);
    }

    private record Runs(@Nullable List<@Nullable Run> value) {}

    private record Run(long id, int totalTests, int passedTests, int notApplicableTests, int incompleteTests) {
        int skipped() {
            return notApplicableTests + incompleteTests;
        }

        int failed() {
            return Math.max(0, totalTests - passedTests - skipped());
        }
    }

    private record Results(@Nullable List<@Nullable Result> value) {}

    private record Result(
            @Nullable String testCaseTitle,
            @Nullable String automatedTestName,
            @Nullable String errorMessage,
            @Nullable String stackTrace,
            double durationInMs,
            @Nullable Since failingSince) {
        FailedTest told() {
            String name = Json.text(automatedTestName == null ? testCaseTitle : automatedTestName);
            int dot = name.lastIndexOf('.');
            boolean timed = durationInMs > 0 && durationInMs < 1e12;
            String since = failingSince == null || failingSince.build() == null
                    ? ""
                    : Json.text(failingSince.build().number());
            return FailedTest.of(dot < 0 ? "" : name.substring(0, dot), name.substring(dot + 1))
                    .saying(Json.text(errorMessage), Json.text(stackTrace))
                    .took(timed ? Duration.ofMillis(Math.round(durationInMs)) : null)
                    .since(since, 0);
        }
    }

    private record Since(@Nullable Numbered build) {}

    private record Numbered(@Nullable String number) {}
}
