package dev.andon.server.deploy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A ReplicaSet: one template of a Deployment or a Rollout, kept for as long as their history reaches.
record KubeReplicas(
        @Nullable KubeMeta metadata,
        @Nullable Spec spec,
        @Nullable Status status) implements KubeObject {
    record Spec(int replicas, @Nullable JsonObject template) {}

    record Status(int availableReplicas) {}

    /// What belongs to an object, newest first.
    ///
    /// @param selector the object's own, as its specification writes it
    /// @param revision the annotation that counts; the number of a template that is gone back to grows
    static List<KubeReplicas> of(KubeApi api, KubeMeta owner, @Nullable JsonObject selector, String revision)
            throws ServerFault {
        String path = KubeApi.in("apis/apps/v1", Json.text(owner.namespace()), "replicasets");
        return api.list(path, labels(selector), KubeApi.Form.WHOLE, KubeReplicas.class, it -> it).items().stream()
                .filter(one -> one.metadata() != null && one.metadata().isOwnedBy(Json.text(owner.uid())))
                .sorted(Comparator.comparingLong((KubeReplicas one) -> one.number(revision))
                        .reversed())
                .toList();
    }

    private static String labels(@Nullable JsonObject selector) throws ServerFault {
        if (selector == null) {
            return "";
        }
        try {
            Selector it = Json.as(selector, Selector.class);
            Map<String, String> labels = it.matchLabels() == null ? Map.of() : it.matchLabels();
            return Stream.concat(
                            labels.entrySet().stream().map(label -> label.getKey() + "=" + label.getValue()),
                            Json.list(it.matchExpressions()).stream().map(KubeReplicas::term))
                    .collect(Collectors.joining(","));
        } catch (JsonParseException other) {
            throw new ServerFault(FaultKind.UNREADABLE, "The server writes a selector in another way.");
        }
    }

    private record Selector(
            @Nullable Map<String, String> matchLabels,
            @Nullable List<Expression> matchExpressions) {}

    private record Expression(
            @Nullable String key,
            @Nullable String operator,
            @Nullable List<String> values) {}

    private static String term(Expression it) {
        String values = "(" + String.join(",", Json.list(it.values())) + ")";
        return switch (Json.text(it.operator())) {
            case "In" -> it.key() + " in " + values;
            case "NotIn" -> it.key() + " notin " + values;
            case "DoesNotExist" -> "!" + it.key();
            default -> Json.text(it.key());
        };
    }

    private long number(String revision) {
        try {
            return Long.parseLong(meta().annotation(revision));
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    KubeTemplate template() {
        return KubeTemplate.of(spec == null ? null : spec.template());
    }

    int available() {
        return status == null ? 0 : status.availableReplicas();
    }

    /// Told apart by the template's hash: numbers change when one goes back.
    String hash() {
        String own = meta().label("pod-template-hash");
        return own.isEmpty() ? meta().label("rollouts-pod-template-hash") : own;
    }

    /// Whether an old one ever was live Kubernetes does not keep; it is taken to have been.
    Release release() {
        return template().release(hash(), Release.Outcome.LIVE).begun(Times.of(meta().creationTimestamp()));
    }

    /// The newest as it stands, and the others: what came after that which still serves never served.
    ///
    /// @param all newest first
    static List<Release> history(Deployment now, List<Release> all) {
        Release newest = now.newest();
        Release live = now.live();
        String serving = live == null || live.equals(newest) ? "" : live.id();
        boolean served = serving.isEmpty();
        List<Release> history = new ArrayList<>();
        for (Release release : all) {
            served = served || release.id().equals(serving);
            boolean isNewest = newest != null && release.id().equals(newest.id());
            history.add(isNewest ? newest : served ? release : release.outcome(Release.Outcome.FAILED));
        }
        return history;
    }

    static Optional<KubeReplicas> hashed(List<KubeReplicas> all, String hash) {
        return all.stream().filter(one -> one.hash().equals(hash)).findFirst();
    }
}
