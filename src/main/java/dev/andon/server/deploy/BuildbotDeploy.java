package dev.andon.server.deploy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Deployment.Health;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.people.Person;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.Push;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A builder of Buildbot 0.9 or later whose builds are deploys: a property names the version. A look costs two
/// requests, for its newest builds and for what waits.
///
/// Going back forces a build with the older version, by the force scheduler that takes that property. There is no
/// lock.
public final class BuildbotDeploy implements DeployServer, Rollbacker, Push {
    private static final String SEEN = "20";
    /// Buildbot sends no keep-alive, and a connection that a firewall forgot looks like a quiet night.
    private static final Duration SILENCE = Duration.ofMinutes(15);

    private static final Pattern BEGUN_OR_ENDED =
            Pattern.compile("\"key\"\\s*:\\s*\\[\\s*\"builds\"\\s*,\\s*\"\\d+\"\\s*,\\s*\"(new|finished)\"");

    private final Http http;
    private final String root;
    private final String builder;
    private final String property;
    private final String scheduler;
    private final Service service;

    public BuildbotDeploy(Http http, Source source) {
        this.root = source.url()
                .toString()
                .replaceFirst("[#?].*", "")
                .replaceFirst("/api(/v2.*)?/?$", "")
                .replaceFirst("/+$", "");
        Http door = http.at(URI.create(root + "/"));
        // The password goes along with every question, for a proxy in front of Buildbot that may want it.
        this.http = source.user().isEmpty()
                ? door.as(Auth.bearer(source.token()))
                : door.as(Auth.basic(source.user(), source.token())).loggingIn("auth/login", "TWISTED_SESSION");
        this.builder = Options.text(source, "builder", "");
        this.property = Options.text(source, "property", "version");
        this.scheduler = Options.text(source, "scheduler", "");
        this.service = new Service(Options.text(source, "service", builder), Options.text(source, "environment", ""));
    }

    private record Wire(
            @Nullable String builderid,
            long number,
            @Nullable Boolean complete,
            @Nullable Integer results,
            @Nullable Long started_at,
            @Nullable Long complete_at,
            @Nullable String state_string,
            @Nullable Map<String, @Nullable JsonArray> properties) {
        /// A property is its value and where it comes from.
        String property(String name) {
            JsonArray pair = properties == null ? null : properties.get(name);
            JsonElement value = pair == null || pair.isEmpty() ? null : pair.get(0);
            return value instanceof JsonArray all && !all.isEmpty() ? Json.text(all.get(0)) : Json.text(value);
        }

        private Release.Outcome outcome() {
            if (Boolean.FALSE.equals(complete)) {
                return Release.Outcome.UNDERWAY;
            }
            // The numbers are those of the manual: success, warnings, failure, skipped, exception, retry, cancelled.
            return switch (complete == null || results == null ? -1 : results) {
                case 0, 1 -> Release.Outcome.LIVE;
                case 2, 4 -> Release.Outcome.FAILED;
                case 3, 5, 6 -> Release.Outcome.CANCELLED;
                default -> Release.Outcome.UNKNOWN;
            };
        }

        Release release(String property) {
            String version = property(property);
            String name = version.isEmpty() ? "build " + number : version;
            Release.Outcome outcome = outcome();
            return Release.of(String.valueOf(number), name, outcome)
                    .revision(property("got_revision"))
                    .by(Person.in(property("owners").isEmpty() ? property("owner") : property("owners")))
                    .begun(time(started_at))
                    .finished(outcome == Release.Outcome.UNDERWAY ? null : time(complete_at))
                    .obstacle(version.isEmpty() ? "Nobody knows which version this build deployed." : "");
        }

        private static @Nullable Instant time(@Nullable Long seconds) {
            return seconds == null ? null : Times.ofMillis(seconds * 1000);
        }
    }

    private record Builds(@Nullable List<@Nullable Wire> builds) {}

    private record Requests(@Nullable List<@Nullable JsonElement> buildrequests) {}

    private List<Wire> builds() throws ServerFault {
        if (builder.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_BUILDER_NAMED);
        }
        return http.ask("api/v2/builders/" + Paths.step(builder) + "/builds")
                .query("order", "-number")
                .query("limit", SEEN)
                .query("property", property)
                .query("property", "owner")
                .query("property", "owners")
                .query("property", "got_revision")
                .json(Builds.class, answer -> {
                    if (answer.builds() == null) {
                        throw new ServerFault(FaultKind.UNREADABLE, "The answer has no builds.");
                    }
                    return Json.list(answer.builds());
                });
    }

    /// Builds are found by the builder's name, what waits only by its number.
    private boolean isWaiting(Wire build) throws ServerFault {
        return http.ask("api/v2/builders/" + Paths.step(Json.text(build.builderid())) + "/buildrequests")
                .query("complete", "false")
                .query("claimed", "false")
                .json(Requests.class, answer -> {
                    if (answer.buildrequests() == null) {
                        throw new ServerFault(FaultKind.UNREADABLE, "The answer has no build requests.");
                    }
                    return !Json.list(answer.buildrequests()).isEmpty();
                });
    }

    @Override
    public List<Deployment> look() throws ServerFault {
        List<Wire> builds = builds();
        return builds.isEmpty()
                ? List.of()
                : List.of(draft(builds, isWaiting(builds.getFirst())).done());
    }

    private Deployment.Draft draft(List<Wire> builds, boolean waits) {
        Wire newest = builds.getFirst();
        List<Release> releases = releases(builds);
        Phase phase = Deploys.phase(releases.getFirst());
        return Deploys.of(service, releases)
                .phase(waits && !phase.isBusy() ? Phase.QUEUED : phase)
                .health(builds.stream()
                        .filter(build -> build.outcome() == Release.Outcome.LIVE)
                        .findFirst()
                        .map(live -> Integer.valueOf(0).equals(live.results()) ? Health.WELL : Health.POOR)
                        .orElse(Health.UNKNOWN))
                .words(releases.getFirst().outcome() == Release.Outcome.LIVE ? "" : newest.state_string())
                .url(root + "/#/builders/" + Json.text(newest.builderid()))
                .oddWord(phase == Phase.UNKNOWN ? "results " + newest.results() : "");
    }

    private List<Release> releases(List<Wire> builds) {
        return builds.stream().map(build -> build.release(property)).toList();
    }

    private record Schedulers(@Nullable List<@Nullable Scheduler> forceschedulers) {}

    private record Scheduler(
            @Nullable String name,
            @Nullable Boolean enabled,
            @Nullable List<@Nullable String> builder_names,
            @Nullable List<@Nullable Field> all_fields) {
        /// The name under which it takes a property, which may lie in a group of fields.
        Optional<String> takes(String property) {
            return field(Json.list(all_fields), property);
        }

        private static Optional<String> field(List<Field> fields, String property) {
            for (Field field : fields) {
                if (property.equals(field.name())
                        && !Json.text(field.fullName()).isEmpty()) {
                    return Optional.of(Json.text(field.fullName()));
                }
                Optional<String> deeper = field(Json.list(field.fields()), property);
                if (deeper.isPresent()) {
                    return deeper;
                }
            }
            return Optional.empty();
        }
    }

    private record Field(
            @Nullable String name,
            @Nullable String fullName,
            @Nullable List<@Nullable Field> fields) {}

    /// The force scheduler of the settings, or the first that builds this and takes the version.
    private Optional<Scheduler> scheduler() throws ServerFault {
        return http.ask("api/v2/forceschedulers").json(Schedulers.class, answer -> {
            if (answer.forceschedulers() == null) {
                throw new ServerFault(FaultKind.UNREADABLE, "The answer has no force schedulers.");
            }
            return Json.list(answer.forceschedulers()).stream()
                    .filter(one -> scheduler.isEmpty() || scheduler.equals(one.name()))
                    .filter(one -> Json.list(one.builder_names()).contains(builder))
                    .filter(one -> one.takes(property).isPresent())
                    .findFirst();
        });
    }

    @Override
    public Deployment examine(Service wanted) throws ServerFault {
        List<Wire> builds = builds();
        if (builds.isEmpty() || !wanted.equals(service)) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_BUILDER_DEPLOYED, wanted);
        }
        Deployment now = draft(builds, isWaiting(builds.getFirst())).done();
        List<Blocker> blockers = new ArrayList<>(Deploys.underway(now.phase(), now.words()));
        Optional<Scheduler> found = scheduler();
        if (found.isEmpty()) {
            blockers.add(new Blocker(
                    Blocker.Kind.NO_PERMISSION,
                    "no force scheduler builds " + builder + " and takes the property " + property));
        } else if (Boolean.FALSE.equals(found.get().enabled())) {
            blockers.add(new Blocker(
                    Blocker.Kind.PAUSED,
                    "the scheduler " + Json.text(found.get().name())));
        }
        return draft(builds, now.phase() == Phase.QUEUED)
                .history(releases(builds))
                .blockers(blockers)
                .done();
    }

    @Override
    public Prepared prepare(Deployment seen, Release to, String why) throws ServerFault {
        Scheduler force =
                scheduler().orElseThrow(() -> new ServerFault(FaultKind.MISSING, Word.NO_SCHEDULER, property));
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("builderNames", List.of(builder));
        wish.put("reason", why);
        wish.put(force.takes(property).orElse(property), to.version());
        return Changes.of(
                http,
                Change.post(
                                "api/v2/forceschedulers/" + Paths.step(Json.text(force.name())),
                                Json.of(Change.ordered("jsonrpc", "2.0", "id", 1, "method", "force", "params", wish)))
                        .header("Accept", "application/json"));
    }

    @Override
    public void listen(Runnable changed) throws ServerFault, InterruptedException {
        // Without a query, over which Buildbot trips. Builds tell each step in words; that is no reason to look.
        http.events("sse/listen/builds/*/*").silentAtMost(SILENCE).listen(changed, event -> {
            if (BEGUN_OR_ENDED.matcher(event.data()).find()) {
                changed.run();
            }
        });
    }
}
