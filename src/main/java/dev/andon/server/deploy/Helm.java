package dev.andon.server.deploy;

import com.google.gson.JsonObject;
import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Deployment.Health;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.process.Errand;
import dev.andon.server.deploy.HelmRelease.Payload;
import dev.andon.server.http.Http;
import dev.andon.server.http.Probe;
import dev.andon.source.FaultKind;
import dev.andon.source.Push;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Releases of Helm, by the secrets in which Helm 3 keeps them. The namespace is the environment.
///
/// A look reads the secrets' labels, and of each release the data of the newest and the live revision, once: what
/// was deployed stands there, and two revisions of the same are to be known as such. Going back is left to the
/// `helm` program, which merges manifests and knows hooks.
public final class Helm implements DeployServer, Rollbacker, Push {
    private static final String CORE = "api/v1";
    private static final String SECRETS = "secrets";
    private static final String OWNER = "owner=helm";

    private final KubeApi api;
    private final Source source;
    private final KubeShelf<HelmRelease.Secret, HelmRelease> shelf;
    private final Map<String, Payload> payloads = new ConcurrentHashMap<>();
    private volatile List<Deployment> told = List.of();

    public Helm(Http http, Source source) {
        this.api = new KubeApi(http, source);
        this.source = source;
        this.shelf = new KubeShelf<>(
                api, api.all(CORE, SECRETS), OWNER, KubeApi.Form.METADATA, HelmRelease.Secret.class, HelmRelease::of);
    }

    /// Its address is that of Kubernetes.
    static boolean recognises(Probe probe) {
        return false;
    }

    @Override
    public List<Deployment> look() throws ServerFault {
        var releases = new TreeMap<String, List<HelmRelease>>();
        for (HelmRelease each : shelf.now()) {
            releases.computeIfAbsent(each.key(), _ -> new ArrayList<>()).add(each);
        }
        List<Deployment> seen = new ArrayList<>();
        Set<String> needed = new HashSet<>();
        for (List<HelmRelease> revisions : releases.values()) {
            List<HelmRelease> ordered = newestFirst(revisions);
            seen.add(read(ordered).done());
            ordered.forEach(each -> needed.add(each.mark()));
        }
        payloads.keySet().retainAll(needed);
        List<Deployment> before = told;
        told = seen.equals(before) ? before : List.copyOf(seen);
        return told;
    }

    private static List<HelmRelease> newestFirst(List<HelmRelease> revisions) {
        return revisions.stream()
                .sorted(Comparator.comparingInt(HelmRelease::number).reversed())
                .toList();
    }

    private Payload payload(HelmRelease revision) throws ServerFault {
        Payload known = payloads.get(revision.mark());
        if (known == null) {
            known = api.http()
                    .ask(KubeApi.in(CORE, revision.namespace(), SECRETS) + "/" + revision.secret())
                    .json(JsonObject.class, Payload::of);
            payloads.put(revision.mark(), known);
        }
        return known;
    }

    /// @param revisions newest first, at least one
    private Deployment.Draft read(List<HelmRelease> revisions) throws ServerFault {
        HelmRelease first = revisions.getFirst();
        Payload payload = payload(first);
        Release newest = first.release(payload);
        HelmRelease deployed = first.status().equals("uninstalled")
                ? null
                : revisions.stream().filter(HelmRelease::isDeployed).findFirst().orElse(null);
        Release live = deployed == null ? null : deployed.equals(first) ? newest : deployed.release(payload(deployed));
        return Deployment.of(new Service(first.name(), first.namespace()))
                .live(live)
                .newest(newest)
                .phase(phase(first))
                .health(health(newest.outcome()))
                .words(newest.outcome() == Release.Outcome.LIVE ? "" : payload.description())
                .oddWord(newest.outcome() == Release.Outcome.UNKNOWN ? first.status() : "");
    }

    private static Phase phase(HelmRelease newest) {
        return switch (newest.outcome()) {
            case UNDERWAY -> Phase.RUNNING;
            case CANCELLED -> Phase.STOPPED;
            case UNKNOWN -> Phase.UNKNOWN;
            case LIVE, FAILED -> Phase.IDLE;
        };
    }

    /// Helm knows no health: what it calls deployed is. An upgrade that failed may have changed half of it.
    private static Health health(Release.Outcome newest) {
        return newest == Release.Outcome.LIVE || newest == Release.Outcome.UNDERWAY ? Health.WELL : Health.UNKNOWN;
    }

    @Override
    public Deployment examine(Service service) throws ServerFault {
        List<HelmRelease> revisions = newestFirst(api.list(
                        KubeApi.in(CORE, service.environment(), SECRETS),
                        OWNER + ",name=" + service.name(),
                        KubeApi.Form.METADATA,
                        HelmRelease.Secret.class,
                        HelmRelease::of)
                .items());
        if (revisions.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.RELEASE_GONE, service);
        }
        List<Release> history = new ArrayList<>();
        for (HelmRelease each : revisions) {
            history.add(each.release(payload(each)));
        }
        return read(revisions)
                .history(history)
                .blockers(blockers(revisions.getFirst(), service))
                .lock(String.valueOf(revisions.getFirst().number()))
                .done();
    }

    private List<Blocker> blockers(HelmRelease newest, Service service) throws ServerFault {
        List<Blocker> blockers = new ArrayList<>();
        if (newest.isPending()) {
            blockers.add(new Blocker(
                    Blocker.Kind.UNDERWAY,
                    "Helm calls it " + newest.status()
                            + ". If no Helm is at it any more, that one died, and only a person can tell."));
        }
        if (payload(newest).isFlux()) {
            blockers.add(new Blocker(Blocker.Kind.OWNED, "Flux"));
        }
        String forbidden = api.forbids("create", "", SECRETS, service.environment(), "");
        if (!forbidden.isEmpty()) {
            blockers.add(new Blocker(Blocker.Kind.NO_PERMISSION, forbidden));
        }
        return blockers;
    }

    /// Always with a number: without one Helm takes the revision before, even one that failed. The lock is Helm's
    /// own: of two that make the same next revision one fails.
    @Override
    public Prepared prepare(Deployment seen, Release to, String why) throws ServerFault {
        Service service = seen.service();
        String program =
                source.option("helm").isBlank() ? "helm" : source.option("helm").strip();
        List<String> command = new ArrayList<>(List.of(
                program,
                "rollback",
                service.name(),
                to.id(),
                "--namespace",
                service.environment(),
                "--wait",
                "--timeout",
                HelmRun.PATIENCE.toMinutes() + "m"));
        String kubeconfig = source.option("kubeconfig").strip();
        String url = source.url().toString();
        if (kubeconfig.isEmpty()) {
            String token = source.token().reveal();
            return new HelmRun(new Errand(command, Map.of("HELM_KUBEAPISERVER", url, "HELM_KUBETOKEN", token)));
        }
        // The file may have another current context by now, and Helm would go back in another cluster.
        command.addAll(
                List.of("--kubeconfig", KubeConfig.path(kubeconfig).toString(), "--kube-context", api.context()));
        return new HelmRun(new Errand(command, Map.of("HELM_KUBEAPISERVER", url)));
    }

    @Override
    public void listen(Runnable changed) throws ServerFault, InterruptedException {
        api.watch(api.all(CORE, SECRETS), OWNER, changed);
    }
}
