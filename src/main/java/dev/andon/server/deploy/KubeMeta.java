package dev.andon.server.deploy;

import dev.andon.deploy.Blocker;
import dev.andon.server.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What every object of Kubernetes says of itself. Pure.
record KubeMeta(
        @Nullable String name,
        @Nullable String namespace,
        @Nullable String uid,
        @Nullable String resourceVersion,
        long generation,
        @Nullable String creationTimestamp,
        @Nullable String deletionTimestamp,
        @Nullable Map<String, String> labels,
        @Nullable Map<String, String> annotations,
        @Nullable List<Owner> ownerReferences,
        @Nullable List<Touch> managedFields) {
    static final KubeMeta NONE = new KubeMeta(null, null, null, null, 0, null, null, null, null, null, null);

    private static final String ARGO = "argocd.argoproj.io/";
    private static final String FLUX = ".toolkit.fluxcd.io/name";

    record Owner(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String uid,
            boolean controller) {}

    /// Who wrote its fields, by the program's name.
    record Touch(
            @Nullable String manager,
            @Nullable String time,
            @Nullable String subresource) {}

    String label(String label) {
        return labels == null ? "" : Json.text(labels.get(label));
    }

    String annotation(String annotation) {
        return annotations == null ? "" : Json.text(annotations.get(annotation));
    }

    boolean isOwnedBy(String uid) {
        return Json.list(ownerReferences).stream()
                .anyMatch(owner -> owner.controller() && !uid.isEmpty() && uid.equals(owner.uid()));
    }

    /// When somebody last changed what it shall be; what controllers write about how it is does not count.
    Optional<String> changed() {
        return Json.list(managedFields).stream()
                .filter(touch -> Json.text(touch.subresource()).isEmpty())
                .filter(touch -> !Json.text(touch.manager()).startsWith("kube-controller"))
                .flatMap(touch -> Stream.ofNullable(touch.time()))
                .max(String::compareTo);
    }

    /// What looks after this object and would undo a change of it.
    List<Blocker> owners() {
        var owners = new LinkedHashMap<String, String>();
        if (label("app.kubernetes.io/managed-by").equals("Helm")
                || !annotation("meta.helm.sh/release-name").isEmpty()) {
            owners.put("Helm", annotation("meta.helm.sh/release-name"));
        }
        Stream.concat(keys(labels), keys(annotations)).forEach(key -> {
            if (key.startsWith(ARGO) && (key.endsWith("/instance") || key.endsWith("/tracking-id"))) {
                owners.put("Argo CD", (label(key) + annotation(key)).replaceFirst(":.*", ""));
            } else if (key.endsWith(FLUX)) {
                owners.put("Flux", label(key));
            }
        });
        if (Json.text(name).endsWith("-primary")) {
            Json.list(ownerReferences).stream()
                    .filter(owner -> "Canary".equals(owner.kind()))
                    .forEach(owner -> owners.put("Flagger", Json.text(owner.name())));
        }
        Json.list(ownerReferences).stream()
                .filter(KubeMeta.Owner::controller)
                .filter(owner -> !owners.containsKey("Flagger"))
                .forEach(owner -> owners.put(Json.text(owner.kind()), Json.text(owner.name())));
        List<Blocker> blockers = new ArrayList<>();
        owners.forEach((who, what) -> blockers.add(new Blocker(Blocker.Kind.OWNED, (who + " " + what).strip())));
        return blockers;
    }

    private static Stream<String> keys(@Nullable Map<String, String> some) {
        return some == null ? Stream.of() : some.keySet().stream();
    }
}
