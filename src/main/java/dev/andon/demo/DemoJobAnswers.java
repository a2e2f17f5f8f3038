package dev.andon.demo;

import static dev.andon.demo.DemoAnswers.fields;

import dev.andon.demo.DemoJob.Ending;
import dev.andon.demo.DemoJob.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a Jenkins says of one job and of one build of it. Pure.
///
/// @param now since the first day began
/// @param dawn when that was
/// @param pages before the address of each page
record DemoJobAnswers(DemoJob job, Duration now, Instant dawn, String pages) {
    /// `GET job/<job>/api/json`; every `tree=` gets the same.
    String builds() {
        List<Run> runs = job.runs(now, DemoDay.LENGTH, DemoAnswers.REMEMBERED + 1);
        List<Object> builds = new ArrayList<>();
        for (int i = 0; i < runs.size() - 1; i++) {
            var build = DemoAnswers.jenkinsBuild(job, runs.get(i), now, dawn, DemoAnswers.page(job, pages));
            build.put("changeSet", fields("items", changes(runs.get(i), runs.get(i + 1))));
            builds.add(build);
        }
        return DemoAnswers.written(fields("name", job.name(), "builds", builds));
    }

    private List<Object> changes(Run run, Run before) {
        return DemoCommit.before(run.started()).after(DemoCommit.before(before.started())).stream()
                .<Object>map(commit -> fields(
                        "commitId",
                        commit.id(),
                        "author",
                        fields("fullName", commit.author()),
                        "comment",
                        commit.message(),
                        "timestamp",
                        dawn.plus(commit.at()).toEpochMilli()))
                .toList();
    }

    /// `GET job/<job>/<number>/testReport/api/json`
    String tests(DemoBuild build) {
        List<Object> cases = new ArrayList<>();
        Run first = first(build.run());
        long age = build.run().number() - first.number() + 1;
        for (DemoBuild.FailedTest test : build.failed()) {
            cases.add(fields(
                    "className",
                    test.suite(),
                    "name",
                    test.name(),
                    "status",
                    age == 1 ? "REGRESSION" : "FAILED",
                    "age",
                    age,
                    "failedSince",
                    first.number(),
                    "duration",
                    0.214,
                    "errorDetails",
                    test.message(),
                    "errorStackTrace",
                    test.message() + "\n\tat " + test.suite() + "." + test.name() + "(demo:42)"));
        }
        return DemoAnswers.written(fields(
                "passCount",
                build.passed(),
                "failCount",
                cases.size(),
                "skipCount",
                3,
                "suites",
                List.of(fields("cases", cases))));
    }

    /// The first of the builds in a row that ended like this one.
    private Run first(Run run) {
        return job.runs(now, DemoDay.LENGTH, DemoAnswers.REMEMBERED).stream()
                .filter(each -> each.number() <= run.number())
                .takeWhile(each -> each.ending() == run.ending() && each.ending() != Ending.PASSES)
                .reduce(run, (newer, older) -> older);
    }

    /// The job that a path begins with, after `job/`.
    static Stream<DemoJob> named(List<DemoJob> jobs, String path) {
        return jobs.stream().filter(job -> path.startsWith(job.name() + "/"));
    }
}
