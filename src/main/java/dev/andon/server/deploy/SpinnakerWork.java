package dev.andon.server.deploy;

import dev.andon.deploy.Deployment.Phase;
import dev.andon.server.http.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an application's pipelines and tasks do at the moment. Pure.
///
/// Gate does not say briefly which cluster a stage changes, so it counts for all of the application's.
///
/// @param phase what goes on
/// @param words whose doing it is, or empty
/// @param oddWord a status that we do not know; empty otherwise
record SpinnakerWork(Phase phase, String words, String oddWord) {
    /// What there is until it has ended.
    static final String UNFINISHED = "NOT_STARTED,RUNNING,PAUSED,SUSPENDED,BUFFERED,REDIRECT";

    private static final SpinnakerWork NOTHING = new SpinnakerWork(Phase.IDLE, "", "");

    /// Stages that bake, test, judge, wait or tell leave what is live alone.
    private static final Set<String> CHANGING = Set.of(
            "bulkDestroyServerGroup",
            "cloneServerGroup",
            "copyLastAsg",
            "createServerGroup",
            "deleteManifest",
            "deploy",
            "deployCloudrunManifest",
            "deployManifest",
            "deployService",
            "destroyServerGroup",
            "destroyService",
            "disableAsg",
            "disableCluster",
            "disableManifest",
            "disableServerGroup",
            "enableManifest",
            "enableServerGroup",
            "patchManifest",
            "pauseRolloutManifest",
            "quickPatch",
            "resizeServerGroup",
            "resumeRolloutManifest",
            "rollbackCluster",
            "rollbackServerGroup",
            "rollingPush",
            "rollingRestartManifest",
            "scaleDownCluster",
            "scaleManifest",
            "shrinkCluster",
            "startServerGroup",
            "stopServerGroup",
            "undoRolloutManifest");

    /// @param status of the whole
    /// @param stages of a pipeline
    /// @param execution of a task, which has its stages in there
    record Execution(
            @Nullable String name,
            @Nullable String status,
            @Nullable List<@Nullable Stage> stages,
            @Nullable Execution execution) {
        private List<Stage> all() {
            return execution == null ? Json.list(stages) : Json.list(execution.stages());
        }

        private Phase phase() {
            return switch (Json.text(status)) {
                case "RUNNING", "REDIRECT" -> changes("RUNNING", "REDIRECT") ? Phase.RUNNING : Phase.IDLE;
                case "NOT_STARTED", "BUFFERED" -> changes("NOT_STARTED", "BUFFERED") ? Phase.QUEUED : Phase.IDLE;
                case "PAUSED", "SUSPENDED" ->
                    changes("RUNNING", "REDIRECT", "PAUSED", "SUSPENDED") ? Phase.WAITING : Phase.IDLE;
                case "SUCCEEDED", "FAILED_CONTINUE", "TERMINAL", "CANCELED", "STOPPED", "SKIPPED" -> Phase.IDLE;
                default -> Phase.UNKNOWN;
            };
        }

        /// What does not tell its stages may do anything.
        private boolean changes(String... statuses) {
            List<Stage> stages = all();
            return stages.isEmpty()
                    || stages.stream()
                            .filter(stage -> List.of(statuses).contains(Json.text(stage.status())))
                            .anyMatch(stage -> CHANGING.contains(Json.text(stage.type())));
        }

        private SpinnakerWork work() {
            Phase phase = phase();
            return phase == Phase.IDLE
                    ? NOTHING
                    : new SpinnakerWork(phase, Json.text(name), phase == Phase.UNKNOWN ? Json.text(status) : "");
        }
    }

    record Stage(@Nullable String type, @Nullable String status) {}

    /// What matters most of it.
    static SpinnakerWork of(List<Execution> pipelines, List<Execution> tasks) {
        return Stream.concat(pipelines.stream(), tasks.stream())
                .map(Execution::work)
                .min(Comparator.comparingInt(work -> rank(work.phase())))
                .orElse(NOTHING);
    }

    private static int rank(Phase phase) {
        return List.of(Phase.RUNNING, Phase.QUEUED, Phase.WAITING, Phase.UNKNOWN, Phase.STOPPED, Phase.IDLE)
                .indexOf(phase);
    }
}
