package dev.andon.app;

import dev.andon.build.BuildServer;
import dev.andon.keeper.Watched;
import dev.andon.server.build.BuildServers;
import dev.andon.server.build.Kind;
import dev.andon.server.build.Probe;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.server.http.Reply;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Push;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;

/// Gives each source of the settings its adapter.
public final class Sources implements AutoCloseable {
    private final InstantSource clock;
    private final OkHttpClient client = Connection.shared();

    public Sources(InstantSource clock) {
        this.clock = clock;
    }

    public List<Watched> watch(List<Source> sources) {
        return sources.stream().map(this::watched).toList();
    }

    private Watched watched(Source source) {
        var http = new Http(source, client, clock);
        BuildServer server = BuildServers.named(source.kind())
                .map(kind -> kind.reader().apply(http, source))
                .orElseGet(() -> new Unrecognised(http, source));
        return new Watched(source, server, http, server instanceof Push push ? push : null);
    }

    /// Finds out what kind of server is at a source's address.
    public Optional<Kind> recognise(Source source) {
        return BuildServers.recognise(new Probe(source.url(), new Http(source, client, clock)));
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /// A server whose kind is not known yet: asked what it is at each look, until it says so.
    private static final class Unrecognised implements BuildServer {
        private final Http http;
        private final Source source;
        private volatile Optional<BuildServer> found = Optional.empty();

        Unrecognised(Http http, Source source) {
            this.http = http;
            this.source = source;
        }

        @Override
        public List<dev.andon.build.Pipeline> look() throws ServerFault {
            if (found.isEmpty()) {
                var probe = new Probe(source.url(), http);
                found = BuildServers.recognise(probe).map(kind -> kind.reader().apply(http, source));
                if (found.isEmpty()) {
                    throw new ServerFault(unrecognised(probe.page()));
                }
            }
            return found.get().look();
        }

        private static Fault unrecognised(Reply page) {
            if (page.status() == 0) {
                return new Fault(FaultKind.UNREACHABLE, page.trouble());
            }
            return new Fault(
                    page.status() == 401 || page.status() == 403 ? FaultKind.REFUSED : FaultKind.UNREADABLE,
                    "The answers of this address (status " + page.status()
                            + ") do not tell what kind of build server it is. Name its \"kind:\" in the settings, or give the address of its feed.");
        }
    }
}
