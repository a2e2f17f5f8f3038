package dev.andon.app;

import dev.andon.build.Approver;
import dev.andon.build.BuildServer;
import dev.andon.build.Canceller;
import dev.andon.build.History;
import dev.andon.build.Logs;
import dev.andon.build.PartRerunner;
import dev.andon.build.Rerunner;
import dev.andon.build.Rollouts;
import dev.andon.build.ServerClaims;
import dev.andon.build.Tests;
import dev.andon.build.Trail;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Rollbacker;
import dev.andon.desk.Rerunners;
import dev.andon.desk.Rollbackers;
import dev.andon.keeper.Watched;
import dev.andon.server.build.BuildServers;
import dev.andon.server.build.Kind;
import dev.andon.server.deploy.DeployServers;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.server.http.Probe;
import dev.andon.server.http.Redaction;
import dev.andon.server.http.Reply;
import dev.andon.source.Ability;
import dev.andon.source.Acted;
import dev.andon.source.Cost;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Push;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.TokenLife;
import dev.andon.source.Trouble.Word;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Gives each source of the settings its adapter.
public final class Sources implements AutoCloseable {
    private static final Map<Ability, Class<?>> PORTS = Map.of(
            Ability.RERUN_FAILED, PartRerunner.class,
            Ability.CANCEL, Canceller.class,
            Ability.APPROVE, Approver.class,
            Ability.LOG, Logs.class,
            Ability.TESTS, Tests.class,
            Ability.HISTORY, History.class);

    private final InstantSource clock;
    private final Map<String, BuildServer> servers = new ConcurrentHashMap<>();
    private final Map<String, Http> ways = new ConcurrentHashMap<>();
    private final OkHttpClient client = Connection.shared();

    public Sources(InstantSource clock) {
        this.clock = clock;
    }

    /// Who of these can build something again.
    public static Rerunners rerunners(List<Watched> all) {
        return source -> all.stream()
                .filter(watched -> watched.source().name().equals(source))
                .flatMap(watched -> Stream.ofNullable(watched.rerunner()))
                .findFirst();
    }

    /// Who of these can go back to what was live before.
    public static Rollbackers rollbackers(List<Watched> all) {
        return source -> all.stream()
                .filter(watched -> watched.source().name().equals(source))
                .flatMap(watched -> Stream.ofNullable(watched.rollbacker()))
                .findFirst();
    }

    /// Those of these that are watched; a metric server or a judge is asked when somebody needs it.
    public List<Watched> watch(List<Source> sources) {
        List<Watched> watched = sources.stream()
                .filter(source -> !MetricSources.isOne(source) && !JudgeSources.isOne(source))
                .map(this::watched)
                .toList();
        watched.forEach(one -> servers.put(one.source().name(), one.server()));
        servers.keySet().retainAll(sources.stream().map(Source::name).toList());
        ways.keySet().retainAll(servers.keySet());
        return watched;
    }

    /// The claims that a source's server itself has; empty when it has none, or is not known yet. Any thread.
    public Optional<ServerClaims> claims(String source) {
        return known(source) instanceof ServerClaims claims ? Optional.of(claims) : Optional.empty();
    }

    /// Who can tell the commits between two revisions; empty when a source's server cannot, or is not known yet.
    /// Any thread.
    public Optional<Trail> trail(String source) {
        return known(source) instanceof Trail trail ? Optional.of(trail) : Optional.empty();
    }

    /// What a source's server can do, as the ports it implements; a server that nobody knows yet is asked first
    /// what it is. Any thread.
    public <P> Optional<P> skill(String source, Class<P> port) throws ServerFault {
        BuildServer server = servers.get(source);
        BuildServer able = server instanceof Unrecognised asking ? asking.found() : server;
        return port.isInstance(able) ? Optional.of(port.cast(able)) : Optional.empty();
    }

    /// As long as nobody knows what a server is, nobody knows what it cannot do.
    private static Set<Ability> abilities(BuildServer server) {
        Set<Ability> abilities = EnumSet.noneOf(Ability.class);
        PORTS.forEach((ability, port) -> {
            if (server instanceof Unrecognised || port.isInstance(server)) {
                abilities.add(ability);
            }
        });
        return abilities;
    }

    /// How far our clock is ahead of a source's, by its server's newest answer to us; zero as long as nobody
    /// knows. Any thread.
    public Duration ahead(String source) {
        Http way = ways.get(source);
        return way == null ? Duration.ZERO : way.ahead();
    }

    private @Nullable BuildServer known(String source) {
        BuildServer server = servers.get(source);
        return server instanceof Unrecognised asking ? asking.found.orElse(null) : server;
    }

    /// A source whose settings cannot be used is one that cannot be seen; the others are watched all the same.
    private Watched watched(Source source) {
        try {
            return read(source);
        } catch (IllegalArgumentException | DateTimeException e) {
            var fault = new ServerFault(FaultKind.UNREADABLE, Word.SETTINGS_NOT_USABLE, Redaction.brief(e));
            return new Watched(
                    source,
                    () -> {
                        throw fault;
                    },
                    () -> Cost.NONE,
                    null);
        }
    }

    private Watched read(Source source) {
        var http = new Http(source, client, clock);
        ways.put(source.name(), http);
        Optional<DeployServer> deploys =
                DeployServers.named(source.kind()).map(kind -> kind.reader().apply(http, source));
        return deploys.isPresent() ? deploying(source, http, deploys.get()) : building(source, http);
    }

    private static Watched deploying(Source source, Http http, DeployServer server) {
        return new Watched(
                source,
                new Rollouts(server),
                http,
                server instanceof Push push ? push : null,
                null,
                server instanceof Rollbacker rollbacker ? rollbacker : null,
                Set.of());
    }

    private static Watched building(Source source, Http http) {
        BuildServer server = BuildServers.named(source.kind())
                .map(kind -> kind.reader().apply(http, source))
                .orElseGet(() -> new Unrecognised(http, source));
        return new Watched(
                source,
                server,
                http,
                server instanceof Push push ? push : null,
                server instanceof Rerunner rerunner ? rerunner : null,
                null,
                abilities(server));
    }

    /// The same sources, those without a kind asked at the same time what they are. What does not tell stays
    /// without.
    public List<Source> identified(List<Source> sources) throws InterruptedException {
        List<Callable<Source>> questions = new ArrayList<>();
        sources.forEach(source -> questions.add(() -> identified(source)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(questions).stream().map(Future::resultNow).toList();
        }
    }

    private Source identified(Source source) {
        if (!source.kind().isEmpty()) {
            return source;
        }
        var probe = new Probe(source.url(), new Http(source, client, clock));
        return BuildServers.recognise(probe)
                .map(Kind::name)
                .or(() -> DeployServers.recognise(probe).map(dev.andon.server.deploy.Kind::name))
                .map(source::withKind)
                .orElse(source);
    }

    /// Why nobody can say what this answer is of.
    static Fault unrecognised(Reply page) {
        if (page.fault() != null) {
            return page.fault();
        }
        return Fault.of(
                page.status() == 401 || page.status() == 403 ? FaultKind.REFUSED : FaultKind.UNREADABLE,
                Word.KIND_NOT_FOUND,
                page.status());
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /// A server whose kind is not known yet: asked what it is at each look, until it says so.
    private static final class Unrecognised implements BuildServer, Rerunner, TokenLife {
        private final Http http;
        private final Source source;
        private volatile Optional<BuildServer> found = Optional.empty();

        Unrecognised(Http http, Source source) {
            this.http = http;
            this.source = source;
        }

        @Override
        public List<dev.andon.build.Pipeline> look() throws ServerFault {
            return found().look();
        }

        private BuildServer found() throws ServerFault {
            if (found.isEmpty()) {
                var probe = new Probe(source.url(), http);
                found = BuildServers.recognise(probe)
                        .map(kind -> kind.reader().apply(http, source))
                        .or(() -> DeployServers.recognise(probe)
                                .map(kind -> new Rollouts(kind.reader().apply(http, source))));
                if (found.isEmpty()) {
                    throw new ServerFault(unrecognised(probe.page()));
                }
            }
            return found.get();
        }

        @Override
        public Optional<Instant> tokenEnds() throws ServerFault {
            return found() instanceof TokenLife life ? life.tokenEnds() : Optional.empty();
        }

        @Override
        public Acted rerun(dev.andon.build.Pipeline pipeline) throws ServerFault {
            return found() instanceof Rerunner rerunner
                    ? rerunner.rerun(pipeline)
                    : new Acted.NotDone(Fault.of(FaultKind.MISSING, Word.CANNOT_RERUN));
        }
    }
}
