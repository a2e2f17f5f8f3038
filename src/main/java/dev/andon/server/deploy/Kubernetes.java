package dev.andon.server.deploy;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.server.http.Probe;
import dev.andon.source.FaultKind;
import dev.andon.source.Push;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Deployments of Kubernetes. The namespace is the environment; the ReplicaSets are the history.
///
/// The first look lists them; each later one asks for what changed since. ReplicaSets are read only of those
/// whose rollout is not done, once for each of its steps. Going back is what `kubectl rollout undo` does, with
/// the generation that was seen as a lock.
public final class Kubernetes implements DeployServer, Rollbacker, Push {
    static final String APPS = "apis/apps/v1";
    static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String CAUSE = "kubernetes.io/change-cause";
    private static final String DEPLOYMENTS = "deployments";
    /// What belongs to the Deployment and not to one of its templates.
    private static final Set<String> KEPT = Set.of(
            "kubectl.kubernetes.io/last-applied-configuration",
            REVISION,
            "deployment.kubernetes.io/revision-history",
            "deployment.kubernetes.io/desired-replicas",
            "deployment.kubernetes.io/max-replicas",
            "deprecated.deployment.rollback.to");

    private final KubeApi api;
    private final String selector;
    private final KubeRollouts<KubeDeployment> rollouts;

    public Kubernetes(Http http, Source source) {
        this.api = new KubeApi(http, source);
        this.selector = source.option("selector").strip();
        this.rollouts = new KubeRollouts<>(api, api.all(APPS, DEPLOYMENTS), selector, KubeDeployment.class, REVISION);
    }

    /// Anybody may ask an API server for its version; the paths that it has are for those it knows.
    static boolean recognises(Probe probe) {
        return probe.get("version").text().contains("\"gitVersion\"");
    }

    @Override
    public List<Deployment> look() throws ServerFault {
        return rollouts.look();
    }

    private static String path(Service service) {
        return KubeApi.in(APPS, service.environment(), DEPLOYMENTS) + "/" + service.name();
    }

    private KubeDeployment found(Service service) throws ServerFault {
        return api.http().ask(path(service)).json(KubeDeployment.class, it -> it);
    }

    @Override
    public Deployment examine(Service service) throws ServerFault {
        KubeDeployment it = found(service);
        List<KubeReplicas> all = rollouts.sets(it);
        List<Blocker> blockers = new ArrayList<>(it.blockers());
        String forbidden = api.forbids("patch", "apps", DEPLOYMENTS, service.environment(), service.name());
        if (!forbidden.isEmpty()) {
            blockers.add(new Blocker(Blocker.Kind.NO_PERMISSION, forbidden));
        }
        Deployment.Draft draft = it.read(all);
        return draft.history(KubeReplicas.history(
                        draft.done(), all.stream().map(KubeReplicas::release).toList()))
                .blockers(blockers)
                .lock(String.valueOf(it.meta().generation()))
                .done();
    }

    /// What the server compares first is the generation: it moves with what shall be, not with each pod.
    @Override
    public Prepared prepare(Deployment seen, Release to, String why) throws ServerFault {
        KubeDeployment now = found(seen.service());
        KubeReplicas target = KubeReplicas.hashed(rollouts.sets(now), to.id())
                .orElseThrow(() -> new ServerFault(FaultKind.MISSING, Word.REPLICAS_GONE, to.version()));
        Change change = Change.patch(
                        path(seen.service()),
                        KubeApi.PATCH,
                        Json.of(List.of(
                                test(seen.lock()),
                                operation(
                                        "replace",
                                        "/spec/template",
                                        target.template().bare().json()),
                                operation("replace", "/metadata/annotations", annotations(now, target, why)))))
                .with("fieldManager", "andon");
        return Changes.of(api.http(), change);
    }

    /// An operation of a JSON Patch.
    static Map<String, Object> operation(String op, String path, Object value) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("op", op);
        operation.put("path", path);
        operation.put("value", value);
        return operation;
    }

    static Map<String, Object> test(String generation) {
        return operation("test", "/metadata/generation", Long.valueOf(generation));
    }

    private static Map<String, String> annotations(KubeDeployment now, KubeReplicas target, String why) {
        var all = new TreeMap<String, String>();
        Map<String, String> theirs = target.meta().annotations();
        Map<String, String> own = now.meta().annotations();
        if (theirs != null) {
            all.putAll(theirs);
        }
        all.keySet().removeAll(KEPT);
        if (own != null) {
            own.forEach((key, value) -> {
                if (KEPT.contains(key)) {
                    all.put(key, value);
                }
            });
        }
        all.put(CAUSE, "rollback to " + target.hash() + ": " + why);
        return all;
    }

    @Override
    public void listen(Runnable changed) throws ServerFault, InterruptedException {
        api.watch(api.all(APPS, DEPLOYMENTS), selector, changed);
    }
}
