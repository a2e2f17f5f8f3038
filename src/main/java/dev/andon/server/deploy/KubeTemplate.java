package dev.andon.server.deploy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.andon.deploy.Release;
import dev.andon.server.http.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a pod is made from. Pure.
///
/// @param json as the server writes it
record KubeTemplate(JsonObject json) {
    /// What controllers add to tell the pods of two templates apart.
    private static final Set<String> HASHES = Set.of("pod-template-hash", "rollouts-pod-template-hash");

    private static final String RESTARTED = "kubectl.kubernetes.io/restartedAt";

    static KubeTemplate of(@Nullable JsonObject json) {
        return new KubeTemplate(json == null ? new JsonObject() : json);
    }

    /// As it was before a controller took it.
    KubeTemplate bare() {
        JsonObject copy = json.deepCopy();
        JsonObject labels = object(object(copy, "metadata"), "labels");
        HASHES.forEach(labels::remove);
        return new KubeTemplate(copy);
    }

    /// `kubectl rollout restart` writes when it was: what runs is the same.
    String fingerprint() {
        JsonObject what = bare().json();
        JsonObject metadata = object(what, "metadata");
        JsonObject annotations = object(metadata, "annotations");
        annotations.remove(RESTARTED);
        if (annotations.isEmpty()) {
            metadata.remove("annotations");
        }
        return Fingerprint.of(what);
    }

    Release release(String id, Release.Outcome outcome) {
        return Release.of(id, version(), outcome)
                .artifact(fingerprint())
                .revision(said("org.opencontainers.image.revision"))
                .irreversible(Labels.isIrreversible(said(Labels.ROLLBACK)));
    }

    /// What the template itself says, else the tag of its first image.
    String version() {
        String said = said("app.kubernetes.io/version");
        if (!said.isEmpty()) {
            return said;
        }
        JsonElement containers = object(json, "spec").get("containers");
        JsonArray all = containers != null && containers.isJsonArray() ? containers.getAsJsonArray() : new JsonArray();
        for (JsonElement one : all) {
            if (one.isJsonObject()) {
                return Images.version(Json.text(one.getAsJsonObject().get("image")));
            }
        }
        return "";
    }

    private String said(String key) {
        JsonObject metadata = object(json, "metadata");
        String label = Json.text(object(metadata, "labels").get(key));
        return label.isEmpty() ? Json.text(object(metadata, "annotations").get(key)) : label;
    }

    /// An empty one where there is none, which is not part of anything.
    private static JsonObject object(JsonObject in, String name) {
        JsonElement found = in.get(name);
        return found != null && found.isJsonObject() ? found.getAsJsonObject() : new JsonObject();
    }
}
