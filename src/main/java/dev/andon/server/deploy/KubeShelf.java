package dev.andon.server.deploy;

import com.google.gson.JsonObject;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All objects of one sort, listed once and then kept up by what changed: a look at thousands of them costs one
/// request that brings the few that changed. What is told is never older than that request. Safe for use by
/// several threads.
final class KubeShelf<T> {
    private final KubeApi api;
    private final String path;
    private final String selector;
    private final KubeApi.Form form;
    private final Function<JsonObject, T> reader;
    private final Map<String, T> objects = new TreeMap<>();
    private String version = "";
    private List<T> told = List.of();

    /// @param reader pure
    KubeShelf(KubeApi api, String path, String selector, KubeApi.Form form, Function<JsonObject, T> reader) {
        this.api = api;
        this.path = path;
        this.selector = selector;
        this.form = form;
        this.reader = reader;
    }

    private record Identity(@Nullable Meta metadata) {
        record Meta(
                @Nullable String namespace,
                @Nullable String name,
                @Nullable String resourceVersion) {}

        static Identity of(JsonObject object) {
            return Json.as(object, Identity.class);
        }

        String key() {
            return metadata == null ? "" : Json.text(metadata.namespace()) + "/" + Json.text(metadata.name());
        }

        String version() {
            return metadata == null ? "" : Json.text(metadata.resourceVersion());
        }
    }

    private record Keyed<T>(String key, T object) {}

    /// All of them, by namespace and name; the very same list when nothing changed.
    synchronized List<T> now() throws ServerFault {
        List<KubeApi.Event> events = version.isEmpty() ? null : api.since(version, path, selector, form);
        if (events == null) {
            relist();
        } else if (events.isEmpty()) {
            return told;
        } else {
            apply(events);
        }
        told = List.copyOf(objects.values());
        return told;
    }

    private void relist() throws ServerFault {
        version = "";
        KubeApi.Listed<Keyed<T>> listed = api.list(
                path, selector, form, object -> new Keyed<>(Identity.of(object).key(), reader.apply(object)));
        objects.clear();
        listed.items().forEach(one -> objects.put(one.key(), one.object()));
        if (listed.version().isEmpty()) {
            throw new ServerFault(FaultKind.UNREADABLE, "The list of Kubernetes has no version.");
        }
        version = listed.version();
    }

    private void apply(List<KubeApi.Event> events) throws ServerFault {
        try {
            events.forEach(this::apply);
        } catch (RuntimeException other) {
            // Half of it may be on the shelf: the next look lists anew.
            version = "";
            throw new ServerFault(FaultKind.UNREADABLE, "The watch of Kubernetes brings what is no such object.");
        }
    }

    private void apply(KubeApi.Event event) {
        JsonObject object = event.object();
        if (object == null) {
            return;
        }
        Identity identity = Identity.of(object);
        switch (Json.text(event.type())) {
            case "ADDED", "MODIFIED" -> objects.put(identity.key(), reader.apply(object));
            case "DELETED" -> objects.remove(identity.key());
            default -> {
                // A bookmark says only how far we have come.
            }
        }
        if (!identity.version().isEmpty()) {
            version = identity.version();
        }
    }
}
