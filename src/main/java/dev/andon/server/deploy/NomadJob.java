package dev.andon.server.deploy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Deployment.Health;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Release;
import dev.andon.deploy.Service;
import dev.andon.server.http.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A Nomad job with its versions and its newest deployment. Pure.
///
/// @param rollout null when Nomad has forgotten it, or made none
/// @param versions newest first, at least one
record NomadJob(Nomad.Job job, Nomad.@Nullable Rollout rollout, List<NomadVersion> versions) {
    static Optional<Nomad.Rollout> rollout(JsonElement answer) {
        return answer.isJsonObject() ? Optional.of(new Gson().fromJson(answer, Nomad.Rollout.class)) : Optional.empty();
    }

    NomadVersion newest() {
        return versions.getFirst();
    }

    boolean isMultiregion() {
        return newest().whole().get("Multiregion") instanceof JsonElement several && several.isJsonObject();
    }

    private String word() {
        return rollout != null && rollout.version() == newest().number() ? Json.text(rollout.status()) : "";
    }

    Deployment.Draft deployment() {
        String space = job.space().equals("default") ? "" : job.space();
        Release.Outcome outcome = outcome();
        Release now = newest().release(outcome);
        boolean isStopped = job.stop() || "dead".equals(job.status());
        Release live = isStopped ? null : outcome == Release.Outcome.LIVE ? now : before();
        return Deploys.of(new Service(Json.text(job.id()), space), live == null ? List.of() : List.of(live))
                .newest(now)
                .phase(isStopped ? Phase.STOPPED : phase(outcome))
                .health(isStopped ? Health.UNKNOWN : health())
                .words(outcome == Release.Outcome.LIVE || rollout == null ? "" : Json.text(rollout.description()))
                .oddWord(outcome == Release.Outcome.UNKNOWN ? word() : "");
    }

    /// While another is rolled out, and after that failed, this one is what Nomad would go back to.
    private @Nullable Release before() {
        return versions.stream()
                .skip(1)
                .filter(NomadVersion::isStable)
                .findFirst()
                .map(version -> version.release(Release.Outcome.LIVE))
                .orElse(null);
    }

    List<Release> history() {
        return versions.stream()
                .map(version -> version == newest()
                        ? version.release(outcome())
                        : version.release(
                                version.isStable() || !version.isDeployed()
                                        ? Release.Outcome.LIVE
                                        : Release.Outcome.UNKNOWN))
                .toList();
    }

    /// Nomad forgets deployments after an hour; whether one succeeded it remembers with the version.
    private Release.Outcome outcome() {
        return switch (word()) {
            case "successful" -> Release.Outcome.LIVE;
            case "failed" -> Release.Outcome.FAILED;
            case "cancelled" -> Release.Outcome.CANCELLED;
            case "running", "paused", "blocked", "pending", "unblocking", "initializing" -> Release.Outcome.UNDERWAY;
            case "" -> newest().isStable() || !newest().isDeployed() ? Release.Outcome.LIVE : Release.Outcome.UNKNOWN;
            default -> Release.Outcome.UNKNOWN;
        };
    }

    private Phase phase(Release.Outcome outcome) {
        boolean asksSomebody =
                rollout != null && Json.text(rollout.description()).contains("manual promotion");
        return switch (word()) {
            case "paused", "blocked" -> Phase.WAITING;
            case "pending", "initializing" -> Phase.QUEUED;
            case "running" -> asksSomebody ? Phase.WAITING : Phase.RUNNING;
            case "unblocking" -> Phase.RUNNING;
            case "" -> Phase.IDLE;
            default -> outcome == Release.Outcome.UNKNOWN ? Phase.UNKNOWN : Phase.IDLE;
        };
    }

    /// A job of the type `system` runs once on each machine that fits, however many these are.
    private Health health() {
        List<Nomad.Job.Group> groups = job.all();
        if (groups.isEmpty()) {
            return Health.UNKNOWN;
        }
        int running = groups.stream().mapToInt(Nomad.Job.Group::running).sum();
        int missing = groups.stream()
                .mapToInt(group -> group.starting() + group.queued())
                .sum();
        boolean isSystem = "system".equals(job.type());
        boolean isWhole = isSystem ? missing == 0 : running >= newest().count();
        if (isWhole && (running > 0 || (!isSystem && newest().count() == 0))) {
            return Health.WELL;
        }
        return running == 0 ? Health.ILL : Health.POOR;
    }
}
