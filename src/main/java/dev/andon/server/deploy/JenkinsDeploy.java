package dev.andon.server.deploy;

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
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A job of Jenkins or Hudson whose builds are deploys: a parameter names the version, and another may name the
/// environment. The address is the job's page. A look is one request.
///
/// Going back builds the job with the parameters of the build that deployed the older version. There is no lock.
public final class JenkinsDeploy implements DeployServer, Rollbacker {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String TREE =
            "name,buildable,inQueue,builds[number,url,result,building,timestamp,duration,actions[causes[userId,userName],parameters[name,value],lastBuiltRevision[SHA1]]]{0,30},"
                    + "property[parameterDefinitions[name]]";
    private static final Pattern JOB = Pattern.compile("(.*?)((?:/(?:job|view)/[^/]+)*/job/[^/]+)(?:/.*)?");
    private static final Pattern SESSION = Pattern.compile("^(JSESSIONID[^=;]*=[^;]+)");

    private final Http http;
    private final String job;
    private final String page;
    private final String version;
    private final String place;
    private final String name;
    private final String environment;

    public JenkinsDeploy(Http http, Source source) {
        String path = Objects.requireNonNullElse(source.url().getRawPath(), "");
        Matcher found = JOB.matcher(path);
        boolean isJob = found.matches();
        String host = source.url().getScheme() + "://" + source.url().getRawAuthority();
        this.http = http.as(Auth.basicOrBearer(source)).at(URI.create(host + (isJob ? found.group(1) : "") + "/"));
        this.job = isJob ? found.group(2).substring(1) : "";
        this.page = host + path;
        this.version = Options.text(source, "parameter", "VERSION");
        this.place = Options.text(source, "environment-parameter", "");
        this.name = Options.text(source, "service", "");
        this.environment = Options.text(source, "environment", "");
    }

    private record Job(
            @Nullable String name,
            @Nullable Boolean buildable,
            @Nullable Boolean inQueue,
            @Nullable List<@Nullable Wire> builds,
            @Nullable List<@Nullable Property> property) {
        record Property(@Nullable List<@Nullable Parameter> parameterDefinitions) {}

        List<Wire> newestFirst() {
            return Json.list(builds).stream()
                    .sorted(Comparator.comparingLong(Wire::ended).reversed())
                    .toList();
        }

        /// What it is not declared to take is dropped without a word.
        boolean takes(String parameter) {
            return Json.list(property).stream()
                    .flatMap(one -> Json.list(one.parameterDefinitions()).stream())
                    .anyMatch(one -> parameter.equals(one.name()));
        }
    }

    private record Parameter(
            @Nullable String name, @Nullable JsonElement value) {}

    private record Cause(@Nullable String userId, @Nullable String userName) {}

    private record Revision(@Nullable String SHA1) {}

    private record Action(
            @Nullable List<@Nullable Cause> causes,
            @Nullable List<@Nullable Parameter> parameters,
            @Nullable Revision lastBuiltRevision) {}

    private record Wire(
            int number,
            @Nullable String result,
            boolean building,
            long timestamp,
            long duration,
            @Nullable List<@Nullable Action> actions) {
        /// Values that the server keeps to itself, such as passwords, are left out and take the job's defaults.
        Map<String, String> parameters() {
            Map<String, String> parameters = new LinkedHashMap<>();
            for (Action action : Json.list(actions)) {
                for (Parameter parameter : Json.list(action.parameters())) {
                    if (parameter.value() != null && parameter.value().isJsonPrimitive()) {
                        parameters.put(
                                Json.text(parameter.name()), parameter.value().getAsString());
                    }
                }
            }
            parameters.remove("");
            return parameters;
        }

        /// Builds that run at once end in any order, and the last of them counts.
        long ended() {
            return building ? Long.MAX_VALUE : timestamp + Math.max(0, duration);
        }

        Release.Outcome outcome() {
            // A Pipeline knows its result before it ends.
            if (building) {
                return Release.Outcome.UNDERWAY;
            }
            return switch (Json.text(result)) {
                case "SUCCESS", "UNSTABLE" -> Release.Outcome.LIVE;
                case "FAILURE" -> Release.Outcome.FAILED;
                case "ABORTED", "NOT_BUILT" -> Release.Outcome.CANCELLED;
                default -> Release.Outcome.UNKNOWN;
            };
        }

        Release release(String parameter) {
            String version = parameters().getOrDefault(parameter, "");
            Release.Outcome outcome = outcome();
            boolean ended = outcome != Release.Outcome.UNDERWAY && timestamp > 0;
            return Release.of(String.valueOf(number), version.isEmpty() ? "build " + number : version, outcome)
                    .revision(commit())
                    .by(by())
                    .begun(Times.ofMillis(timestamp))
                    .finished(ended ? Times.ofMillis(timestamp + Math.max(0, duration)) : null)
                    .obstacle(version.isEmpty() ? "Nobody knows which version this build deployed." : "");
        }

        private String commit() {
            return Json.list(actions).stream()
                    .map(Action::lastBuiltRevision)
                    .flatMap(Stream::ofNullable)
                    .map(revision -> Json.text(revision.SHA1()))
                    .findFirst()
                    .orElse("");
        }

        private @Nullable Person by() {
            return Json.list(actions).stream()
                    .flatMap(action -> Json.list(action.causes()).stream())
                    .map(cause -> Json.text(cause.userName() == null ? cause.userId() : cause.userName()))
                    .filter(user -> !user.isBlank())
                    .findFirst()
                    .map(Person::in)
                    .orElse(null);
        }
    }

    private Job job() throws ServerFault {
        if (job.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_JOB_PAGE);
        }
        return http.ask(job + "/api/json").query("tree", TREE).json(Job.class, found -> {
            if (found.builds() == null) {
                throw new ServerFault(FaultKind.UNREADABLE, "The answer is no job of Jenkins.");
            }
            return found;
        });
    }

    @Override
    public List<Deployment> look() throws ServerFault {
        Job found = job();
        Map<String, List<Wire>> byPlace = new LinkedHashMap<>();
        for (Wire build : found.newestFirst()) {
            byPlace.computeIfAbsent(place(build), _ -> new ArrayList<>()).add(build);
        }
        return byPlace.values().stream()
                .map(builds -> draft(found, builds).done())
                .toList();
    }

    private String place(Wire build) {
        return place.isEmpty() ? environment : build.parameters().getOrDefault(place, environment);
    }

    private Service service(Job found, Wire build) {
        return new Service(name.isEmpty() ? Json.text(found.name()) : name, place(build));
    }

    /// A job that waits does not tell for which environment.
    private Deployment.Draft draft(Job found, List<Wire> builds) {
        List<Release> releases = releases(builds);
        Phase phase = Deploys.phase(releases.getFirst());
        boolean waits = Boolean.TRUE.equals(found.inQueue()) && !phase.isBusy();
        return Deploys.of(service(found, builds.getFirst()), releases)
                .phase(waits ? Phase.QUEUED : phase)
                .health(builds.stream()
                        .filter(build -> build.outcome() == Release.Outcome.LIVE)
                        .findFirst()
                        .map(live -> "SUCCESS".equals(live.result()) ? Health.WELL : Health.POOR)
                        .orElse(Health.UNKNOWN))
                .url(page)
                .oddWord(phase == Phase.UNKNOWN ? Json.text(builds.getFirst().result()) + " (result)" : "");
    }

    private List<Release> releases(List<Wire> builds) {
        return builds.stream().map(build -> build.release(version)).toList();
    }

    private record Server(@Nullable Boolean quietingDown) {}

    @Override
    public Deployment examine(Service wanted) throws ServerFault {
        Job found = job();
        List<Wire> builds = found.newestFirst().stream()
                .filter(build -> service(found, build).equals(wanted))
                .toList();
        if (builds.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_BUILD_DEPLOYED, wanted);
        }
        Deployment now = draft(found, builds).done();
        List<Blocker> blockers = new ArrayList<>(Deploys.underway(now.phase(), now.words()));
        if (Boolean.FALSE.equals(found.buildable())) {
            blockers.add(new Blocker(Blocker.Kind.PAUSED, "the job is disabled"));
        }
        Stream.of(version, place)
                .filter(parameter -> !parameter.isEmpty() && !found.takes(parameter))
                .forEach(parameter -> blockers.add(
                        new Blocker(Blocker.Kind.NO_PERMISSION, "the job takes no parameter " + parameter)));
        if (http.ask("api/json")
                .query("tree", "quietingDown")
                .json(Server.class, one -> Boolean.TRUE.equals(one.quietingDown()))) {
            blockers.add(new Blocker(Blocker.Kind.FREEZE, "the server is about to shut down"));
        }
        return draft(found, builds).history(releases(builds)).blockers(blockers).done();
    }

    @Override
    public Prepared prepare(Deployment seen, Release to, String why) throws ServerFault {
        Map<String, String> parameters = http.ask(job + "/" + Paths.step(to.id()) + "/api/json")
                .query("tree", "actions[parameters[name,value]]")
                .json(Wire.class, Wire::parameters);
        if (!to.version().equals(parameters.get(version))) {
            throw new ServerFault(FaultKind.MISSING, Word.VERSION_GONE, to.id());
        }
        String form = parameters.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        Change change = new Change("POST", job + "/buildWithParameters", List.of(), List.of(), FORM, form);
        return Changes.of(http, crumb().on(change.with("delay", "0sec")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Who comes with a password has to show a crumb, and the session it was made in. An API token needs none,
    /// but nothing tells it from a password.
    private Crumb crumb() throws ServerFault {
        try {
            return http.ask("crumbIssuer/api/json")
                    .read(body -> body.json(Crumb.class).in(body.header("Set-Cookie")));
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING) {
                throw fault;
            }
            return new Crumb(null, null, null);
        }
    }

    private record Crumb(
            @Nullable String crumbRequestField,
            @Nullable String crumb,
            @Nullable String session) {
        Crumb in(@Nullable String cookie) {
            Matcher found = SESSION.matcher(Json.text(cookie));
            return new Crumb(crumbRequestField, crumb, found.find() ? found.group(1) : null);
        }

        Change on(Change change) {
            if (Json.text(crumbRequestField).isBlank() || Json.text(crumb).isBlank()) {
                return change;
            }
            Change shown = change.header(Json.text(crumbRequestField), Json.text(crumb));
            return session == null ? shown : shown.header("Cookie", session);
        }
    }
}
