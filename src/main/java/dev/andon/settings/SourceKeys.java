package dev.andon.settings;

import dev.andon.source.BuiltBy;
import dev.andon.source.Glob;
import dev.andon.source.Proxy;
import dev.andon.source.Secret;
import dev.andon.source.Selection;
import dev.andon.source.Source;
import java.time.Duration;
import java.util.List;

/// The keys that a source of any kind may have.
final class SourceKeys {
    private static final String DEFAULT_EVERY = Span.written(Source.EVERY);
    private static final String DEFAULT_DEADLINE = Span.written(Source.DEADLINE);
    private static final ListOf<Glob> GLOBS = new ListOf<>(new GlobText(), true);

    static final Key<String> NAME = Key.of(
                    "name", new Text("/"), "What the source is called on the wall; unique, without a slash.")
            .mustBeThere()
            .alsoSaid("id", "title", "label");
    static final Key<Address.Of> URL = Key.of(
                    "url", new Address(), "The server's address, or the page of it that you look at in the browser.")
            .mustBeThere()
            .alsoSaid("uri", "address", "server", "host", "link");
    static final Key<String> USER = Key.of("user", Text.LINE, "The user name, if the server wants one with the token.")
            .alsoSaid("username", "login");
    static final Key<Secret> TOKEN = Key.of(
                    "token",
                    new SecretText(),
                    "The token or password: ${VARIABLE}, file:path or keychain:name. The secret itself works and earns a warning.")
            .alsoSaid("password", "pass", "secret", "apiKey", "api_key", "apikey", "auth");

    static final Key<List<Glob>> INCLUDE =
            Key.of("include", GLOBS, "Which pipelines are shown, by name or pattern; all of them if not given.");
    static final Key<List<Glob>> EXCLUDE =
            Key.of("exclude", GLOBS, "Which pipelines are not shown, whatever \"include\" says.");
    static final Key<Selection> PIPELINES = Key.of(
                    "pipelines",
                    new Abbreviated<>(
                            new Group<>(List.of(INCLUDE, EXCLUDE), SourceKeys::selection),
                            GLOBS,
                            SourceKeys::including,
                            INCLUDE),
                    "Which of the server's pipelines are shown: names or patterns, or include and exclude. In patterns, * is any text without a slash, ** any text, ? one character.")
            .alsoSaid("jobs", "projects", "builds", "workflows");
    static final Key<List<Glob>> BRANCHES = Key.of(
                    "branches",
                    GLOBS,
                    "Which branches are shown, by name or pattern. If not given: the default branch always, release branches while they are active.")
            .alsoSaid("refs");
    static final Key<Boolean> PULL_REQUESTS = Key.of(
                    "pullRequests", new Flag(), "Whether pull requests are shown; false if not given.")
            .alsoSaid("mergeRequests", "prs");

    static final Key<Duration> EVERY = Key.of(
                    "every",
                    new Span(Duration.ofSeconds(1), Duration.ofDays(1)),
                    "How often to look while nothing runs, such as 10s, 2m or 1h; " + DEFAULT_EVERY + " if not given.")
            .alsoSaid("interval", "poll", "pollInterval", "refresh", "period");
    static final Key<Duration> DEADLINE = Key.of(
                    "deadline",
                    new Span(Duration.ofSeconds(1), Duration.ofMinutes(10)),
                    "The longest one request may take, from connecting to the last byte; " + DEFAULT_DEADLINE
                            + " if not given.")
            .alsoSaid("timeout", "requestTimeout");

    static final Key<List<String>> AUTHORITIES = Key.of(
                    "ca",
                    new ListOf<>(new Authorities(), true),
                    "A file, or several, with certificates of authorities to trust beside the system's (PEM), relative to the settings file.")
            .alsoSaid("cacert", "cert", "certificate", "caFile", "truststore", "insecure", "verify", "skipVerify");
    static final Key<String> PIN = Key.of(
            "pin",
            new Pin(),
            "The only server key to trust: sha256/ and the base64 of the public key's digest. Nothing else is trusted then.");
    static final Key<ClientCertificate> CLIENT_CERTIFICATE =
            Key.of("clientCertificate", ClientCertificate.SHAPE, "Our own certificate, for servers that ask for one.");
    static final Key<Proxy> PROXY = Key.of(
            "proxy",
            ProxyShape.SHAPE,
            "The HTTP proxy to go through: http://user:password@host:port, a reference to a secret that says it, or host, port, user and password as keys. The system's choice if not given.");

    static final Key<Secret> HOOK = Key.of(
                    "hook",
                    new SecretText(),
                    "The secret of the webhook by which the server tells Andon to look now: ${VARIABLE}, file:path or keychain:name. No webhook is taken if not given.")
            .alsoSaid("webhook", "hookSecret", "webhookSecret");

    static final Key<List<BuiltBy>> BUILT_BY = Key.of(
                    "builtBy",
                    new BuiltByShape(),
                    "For a deploy server: which pipelines build what its services run, by the service's name or pattern, such as shop: ci/shop/**. Found by the revision that both name if not given.")
            .alsoSaid("built_by", "pipelineOf");

    static final List<Key<?>> ALL = List.of(
            NAME,
            URL,
            USER,
            TOKEN,
            PIPELINES,
            BRANCHES,
            PULL_REQUESTS,
            EVERY,
            DEADLINE,
            AUTHORITIES,
            PIN,
            CLIENT_CERTIFICATE,
            PROXY,
            HOOK,
            BUILT_BY);

    private SourceKeys() {}

    /// The names alone; branches and pull requests are keys of the source itself.
    private static Selection selection(Fields fields) {
        return new Selection(fields.get(INCLUDE, List.of()), fields.get(EXCLUDE, List.of()), List.of(), false);
    }

    private static Selection including(List<Glob> names) {
        return new Selection(names, List.of(), List.of(), false);
    }
}
