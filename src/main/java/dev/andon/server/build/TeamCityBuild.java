package dev.andon.server.build;

import com.google.gson.annotations.SerializedName;
import dev.andon.build.Activity;
import dev.andon.build.Approval;
import dev.andon.build.Approver;
import dev.andon.build.Build;
import dev.andon.build.Canceller;
import dev.andon.build.FailedTest;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Stretch;
import dev.andon.build.TestReport;
import dev.andon.build.Tests;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.server.http.Slice;
import dev.andon.server.http.Slices;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One build of TeamCity: its log, its tests, and what it can be told. After JetBrains' documentation of the REST
/// API (build log, test occurrences, build queue).
///
/// @param http the door, saying who asks
/// @param api the path of the interface, which depends on who asks
record TeamCityBuild(Http http, String api) implements Logs, Tests, Canceller, Approver {
    /// The pages of several versions: `viewLog.html?buildId=5`, `viewQueued.html?itemId=5`,
    /// `/buildConfiguration/Shop/5`.
    private static final Pattern PAGE =
            Pattern.compile("[?&](?:buildId|itemId)=(\\d+)|/buildConfiguration/[^/?]+/(\\d+)|/build/(\\d+)");

    @Override
    public List<Log> logs(Pipeline pipeline, Build build) {
        String id = id(build);
        boolean runs = build.outcome() == Outcome.UNKNOWN && build.finished() == null;
        return id.isEmpty() ? List.of() : List.of(new Log(id, "build log", build.outcome(), runs));
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
        return http.ask(api.replace("app/rest/", "") + "downloadBuildLog.html")
                .query("buildId", log.id())
                .slices();
    }

    @Override
    public TestReport tests(Pipeline pipeline, Build build) throws ServerFault {
        String id = id(build);
        if (id.isEmpty()) {
            return TestReport.NONE;
        }
        TestReport sums = http.ask(api + "builds/id:" + id)
                .query("fields", "id,testOccurrences(passed,failed,ignored)")
                .json(Counted.class, Counted::told);
        return sums.failed() == 0
                ? sums
                : http.ask(api + "testOccurrences")
                        .query(
                                "locator",
                                "build:(id:" + id + "),status:FAILURE,muted:false,count:" + TestReport.NAMED_AT_MOST)
                        .query("fields", "testOccurrence(name,details,duration,newFailure,firstFailed(build(number)))")
                        .json(
                                Occurrences.class,
                                all -> new TestReport(sums.passed(), sums.failed(), sums.skipped(), all.told()));
    }

    @Override
    public Acted cancel(Pipeline pipeline, String why) {
        String id = current(pipeline);
        if (id.isEmpty()) {
            return Again.nothingRuns();
        }
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("comment", why);
        wanted.put("readdIntoQueue", false);
        boolean queued = pipeline.activity() == Activity.QUEUED || pipeline.activity() == Activity.WAITING;
        return http.act(api + (queued ? "buildQueue/id:" : "builds/id:") + id)
                .header("Accept", "application/json")
                .send(Json.of(wanted))
                .acted();
    }

    /// The look tells whether a queued build waits for it.
    @Override
    public List<Approval> waiting(Pipeline pipeline) {
        String id = current(pipeline);
        return id.isEmpty() || pipeline.activity() != Activity.WAITING
                ? List.of()
                : List.of(new Approval(id, pipeline.name()));
    }

    @Override
    public Acted approve(Pipeline pipeline, Approval approval, String why) {
        return current(pipeline).isEmpty() || !approval.id().matches("\\d{1,18}")
                ? Again.nothingWaits()
                : http.act(api + "buildQueue/id:" + approval.id() + "/approve")
                        .header("Accept", "application/json")
                        .sendText(why)
                        .acted();
    }

    private static String current(Pipeline pipeline) {
        return pipeline.current() == null ? "" : id(pipeline.current());
    }

    private static String id(Build build) {
        Matcher page = PAGE.matcher(build.url() == null ? "" : build.url());
        return page.find() ? page.group().replaceFirst("^.*[=/]", "") : "";
    }

    private record Counted(@Nullable Long id, @Nullable Sums testOccurrences) {
        TestReport told() throws ServerFault {
            if (id == null) {
                throw new ServerFault(FaultKind.UNREADABLE, "The answer is no build of TeamCity.");
            }
            return testOccurrences == null
                    ? TestReport.NONE
                    : new TestReport(
                            testOccurrences.passed(), testOccurrences.failed(), testOccurrences.ignored(), List.of());
        }
    }

    private record Sums(int passed, int failed, int ignored) {}

    private record Occurrences(
            @SerializedName("testOccurrence") @Nullable List<@Nullable Occurrence> all) {
        List<FailedTest> told() {
            return Json.list(all).stream().map(Occurrence::told).toList();
        }
    }

    /// @param name as in `unit: shop.CartTest.sums`
    /// @param duration in ms
    private record Occurrence(
            @Nullable String name,
            @Nullable String details,
            @Nullable Long duration,
            @Nullable Boolean newFailure,
            @Nullable First firstFailed) {
        FailedTest told() {
            String full = Json.text(name).replaceFirst("^.*?: ", "");
            String plain = full.replaceFirst("\\(.*", "");
            int dot = plain.lastIndexOf('.');
            String text = Json.text(details);
            return FailedTest.of(dot < 0 ? "" : full.substring(0, dot), full.substring(dot + 1))
                    .saying(text.lines().findFirst().orElse(""), text)
                    .took(duration == null || duration < 0 ? null : Duration.ofMillis(duration))
                    .since(
                            firstFailed == null || firstFailed.build() == null
                                    ? ""
                                    : Json.text(firstFailed.build().number()),
                            Boolean.TRUE.equals(newFailure) ? 1 : 0);
        }
    }

    private record First(@Nullable Number build) {}

    private record Number(@Nullable String number) {}
}
