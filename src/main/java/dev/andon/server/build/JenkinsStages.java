package dev.andon.server.build;

import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which stages of Pipeline jobs failed or wait for somebody, from the Pipeline Stage View plug-in
/// (`wfapi/describe`). It costs a request for each build, so only red and running builds are asked about, few of
/// them in one look, and a finished one once: its stages do not change any more. Where the plug-in is missing,
/// each build is asked about once. What cannot be learned is left out; the builds themselves are known without
/// it. Safe for use by several threads.
final class JenkinsStages {
    private static final int ASKED_IN_A_LOOK = 20;

    private final Http http;
    private final JenkinsPage page;
    private final Settled<List<Stage>> finished = new Settled<>();

    JenkinsStages(Http http, JenkinsPage page) {
        this.http = http;
        this.page = page;
    }

    private record Described(@Nullable List<@Nullable Stage> stages) {}

    /// @param status `SUCCESS`, `FAILED`, `UNSTABLE`, `ABORTED`, `SKIPPED`, `NOT_EXECUTED`, `IN_PROGRESS` or
    ///     `PAUSED_PENDING_INPUT`
    private record Stage(@Nullable String name, @Nullable String status) {}

    /// The pipelines, with what their stages say.
    ///
    /// @param staged the ids of those whose builds have stages
    /// @return the very same list when there is nothing to say
    /// @throws ServerFault when the server wants to be left alone
    List<Pipeline> addTo(List<Pipeline> pipelines, Set<String> staged) throws ServerFault {
        List<Build> wanted = wanted(pipelines, staged);
        if (wanted.isEmpty()) {
            return pipelines;
        }
        Map<Build, List<Stage>> known = describe(wanted);
        return pipelines.stream().map(pipeline -> with(pipeline, known)).toList();
    }

    /// Red ones first: they are what people look for.
    private static List<Build> wanted(List<Pipeline> pipelines, Set<String> staged) {
        List<Build> wanted = new ArrayList<>();
        for (Pipeline pipeline : pipelines) {
            if (staged.contains(pipeline.id())) {
                if (pipeline.last().outcome().isRed()) {
                    wanted.add(pipeline.last());
                }
                if (pipeline.activity().isRunning() && pipeline.current() != null) {
                    wanted.add(pipeline.current());
                }
            }
        }
        wanted.sort(Comparator.comparing(build -> !build.outcome().isRed()));
        return wanted;
    }

    private Map<Build, List<Stage>> describe(List<Build> builds) throws ServerFault {
        Map<Build, List<Stage>> known = new HashMap<>();
        var asked = new Details(ASKED_IN_A_LOOK);
        for (Build build : builds) {
            String path = page.path(build.url() == null ? "" : build.url());
            Optional<List<Stage>> stages = finished.of(path);
            if (stages.isEmpty() && !path.isEmpty()) {
                stages = asked.ask(() -> ask(build, path));
            }
            stages.ifPresent(some -> known.put(build, some));
        }
        return known;
    }

    private List<Stage> ask(Build build, String path) throws ServerFault {
        try {
            List<Stage> stages = http.askAddress(path + "wfapi/describe")
                    .json(Described.class, described -> Json.list(described.stages()));
            // A running one goes on.
            if (build.outcome() != Outcome.UNKNOWN) {
                finished.keep(path, stages);
            }
            return stages;
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING) {
                throw fault;
            }
            finished.keep(path, List.of());
            return List.of();
        }
    }

    private static Pipeline with(Pipeline it, Map<Build, List<Stage>> known) {
        List<Stage> ended = known.getOrDefault(it.last(), List.of());
        List<Stage> running = it.current() == null ? List.of() : known.getOrDefault(it.current(), List.of());
        if (ended.isEmpty() && running.isEmpty()) {
            return it;
        }
        return new Pipeline(
                it.id(),
                it.name(),
                it.branch(),
                it.url(),
                activity(it.activity(), running),
                ended.isEmpty() ? it.last() : it.last().failing(named("FAILED", ended)),
                running.isEmpty() || it.current() == null
                        ? it.current()
                        : it.current().failing(named("FAILED", running)),
                it.estimate(),
                it.since(),
                it.streak(),
                it.claim(),
                it.oddWord(),
                it.deployment());
    }

    private static Activity activity(Activity activity, List<Stage> running) {
        if (!named("PAUSED_PENDING_INPUT", running).isEmpty()) {
            return Activity.WAITING;
        }
        return named("FAILED", running).isEmpty() ? activity : Activity.RUNNING_FAILING;
    }

    private static List<String> named(String status, List<Stage> stages) {
        return Json.texts(
                stages.stream().filter(stage -> status.equals(stage.status())).toList(), Stage::name);
    }
}
