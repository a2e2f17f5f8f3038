package dev.andon.server.deploy;

import dev.andon.deploy.Deployment;
import dev.andon.server.http.Json;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All rollouts of one sort: kept up by what changes, and ReplicaSets read only of those that do not tell by
/// themselves what is live, once for each of their steps. Safe for use by several threads.
///
/// @param <W> what the server writes
final class KubeRollouts<W extends KubeRollout> {
    private final KubeApi api;
    private final String revision;
    private final KubeShelf<W, Seen<W>> shelf;
    /// By uid.
    private final Map<String, Sets> sets = new ConcurrentHashMap<>();

    private volatile List<Deployment> told = List.of();

    private record Sets(String mark, List<KubeReplicas> all) {}

    /// What is told of an object; of one that does not tell all by itself, the object.
    private record Seen<W extends KubeRollout>(
            @Nullable Deployment told, @Nullable W open) {
        static <W extends KubeRollout> Seen<W> of(W it) {
            return it.tellsWhatItIs() ? new Seen<>(it.read(List.of()).done(), null) : new Seen<>(null, it);
        }
    }

    /// @param path where they are listed
    /// @param selector of labels; empty for all
    /// @param revision the annotation that counts templates
    KubeRollouts(KubeApi api, String path, String selector, Class<W> wire, String revision) {
        this.api = api;
        this.revision = revision;
        this.shelf = new KubeShelf<>(api, path, selector, KubeApi.Form.WHOLE, wire, Seen::of);
    }

    /// What is live; the very same list when nothing changed.
    List<Deployment> look() throws ServerFault {
        List<Deployment> seen = new ArrayList<>();
        Set<String> open = new HashSet<>();
        for (Seen<W> each : shelf.now()) {
            W it = each.open();
            if (it != null) {
                open.add(Json.text(it.meta().uid()));
                seen.add(it.read(remembered(it)).done());
            } else if (each.told() != null) {
                seen.add(each.told());
            }
        }
        sets.keySet().retainAll(open);
        List<Deployment> before = told;
        told = seen.equals(before) ? before : List.copyOf(seen);
        return told;
    }

    private List<KubeReplicas> remembered(W it) throws ServerFault {
        String uid = Json.text(it.meta().uid());
        Sets known = sets.get(uid);
        if (known == null || !known.mark().equals(it.mark())) {
            known = new Sets(it.mark(), sets(it));
            sets.put(uid, known);
        }
        return known.all();
    }

    /// Its ReplicaSets, read now, newest first.
    List<KubeReplicas> sets(W it) throws ServerFault {
        return KubeReplicas.of(api, it.meta(), it.selector(), revision);
    }
}
