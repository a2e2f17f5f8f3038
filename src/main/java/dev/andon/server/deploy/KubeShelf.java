package dev.andon.server.deploy;

import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// All objects of one sort, listed once and then kept up by what changed: a look at thousands of them costs one
/// request that brings the few that changed. What is told is never older than that request. Safe for use by
/// several threads.
///
/// @param <W> what the server writes
/// @param <T> what is kept of it
final class KubeShelf<W extends KubeObject, T> {
    private final KubeApi api;
    private final String path;
    private final String selector;
    private final KubeApi.Form form;
    private final Class<W> wire;
    private final Function<W, T> reader;
    private final Map<String, T> objects = new TreeMap<>();
    private String version = "";
    private List<T> told = List.of();

    /// @param reader pure
    KubeShelf(KubeApi api, String path, String selector, KubeApi.Form form, Class<W> wire, Function<W, T> reader) {
        this.api = api;
        this.path = path;
        this.selector = selector;
        this.form = form;
        this.wire = wire;
        this.reader = reader;
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
        KubeApi.Listed<Keyed<T>> listed =
                api.list(path, selector, form, wire, object -> new Keyed<>(key(object), reader.apply(object)));
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
        if (event.object() == null) {
            return;
        }
        W object = Json.as(event.object(), wire);
        switch (Json.text(event.type())) {
            case "ADDED", "MODIFIED" -> objects.put(key(object), reader.apply(object));
            case "DELETED" -> objects.remove(key(object));
            default -> {
                // A bookmark says only how far we have come.
            }
        }
        String reached = Json.text(object.meta().resourceVersion());
        if (!reached.isEmpty()) {
            version = reached;
        }
    }

    private static String key(KubeObject object) {
        return Json.text(object.meta().namespace()) + "/"
                + Json.text(object.meta().name());
    }
}
