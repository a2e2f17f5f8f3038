package dev.andon.server.deploy;

import dev.andon.deploy.Deployment;
import dev.andon.deploy.Deployment.Health;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Release;
import dev.andon.deploy.Service;
import dev.andon.people.Person;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One deploy as a program or a server of one's own tells it: the shape that the user guide describes. Whatever
/// is not told is empty. Pure.
///
/// @param state `live`, `failed`, `cancelled`, `running`, `queued` or `waiting`
/// @param health `well`, `poor`, `ill`; empty means well
record Told(
        Service service,
        String id,
        String version,
        String artifact,
        String commit,
        String by,
        String begun,
        String finished,
        String state,
        String health,
        String words,
        String url) {
    private static final int SECONDS_HAVE_AT_MOST = 10;

    /// The names of its parts.
    static final List<String> PARTS = List.of(
            "service",
            "environment",
            "id",
            "version",
            "artifact",
            "commit",
            "by",
            "begun",
            "finished",
            "state",
            "health",
            "words",
            "url");

    /// @param part gives a part by its name, or empty
    /// @throws ServerFault when it lacks what nothing can stand in for
    static Told of(UnaryOperator<String> part) throws ServerFault {
        String service = part.apply("service");
        String version = part.apply("version");
        if (service.isBlank() || version.isBlank() || part.apply("state").isBlank()) {
            throw new ServerFault(
                    FaultKind.UNREADABLE, "A deploy is told without its service, its version or its state.");
        }
        String id = part.apply("id");
        String artifact = part.apply("artifact");
        return new Told(
                new Service(service, part.apply("environment")),
                id.isEmpty() ? version : id,
                version,
                artifact.isEmpty() ? version : artifact,
                part.apply("commit"),
                part.apply("by"),
                part.apply("begun"),
                part.apply("finished"),
                part.apply("state"),
                part.apply("health"),
                part.apply("words"),
                part.apply("url"));
    }

    /// The deploys by service, newest first.
    static List<Deployment> deployments(List<Told> newestFirst) {
        Map<Service, List<Told>> byService = new LinkedHashMap<>();
        newestFirst.forEach(told -> byService
                .computeIfAbsent(told.service(), _ -> new ArrayList<>())
                .add(told));
        return byService.values().stream().map(some -> deployment(some).done()).toList();
    }

    /// @param newestFirst of one service, at least one
    static Deployment.Draft deployment(List<Told> newestFirst) {
        Told newest = newestFirst.getFirst();
        Phase phase = newest.phase();
        Health health = newestFirst.stream()
                .filter(told -> told.outcome() == Release.Outcome.LIVE)
                .findFirst()
                .map(Told::howItDoes)
                .orElse(Health.UNKNOWN);
        return Deploys.of(
                        newest.service(),
                        newestFirst.stream().map(Told::release).toList())
                .phase(phase)
                .health(health)
                .words(newest.words())
                .url(newest.url().isEmpty() ? null : newest.url())
                .oddWord(phase == Phase.UNKNOWN ? newest.state() : "");
    }

    Release release() {
        return Release.of(id, version, outcome())
                .artifact(artifact)
                .revision(commit)
                .by(Person.in(by))
                .begun(time(begun))
                .finished(time(finished));
    }

    private Release.Outcome outcome() {
        return switch (state) {
            case "live" -> Release.Outcome.LIVE;
            case "failed" -> Release.Outcome.FAILED;
            case "cancelled" -> Release.Outcome.CANCELLED;
            case "running", "queued", "waiting" -> Release.Outcome.UNDERWAY;
            default -> Release.Outcome.UNKNOWN;
        };
    }

    private Phase phase() {
        return switch (state) {
            case "live", "failed", "cancelled" -> Phase.IDLE;
            case "running" -> Phase.RUNNING;
            case "queued" -> Phase.QUEUED;
            case "waiting" -> Phase.WAITING;
            default -> Phase.UNKNOWN;
        };
    }

    private Health howItDoes() {
        return switch (health) {
            case "", "well" -> Health.WELL;
            case "poor" -> Health.POOR;
            case "ill" -> Health.ILL;
            default -> Health.UNKNOWN;
        };
    }

    /// ISO 8601, or seconds or milliseconds since 1970.
    private static @Nullable Instant time(String text) {
        if (!text.matches("\\d{9,13}")) {
            return Times.of(text);
        }
        long number = Long.parseLong(text);
        return Times.ofMillis(text.length() <= SECONDS_HAVE_AT_MOST ? number * 1000 : number);
    }

    /// What is known when somebody goes back, by the names of places in a template.
    static Map<String, String> facts(Deployment seen, Release to, String why) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("service", seen.service().name());
        facts.put("environment", seen.service().environment());
        facts.put("id", to.id());
        facts.put("version", to.version());
        facts.put("artifact", to.artifact());
        facts.put("commit", to.commit());
        facts.put("from", seen.live() == null ? "" : seen.live().id());
        facts.put("why", why);
        return facts;
    }
}
