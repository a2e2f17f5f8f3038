package dev.andon.server.deploy;

import com.google.gson.JsonObject;
import dev.andon.deploy.Blocker;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Deployment.Health;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Release;
import dev.andon.deploy.Service;
import dev.andon.deploy.Share;
import dev.andon.server.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Rollout of Argo Rollouts as the API server writes it. Pure.
///
/// Two hashes tell how it stands: what is stable, and what is current; they are one when a rollout is done.
record ArgoRollout(
        @Nullable KubeMeta metadata,
        @Nullable Spec spec,
        @Nullable Status status) implements KubeRollout {
    private static final Set<String> PHASES = Set.of("Healthy", "Degraded", "Progressing", "Paused");
    private static final Set<String> FAILING = Set.of("Failed", "Error", "Inconclusive");

    record Spec(
            @Nullable Integer replicas,
            boolean paused,
            @Nullable JsonObject selector,
            @Nullable JsonObject template,
            @Nullable Reference workloadRef,
            @Nullable Strategy strategy) {}

    record Strategy(@Nullable Canary canary) {
        record Canary(@Nullable JsonObject trafficRouting) {}
    }

    /// Where the template stands when it does not stand in the Rollout.
    record Reference(@Nullable String kind, @Nullable String name) {}

    record Status(
            @Nullable String phase,
            @Nullable String message,
            @Nullable String stableRS,
            @Nullable String currentPodHash,
            boolean abort,
            @Nullable String observedGeneration,
            int replicas,
            int updatedReplicas,
            int availableReplicas,
            @Nullable List<Pause> pauseConditions,
            @Nullable Analyses canary,
            @Nullable Analyses blueGreen,
            @Nullable List<KubeDeployment.Condition> conditions) {}

    record Analyses(
            @Nullable Analysis currentStepAnalysisRunStatus,
            @Nullable Analysis currentBackgroundAnalysisRunStatus,
            @Nullable Analysis prePromotionAnalysisRunStatus,
            @Nullable Analysis postPromotionAnalysisRunStatus,
            @Nullable Weights weights) {
        Stream<Analysis> all() {
            return Stream.of(
                            currentStepAnalysisRunStatus,
                            currentBackgroundAnalysisRunStatus,
                            prePromotionAnalysisRunStatus,
                            postPromotionAnalysisRunStatus)
                    .flatMap(Stream::ofNullable);
        }
    }

    /// What the traffic router was told, and took.
    record Weights(@Nullable Weight canary) {
        record Weight(int weight) {}
    }

    record Pause(@Nullable String reason, @Nullable String startTime) {}

    record Analysis(
            @Nullable String name,
            @Nullable String status,
            @Nullable String message) {}

    Service service() {
        return new Service(Json.text(meta().name()), Json.text(meta().namespace()));
    }

    @Override
    public @Nullable JsonObject selector() {
        return spec == null ? null : spec.selector();
    }

    private @Nullable JsonObject template() {
        return spec == null ? null : spec.template();
    }

    Optional<Reference> reference() {
        return spec == null ? Optional.empty() : Optional.ofNullable(spec.workloadRef());
    }

    private String stable() {
        return status == null ? "" : Json.text(status.stableRS());
    }

    private String current() {
        return status == null ? "" : Json.text(status.currentPodHash());
    }

    private String phaseWord() {
        return status == null ? "" : Json.text(status.phase());
    }

    private boolean isDone() {
        return !stable().isEmpty() && stable().equals(current());
    }

    /// Whether its own template tells all that is to be told.
    @Override
    public boolean tellsWhatItIs() {
        return isDone() && tellsItsTemplate();
    }

    /// A template that the controller has not seen yet, or does not take, is not the current one.
    private boolean tellsItsTemplate() {
        return isObserved() && !isRefused() && spec != null && spec.template() != null;
    }

    /// Whatever it has against the specification, it calls it seen and keeps the hash of what was before.
    private boolean isRefused() {
        return condition("InvalidSpec")
                .filter(one -> "True".equals(one.status()))
                .isPresent();
    }

    @Override
    public String mark() {
        return meta().generation() + " " + isObserved() + " " + isRefused() + " " + stable() + " " + current();
    }

    /// The number is written as a text; very old controllers wrote a hash, which tells nothing.
    private boolean isObserved() {
        String observed = status == null ? "" : Json.text(status.observedGeneration());
        return !observed.matches("\\d+") || observed.equals(String.valueOf(meta().generation()));
    }

    @Override
    public Deployment.Draft read(List<KubeReplicas> sets) {
        Release.Outcome outcome = outcome();
        Release newest = current().isEmpty() ? null : release(current(), outcome, sets);
        if (newest != null) {
            newest = newest.begun(Times.of(meta().changed().orElse(null))).finished(finished());
        }
        Release live = isDone() ? newest : stable().isEmpty() ? null : release(stable(), Release.Outcome.LIVE, sets);
        boolean stoppable = spec != null && !spec.paused() && live != null;
        return Deployment.of(service())
                .live(live)
                .newest(newest)
                .phase(phase())
                .health(health())
                .words(words())
                .share(live != null && outcome == Release.Outcome.UNDERWAY ? share() : null)
                .stoppable(stoppable && outcome == Release.Outcome.UNDERWAY)
                .oddWord(PHASES.contains(phaseWord()) ? "" : phaseWord());
    }

    /// A hash is one template and no other: it is both the name and the thing.
    private Release release(String hash, Release.Outcome outcome, List<KubeReplicas> sets) {
        Optional<KubeTemplate> own = hash.equals(current()) && tellsItsTemplate()
                ? Optional.of(KubeTemplate.of(template()))
                : KubeReplicas.hashed(sets, hash).map(KubeReplicas::template);
        return own.map(template -> template.release(hash, outcome))
                .orElseGet(() -> Release.of(hash, hash, outcome))
                .artifact(hash);
    }

    /// By the traffic router; without one traffic goes to pods, each as much. It is told when a step's pause
    /// began, and by then the step before it had set the weight.
    private @Nullable Share share() {
        Strategy.Canary canary =
                spec == null || spec.strategy() == null ? null : spec.strategy().canary();
        if (canary == null || status == null || !isObserved()) {
            return null;
        }
        int percent = canary.trafficRouting() == null ? ofPods(status) : routed(status);
        return percent < 1 || percent > Share.ALL ? null : new Share(percent, paused(status));
    }

    /// What is not available may get none: then nobody knows.
    private static int ofPods(Status status) {
        boolean all = status.replicas() > 0 && status.availableReplicas() >= status.replicas();
        return all ? Share.ALL * status.updatedReplicas() / status.replicas() : 0;
    }

    private static int routed(Status status) {
        Weights weights = status.canary() == null ? null : status.canary().weights();
        return weights == null || weights.canary() == null
                ? 0
                : weights.canary().weight();
    }

    private static @Nullable Instant paused(Status status) {
        return Json.list(status.pauseConditions()).stream()
                .filter(pause -> "CanaryPauseStep".equals(pause.reason()))
                .map(pause -> Times.of(pause.startTime()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Instant finished() {
        return isDone()
                ? condition("Progressing")
                        .filter(one -> "NewReplicaSetAvailable".equals(one.reason()))
                        .map(one -> Times.of(one.lastUpdateTime()))
                        .orElse(null)
                : null;
    }

    private Optional<KubeDeployment.Condition> condition(String type) {
        return status == null
                ? Optional.empty()
                : Json.list(status.conditions()).stream()
                        .filter(one -> type.equals(one.type()))
                        .findFirst();
    }

    private Stream<Analysis> analyses() {
        return status == null
                ? Stream.of()
                : Stream.of(Optional.ofNullable(status.canary()), Optional.ofNullable(status.blueGreen()))
                        .flatMap(Optional::stream)
                        .flatMap(Analyses::all);
    }

    /// What an analysis ended failed; what a person ended was stopped. Both are degraded until somebody mends it.
    private Release.Outcome outcome() {
        if (isDone()) {
            return Release.Outcome.LIVE;
        }
        return switch (phaseWord()) {
            case "Degraded" ->
                status != null && status.abort() && analyses().noneMatch(one -> FAILING.contains(one.status()))
                        ? Release.Outcome.CANCELLED
                        : Release.Outcome.FAILED;
            case "Progressing", "Paused", "Healthy" -> Release.Outcome.UNDERWAY;
            default -> Release.Outcome.UNKNOWN;
        };
    }

    private int wanted() {
        return spec == null || spec.replicas() == null ? 1 : spec.replicas();
    }

    private Phase phase() {
        if (!isObserved()) {
            return Phase.RUNNING;
        }
        if (wanted() == 0) {
            return Phase.STOPPED;
        }
        return switch (phaseWord()) {
            case "Healthy" -> isDone() ? Phase.IDLE : Phase.RUNNING;
            case "Degraded" -> Phase.IDLE;
            case "Progressing" -> Phase.RUNNING;
            case "Paused" -> Phase.WAITING;
            default -> Phase.UNKNOWN;
        };
    }

    private Health health() {
        if (status == null || wanted() == 0 || !PHASES.contains(phaseWord())) {
            return Health.UNKNOWN;
        }
        if (status.availableReplicas() == 0 || (isDone() && phaseWord().equals("Degraded"))) {
            return Health.ILL;
        }
        boolean enough = condition("Available")
                .map(one -> "True".equals(one.status()))
                .orElse(status.availableReplicas() >= wanted());
        return enough ? Health.WELL : Health.POOR;
    }

    /// What the controller says, and what analyses say against it.
    private String words() {
        if (status == null || phaseWord().equals("Healthy")) {
            return "";
        }
        Stream<String> verdicts = analyses()
                .filter(one -> !"Successful".equals(one.status()))
                .map(one -> "AnalysisRun " + one.name() + " " + one.status()
                        + (Json.text(one.message()).isEmpty() ? "" : ": " + one.message()));
        return String.join(
                "; ",
                Stream.concat(Stream.of(Json.text(status.message())), verdicts)
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    /// @param undoes whether going back changes the template, which its owner would undo; what breaks a rollout
    ///     off changes none
    List<Blocker> blockers(boolean undoes) {
        List<Blocker> blockers = new ArrayList<>(undoes ? meta().owners() : List.of());
        if (spec != null && spec.paused()) {
            blockers.add(new Blocker(Blocker.Kind.PAUSED, ""));
        }
        if (meta().deletionTimestamp() != null) {
            blockers.add(new Blocker(Blocker.Kind.UNDERWAY, "The Rollout is being deleted."));
        }
        reference()
                .filter(one -> undoes && !"Deployment".equals(one.kind()))
                .ifPresent(one -> blockers.add(new Blocker(
                        Blocker.Kind.OWNED, "Its template stands in " + one.kind() + " " + one.name() + ".")));
        return blockers;
    }
}
