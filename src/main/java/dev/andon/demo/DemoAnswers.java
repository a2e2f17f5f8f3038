package dev.andon.demo;

import com.google.gson.Gson;
import dev.andon.demo.DemoJob.Ending;
import dev.andon.demo.DemoJob.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The demo team's builds, said as three kinds of real servers say it. Pure.
final class DemoAnswers {
    private static final Gson GSON = new Gson();
    private static final int HISTORY = 12;

    /// As many builds of a job as a Jenkins tells at once.
    static final int REMEMBERED = 100;

    private static final Pattern BUILD = Pattern.compile("builds/([0-9]{1,18})(/steps)?");

    private DemoAnswers() {}

    /// `GET /api/json`, with jobs in folders; every `tree=` gets the same.
    static String jenkins(List<DemoJob> jobs, Duration now, Instant dawn, String pages) {
        Map<String, List<Object>> folders = new LinkedHashMap<>();
        for (DemoJob job : jobs) {
            String folder = job.name().substring(0, job.name().indexOf('/'));
            folders.computeIfAbsent(folder, name -> new ArrayList<>()).add(jenkinsJob(job, now, dawn, pages));
        }
        List<Object> top = new ArrayList<>();
        folders.forEach((folder, inside) -> top.add(fields(
                "_class", "com.cloudbees.hudson.plugins.folder.Folder",
                "name", folder,
                "fullName", folder,
                "url", pages + folder,
                "jobs", inside)));
        return GSON.toJson(fields("_class", "hudson.model.Hudson", "jobs", top));
    }

    private static Object jenkinsJob(DemoJob job, Duration now, Instant dawn, String pages) {
        List<Run> runs = job.runs(now, DemoDay.LENGTH, HISTORY);
        List<Run> over = runs.stream().filter(run -> run.isOver(now)).toList();
        String page = page(job, pages);
        return fields(
                "_class", "hudson.model.FreeStyleProject",
                "name", job.name().substring(job.name().indexOf('/') + 1),
                "fullName", job.name(),
                "url", page,
                "buildable", true,
                "inQueue", false,
                "color", color(over.getFirst()) + (runs.getFirst().isOver(now) ? "" : "_anime"),
                "lastBuild", jenkinsBuild(job, runs.getFirst(), now, dawn, page),
                "lastCompletedBuild", jenkinsBuild(job, over.getFirst(), now, dawn, page),
                "lastSuccessfulBuild", newest(over, run -> isGood(run.ending()), job, now, dawn, page),
                "lastFailedBuild", newest(over, run -> run.ending() == Ending.FAILS, job, now, dawn, page));
    }

    private static @Nullable Object newest(
            List<Run> over, Predicate<Run> wanted, DemoJob job, Duration now, Instant dawn, String page) {
        Optional<Run> newest = over.stream().filter(wanted).findFirst();
        return newest.map(run -> jenkinsBuild(job, run, now, dawn, page)).orElse(null);
    }

    static String page(DemoJob job, String pages) {
        return pages + "job/" + job.name().replace(" ", "%20") + "/";
    }

    static String written(Object answer) {
        return GSON.toJson(answer);
    }

    static Map<String, @Nullable Object> jenkinsBuild(DemoJob job, Run run, Duration now, Instant dawn, String page) {
        boolean over = run.isOver(now);
        boolean red = over && run.ending() == Ending.FAILS;
        return fields(
                "number",
                run.number(),
                "url",
                page + run.number() + "/",
                "building",
                !over,
                "result",
                over ? result(run.ending()) : null,
                "timestamp",
                dawn.plus(run.started()).toEpochMilli(),
                "duration",
                over ? job.takes().toMillis() : 0,
                "estimatedDuration",
                job.takes().toMillis(),
                "culprits",
                red ? List.of(fields("fullName", run.author())) : List.of(),
                "actions",
                List.of(fields(
                        "lastBuiltRevision",
                        fields("SHA1", DemoCommit.before(run.started()).id()))));
    }

    private static boolean isGood(Ending ending) {
        return ending == Ending.PASSES || ending == Ending.IS_UNSTABLE;
    }

    private static String result(Ending ending) {
        return switch (ending) {
            case PASSES -> "SUCCESS";
            case FAILS -> "FAILURE";
            case IS_UNSTABLE -> "UNSTABLE";
            case IS_ABORTED -> "ABORTED";
        };
    }

    private static String color(Run run) {
        return switch (run.ending()) {
            case PASSES -> "blue";
            case FAILS -> "red";
            case IS_UNSTABLE -> "yellow";
            case IS_ABORTED -> "aborted";
        };
    }

    /// A resource of Buildbot's REST API.
    ///
    /// @param path below `/api/v2/`
    /// @return its JSON, or empty when the demo has none such
    static String buildbot(List<DemoJob> jobs, Duration now, Instant dawn, String path) {
        return switch (path) {
            case "" -> GSON.toJson(fields("rootlinks", List.of(fields("name", "builders"), fields("name", "builds"))));
            case "builders" -> collection("builders", builders(jobs));
            case "builds" -> collection("builds", builds(jobs, now, dawn, build -> true));
            case "buildrequests" -> collection("buildrequests", List.of());
            default -> ofOneBuild(jobs, now, dawn, path);
        };
    }

    /// `builds/<id>` or `builds/<id>/steps`.
    private static String ofOneBuild(List<DemoJob> jobs, Duration now, Instant dawn, String path) {
        Matcher build = BUILD.matcher(path);
        if (!build.matches()) {
            return "";
        }
        long id = Long.parseLong(build.group(1));
        Predicate<Placed> wanted = placed -> placed.id() == id;
        return build.group(2) == null
                ? collection("builds", builds(jobs, now, dawn, wanted))
                : collection("steps", steps(placed(jobs, now, wanted)));
    }

    private static String collection(String name, List<?> items) {
        return GSON.toJson(fields(name, items, "meta", fields("total", items.size())));
    }

    private static List<Object> builders(List<DemoJob> jobs) {
        List<Object> builders = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            builders.add(fields(
                    "builderid",
                    i + 1,
                    "name",
                    jobs.get(i).name(),
                    "masterids",
                    List.of(1),
                    "tags",
                    List.of("platforms")));
        }
        return builders;
    }

    /// A build with the number of its builder, counted from 1.
    private record Placed(int builder, Run run) {
        long id() {
            return builder * 1_000_000L + run.number();
        }
    }

    /// The newest builds of all builders, newest first.
    private static List<Placed> placed(List<DemoJob> jobs, Duration now, Predicate<Placed> wanted) {
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            for (Run run : jobs.get(i).runs(now, DemoDay.LENGTH, HISTORY)) {
                placed.add(new Placed(i + 1, run));
            }
        }
        placed.removeIf(wanted.negate());
        placed.sort((one, other) -> other.run().started().compareTo(one.run().started()));
        return placed;
    }

    private static List<Object> builds(List<DemoJob> jobs, Duration now, Instant dawn, Predicate<Placed> wanted) {
        return placed(jobs, now, wanted).stream()
                .map(build -> buildbotBuild(build, now, dawn))
                .toList();
    }

    private static Object buildbotBuild(Placed build, Duration now, Instant dawn) {
        Run run = build.run();
        boolean over = run.isOver(now);
        boolean red = run.ending() == Ending.FAILS;
        return fields(
                "buildid",
                build.id(),
                "builderid",
                build.builder(),
                "number",
                run.number(),
                "complete",
                over,
                "results",
                over ? (red ? 2 : 0) : null,
                "started_at",
                dawn.plus(run.started()).getEpochSecond(),
                "complete_at",
                over ? dawn.plus(run.finished()).getEpochSecond() : null,
                "state_string",
                over ? (red ? "failed " + run.stage() : "build successful") : "building",
                "properties",
                fields("owners", List.of(red ? List.of(run.author()) : List.of(), "Build")));
    }

    private static List<Object> steps(List<Placed> builds) {
        return builds.stream()
                .map(Placed::run)
                .filter(run -> run.ending() == Ending.FAILS)
                .<Object>map(run -> fields("name", run.stage(), "number", 1, "results", 2, "complete", true))
                .toList();
    }

    /// A CCTray feed.
    static String cctray(List<DemoJob> jobs, Duration now, Instant dawn, String pages) {
        var feed = new StringBuilder("<Projects>\n");
        for (DemoJob job : jobs) {
            List<Run> runs = job.runs(now, DemoDay.LENGTH, HISTORY);
            Run last = runs.stream().filter(run -> run.isOver(now)).findFirst().orElseThrow();
            feed.append(
                    "  <Project name=\"%s\" activity=\"%s\" lastBuildStatus=\"%s\" lastBuildLabel=\"%d\" lastBuildTime=\"%s\" webUrl=\"%s\"/>%n"
                            .formatted(
                                    job.name(),
                                    runs.getFirst().isOver(now) ? "Sleeping" : "Building",
                                    last.ending() == Ending.FAILS ? "Failure" : "Success",
                                    last.number(),
                                    dawn.plus(last.finished()).truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                                    pages + "old/" + job.name().replace(" ", "%20")));
        }
        return feed.append("</Projects>\n").toString();
    }

    /// An object of names and values in this order; values may be null.
    static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }
}
