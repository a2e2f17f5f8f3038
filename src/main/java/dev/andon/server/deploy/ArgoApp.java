package dev.andon.server.deploy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.andon.deploy.Blocker;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Deployment.Health;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Release;
import dev.andon.deploy.Service;
import dev.andon.people.Person;
import dev.andon.server.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An application of Argo CD as its server writes it, in a list or by itself. Pure.
record ArgoApp(
        @Nullable Meta metadata,
        @Nullable Spec spec,
        @Nullable Status status,
        @Nullable JsonObject operation) {
    private static final int SHORT = 7;

    record Meta(
            @Nullable String name,
            @Nullable String namespace,
            @Nullable Map<String, String> labels,
            @Nullable String deletionTimestamp,
            @Nullable String resourceVersion,
            @Nullable List<Owner> ownerReferences) {
        record Owner(@Nullable String kind, @Nullable String name) {}
    }

    record Spec(
            @Nullable Destination destination,
            @Nullable String project,
            @Nullable Policy syncPolicy,
            @Nullable JsonObject source,
            @Nullable List<JsonObject> sources) {
        record Destination(@Nullable String namespace) {}

        record Policy(@Nullable Automated automated) {}

        /// Newer servers can switch it off and keep its settings.
        record Automated(@Nullable Boolean enabled) {}
    }

    record Status(
            @Nullable What sync,
            @Nullable Healthy health,
            @Nullable Running operationState,
            @Nullable List<Entry> history,
            @Nullable List<Condition> conditions) {}

    record Healthy(@Nullable String status, @Nullable String message) {}

    record Condition(@Nullable String type, @Nullable String message) {}

    record Running(
            @Nullable String phase,
            @Nullable String message,
            @Nullable String startedAt,
            @Nullable String finishedAt,
            @Nullable Asked operation,
            @Nullable What syncResult) {}

    record Asked(@Nullable What sync, @Nullable By initiatedBy) {}

    record By(@Nullable String username, @Nullable Boolean automated) {
        @Nullable
        Person person() {
            return Boolean.TRUE.equals(automated) ? new Person("auto-sync", "") : Person.in(Json.text(username));
        }
    }

    /// A revision with what makes manifests of it, of one source or of several.
    record What(
            @Nullable String status,
            @Nullable String revision,
            @Nullable List<String> revisions,
            @Nullable JsonObject source,
            @Nullable List<JsonObject> sources) {
        List<String> all() {
            List<String> several = Json.texts(revisions, text -> text);
            return several.isEmpty() ? Json.texts(List.of(Json.text(revision)), text -> text) : several;
        }

        Release release(String id, Release.Outcome outcome, @Nullable Spec spec) {
            String commit = all().stream().filter(What::isCommit).findFirst().orElse("");
            String version = String.join(
                    " + ",
                    all().stream()
                            .map(text -> isCommit(text) ? text.substring(0, SHORT) : text)
                            .toList());
            return Release.of(id, version, outcome)
                    .artifact(String.join("+", all()) + " " + Fingerprint.of(sources(spec)))
                    .revision(commit);
        }

        private static boolean isCommit(String text) {
            return text.matches("[0-9a-f]{40}");
        }

        /// Its parameters count; what the revision was called by does not.
        private JsonArray sources(@Nullable Spec spec) {
            boolean own = source != null || !Json.list(sources).isEmpty();
            var array = new JsonArray();
            List<JsonObject> several = Json.list(own || spec == null ? sources : spec.sources());
            JsonObject one = own || spec == null ? source : spec.source();
            for (JsonObject each : several.isEmpty() && one != null ? List.of(one) : several) {
                JsonObject told = each.deepCopy();
                told.remove("targetRevision");
                array.add(told);
            }
            return array;
        }
    }

    record Entry(
            @Nullable Long id,
            @Nullable String revision,
            @Nullable List<String> revisions,
            @Nullable String deployStartedAt,
            @Nullable String deployedAt,
            @Nullable By initiatedBy,
            @Nullable JsonObject source,
            @Nullable List<JsonObject> sources) {
        Release release() {
            boolean tells = source != null || !Json.list(sources).isEmpty();
            return new What(null, revision, revisions, source, sources)
                    .release(String.valueOf(id), Release.Outcome.LIVE, null)
                    .begun(Times.of(deployStartedAt))
                    .finished(Times.of(deployedAt))
                    .by(initiatedBy == null ? null : initiatedBy.person())
                    .obstacle(tells ? "" : "An Argo CD deployed it that did not write down how.");
        }
    }

    /// The number of a history entry.
    static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not an id of a history: " + id, e);
        }
    }

    String name() {
        return metadata == null ? "" : Json.text(metadata.name());
    }

    String namespace() {
        return metadata == null ? "" : Json.text(metadata.namespace());
    }

    String project() {
        return spec == null ? "" : Json.text(spec.project());
    }

    @Nullable
    String destination() {
        return spec == null || spec.destination() == null
                ? null
                : spec.destination().namespace();
    }

    String label(String label) {
        return metadata == null || metadata.labels() == null
                ? ""
                : Json.text(metadata.labels().get(label));
    }

    private @Nullable Running running() {
        return status == null ? null : status.operationState();
    }

    private String phaseWord() {
        Running running = running();
        return running == null ? "" : Json.text(running.phase());
    }

    private String syncWord() {
        return status == null || status.sync() == null
                ? ""
                : Json.text(status.sync().status());
    }

    private String healthWord() {
        return status == null || status.health() == null
                ? ""
                : Json.text(status.health().status());
    }

    /// What the newest operation brought, or would bring.
    private @Nullable What result() {
        Running running = running();
        if (running == null) {
            return null;
        }
        return running.syncResult() != null || running.operation() == null
                ? running.syncResult()
                : running.operation().sync();
    }

    /// In sync with what it was compared with, and that is what the newest operation brought: a part of it, or a
    /// dry run, would have left it out of sync.
    boolean tellsWhatIsDeployed() {
        What result = result();
        What compared = status == null ? null : status.sync();
        return operation == null
                && phaseWord().equals("Succeeded")
                && syncWord().equals("Synced")
                && result != null
                && compared != null
                && (compared.all().isEmpty() || compared.all().equals(result.all()));
    }

    /// Changes whenever what the list does not tell may have changed.
    String mark() {
        Running running = running();
        return phaseWord()
                + (running == null ? "" : " " + running.startedAt() + " " + running.finishedAt())
                + (operation == null ? "" : " asked");
    }

    /// This, with the history and the words of the whole one.
    ArgoApp with(ArgoApp whole) {
        Status theirs = whole.status();
        if (status == null || theirs == null) {
            return whole;
        }
        return new ArgoApp(
                metadata,
                spec,
                new Status(
                        status.sync(), status.health(), theirs.operationState(), theirs.history(), theirs.conditions()),
                operation);
    }

    /// Newest first.
    List<Release> history() {
        return status == null
                ? List.of()
                : Json.list(status.history()).reversed().stream()
                        .filter(entry -> entry.id() != null)
                        .map(Entry::release)
                        .toList();
    }

    Deployment.Draft read(Service service, String page) {
        Release live = live();
        Release newest = newest(live);
        Phase phase = phase();
        return Deployment.of(service)
                .live(live)
                .newest(newest)
                .phase(phase)
                .health(health())
                .wanted(wanted())
                .words(words(newest))
                .url(page + "/applications/" + (namespace().isEmpty() ? "" : namespace() + "/") + name())
                .oddWord(oddWord());
    }

    /// The last entry of the history; where the list says enough, what it says.
    private @Nullable Release live() {
        List<Release> history = history();
        if (!history.isEmpty()) {
            return history.getFirst();
        }
        What result = result();
        if (!tellsWhatIsDeployed() || result == null) {
            return null;
        }
        Running running = Objects.requireNonNull(running());
        return result.release(String.join("+", result.all()), Release.Outcome.LIVE, spec)
                .begun(Times.of(running.startedAt()))
                .finished(Times.of(running.finishedAt()));
    }

    private @Nullable Release newest(@Nullable Release live) {
        Running running = running();
        What result = result();
        Release.Outcome outcome = outcome();
        if (running == null || result == null || outcome == Release.Outcome.LIVE) {
            return live;
        }
        return result.release("operation of " + running.startedAt(), outcome, spec)
                .begun(Times.of(running.startedAt()))
                .finished(Times.of(running.finishedAt()))
                .by(
                        running.operation() == null || running.operation().initiatedBy() == null
                                ? null
                                : running.operation().initiatedBy().person());
    }

    /// What git held when it was last compared; null when it could not be.
    private @Nullable Release wanted() {
        What compared = status == null ? null : status.sync();
        boolean isCompared = Set.of("Synced", "OutOfSync").contains(syncWord());
        return compared == null || !isCompared || compared.all().isEmpty()
                ? null
                : compared.release("git", Release.Outcome.UNKNOWN, spec);
    }

    /// @see <a href="https://argo-cd.readthedocs.io/en/stable/operator-manual/health/">the words of health</a>
    private Release.Outcome outcome() {
        return switch (phaseWord()) {
            case "Succeeded" -> Release.Outcome.LIVE;
            case "Running", "Terminating" -> Release.Outcome.UNDERWAY;
            case "Failed", "Error" -> Release.Outcome.FAILED;
            default -> Release.Outcome.UNKNOWN;
        };
    }

    private Phase phase() {
        if (operation != null) {
            return outcome() == Release.Outcome.UNDERWAY ? Phase.RUNNING : Phase.QUEUED;
        }
        if (running() != null && outcome() == Release.Outcome.UNDERWAY) {
            return Phase.RUNNING;
        }
        return switch (healthWord()) {
            case "Progressing" -> Phase.RUNNING;
            case "Suspended" -> Phase.WAITING;
            case "Healthy", "Degraded", "Missing" -> Phase.IDLE;
            default -> Phase.UNKNOWN;
        };
    }

    private Health health() {
        return switch (healthWord()) {
            case "Healthy" -> Health.WELL;
            case "Degraded", "Missing" -> Health.ILL;
            default -> Health.UNKNOWN;
        };
    }

    private String oddWord() {
        Set<String> healths = Set.of("", "Healthy", "Progressing", "Degraded", "Suspended", "Missing", "Unknown");
        if (!healths.contains(healthWord())) {
            return healthWord();
        }
        return outcome() == Release.Outcome.UNKNOWN ? phaseWord() : "";
    }

    /// Why an operation failed or waits, or else why the server cannot tell.
    private String words(@Nullable Release newest) {
        Running running = running();
        if (running != null && newest != null && newest.outcome() != Release.Outcome.LIVE) {
            return Json.text(running.message());
        }
        String trouble = status == null
                ? ""
                : String.join(
                        " ",
                        Json.texts(
                                status.conditions(),
                                one -> Json.text(one.type()).endsWith("Error") ? one.message() : null));
        return !trouble.isEmpty() || status == null || status.health() == null
                ? trouble
                : Json.text(status.health().message());
    }

    private boolean isAutomatic() {
        Spec.Automated automated = spec == null || spec.syncPolicy() == null
                ? null
                : spec.syncPolicy().automated();
        return automated != null && !Boolean.FALSE.equals(automated.enabled());
    }

    /// What the application itself says against going back. Whoever made it counts only where auto-sync would
    /// have to be switched off: they would switch it on again.
    List<Blocker> blockers() {
        List<Blocker> blockers = new ArrayList<>();
        Running running = running();
        if (metadata != null && metadata.deletionTimestamp() != null) {
            blockers.add(new Blocker(Blocker.Kind.UNDERWAY, "The application is being deleted."));
        }
        if (operation != null || outcome() == Release.Outcome.UNDERWAY) {
            blockers.add(new Blocker(Blocker.Kind.UNDERWAY, running == null ? "" : Json.text(running.message())));
        }
        if (isAutomatic()) {
            blockers.add(new Blocker(Blocker.Kind.AUTO_SYNC, ""));
            Json.list(metadata == null ? null : metadata.ownerReferences())
                    .forEach(owner -> blockers.add(
                            new Blocker(Blocker.Kind.OWNED, Json.text(owner.kind()) + " " + Json.text(owner.name()))));
        }
        return blockers;
    }
}
