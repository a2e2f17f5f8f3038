package dev.andon.server.build;

import dev.andon.build.BuildServer;
import dev.andon.server.ServerContract;
import dev.andon.server.http.Http;
import dev.andon.server.http.Probe;
import dev.andon.source.Source;
import dev.andon.testing.Scenario;
import java.nio.file.Path;

/// What every adapter of a build server keeps; its fixtures are in
/// `src/test/resources/dev/andon/server/build/<kind>/`.
abstract class BuildServerContract extends ServerContract {
    BuildServerContract(String kind) {
        super(kind);
    }

    @Override
    protected final Path fixtures() {
        return Scenario.fixtures(kind());
    }

    @Override
    protected final BuildServer adapter(Source source, Http http) {
        return BuildServers.named(kind()).orElseThrow().reader().apply(http, source);
    }

    @Override
    protected final String recognised(Probe probe) {
        return BuildServers.recognise(probe).map(Kind::name).orElse("");
    }
}
