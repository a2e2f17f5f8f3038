package dev.andon.server.deploy;

import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An API server of Kubernetes: who asks, lists in pages, watches, rights. Safe for use by several threads.
final class KubeApi {
    static final String PATCH = "application/json-patch+json";
    private static final String PAGE = "500";
    /// A watch says something about once a minute, if it is but a bookmark.
    private static final Duration SILENCE = Duration.ofMinutes(3);
    private static final int GONE = 410;

    /// In what form objects are wanted: a list and one object have names of their own for it.
    record Form(String list, String object) {
        static final Form WHOLE = new Form("application/json", "application/json");
        static final Form METADATA = new Form(
                "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1",
                "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1");
    }

    private final Http plain;
    private final Source source;
    private volatile @Nullable Opened opened;

    /// The door by a kubeconfig, and the name of the context that it is of.
    private record Opened(Http http, String context) {}

    /// @param token what is sent where no kubeconfig says who asks
    KubeApi(Http http, Source source) {
        this.plain = http.as(Auth.basicOrBearer(source));
        this.source = source;
    }

    /// The door; a kubeconfig is read when it is first needed, and not again once it was good.
    Http http() throws ServerFault {
        String file = source.option("kubeconfig").strip();
        return file.isEmpty() ? plain : opened(file).http();
    }

    private Opened opened(String file) throws ServerFault {
        Opened known = opened;
        if (known == null) {
            KubeConfig config = KubeConfig.read(file, source.option("context").strip());
            Http http = config.open(plain.as(Auth.NOBODY), source.url(), source.trust(), source.deadline());
            known = new Opened(http, config.context());
            opened = known;
        }
        return known;
    }

    /// The kubeconfig's context by which the door was opened, whatever is the current one by now.
    String context() throws ServerFault {
        return opened(source.option("kubeconfig").strip()).context();
    }

    /// A place in the API, in the source's namespace or in all.
    ///
    /// @param group such as `apis/apps/v1`
    /// @param resource in the plural, such as `deployments`
    String all(String group, String resource) {
        String namespace = source.option("namespace").strip();
        return namespace.isEmpty() ? group + "/" + resource : in(group, namespace, resource);
    }

    static String in(String group, String namespace, String resource) {
        return group + "/namespaces/" + namespace + "/" + resource;
    }

    record Meta(
            @Nullable String resourceVersion,

            @com.google.gson.annotations.SerializedName("continue") @Nullable
            String next) {}

    private record Page<W>(
            @Nullable Meta metadata, @Nullable List<W> items) {}

    private record Versioned(@Nullable Meta metadata) {}

    /// Objects, and the version of the whole list from which a watch goes on.
    record Listed<T>(String version, List<T> items) {}

    /// A list in pages.
    ///
    /// @param selector of labels; empty for all
    /// @param wire what objects are read as: what it does not name is skipped on the way
    <W, T> Listed<T> list(String path, String selector, Form form, Class<W> wire, Function<W, T> reader)
            throws ServerFault {
        Type pages = TypeToken.getParameterized(Page.class, wire).getType();
        List<T> all = new ArrayList<>();
        String next = "";
        while (true) {
            Ask ask = selecting(http().ask(path).accept(form.list()).query("limit", PAGE), selector);
            if (!next.isEmpty()) {
                ask.query("continue", next);
            }
            Listed<T> page = ask.read(body -> {
                Page<W> read = body.json(pages);
                if (read.metadata() == null || read.items() == null) {
                    throw new ServerFault(FaultKind.UNREADABLE, "The answer is no list of Kubernetes.");
                }
                return new Listed<>(
                        Json.text(read.metadata().resourceVersion()) + " "
                                + Json.text(read.metadata().next()),
                        Json.list(read.items()).stream().map(reader).toList());
            });
            all.addAll(page.items());
            int space = page.version().indexOf(' ');
            next = page.version().substring(space + 1);
            if (next.isEmpty()) {
                return new Listed<>(page.version().substring(0, space), all);
            }
        }
    }

    private static Ask selecting(Ask ask, String selector) {
        return selector.isEmpty() ? ask : ask.query("labelSelector", selector);
    }

    /// What happened since a version. The server answers at once with all it has and after a second says that
    /// there is no more.
    ///
    /// @return null when the server remembers no longer and must be asked for the list
    @Nullable
    List<Event> since(String version, String path, String selector, Form form) throws ServerFault {
        Ask ask = http().ask(path)
                .accept(form.object())
                .query("watch", "true")
                .query("allowWatchBookmarks", "true")
                .query("timeoutSeconds", "1")
                .query("resourceVersion", version);
        try {
            List<Event> events = selecting(ask, selector).read(body -> judged(body.jsonLines(Event.class)));
            return events.stream().anyMatch(event -> event == Event.OVER) ? null : events;
        } catch (ServerFault fault) {
            if (fault.kind() == FaultKind.MISSING) {
                return null;
            }
            throw fault;
        }
    }

    private static List<Event> judged(List<Event> events) throws ServerFault {
        for (Event event : events) {
            if (event.isOver()) {
                return List.of(Event.OVER);
            }
            event.refuse();
        }
        return events;
    }

    record Event(@Nullable String type, @Nullable JsonObject object) {
        static final Event OVER = new Event("ERROR", null);

        private record Status(int code, @Nullable String message) {}

        boolean isOver() {
            return "ERROR".equals(type)
                    && object != null
                    && Json.as(object, Status.class).code() == GONE;
        }

        void refuse() throws ServerFault {
            if (object == null || type == null) {
                throw new ServerFault(FaultKind.UNREADABLE, "The watch of Kubernetes sends something else.");
            }
            if (type.equals("ERROR")) {
                String message = Json.text(Json.as(object, Status.class).message());
                throw new ServerFault(FaultKind.BROKEN, "Kubernetes ends the watch: " + message);
            }
        }
    }

    /// Tells of every change until the server ends the stream.
    void watch(String path, String selector, Runnable changed) throws ServerFault, InterruptedException {
        String version = selecting(http().ask(path).query("limit", "1"), selector)
                .json(
                        Versioned.class,
                        list -> list.metadata() == null
                                ? ""
                                : Json.text(list.metadata().resourceVersion()));
        var events = http().events(path)
                .lines(Form.METADATA.object())
                .query("watch", "true")
                .query("allowWatchBookmarks", "true")
                .query("resourceVersion", version);
        if (!selector.isEmpty()) {
            events.query("labelSelector", selector);
        }
        events.silentAtMost(SILENCE).listen(changed, event -> {
            if (!event.data().contains("\"BOOKMARK\"")) {
                changed.run();
            }
        });
    }

    private record Review(@Nullable Verdict status) {
        record Verdict(boolean allowed, @Nullable String reason) {}
    }

    /// What the server has against somebody's doing this.
    ///
    /// @param resource in the plural; with a slash and its part
    /// @return empty when it may be done
    String forbids(String verb, String group, String resource, String namespace, String name) throws ServerFault {
        String[] parts = resource.split("/", 2);
        var attributes = new TreeMap<String, Object>(
                Map.of("verb", verb, "group", group, "resource", parts[0], "namespace", namespace, "name", name));
        if (parts.length > 1) {
            attributes.put("subresource", parts[1]);
        }
        String asked = Json.of(Map.of(
                "apiVersion",
                "authorization.k8s.io/v1",
                "kind",
                "SelfSubjectAccessReview",
                "spec",
                Map.of("resourceAttributes", attributes)));
        return http().ask("apis/authorization.k8s.io/v1/selfsubjectaccessreviews")
                .posting(asked)
                .json(
                        Review.class,
                        review -> review.status() != null && review.status().allowed()
                                ? ""
                                : "It may not " + verb + " " + resource + " in " + namespace + ".");
    }
}
