package dev.andon.server.deploy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.server.http.Probe;
import dev.andon.source.FaultKind;
import dev.andon.source.Push;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Argo CD, by its REST API. An application is a service.
///
/// A look is one request for a thin list. What is deployed stands there only for applications that are in sync:
/// `status.sync.revision` is what git was compared with, not what was deployed. Of the others the history tells;
/// it is asked for once after each of their operations, and not again.
public final class ArgoCd implements DeployServer, Rollbacker, Push {
    private static final String APPLICATIONS = "api/v1/applications";
    /// What else one asks for is left out by the server without a word; of these older ones know fewer.
    private static final List<String> FIELDS = List.of(
            "metadata.name",
            "metadata.namespace",
            "metadata.labels",
            "metadata.deletionTimestamp",
            "spec",
            "status.sync.status",
            "status.sync.revision",
            "status.health",
            "status.operationState.phase",
            "status.operationState.startedAt",
            "status.operationState.finishedAt",
            "status.operationState.operation.sync",
            "operation.sync");
    /// A stream of a server on which nothing happens is opened anew now and then, lest it be dead.
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private static final Pattern VERSION = Pattern.compile("\"Version\"\\s*:\\s*\"v");
    private static final int NOT_THERE = 404;

    private final Http http;
    private final Source source;
    private final String page;
    /// What is known of an application whose list entry does not tell what is deployed, by its mark.
    private final Map<String, Whole> wholes = new ConcurrentHashMap<>();

    private final Map<Service, String> projects = new ConcurrentHashMap<>();
    private volatile Looked looked = new Looked("", List.of());

    private record Whole(String mark, ArgoApp app) {}

    /// @param version from where the stream goes on
    private record Looked(String version, List<Deployment> deployments) {}

    private record Applications(
            ArgoApp.@Nullable Meta metadata, @Nullable List<ArgoApp> items) {}

    public ArgoCd(Http http, Source source) {
        this.http = http.as(Auth.bearer(source.token()));
        this.source = source;
        this.page = source.url().toString().replaceFirst("[?#].*", "").replaceFirst("/$", "");
    }

    /// The server tells its version to anybody.
    static boolean recognises(Probe probe) {
        return VERSION.matcher(probe.get("api/version").text()).find()
                && probe.get(APPLICATIONS).status() != NOT_THERE;
    }

    @Override
    public List<Deployment> look() throws ServerFault {
        Applications list = listed().json(Applications.class, all -> all);
        if (list.metadata() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer is no list of applications.");
        }
        List<ArgoApp> apps = Json.list(list.items());
        wholes.keySet().retainAll(apps.stream().map(ArgoCd::key).toList());
        List<Deployment> seen = new ArrayList<>();
        for (ArgoApp app : apps) {
            projects.put(service(app), app.project());
            ArgoApp told = app.tellsWhatIsDeployed() ? app : app.with(whole(app));
            seen.add(told.read(service(app), page).done());
        }
        List<Deployment> before = looked.deployments();
        looked = new Looked(Json.text(list.metadata().resourceVersion()), seen.equals(before) ? before : seen);
        return looked.deployments();
    }

    private Ask listed() {
        Ask ask = http.ask(APPLICATIONS)
                .query(
                        "fields",
                        String.join(
                                        ",",
                                        FIELDS.stream()
                                                .map(name -> "items." + name)
                                                .toList()) + ",metadata.resourceVersion");
        scope().forEach(parameter -> ask.query(parameter.name(), parameter.value()));
        return ask;
    }

    private List<Change.Parameter> scope() {
        return Stream.concat(
                        Arrays.stream(source.option("projects").split(",")).map(name -> parameter("projects", name)),
                        Stream.of(parameter("selector", source.option("selector"))))
                .filter(parameter -> !parameter.value().isEmpty())
                .toList();
    }

    private static Change.Parameter parameter(String name, String value) {
        return new Change.Parameter(name, value.strip());
    }

    /// An application of a namespace that is not the server's own says so in its name, as the command line does.
    private Service service(ArgoApp app) {
        String own = source.option("namespace").isBlank()
                ? "argocd"
                : source.option("namespace").strip();
        String namespace = app.namespace();
        String name = namespace.isEmpty() || namespace.equals(own) ? app.name() : namespace + "/" + app.name();
        String said = app.label(Labels.ENVIRONMENT);
        return new Service(name, !said.isEmpty() ? said : Json.text(app.destination()));
    }

    private static String key(ArgoApp app) {
        return app.namespace() + "/" + app.name();
    }

    private ArgoApp whole(ArgoApp app) throws ServerFault {
        Whole known = wholes.get(key(app));
        if (known == null || !known.mark().equals(app.mark())) {
            known = new Whole(app.mark(), whole("/" + app.name(), app.namespace(), app.project()));
            wholes.put(key(app), known);
        }
        return known.app();
    }

    /// Named with its project, what is not there is missing and not forbidden.
    private ArgoApp whole(String path, String namespace, String project) throws ServerFault {
        return at(path, namespace, project).json(ArgoApp.class, app -> app);
    }

    private Ask at(String path, String namespace, String project) {
        Ask ask = http.ask(APPLICATIONS + path);
        if (!namespace.isEmpty()) {
            ask.query("appNamespace", namespace);
        }
        return project.isEmpty() ? ask : ask.query("project", project);
    }

    @Override
    public Deployment examine(Service service) throws ServerFault {
        ArgoApp app = found(service);
        Deployment.Draft draft = app.read(service, page).history(app.history());
        List<Blocker> blockers = new ArrayList<>(app.blockers());
        String closed = at("/" + app.name() + "/syncwindows", app.namespace(), app.project())
                .json(Windows.class, Windows::closed);
        if (!closed.isEmpty()) {
            blockers.add(new Blocker(Blocker.Kind.FREEZE, closed));
        }
        if (!maySync(app)) {
            blockers.add(
                    new Blocker(Blocker.Kind.NO_PERMISSION, "It may not sync " + app.project() + "/" + app.name()));
        }
        return draft.blockers(blockers).done();
    }

    private ArgoApp found(Service service) throws ServerFault {
        int slash = service.name().indexOf('/');
        String namespace =
                slash < 0 ? source.option("namespace").strip() : service.name().substring(0, slash);
        return whole("/" + service.name().substring(slash + 1), namespace, projects.getOrDefault(service, ""));
    }

    /// Rights name an application of another namespace with it, and servers can be told to have one for going
    /// back alone.
    private boolean maySync(ArgoApp app) throws ServerFault {
        String plain = app.project() + "/" + app.name();
        String whole = app.project() + "/" + app.namespace() + "/" + app.name();
        for (String right : List.of("sync/" + plain, "sync/" + whole, "rollback/" + plain)) {
            if (http.ask("api/v1/account/can-i/applications/" + right)
                    .json(Answer.class, answer -> "yes".equals(answer.value()))) {
                return true;
            }
        }
        return false;
    }

    private record Answer(@Nullable String value) {}

    /// Nothing that was added since is removed: who goes back in a hurry wants the old version, not a clean-up.
    @Override
    public Prepared prepare(Deployment seen, Release to, String why) throws ServerFault {
        ArgoApp app = found(seen.service());
        var body = new LinkedHashMap<String, Object>();
        body.put("name", app.name());
        body.put("id", ArgoApp.number(to.id()));
        body.put("appNamespace", app.namespace());
        body.put("project", app.project());
        body.put("prune", false);
        body.put("dryRun", false);
        return Changes.of(http, Change.post(APPLICATIONS + "/" + app.name() + "/rollback", Json.of(body)));
    }

    /// The server tells of every reconciliation; only what changes something that we show is passed on.
    @Override
    public void listen(Runnable changed) throws ServerFault, InterruptedException {
        var known = new ConcurrentHashMap<String, JsonObject>();
        var events = http.events("api/v1/stream/applications")
                .query("resourceVersion", looked.version())
                .query(
                        "fields",
                        "result.type,"
                                + String.join(
                                        ",",
                                        FIELDS.stream()
                                                .map(name -> "result.application." + name)
                                                .toList()));
        scope().forEach(parameter -> events.query(parameter.name(), parameter.value()));
        events.silentAtMost(SILENCE).listen(changed, event -> {
            if (isNews(event.data(), known)) {
                changed.run();
            }
        });
    }

    private static boolean isNews(String data, Map<String, JsonObject> known) {
        try {
            JsonObject result = JsonParser.parseString(data).getAsJsonObject().getAsJsonObject("result");
            JsonObject meta = result.getAsJsonObject("application").getAsJsonObject("metadata");
            String name = Json.text(meta.get("namespace")) + "/" + Json.text(meta.get("name"));
            return !result.equals(known.put(name, result));
        } catch (JsonParseException | IllegalStateException | ClassCastException | NullPointerException other) {
            return true;
        }
    }

    /// @param canSync whether somebody may sync by hand now
    private record Windows(
            @Nullable Boolean canSync, @Nullable List<@Nullable Window> activeWindows) {
        record Window(
                @Nullable String kind,
                @Nullable String schedule,
                @Nullable String duration) {}

        /// Why nobody may sync; empty when somebody may.
        String closed() {
            if (Boolean.TRUE.equals(canSync)) {
                return "";
            }
            return Optional.of(String.join(
                            ", ",
                            Json.texts(
                                    activeWindows,
                                    window -> window.kind() + " " + window.schedule() + " for " + window.duration())))
                    .filter(text -> !text.isEmpty())
                    .orElse("No sync window is open.");
        }
    }
}
