package dev.andon.source;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One configured server.
///
/// @param name what the settings call it; unique, the first part of every tile's id
/// @param kind which adapter reads it, as listed in `BuildServers` and `MetricServers`
/// @param url where it is; may carry a path prefix, a view, a query
/// @param user user name, or empty
/// @param token token or password, or [Secret#NONE]
/// @param selection what of it is shown
/// @param every how often to look while nothing runs
/// @param deadline the longest one request may take, from connecting to the last byte
/// @param trust whom its TLS connection trusts
/// @param proxy the proxy to go through, or null for the platform's own choice
/// @param hook what the server proves itself with when it calls us, or [Secret#NONE] when it never does
/// @param builtBy which pipelines build what the services of a deploy server run
/// @param options what only this kind knows, by name
public record Source(
        String name,
        String kind,
        URI url,
        String user,
        Secret token,
        Selection selection,
        Duration every,
        Duration deadline,
        Trust trust,
        @Nullable Proxy proxy,
        Secret hook,
        List<BuiltBy> builtBy,
        Map<String, String> options) {
    public static final Duration EVERY = Duration.ofSeconds(10);
    public static final Duration DEADLINE = Duration.ofSeconds(20);

    public Source {
        builtBy = List.copyOf(builtBy);
        options = Map.copyOf(options);
    }

    /// A source with nothing but a name, a kind and an address.
    public static Source of(String name, String kind, URI url) {
        return new Source(
                name,
                kind,
                url,
                "",
                Secret.NONE,
                Selection.ALL,
                EVERY,
                DEADLINE,
                Trust.PLATFORM,
                null,
                Secret.NONE,
                List.of(),
                Map.of());
    }

    public Source withToken(String user, Secret token) {
        return new Source(
                name, kind, url, user, token, selection, every, deadline, trust, proxy, hook, builtBy, options);
    }

    public Source withName(String name) {
        return new Source(
                name, kind, url, user, token, selection, every, deadline, trust, proxy, hook, builtBy, options);
    }

    public Source withKind(String kind) {
        return new Source(
                name, kind, url, user, token, selection, every, deadline, trust, proxy, hook, builtBy, options);
    }

    public Source withSelection(Selection selection) {
        return new Source(
                name, kind, url, user, token, selection, every, deadline, trust, proxy, hook, builtBy, options);
    }

    public Source withTimes(Duration every, Duration deadline) {
        return new Source(
                name, kind, url, user, token, selection, every, deadline, trust, proxy, hook, builtBy, options);
    }

    public Source withTrust(Trust trust) {
        return new Source(
                name, kind, url, user, token, selection, every, deadline, trust, proxy, hook, builtBy, options);
    }

    public Source withProxy(@Nullable Proxy proxy) {
        return new Source(
                name, kind, url, user, token, selection, every, deadline, trust, proxy, hook, builtBy, options);
    }

    public Source withHook(Secret hook) {
        return new Source(
                name, kind, url, user, token, selection, every, deadline, trust, proxy, hook, builtBy, options);
    }

    public Source withBuiltBy(List<BuiltBy> builtBy) {
        return new Source(
                name, kind, url, user, token, selection, every, deadline, trust, proxy, hook, builtBy, options);
    }

    public Source withOptions(Map<String, String> options) {
        return new Source(
                name, kind, url, user, token, selection, every, deadline, trust, proxy, hook, builtBy, options);
    }

    /// An option of this kind, or empty.
    public String option(String name) {
        return options.getOrDefault(name, "");
    }
}
