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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Argo Rollouts, by the API server of Kubernetes: it has none of its own.
///
/// Going back from a rollout that goes on aborts it: the stable version serves again at once, and the template
/// stays. Going back from one that is done puts an older template into its place.
public final class ArgoRollouts implements DeployServer, Rollbacker, Push {
    private static final String GROUP = "apis/argoproj.io/v1alpha1";
    private static final String ROLLOUTS = "rollouts";
    private static final String STATUS = "rollouts/status";
    private static final String REVISION = "rollout.argoproj.io/revision";

    private final KubeApi api;
    private final String selector;
    private final KubeRollouts<ArgoRollout> rollouts;

    public ArgoRollouts(Http http, Source source) {
        this.api = new KubeApi(http, source);
        this.selector = source.option("selector").strip();
        this.rollouts = new KubeRollouts<>(api, api.all(GROUP, ROLLOUTS), selector, ArgoRollout.class, REVISION);
    }

    /// Its address is that of Kubernetes.
    static boolean recognises(Probe probe) {
        return false;
    }

    @Override
    public List<Deployment> look() throws ServerFault {
        return rollouts.look();
    }

    private static String path(Service service) {
        return KubeApi.in(GROUP, service.environment(), ROLLOUTS) + "/" + service.name();
    }

    private ArgoRollout found(Service service) throws ServerFault {
        return api.http().ask(path(service)).json(ArgoRollout.class, it -> it);
    }

    @Override
    public Deployment examine(Service service) throws ServerFault {
        ArgoRollout it = found(service);
        List<KubeReplicas> all = rollouts.sets(it);
        Deployment.Draft draft = it.read(all);
        Deployment now = draft.done();
        boolean undoes = !now.stoppable();
        List<Blocker> blockers = new ArrayList<>(it.blockers(undoes));
        String forbidden =
                api.forbids("patch", "argoproj.io", undoes ? ROLLOUTS : STATUS, service.environment(), service.name());
        if (!forbidden.isEmpty()) {
            blockers.add(new Blocker(Blocker.Kind.NO_PERMISSION, forbidden));
        }
        return draft.history(KubeReplicas.history(
                        now,
                        all.stream()
                                .map(one -> one.release().artifact(one.hash()))
                                .toList()))
                .blockers(blockers)
                .lock(String.valueOf(it.meta().generation()))
                .done();
    }

    @Override
    public Prepared prepare(Deployment seen, Release to, String why) throws ServerFault {
        Release live = seen.live();
        boolean breaksOff = seen.stoppable() && live != null && live.isSame(to);
        return Changes.of(api.http(), breaksOff ? abort(seen) : undo(seen, to));
    }

    /// The status is a thing of its own where the server says so; elsewhere it is part of the whole.
    private Change abort(Deployment seen) throws ServerFault {
        boolean apart = api.http()
                .ask(GROUP)
                .json(
                        Resources.class,
                        known -> Json.list(known.resources()).stream().anyMatch(one -> STATUS.equals(one.name())));
        return Change.patch(
                        path(seen.service()) + (apart ? "/status" : ""),
                        KubeApi.PATCH,
                        Json.of(List.of(
                                Kubernetes.test(seen.lock()), Kubernetes.operation("add", "/status/abort", true))))
                .with("fieldManager", "andon");
    }

    private record Resources(@Nullable List<Resource> resources) {
        record Resource(@Nullable String name) {}
    }

    private Change undo(Deployment seen, Release to) throws ServerFault {
        ArgoRollout now = found(seen.service());
        KubeReplicas target = KubeReplicas.hashed(rollouts.sets(now), to.id())
                .orElseThrow(() -> new ServerFault(FaultKind.MISSING, Word.REPLICAS_GONE, to.version()));
        Optional<ArgoRollout.Reference> reference = now.reference();
        String path = path(seen.service());
        String lock = seen.lock();
        if (reference.isPresent()) {
            path = KubeApi.in(Kubernetes.APPS, seen.service().environment(), "deployments") + "/"
                    + Json.text(reference.get().name());
            lock = api.http()
                    .ask(path)
                    .json(KubeDeployment.class, it -> String.valueOf(it.meta().generation()));
        }
        return Change.patch(
                        path,
                        KubeApi.PATCH,
                        Json.of(List.of(
                                Kubernetes.test(lock),
                                Kubernetes.operation(
                                        "replace",
                                        "/spec/template",
                                        target.template().bare().json()))))
                .with("fieldManager", "andon");
    }

    @Override
    public void listen(Runnable changed) throws ServerFault, InterruptedException {
        api.watch(api.all(GROUP, ROLLOUTS), selector, changed);
    }
}
