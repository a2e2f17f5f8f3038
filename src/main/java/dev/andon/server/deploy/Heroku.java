package dev.andon.server.deploy;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.people.Person;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.server.http.Probe;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Heroku, by version 3 of its Platform API. A look costs one request and one for each app.
///
/// A release is code with its config vars; going back makes a new one that is like the older one in both. Add-ons
/// and data stay as they are, and the release phase does not run. There is no lock: Heroku makes one release at a
/// time.
public final class Heroku implements DeployServer, Rollbacker {
    private static final String TYPE = "application/vnd.heroku+json; version=3";
    private static final String EVERY_APP = "id ..; max=1000";
    private static final String SEEN = "version ..; order=desc, max=10";
    private static final String EXAMINED = "version ..; order=desc, max=30";
    private static final Pattern DEPLOY = Pattern.compile("Deploy ([0-9a-f]{7,40})");
    private static final Pattern BACK = Pattern.compile("Rollback to v(\\d{1,9})");

    private final Http http;
    private final List<String> apps;
    private final String environment;

    public Heroku(Http http, Source source) {
        boolean isHeroku = isHeroku(source.url());
        Http door = http.as(Auth.bearer(source.token()));
        this.http = isHeroku ? door.at(URI.create("https://api.heroku.com/")) : door;
        List<String> named = Options.names(source, "apps");
        List<String> steps = Paths.steps(source.url());
        boolean isPage = isHeroku
                && named.isEmpty()
                && steps.size() > 1
                && steps.getFirst().equals("apps");
        this.apps = isPage ? List.of(steps.get(1)) : named;
        this.environment = Options.text(source, "environment", "");
    }

    private static boolean isHeroku(URI url) {
        String host = Objects.requireNonNullElse(url.getHost(), "").toLowerCase(Locale.ROOT);
        return host.equals("heroku.com") || host.endsWith(".heroku.com");
    }

    /// There is one Heroku, and it is known by its name.
    static boolean recognises(Probe probe) {
        return isHeroku(probe.url());
    }

    private record App(@Nullable String name, boolean maintenance) {}

    private record User(@Nullable String email) {}

    private record Wire(
            @Nullable String id,
            int version,
            @Nullable String status,
            boolean current,
            @Nullable String description,
            @Nullable User user,
            @Nullable String created_at,
            @Nullable String updated_at,
            @Nullable Boolean eligible_for_rollback) {}

    @Override
    public List<Deployment> look() throws ServerFault {
        List<Deployment> all = new ArrayList<>();
        for (App app : apps()) {
            List<Wire> releases = releases(Json.text(app.name()), SEEN);
            if (!releases.isEmpty()) {
                all.add(draft(app, releases).done());
            }
        }
        return List.copyOf(all);
    }

    private List<App> apps() throws ServerFault {
        List<App> found = ask("apps").header("Range", EVERY_APP).read(body -> {
            if (!Json.text(body.header("Next-Range")).isEmpty()) {
                throw new ServerFault(FaultKind.TOO_LARGE, Word.MANY_APPS);
            }
            return Json.list(Arrays.asList(body.json(App[].class)));
        });
        for (String wanted : apps) {
            if (found.stream().noneMatch(app -> wanted.equals(app.name()))) {
                throw new ServerFault(FaultKind.MISSING, Word.NO_APP, wanted);
            }
        }
        return found.stream()
                .filter(app -> apps.isEmpty() || apps.contains(Json.text(app.name())))
                .toList();
    }

    private List<Wire> releases(String app, String range) throws ServerFault {
        return ask(place(app))
                .header("Range", range)
                .json(
                        Wire[].class,
                        all -> Json.list(Arrays.asList(all)).stream()
                                .sorted(Comparator.comparingInt(Wire::version).reversed())
                                .toList());
    }

    private static String place(String app) {
        return "apps/" + Paths.step(app) + "/releases";
    }

    private Ask ask(String path) {
        return http.ask(path).accept(TYPE);
    }

    private Deployment.Draft draft(App app, List<Wire> releases) {
        List<Release> history = history(releases);
        Release live = null;
        for (int i = 0; i < releases.size() && live == null; i++) {
            live = releases.get(i).current() && history.get(i).outcome() == Release.Outcome.LIVE
                    ? history.get(i)
                    : null;
        }
        String newest = Json.text(releases.getFirst().status());
        Phase phase = Deploys.phase(history.getFirst());
        return Deploys.of(
                        new Service(Json.text(app.name()), environment),
                        live == null || app.maintenance() ? List.of() : List.of(live))
                .newest(history.getFirst())
                .phase(app.maintenance() ? Phase.STOPPED : phase)
                .words(
                        history.getFirst().outcome() == Release.Outcome.LIVE
                                ? ""
                                : releases.getFirst().description())
                .url("https://dashboard.heroku.com/apps/" + Paths.step(Json.text(app.name())) + "/activity")
                .oddWord(phase == Phase.UNKNOWN ? newest : "");
    }

    private static List<Release> history(List<Wire> releases) {
        Map<Integer, Wire> byVersion = new HashMap<>();
        releases.forEach(one -> byVersion.put(one.version(), one));
        return releases.stream().map(one -> release(one, byVersion)).toList();
    }

    private static Release release(Wire one, Map<Integer, Wire> byVersion) {
        Wire root = root(one, byVersion);
        Matcher deploy = DEPLOY.matcher(Json.text(root.description()));
        Release.Outcome outcome = outcome(Json.text(one.status()));
        return Release.of(Json.text(one.id()), "v" + one.version(), outcome)
                .artifact("v" + artifact(one, byVersion))
                .revision(deploy.matches() ? deploy.group(1) : "")
                .by(one.user() == null ? null : Person.in(Json.text(one.user().email())))
                .begun(Times.of(one.created_at()))
                .finished(outcome == Release.Outcome.UNDERWAY ? null : Times.of(one.updated_at()))
                .obstacle(
                        Boolean.FALSE.equals(one.eligible_for_rollback())
                                ? "Heroku says that nobody can go back to it any more."
                                : "");
    }

    /// The release that brought what this one brings: going back makes a new one of an old one.
    private static Wire root(Wire one, Map<Integer, Wire> byVersion) {
        Wire root = byVersion.get(artifact(one, byVersion));
        return root == null ? one : root;
    }

    private static int artifact(Wire one, Map<Integer, Wire> byVersion) {
        Matcher back = BACK.matcher(Json.text(one.description()));
        if (!back.matches()) {
            return one.version();
        }
        int to = Integer.parseInt(back.group(1));
        Wire older = byVersion.get(to);
        return older == null || to >= one.version() ? to : artifact(older, byVersion);
    }

    /// @see <a href="https://devcenter.heroku.com/articles/platform-api-reference#release">the words of
    ///     status</a>
    private static Release.Outcome outcome(String status) {
        return switch (status) {
            case "succeeded" -> Release.Outcome.LIVE;
            case "failed" -> Release.Outcome.FAILED;
            case "expired" -> Release.Outcome.CANCELLED;
            case "pending" -> Release.Outcome.UNDERWAY;
            default -> Release.Outcome.UNKNOWN;
        };
    }

    @Override
    public Deployment examine(Service service) throws ServerFault {
        App app = apps().stream()
                .filter(one -> service.name().equals(one.name()))
                .findFirst()
                .orElseThrow(() -> new ServerFault(FaultKind.MISSING, Word.APP_GONE, service.name()));
        List<Wire> releases = releases(service.name(), EXAMINED);
        if (releases.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.APP_WITHOUT_RELEASE, service.name());
        }
        Deployment now = draft(app, releases).done();
        List<Blocker> blockers = Deploys.underway(Deploys.phase(now.newest()), now.words());
        return draft(app, releases)
                .history(history(releases))
                .blockers(blockers)
                .done();
    }

    @Override
    public Prepared prepare(Deployment seen, Release to, String why) {
        return Changes.of(
                http,
                Change.post(place(seen.service().name()), Json.of(Map.of("release", to.id())))
                        .header("Accept", TYPE));
    }
}
