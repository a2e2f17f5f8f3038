package dev.andon.server.deploy;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
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
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Octopus Deploy, by its REST API: a project in an environment, for each tenant by itself. A look is one
/// request, for the dashboard of a space.
///
/// Going back deploys an older release again, with the process and the variables that it was made with. There is
/// no lock; deployments of one project to one environment wait for each other.
public final class Octopus implements DeployServer, Rollbacker {
    private static final Pattern SPACE = Pattern.compile("/(Spaces-\\d+)(?:/|$)");
    private static final Pattern PAGES = Pattern.compile("/(?:app|api)(?:/.*)?$");

    private final Http http;
    private final String root;
    private final String space;

    public Octopus(Http http, Source source) {
        String page = source.url().toString();
        String path = source.url().getRawPath() == null ? "" : source.url().getRawPath();
        this.root = source.url().getScheme() + "://" + source.url().getRawAuthority()
                + PAGES.matcher(path).replaceFirst("").replaceFirst("/+$", "");
        Matcher named = SPACE.matcher(page);
        this.space = Options.text(source, "space", named.find() ? named.group(1) : "");
        this.http = http.as(Auth.header("X-Octopus-ApiKey", source.token())).at(java.net.URI.create(root + "/"));
    }

    /// The root of the API tells everybody what it is.
    static boolean recognises(Probe probe) {
        return probe.get("api").text().contains("\"Octopus Deploy\"");
    }

    private String place(String what) {
        return "api/" + (space.isEmpty() ? "" : Paths.step(space) + "/") + what;
    }

    private record Named(@Nullable String Id, @Nullable String Name) {}

    private record Item(
            @Nullable String ProjectId,
            @Nullable String EnvironmentId,
            @Nullable String TenantId,
            @Nullable String ReleaseId,
            @Nullable String DeploymentId,
            @Nullable String ReleaseVersion,
            @Nullable String Created,
            @Nullable String StartTime,
            @Nullable String CompletedTime,
            @Nullable String State,
            boolean HasPendingInterruptions,
            @Nullable String ErrorMessage) {
        Key key() {
            return new Key(Json.text(ProjectId), Json.text(EnvironmentId), Json.text(TenantId));
        }
    }

    private record Key(String project, String environment, String tenant) {}

    private record Dashboard(
            @Nullable List<@Nullable Named> Projects,
            @Nullable List<@Nullable Named> Environments,
            @Nullable List<@Nullable Named> Tenants,
            @Nullable List<@Nullable Item> Items,
            @Nullable List<@Nullable Item> PreviousItems) {
        List<Item> all() throws ServerFault {
            if (Items == null || Projects == null || Environments == null) {
                throw new ServerFault(FaultKind.UNREADABLE, "The answer is no dashboard of Octopus.");
            }
            return Stream.concat(Json.list(Items).stream(), Json.list(PreviousItems).stream())
                    .toList();
        }

        private static String name(@Nullable List<@Nullable Named> some, String id) {
            return Json.list(some).stream()
                    .filter(one -> id.equals(one.Id()))
                    .map(one -> Json.text(one.Name()))
                    .findFirst()
                    .orElse(id);
        }

        /// Two tenants have a deployment each.
        Service service(Key key) {
            String project = name(Projects, key.project());
            return new Service(
                    key.tenant().isEmpty() ? project : project + " (" + name(Tenants, key.tenant()) + ")",
                    name(Environments, key.environment()));
        }
    }

    /// One answer, read for whoever asks.
    private record Seen(Map<Service, Key> keys, List<Deployment> deployments) {}

    private Seen dashboard() throws ServerFault {
        return http.ask(place("dashboard")).json(Dashboard.class, dashboard -> {
            Map<Key, List<Item>> byKey = new LinkedHashMap<>();
            for (Item item : dashboard.all()) {
                byKey.computeIfAbsent(item.key(), _ -> new ArrayList<>()).add(item);
            }
            Map<Service, Key> keys = new LinkedHashMap<>();
            List<Deployment> deployments = new ArrayList<>();
            byKey.forEach((key, items) -> {
                Service service = dashboard.service(key);
                keys.put(service, key);
                deployments.add(draft(service, items).done());
            });
            return new Seen(keys, List.copyOf(deployments));
        });
    }

    @Override
    public List<Deployment> look() throws ServerFault {
        return dashboard().deployments();
    }

    /// @param items in any order
    private Deployment.Draft draft(Service service, List<Item> items) {
        List<Item> newestFirst = items.stream()
                .sorted(Comparator.comparing((Item item) -> Json.text(item.Created()))
                        .reversed())
                .toList();
        Item newest = newestFirst.getFirst();
        Phase phase = phase(newest);
        return Deploys.of(service, newestFirst.stream().map(Octopus::release).toList())
                .phase(phase)
                .words(newest.ErrorMessage())
                .url(
                        space.isEmpty()
                                ? null
                                : root + "/app#/" + space + "/deployments/" + Json.text(newest.DeploymentId()))
                .oddWord(phase == Phase.UNKNOWN ? newest.State() : "");
    }

    private static Release release(Item item) {
        Release.Outcome outcome = outcome(Json.text(item.State()));
        return Release.of(Json.text(item.DeploymentId()), Json.text(item.ReleaseVersion()), outcome)
                .artifact(Json.text(item.ReleaseId()))
                .begun(Times.of(item.StartTime() == null ? item.Created() : item.StartTime()))
                .finished(outcome == Release.Outcome.UNDERWAY ? null : Times.of(item.CompletedTime()));
    }

    /// @see <a href="https://octopus.com/docs/octopus-rest-api">the words of a task's state</a>
    private static Release.Outcome outcome(String state) {
        return switch (state) {
            case "Success" -> Release.Outcome.LIVE;
            case "Failed", "TimedOut" -> Release.Outcome.FAILED;
            case "Canceled" -> Release.Outcome.CANCELLED;
            case "Queued", "Executing", "Cancelling" -> Release.Outcome.UNDERWAY;
            default -> Release.Outcome.UNKNOWN;
        };
    }

    private static Phase phase(Item newest) {
        return switch (Json.text(newest.State())) {
            case "Success", "Failed", "TimedOut", "Canceled" -> Phase.IDLE;
            case "Queued" -> Phase.QUEUED;
            case "Executing" -> newest.HasPendingInterruptions() ? Phase.WAITING : Phase.RUNNING;
            case "Cancelling" -> Phase.RUNNING;
            default -> Phase.UNKNOWN;
        };
    }

    private record Progression(@Nullable List<@Nullable Progress> Releases) {
        record Progress(
                @Nullable Map<String, @Nullable List<@Nullable Item>> Deployments, boolean HasUnresolvedDefect) {}

        List<Entry> of(Key key) throws ServerFault {
            if (Releases == null) {
                throw new ServerFault(FaultKind.UNREADABLE, "The answer is no progression of Octopus.");
            }
            List<Entry> entries = new ArrayList<>();
            for (Progress progress : Json.list(Releases)) {
                List<Item> items = progress.Deployments() == null
                        ? List.of()
                        : Json.list(progress.Deployments().get(key.environment()));
                items.stream()
                        .filter(item -> key.tenant().equals(Json.text(item.TenantId())))
                        .forEach(item -> entries.add(new Entry(item, progress.HasUnresolvedDefect())));
            }
            return entries.stream()
                    .sorted(Comparator.comparing(
                                    (Entry entry) -> Json.text(entry.item().Created()))
                            .reversed())
                    .toList();
        }
    }

    private record Entry(Item item, boolean hasDefect) {
        Release release() {
            return Octopus.release(item)
                    .obstacle(hasDefect ? "Octopus keeps this release from being deployed: it has a defect." : "");
        }
    }

    @Override
    public Deployment examine(Service service) throws ServerFault {
        Key key = dashboard().keys().get(service);
        if (key == null) {
            throw new ServerFault(FaultKind.MISSING, "Octopus shows no " + service + " any more.");
        }
        List<Entry> entries = http.ask(place("projects/" + Paths.step(key.project()) + "/progression"))
                .json(Progression.class, progression -> progression.of(key));
        if (entries.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.DEPLOYMENT_GONE, service);
        }
        List<Item> items = entries.stream().map(Entry::item).toList();
        Deployment now = draft(service, items).done();
        List<Blocker> blockers = Deploys.underway(now.phase(), now.words());
        return draft(service, items)
                .history(entries.stream().map(Entry::release).toList())
                .blockers(blockers)
                .done();
    }

    private record Deployed(
            @Nullable String ReleaseId,
            @Nullable String EnvironmentId,
            @Nullable String TenantId) {}

    private record Preview(@Nullable Form Form) {
        record Form(
                @Nullable Map<String, @Nullable String> Values,
                @Nullable List<@Nullable Element> Elements) {}

        record Element(
                @Nullable String Name,
                @Nullable Boolean IsValueRequired,
                @Nullable Control Control) {}

        record Control(@Nullable String Label, @Nullable String Name) {}

        /// What a person has to fill in before it is deployed, if anything.
        Optional<String> asks() {
            Map<String, @Nullable String> values = Form == null || Form.Values() == null ? Map.of() : Form.Values();
            return Form == null
                    ? Optional.empty()
                    : Json.list(Form.Elements()).stream()
                            .filter(one -> Boolean.TRUE.equals(one.IsValueRequired())
                                    && Json.text(values.get(Json.text(one.Name())))
                                            .isBlank())
                            .map(one -> one.Control() == null
                                    ? Json.text(one.Name())
                                    : Json.text(
                                            one.Control().Label() == null
                                                    ? one.Control().Name()
                                                    : one.Control().Label()))
                            .findFirst();
        }
    }

    /// Nobody is there to answer what it asks.
    private void refuseQuestions(Deployed one) throws ServerFault {
        Optional<String> asked = http.ask(place("releases/" + Paths.step(Json.text(one.ReleaseId()))
                        + "/deployments/preview/" + Paths.step(Json.text(one.EnvironmentId()))))
                .json(Preview.class, Preview::asks);
        if (asked.isPresent()) {
            throw new ServerFault(FaultKind.REFUSED, Word.WANTS_VALUE, asked.get());
        }
    }

    @Override
    public Prepared prepare(Deployment seen, Release to, String why) throws ServerFault {
        Deployed old = http.ask(place("deployments/" + Paths.step(to.id()))).json(Deployed.class, one -> {
            if (Json.text(one.ReleaseId()).isEmpty()
                    || Json.text(one.EnvironmentId()).isEmpty()) {
                throw new ServerFault(FaultKind.UNREADABLE, "The answer is no deployment of Octopus.");
            }
            return one;
        });
        refuseQuestions(old);
        return Changes.of(http, Change.post(place("deployments"), Json.of(wish(old, why))));
    }

    private static Map<String, @Nullable Object> wish(Deployed old, String why) {
        Map<String, @Nullable Object> wish = new LinkedHashMap<>();
        wish.put("ReleaseId", old.ReleaseId());
        wish.put("EnvironmentId", old.EnvironmentId());
        if (!Json.text(old.TenantId()).isEmpty()) {
            wish.put("TenantId", old.TenantId());
        }
        wish.put("Comments", why);
        wish.put("ForcePackageRedeployment", true);
        wish.put("UseGuidedFailure", false);
        return wish;
    }
}
