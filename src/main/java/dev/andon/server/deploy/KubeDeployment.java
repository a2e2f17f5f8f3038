package dev.andon.server.deploy;

import com.google.gson.JsonObject;
import dev.andon.deploy.Blocker;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Deployment.Health;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Release;
import dev.andon.deploy.Service;
import dev.andon.server.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A Deployment as the API server writes it. Pure.
record KubeDeployment(
        @Nullable KubeMeta metadata,
        @Nullable Spec spec,
        @Nullable Status status) implements KubeRollout {
    private static final Pattern NAMED = Pattern.compile("eplica set \"([^\"]+)\"|ReplicaSet \"([^\"]+)\"");

    record Spec(
            @Nullable Integer replicas,
            boolean paused,
            @Nullable JsonObject selector,
            @Nullable JsonObject template) {}

    record Status(
            long observedGeneration,
            int replicas,
            int updatedReplicas,
            int availableReplicas,
            @Nullable List<Condition> conditions) {}

    record Condition(
            @Nullable String type,
            @Nullable String status,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String lastUpdateTime) {}

    /// How far the newest template came.
    enum Rollout {
        DONE,
        GOES_ON,
        FAILED,
        UNKNOWN
    }

    Service service() {
        return new Service(Json.text(meta().name()), Json.text(meta().namespace()));
    }

    @Override
    public @Nullable JsonObject selector() {
        return spec == null ? null : spec.selector();
    }

    KubeTemplate template() {
        return KubeTemplate.of(spec == null ? null : spec.template());
    }

    private Optional<Condition> condition(String type) {
        return status == null
                ? Optional.empty()
                : Json.list(status.conditions()).stream()
                        .filter(one -> type.equals(one.type()))
                        .findFirst();
    }

    private String progress() {
        return condition("Progressing").map(one -> Json.text(one.reason())).orElse("");
    }

    private int wanted() {
        return spec == null || spec.replicas() == null ? 1 : spec.replicas();
    }

    /// The rule of `kubectl rollout status`; but what was rolled out once stays so when a pod dies later.
    Rollout rollout() {
        if (spec == null || status == null || metadata == null) {
            return Rollout.UNKNOWN;
        }
        if (meta().generation() > status.observedGeneration()) {
            return Rollout.GOES_ON;
        }
        if (condition("Progressing").filter(one -> "False".equals(one.status())).isPresent()) {
            return Rollout.FAILED;
        }
        boolean updated = status.updatedReplicas() >= wanted() && status.replicas() <= status.updatedReplicas();
        if (progress().equals("NewReplicaSetAvailable")) {
            // Without a single pod it may be said of what was rolled out before: old ones went, none came yet.
            boolean hasPods = status.updatedReplicas() > 0 || wanted() == 0;
            return hasPods && status.replicas() == status.updatedReplicas() ? Rollout.DONE : Rollout.GOES_ON;
        }
        return updated && status.availableReplicas() >= status.updatedReplicas() && wanted() > 0
                ? Rollout.DONE
                : Rollout.GOES_ON;
    }

    @Override
    public boolean tellsWhatItIs() {
        return rollout() == Rollout.DONE;
    }

    @Override
    public String mark() {
        return meta().uid() + " " + meta().generation() + " " + rollout();
    }

    /// @param sets its ReplicaSets, newest first; needed only while a rollout is not done
    @Override
    public Deployment.Draft read(List<KubeReplicas> sets) {
        Optional<KubeReplicas> own = sets.stream()
                .filter(one -> one.template().fingerprint().equals(template().fingerprint()))
                .findFirst();
        Rollout rollout = own.isPresent() && isScaled(own.get()) ? Rollout.DONE : rollout();
        Release newest = newest(rollout, own);
        return Deployment.of(service())
                .live(rollout == Rollout.DONE ? newest : serving(sets, own, newest))
                .newest(newest)
                .phase(phase(rollout))
                .health(health())
                .words(words(rollout))
                .stoppable(spec != null && !spec.paused())
                .oddWord(rollout == Rollout.UNKNOWN ? "no status" : "");
    }

    /// Its number changed, not its template: nothing is rolled out, though the controller has not seen it yet.
    private boolean isScaled(KubeReplicas own) {
        return progress().equals("NewReplicaSetAvailable") && own.hash().equals(named());
    }

    private @Nullable Release newest(Rollout rollout, Optional<KubeReplicas> own) {
        Release.Outcome outcome = switch (rollout) {
            case DONE -> Release.Outcome.LIVE;
            case GOES_ON -> Release.Outcome.UNDERWAY;
            case FAILED -> Release.Outcome.FAILED;
            case UNKNOWN -> Release.Outcome.UNKNOWN;
        };
        String id = own.map(KubeReplicas::hash).orElseGet(this::hash);
        Instant finished = rollout == Rollout.DONE
                ? Times.of(
                        condition("Progressing").map(Condition::lastUpdateTime).orElse(null))
                : null;
        Instant begun = Times.of(meta().changed().orElse(null));
        return template()
                .release(id, outcome)
                .finished(finished)
                .begun(begun != null && finished != null && begun.isAfter(finished) ? null : begun);
    }

    /// Without a sentence of the controller the template's own fingerprint will do.
    private String hash() {
        boolean current = status != null && meta().generation() == status.observedGeneration();
        String named = current ? named() : "";
        return named.isEmpty() ? template().fingerprint() : named;
    }

    /// The hash of the ReplicaSet that the controller's sentence names; empty for none.
    private String named() {
        Matcher named = NAMED.matcher(
                condition("Progressing").map(one -> Json.text(one.message())).orElse(""));
        String set = !named.find() ? "" : named.group(1) != null ? named.group(1) : named.group(2);
        String prefix = service().name() + "-";
        return set.startsWith(prefix) ? set.substring(prefix.length()) : "";
    }

    /// What serves while the newest is not all there: the newest of the others that has a pod. When none has,
    /// whatever the newest has; with all its pods it serves, though others may still be going.
    private @Nullable Release serving(List<KubeReplicas> sets, Optional<KubeReplicas> own, @Nullable Release newest) {
        Optional<Release> other = sets.stream()
                .filter(one -> own.isEmpty() || one != own.get())
                .filter(one -> one.available() > 0)
                .map(KubeReplicas::release)
                .findFirst();
        int pods = own.map(KubeReplicas::available).orElse(0);
        boolean failed = newest != null && newest.outcome() == Release.Outcome.FAILED;
        boolean whole = own.isPresent() && pods >= wanted() && !failed;
        return other.orElseGet(() -> whole ? own.get().release() : pods > 0 ? newest : null);
    }

    private Phase phase(Rollout rollout) {
        if (spec != null && spec.paused() && rollout != Rollout.DONE) {
            return Phase.WAITING;
        }
        return switch (rollout) {
            case GOES_ON -> wanted() == 0 ? Phase.STOPPED : Phase.RUNNING;
            case UNKNOWN -> Phase.UNKNOWN;
            case DONE, FAILED -> wanted() == 0 ? Phase.STOPPED : Phase.IDLE;
        };
    }

    /// As many may be missing as the strategy allows: that much the server itself calls available.
    private Health health() {
        if (status == null || wanted() == 0) {
            return Health.UNKNOWN;
        }
        if (status.availableReplicas() == 0) {
            return Health.ILL;
        }
        boolean enough = condition("Available")
                .map(one -> "True".equals(one.status()))
                .orElse(status.availableReplicas() >= wanted());
        return enough ? Health.WELL : Health.POOR;
    }

    private String words(Rollout rollout) {
        String failure = condition("ReplicaFailure")
                .filter(one -> "True".equals(one.status()))
                .map(one -> Json.text(one.message()))
                .orElse("");
        if (!failure.isEmpty()) {
            return failure;
        }
        return switch (rollout) {
            case DONE, UNKNOWN ->
                condition("Available")
                        .filter(one -> "False".equals(one.status()))
                        .map(one -> Json.text(one.message()))
                        .orElse("");
            case GOES_ON, FAILED ->
                condition("Progressing").map(one -> Json.text(one.message())).orElse("");
        };
    }

    List<Blocker> blockers() {
        List<Blocker> blockers = new ArrayList<>(meta().owners());
        if (spec != null && spec.paused()) {
            blockers.add(new Blocker(Blocker.Kind.PAUSED, ""));
        }
        if (meta().deletionTimestamp() != null) {
            blockers.add(new Blocker(Blocker.Kind.UNDERWAY, "The Deployment is being deleted."));
        }
        return blockers;
    }
}
