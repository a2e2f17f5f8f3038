package dev.andon.server.build;

import dev.andon.build.Build;
import dev.andon.build.Canceller;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.PartRerunner;
import dev.andon.build.Pipeline;
import dev.andon.build.Stretch;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.server.http.Slice;
import dev.andon.server.http.Slices;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One build of Azure DevOps: the logs of its tasks, which are there once a task has ended, and what it can be
/// told. After the REST API of Build (timeline, build logs, update build).
///
/// @param http the door to the organisation or collection
/// @param project the only project, or empty where the names of pipelines begin with theirs
record AzureBuild(Http http, String project) implements Logs, Canceller, PartRerunner {
    private static final Pattern PAGE = Pattern.compile("[?&]buildId=(\\d+)");
    private static final String VERSION = "5.0";
    /// The first that can retry.
    private static final String RETRYING = "6.0";

    @Override
    public List<Log> logs(Pipeline pipeline, Build build) throws ServerFault {
        String path = path(pipeline, build);
        return path.isEmpty()
                ? List.of()
                : http.ask(path + "/timeline")
                        .query("api-version", VERSION)
                        .json(
                                Timeline.class,
                                timeline -> given(timeline).stream()
                                        .filter(Part::isTaskWithLog)
                                        .sorted(Comparator.comparing(Part::number))
                                        .map(part -> part.log(path))
                                        .toList());
    }

    @Override
    public LogPart read(Log log, Stretch stretch) throws ServerFault {
        var door = new ByteLog.Door() {
            @Override
            public Slice from(long at, int atMost) throws ServerFault {
                return text(log).from(at, atMost);
            }

            @Override
            public Slice last(int atMost) throws ServerFault {
                return text(log).last(atMost);
            }
        };
        return ByteLog.read(stretch, door, log.growing());
    }

    @Override
    public long whole(Log log, Consumer<String> taker) throws ServerFault {
        return ByteLog.whole(text(log), log.growing(), taker);
    }

    private Slices text(Log log) {
        return http.ask(log.id()).query("api-version", VERSION).slices();
    }

    @Override
    public Acted cancel(Pipeline pipeline, String why) {
        String path = pipeline.current() == null ? "" : path(pipeline, pipeline.current());
        return path.isEmpty()
                ? Again.nothingRuns()
                : http.act(path)
                        .by("PATCH")
                        .query("api-version", VERSION)
                        .header("Accept", "application/json")
                        .send("{\"status\":\"cancelling\"}")
                        .acted();
    }

    @Override
    public Acted rerunFailed(Pipeline pipeline) {
        String path = path(pipeline, pipeline.last());
        return path.isEmpty()
                ? Again.nothingBuilt()
                : http.act(path)
                        .by("PATCH")
                        .query("retry", "true")
                        .query("api-version", RETRYING)
                        .header("Accept", "application/json")
                        .send("{}")
                        .acted();
    }

    private String path(Pipeline pipeline, Build build) {
        Matcher page = PAGE.matcher(build.url() == null ? "" : build.url());
        String of = project.isEmpty() ? AzureAgain.first(pipeline.name()) : project;
        return page.find() ? AzureApi.of(of, "builds/" + page.group(1)) : "";
    }

    private static List<Part> given(Timeline timeline) throws ServerFault {
        if (timeline.records() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer is no timeline of Azure DevOps.");
        }
        return Json.list(timeline.records());
    }

    private record Timeline(@Nullable List<@Nullable Part> records) {}

    private record Reference(long id) {}

    private record Part(
            @Nullable String type,
            @Nullable String name,
            @Nullable String state,
            @Nullable String result,
            @Nullable Reference log) {
        boolean isTaskWithLog() {
            return "Task".equals(type) && log != null;
        }

        long number() {
            return log == null ? 0 : log.id();
        }

        Log log(String path) {
            Outcome outcome = switch (Json.text(result)) {
                case "succeeded" -> Outcome.PASSED;
                case "succeededWithIssues" -> Outcome.UNSTABLE;
                case "failed" -> Outcome.FAILED;
                case "abandoned" -> Outcome.ERRORED;
                case "canceled" -> Outcome.CANCELLED;
                case "skipped" -> Outcome.SKIPPED;
                default -> Outcome.UNKNOWN;
            };
            return new Log(path + "/logs/" + number(), Json.text(name), outcome, !"completed".equals(state));
        }
    }
}
