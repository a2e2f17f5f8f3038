package dev.andon.server.deploy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.andon.testing.LoopbackServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/// An API server with one Deployment, `shop` in `production`, that stores, patches, locks and watches, and the
/// controller's part played step by step: by the documented rules, and by nothing of Andon's.
final class PlayedCluster implements AutoCloseable {
    private static final String SHOP = "/apis/apps/v1/namespaces/production/deployments/shop";

    private final LoopbackServer server = LoopbackServer.answering(this::answer);
    private final Map<String, JsonObject> sets = new TreeMap<>();
    private final List<String> events = new ArrayList<>();
    private final JsonObject shop;
    private int version = 100;
    private int revision;

    PlayedCluster() {
        shop = json("""
                {"metadata":{"name":"shop","namespace":"production","uid":"u-1","generation":0,"labels":{},
                 "annotations":{"team":"store"}},
                 "spec":{"replicas":2,"selector":{"matchLabels":{"app":"shop"}},"template":{}},
                 "status":{"observedGeneration":0,"conditions":[]}}""");
    }

    LoopbackServer server() {
        return server;
    }

    JsonObject shop() {
        return shop;
    }

    static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    /// Somebody applies a manifest.
    void apply(String tag) {
        shop.getAsJsonObject("spec").add("template", json("""
                                {"metadata":{"labels":{"app":"shop"}},
                                 "spec":{"containers":[{"name":"shop","image":"registry.example.test/shop:%s"}]}}""".formatted(tag)));
        specified();
    }

    /// What `kubectl rollout restart` does.
    void restart() {
        JsonObject restarted = template().deepCopy();
        restarted
                .getAsJsonObject("metadata")
                .add("annotations", json("{\"kubectl.kubernetes.io/restartedAt\":\"2026-11-22T11:05:00Z\"}"));
        shop.getAsJsonObject("spec").add("template", restarted);
        specified();
    }

    private void specified() {
        JsonObject meta = shop.getAsJsonObject("metadata");
        meta.addProperty("generation", meta.get("generation").getAsInt() + 1);
        changed();
    }

    private void changed() {
        shop.getAsJsonObject("metadata").addProperty("resourceVersion", String.valueOf(++version));
        events.add("{\"type\":\"MODIFIED\",\"object\":" + shop + "}\n");
    }

    private JsonObject template() {
        return shop.getAsJsonObject("spec").getAsJsonObject("template");
    }

    /// The controller finds or makes the ReplicaSet of the template and gives it the newest number.
    JsonObject replicaSet() {
        String hash = "h" + Integer.toHexString(template().toString().hashCode());
        JsonObject set = sets.computeIfAbsent(hash, _ -> {
            JsonObject made = json("""
                    {"metadata":{"name":"shop-%s","namespace":"production","labels":{"app":"shop","pod-template-hash":"%s"},
                     "annotations":{"team":"store"},"creationTimestamp":"2026-11-22T11:00:00Z",
                     "ownerReferences":[{"kind":"Deployment","name":"shop","uid":"u-1","controller":true}]},
                     "spec":{},"status":{}}""".formatted(hash, hash));
            JsonObject copy = template().deepCopy();
            copy.getAsJsonObject("metadata").getAsJsonObject("labels").addProperty("pod-template-hash", hash);
            made.getAsJsonObject("spec").add("template", copy);
            return made;
        });
        String number = String.valueOf(++revision);
        annotations(set).addProperty(Kubernetes.REVISION, number);
        annotations(shop).addProperty(Kubernetes.REVISION, number);
        return set;
    }

    private static JsonObject annotations(JsonObject object) {
        return object.getAsJsonObject("metadata").getAsJsonObject("annotations");
    }

    /// The template's pods are there, and those of the others are gone.
    void rollOut() {
        JsonObject set = replicaSet();
        sets.values().forEach(each -> each.getAsJsonObject("status").addProperty("availableReplicas", 0));
        set.getAsJsonObject("status").addProperty("availableReplicas", 2);
        status(set, 2, 2, 2, "True", "NewReplicaSetAvailable", "has successfully progressed.");
    }

    /// The template's pods never come, and those before them stay.
    void timeOut() {
        status(replicaSet(), 3, 1, 2, "False", "ProgressDeadlineExceeded", "has timed out progressing.");
    }

    /// The controller has seen what shall be, and no pod is left; of what it rolled out last it says what it
    /// said.
    void noPods() {
        JsonObject status = shop.getAsJsonObject("status");
        status.add("observedGeneration", shop.getAsJsonObject("metadata").get("generation"));
        List.of("replicas", "updatedReplicas", "availableReplicas").forEach(status::remove);
        sets.values().forEach(each -> each.getAsJsonObject("status").addProperty("availableReplicas", 0));
        changed();
    }

    private void status(JsonObject set, int all, int updated, int available, String is, String why, String message) {
        shop.add("status", json("""
                        {"observedGeneration":%d,"replicas":%d,"updatedReplicas":%d,"availableReplicas":%d,"conditions":[
                         {"type":"Available","status":"True"},
                         {"type":"Progressing","status":"%s","reason":"%s","message":"ReplicaSet \\"%s\\" %s",
                          "lastUpdateTime":"2026-11-22T11:0%d:00Z"}]}""".formatted(
                        shop.getAsJsonObject("metadata").get("generation").getAsInt(),
                        all,
                        updated,
                        available,
                        is,
                        why,
                        set.getAsJsonObject("metadata").get("name").getAsString(),
                        message,
                        revision)));
        changed();
    }

    private synchronized MockResponse answer(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        if (request.getMethod().equals("PATCH")) {
            return patch(JsonParser.parseString(request.getBody().utf8()).getAsJsonArray());
        }
        if (path.endsWith("/selfsubjectaccessreviews")) {
            return new MockResponse.Builder()
                    .code(201)
                    .body("{\"status\":{\"allowed\":true}}")
                    .build();
        }
        if (path.endsWith("/replicasets")) {
            return LoopbackServer.ok(list(String.join(
                    ",", sets.values().stream().map(JsonObject::toString).toList())));
        }
        if (path.equals(SHOP)) {
            return LoopbackServer.ok(shop.toString());
        }
        String since = request.getUrl().queryParameter("resourceVersion");
        return LoopbackServer.ok(since == null ? list(shop.toString()) : since(Integer.parseInt(since)));
    }

    private String list(String items) {
        return "{\"metadata\":{\"resourceVersion\":\"" + version + "\"},\"items\":[" + items + "]}";
    }

    private String since(int seen) {
        return String.join("", events.subList(events.size() - (version - seen), events.size()));
    }

    /// RFC 6902, as far as it is used, and all or nothing.
    private MockResponse patch(JsonArray operations) {
        JsonObject changed = shop.deepCopy();
        for (JsonElement each : operations) {
            JsonObject operation = each.getAsJsonObject();
            String[] path = operation.get("path").getAsString().substring(1).split("/");
            JsonObject at = changed;
            for (int i = 0; i + 1 < path.length; i++) {
                at = at.getAsJsonObject(path[i]);
            }
            String last = path[path.length - 1];
            boolean isTest = operation.get("op").getAsString().equals("test");
            if (isTest ? !operation.get("value").equals(at.get(last)) : !at.has(last)) {
                return new MockResponse.Builder()
                        .code(422)
                        .body("{\"kind\":\"Status\",\"code\":422,\"message\":\"the server rejected our request\"}")
                        .build();
            }
            if (!isTest) {
                at.add(last, operation.get("value"));
            }
        }
        shop.add("metadata", changed.get("metadata"));
        shop.add("spec", changed.get("spec"));
        specified();
        return LoopbackServer.ok(shop.toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
