package dev.andon.server.deploy;

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
import dev.andon.server.http.Ask;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Classic releases of Azure DevOps: a release definition in one of its stages. A look is one request, for the
/// hundred newest deployments of a project; a stage that was deployed before these is not seen.
///
/// Going back deploys the stage of an older release again. There is no lock.
public final class AzureReleases implements DeployServer, Rollbacker {
    private static final String VERSION = "5.0";
    private static final String SEEN = "100";
    private static final String EXAMINED = "30";

    private static final String GONE = "The release was abandoned or deleted, or is older than the newest hundred.";

    private final Http http;

    public AzureReleases(Http http, Source source) {
        this.http = http.as(Auth.basic(source.user(), source.token())).at(project(source.url()));
    }

    /// Releases have a host of their own in Microsoft's cloud. Pages below a project begin with an underscore.
    static URI project(URI page) {
        String host = Objects.requireNonNullElse(page.getHost(), "").toLowerCase(Locale.ROOT);
        String path = Paths.steps(page).stream()
                .takeWhile(step -> !step.startsWith("_"))
                .map(step -> Paths.step(step) + "/")
                .collect(Collectors.joining());
        String authority = page.getRawAuthority();
        if (host.equals("dev.azure.com")) {
            authority = "vsrm.dev.azure.com";
        } else if (host.endsWith(".visualstudio.com") && !host.endsWith(".vsrm.visualstudio.com")) {
            authority = host.replaceFirst("\\.visualstudio\\.com$", ".vsrm.visualstudio.com");
        }
        return URI.create(page.getScheme() + "://" + authority + "/" + path);
    }

    private record Named(@Nullable String id, @Nullable String name) {}

    private record Identity(@Nullable String displayName) {}

    private record Approval(boolean isAutomated) {}

    private record Reference(@Nullable String id, @Nullable String name) {}

    private record Artifact(
            @Nullable Boolean isPrimary, @Nullable Map<String, @Nullable Reference> definitionReference) {
        String commit() {
            Reference commit = definitionReference == null ? null : definitionReference.get("sourceVersion");
            return commit == null ? "" : Json.text(commit.id());
        }
    }

    private record Content(
            @Nullable String id,
            @Nullable String name,
            @Nullable String webAccessUri,
            @Nullable List<@Nullable Artifact> artifacts) {
        String commit() {
            List<Artifact> all = Json.list(artifacts);
            return all.stream()
                    .filter(one -> Boolean.TRUE.equals(one.isPrimary()))
                    .findFirst()
                    .or(() -> all.stream().findFirst())
                    .map(Artifact::commit)
                    .orElse("");
        }
    }

    private record Wire(
            @Nullable Content release,
            @Nullable Named releaseDefinition,
            @Nullable Named releaseEnvironment,
            @Nullable String definitionEnvironmentId,
            int attempt,
            @Nullable String deploymentStatus,
            @Nullable String operationStatus,
            @Nullable Identity requestedFor,
            @Nullable String queuedOn,
            @Nullable String startedOn,
            @Nullable String completedOn,
            @Nullable List<@Nullable Approval> preDeployApprovals) {
        Service service() {
            return new Service(name(releaseDefinition), name(releaseEnvironment));
        }

        private static String name(@Nullable Named named) {
            return named == null ? "" : Json.text(named.name());
        }

        String deployment() {
            return Json.text(deploymentStatus).toLowerCase(Locale.ROOT);
        }

        String operation() {
            return Json.text(operationStatus).toLowerCase(Locale.ROOT);
        }

        boolean asksSomebody() {
            return Json.list(preDeployApprovals).stream().anyMatch(approval -> !approval.isAutomated());
        }

        Release toRelease() throws ServerFault {
            if (release == null
                    || releaseEnvironment == null
                    || Json.text(release.id()).isEmpty()) {
                throw new ServerFault(FaultKind.UNREADABLE, "The answer has a deployment without its release.");
            }
            Release.Outcome outcome = outcome();
            return Release.of(
                            release.id() + "/" + Json.text(releaseEnvironment.id()) + "/" + attempt,
                            Json.text(release.name()),
                            outcome)
                    .artifact("release " + release.id())
                    .revision(release.commit())
                    .by(requestedFor == null ? null : Person.in(Json.text(requestedFor.displayName())))
                    .begun(Times.of(startedOn) == null ? Times.of(queuedOn) : Times.of(startedOn))
                    .finished(outcome == Release.Outcome.UNDERWAY ? null : Times.of(completedOn));
        }

        private Release.Outcome outcome() {
            return switch (deployment()) {
                case "succeeded", "partiallysucceeded" -> Release.Outcome.LIVE;
                case "failed" -> Release.Outcome.FAILED;
                case "inprogress" -> Release.Outcome.UNDERWAY;
                case "notdeployed" ->
                    switch (phase()) {
                        case QUEUED, RUNNING, WAITING -> Release.Outcome.UNDERWAY;
                        case UNKNOWN, STOPPED -> Release.Outcome.UNKNOWN;
                        case IDLE ->
                            operation().endsWith("failed") ? Release.Outcome.FAILED : Release.Outcome.CANCELLED;
                    };
                default -> Release.Outcome.UNKNOWN;
            };
        }

        /// Releases wait for approvals, which are given in any order: what ended last counts, and what goes on
        /// still comes before it. What was rejected before it began changed nothing.
        Instant moment() {
            if (deployment().equals("inprogress") && phase() == Phase.RUNNING) {
                return Instant.MAX;
            }
            String ended = deployment().equals("notdeployed") ? null : completedOn;
            return Stream.of(ended, startedOn, queuedOn)
                    .flatMap(time -> Stream.ofNullable(Times.of(time)))
                    .findFirst()
                    .orElse(Instant.EPOCH);
        }

        /// What waits for somebody, or for a time that was set, keeps nobody from going back.
        Phase phase() {
            return switch (deployment()) {
                case "succeeded", "partiallysucceeded", "failed" -> Phase.IDLE;
                case "inprogress" ->
                    operation().equals("manualinterventionpending")
                                    || operation().equals("pending")
                            ? Phase.WAITING
                            : Phase.RUNNING;
                case "notdeployed" ->
                    switch (operation()) {
                        case "queued", "queuedforagent", "queuedforpipeline", "approved" -> Phase.QUEUED;
                        case "pending", "scheduled", "deferred", "manualinterventionpending", "evaluatinggates" ->
                            Phase.WAITING;
                        case "phaseinprogress", "phasesucceeded", "phasepartiallysucceeded", "cancelling" ->
                            Phase.RUNNING;
                        case "rejected", "canceled", "phasecanceled", "phasefailed", "gatefailed" -> Phase.IDLE;
                        default -> Phase.UNKNOWN;
                    };
                default -> Phase.UNKNOWN;
            };
        }
    }

    private record Page(@Nullable List<@Nullable Wire> value) {
        /// Newest first; what tells no time in the order of the server.
        List<Wire> all() throws ServerFault {
            if (value == null) {
                throw new ServerFault(
                        FaultKind.UNREADABLE, "The answer is not what Azure DevOps sends: it has no \"value\".");
            }
            return Json.list(value).stream()
                    .sorted(Comparator.comparing(Wire::moment).reversed())
                    .toList();
        }
    }

    /// All attempts: a release that went live and then failed when it was deployed once more is live.
    private Ask deployments() {
        return http.ask("_apis/release/deployments")
                .query("api-version", VERSION)
                .query("queryOrder", "descending")
                .query("latestAttemptsOnly", "false");
    }

    @Override
    public List<Deployment> look() throws ServerFault {
        return newest().deployments();
    }

    /// One answer, read for whoever asks.
    private record Seen(Map<Service, Wire> newest, List<Deployment> deployments) {}

    private Seen newest() throws ServerFault {
        return deployments().query("$top", SEEN).json(Page.class, page -> {
            Map<Service, List<Wire>> byService = new LinkedHashMap<>();
            for (Wire one : page.all()) {
                byService.computeIfAbsent(one.service(), _ -> new ArrayList<>()).add(one);
            }
            Map<Service, Wire> newest = new LinkedHashMap<>();
            List<Deployment> all = new ArrayList<>();
            for (Map.Entry<Service, List<Wire>> some : byService.entrySet()) {
                newest.put(some.getKey(), some.getValue().getFirst());
                all.add(draft(some.getValue()).done());
            }
            return new Seen(newest, List.copyOf(all));
        });
    }

    /// @param newestFirst at least one
    private static Deployment.Draft draft(List<Wire> newestFirst) throws ServerFault {
        Wire newest = newestFirst.getFirst();
        Phase phase = newest.phase();
        List<Release> releases = releases(newestFirst);
        String live = newestFirst.stream()
                .map(Wire::deployment)
                .filter(word -> word.equals("succeeded") || word.equals("partiallysucceeded"))
                .findFirst()
                .orElse("");
        return Deploys.of(newest.service(), releases)
                .phase(phase)
                .health(
                        switch (live) {
                            case "succeeded" -> Health.WELL;
                            case "" -> Health.UNKNOWN;
                            default -> Health.POOR;
                        })
                .words(releases.getFirst().outcome() == Release.Outcome.LIVE ? "" : newest.operationStatus())
                .url(newest.release() == null ? null : newest.release().webAccessUri())
                .oddWord(
                        phase == Phase.UNKNOWN
                                ? (Json.text(newest.deploymentStatus()) + " " + Json.text(newest.operationStatus()))
                                        .strip()
                                : "");
    }

    private static List<Release> releases(List<Wire> newestFirst) throws ServerFault {
        List<Release> releases = new ArrayList<>();
        for (Wire one : newestFirst) {
            releases.add(one.toRelease());
        }
        return releases;
    }

    @Override
    public Deployment examine(Service service) throws ServerFault {
        Wire newest = newest().newest().get(service);
        if (newest == null) {
            throw new ServerFault(FaultKind.MISSING, Word.NOT_DEPLOYED_LATELY, service);
        }
        String definition = newest.releaseDefinition() == null
                ? ""
                : Json.text(newest.releaseDefinition().id());
        List<Wire> deploys = deployments()
                .query("definitionId", definition)
                .query("definitionEnvironmentId", Json.text(newest.definitionEnvironmentId()))
                .query("$top", EXAMINED)
                .json(Page.class, Page::all);
        return examined(deploys, service, active(definition));
    }

    private record Releases(@Nullable List<@Nullable Named> value) {}

    /// The releases of a definition that may be deployed: none that was abandoned or deleted.
    private Set<String> active(String definition) throws ServerFault {
        return http.ask("_apis/release/releases")
                .query("api-version", VERSION)
                .query("definitionId", definition)
                .query("statusFilter", "active")
                .query("$top", SEEN)
                .json(
                        Releases.class,
                        all -> Json.list(all.value()).stream()
                                .map(one -> Json.text(one.id()))
                                .collect(Collectors.toSet()));
    }

    private static Deployment examined(List<Wire> newestFirst, Service service, Set<String> active) throws ServerFault {
        if (newestFirst.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.NOT_DEPLOYED_ANY_MORE, service);
        }
        Deployment now = draft(newestFirst).done();
        List<Blocker> blockers = new ArrayList<>(Deploys.underway(now.phase(), now.words()));
        if (newestFirst.getFirst().asksSomebody()) {
            blockers.add(new Blocker(Blocker.Kind.APPROVAL, service.environment()));
        }
        return draft(newestFirst)
                .history(releases(newestFirst).stream()
                        .map(one -> active.contains(one.id().split("/")[0]) ? one : one.obstacle(GONE))
                        .toList())
                .blockers(blockers)
                .done();
    }

    @Override
    public Prepared prepare(Deployment seen, Release to, String why) {
        String[] both = to.id().split("/");
        Change change = Change.patch(
                        "_apis/release/Releases/" + Paths.step(both[0]) + "/environments/" + Paths.step(both[1]),
                        "application/json",
                        Json.of(Change.ordered("status", "inProgress", "comment", why)))
                .with("api-version", VERSION);
        return Changes.of(http, change);
    }
}
