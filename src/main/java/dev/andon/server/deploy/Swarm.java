package dev.andon.server.deploy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.annotations.SerializedName;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Deployment.Health;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.server.http.Probe;
import dev.andon.source.FaultKind;
import dev.andon.source.Push;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Docker Swarm, by the Engine API of a manager (1.41 and later).
///
/// Swarm keeps one earlier specification of each service and goes back to that alone. Who goes back by hand
/// changes the two; when Swarm does so by itself it is used up. What it compares is the service's version index,
/// which any change moves. A look is one request.
///
/// Source: `UpdateService` and the updater of SwarmKit.
public final class Swarm implements DeployServer, Rollbacker, Push {
    private static final int SHORT = 12;
    /// A stream on which nothing happens is opened anew now and then, lest it be dead.
    private static final Duration SILENCE = Duration.ofMinutes(10);
    /// The server answers with 500 when the service changed since its version was read.
    private static final String STALE = "out of sequence";
    /// The part of a specification that counts how often somebody had its tasks replaced.
    private static final String RESTARTS = "ForceUpdate";

    private final Http http;
    private final String environment;

    public Swarm(Http http, Source source) {
        this.http = http.as(Auth.basicOrBearer(source));
        this.environment = source.option("environment").strip();
    }

    /// The engine names its API's version to anybody who asks whether it is there.
    static boolean recognises(Probe probe) {
        return probe.get("version").text().contains("\"ApiVersion\"");
    }

    @Override
    public List<Deployment> look() throws ServerFault {
        return http.ask("services")
                .query("status", "true")
                .json(
                        Wire[].class,
                        all -> Json.list(Arrays.asList(all)).stream()
                                .filter(Wire::staysUp)
                                .map(service -> service.read(environment, false))
                                .toList());
    }

    @Override
    public Deployment examine(Service service) throws ServerFault {
        return found(service).read(environment, true);
    }

    /// By its name alone: of a service that has its own environment the label says so.
    private Wire found(Service service) throws ServerFault {
        List<Wire> all = http.ask("services")
                .query("status", "true")
                .query("filters", Json.of(Map.of("name", List.of(service.name()))))
                .json(Wire[].class, found -> Json.list(Arrays.asList(found)));
        return all.stream()
                .filter(one -> one.service(environment).equals(service))
                .findFirst()
                .orElseThrow(() -> new ServerFault(FaultKind.MISSING, Word.SWARM_SERVICE_GONE, service));
    }

    /// The server wants a whole specification with it and does not use it.
    @Override
    public Prepared prepare(Deployment seen, Release to, String why) throws ServerFault {
        Wire now = found(seen.service());
        Change change = Change.post("services/" + now.id() + "/update", Json.of(now.whole()))
                .with("version", seen.lock())
                .with("rollback", "previous")
                .with("registryAuthFrom", "previous-spec");
        return Changes.of(http, change).refusedBy(sentence -> sentence.contains(STALE));
    }

    /// Of services the whole swarm tells, of tasks that die only the machine they were on.
    @Override
    public void listen(Runnable changed) throws ServerFault, InterruptedException {
        http.events("events")
                .lines("application/json")
                .query("filters", Json.of(Map.of("type", List.of("service"))))
                .silentAtMost(SILENCE)
                .listen(changed, _ -> changed.run());
    }

    private record Wire(
            @SerializedName("ID") @Nullable String id,
            @SerializedName("Version") @Nullable Version version,
            @SerializedName("CreatedAt") @Nullable String created,
            @SerializedName("UpdatedAt") @Nullable String updated,
            @SerializedName("Spec") @Nullable JsonObject spec,
            @SerializedName("PreviousSpec") @Nullable JsonObject previous,
            @SerializedName("UpdateStatus") @Nullable UpdateStatus update,
            @SerializedName("ServiceStatus") @Nullable Tasks tasks) {
        record Version(@SerializedName("Index") long index) {}

        record UpdateStatus(
                @SerializedName("State") @Nullable String state,
                @SerializedName("StartedAt") @Nullable String started,
                @SerializedName("CompletedAt") @Nullable String completed,
                @SerializedName("Message") @Nullable String message) {}

        record Tasks(
                @SerializedName("RunningTasks") long running,
                @SerializedName("DesiredTasks") long desired) {}

        JsonObject whole() {
            return spec == null ? new JsonObject() : spec;
        }

        /// Jobs run once and are no services that anybody uses.
        boolean staysUp() {
            JsonElement mode = whole().get("Mode");
            return mode == null
                    || !mode.isJsonObject()
                    || !(mode.getAsJsonObject().has("ReplicatedJob")
                            || mode.getAsJsonObject().has("GlobalJob"));
        }

        Service service(String environment) {
            String own = new Spec(whole()).label(Labels.ENVIRONMENT);
            return new Service(Json.text(whole().get("Name")), own.isEmpty() ? environment : own);
        }

        Deployment read(String environment, boolean lock) {
            String state = update == null ? "" : Json.text(update.state());
            Release release = new Spec(whole())
                    .release(outcome(state))
                    .begun(update == null ? time(created) : time(update.started()))
                    .finished(update == null ? time(created) : time(update.completed()));
            boolean isLive = release.outcome() == Release.Outcome.LIVE;
            boolean goingBack = state.startsWith("rollback");
            Release before = previous == null ? null : new Spec(previous).release(outcomeBefore(goingBack));
            return Deployment.of(service(environment))
                    .live(live(release, before, goingBack))
                    .newest(release)
                    .phase(phase(state))
                    .health(health(release.outcome() == Release.Outcome.UNDERWAY))
                    .history(Stream.of(release, before)
                            .flatMap(Stream::ofNullable)
                            .toList())
                    .words(isLive || update == null ? "" : update.message())
                    .lock(lock && version != null ? String.valueOf(version.index()) : "")
                    .oddWord(release.outcome() == Release.Outcome.UNKNOWN ? state : "")
                    .done();
        }

        /// What somebody went back from may have been live or not: nobody goes there again without looking.
        private static Release.Outcome outcomeBefore(boolean goingBack) {
            return goingBack ? Release.Outcome.UNKNOWN : Release.Outcome.LIVE;
        }

        /// While an update goes on, tasks of both are there; once it failed, what is wanted is what is gone back
        /// from.
        private static @Nullable Release live(Release release, @Nullable Release before, boolean goingBack) {
            return release.outcome() == Release.Outcome.UNDERWAY ? goingBack ? null : before : release;
        }

        /// @see <a href="https://docs.docker.com/reference/api/engine/">the words of UpdateStatus.State</a>
        private static Release.Outcome outcome(String state) {
            return switch (state) {
                case "", "completed", "rollback_completed" -> Release.Outcome.LIVE;
                case "updating", "rollback_started" -> Release.Outcome.UNDERWAY;
                case "paused", "rollback_paused" -> Release.Outcome.FAILED;
                default -> Release.Outcome.UNKNOWN;
            };
        }

        private Phase phase(String state) {
            return switch (outcome(state)) {
                case UNDERWAY -> Phase.RUNNING;
                case UNKNOWN -> Phase.UNKNOWN;
                default -> tasks != null && tasks.desired() == 0 ? Phase.STOPPED : Phase.IDLE;
            };
        }

        /// A service of one task has none for a moment while that is replaced: no reason to stop a line.
        private Health health(boolean underway) {
            if (tasks == null) {
                return Health.UNKNOWN;
            }
            if (tasks.running() >= tasks.desired()) {
                return Health.WELL;
            }
            return tasks.running() == 0 && !underway ? Health.ILL : Health.POOR;
        }

        private static @Nullable Instant time(@Nullable String text) {
            return Times.of(text);
        }
    }

    /// What a service shall be.
    private record Spec(JsonObject whole) {
        /// Swarm has no names for specifications: what they say tells them apart.
        Release release(Release.Outcome outcome) {
            String image = image();
            String digest = digest();
            return Release.of(digest, Images.version(image), outcome)
                    .artifact(image + " " + digest)
                    .revision(label("org.opencontainers.image.revision"))
                    .irreversible(Labels.isIrreversible(label(Labels.ROLLBACK)));
        }

        private String image() {
            return Optional.of(whole)
                    .map(spec -> object(spec, "TaskTemplate"))
                    .map(template -> object(template, "ContainerSpec"))
                    .map(container -> Json.text(container.get("Image")))
                    .orElse("");
        }

        String label(String name) {
            JsonObject labels = object(whole, "Labels");
            return labels == null ? "" : Json.text(labels.get(name));
        }

        private static @Nullable JsonObject object(JsonObject in, String name) {
            JsonElement found = in.get(name);
            return found != null && found.isJsonObject() ? found.getAsJsonObject() : null;
        }

        /// Of what runs: how many there are of it changes without a deploy, and so does how often it was begun
        /// anew.
        private String digest() {
            JsonObject told = object(whole, "TaskTemplate");
            JsonObject template = told == null ? null : told.deepCopy();
            if (template != null && template.has(RESTARTS)) {
                template.addProperty(RESTARTS, 0);
            }
            byte[] bytes = String.valueOf(template).getBytes(StandardCharsets.UTF_8);
            try {
                byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
                return HexFormat.of().formatHex(sum).substring(0, SHORT);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
