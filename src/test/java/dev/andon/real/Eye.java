package dev.andon.real;

import dev.andon.app.Sources;
import dev.andon.build.BuildServer;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.keeper.Watched;
import dev.andon.source.Source;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/// An adapter that looks at a real server.
final class Eye implements AutoCloseable {
    private final Sources sources = new Sources(InstantSource.system());
    private final Source source;
    private final Watched watched;

    Eye(Source source) {
        this.source = source;
        this.watched = sources.watch(List.of(source)).getFirst();
    }

    BuildServer server() {
        return watched.server();
    }

    Watched watched() {
        return watched;
    }

    /// The kind that Andon takes the server for.
    String recognised() throws InterruptedException {
        return sources.identified(List.of(source.withKind(""))).getFirst().kind();
    }

    /// Looks until a pipeline is as it should be.
    Pipeline until(String what, String name, Predicate<Pipeline> isSo) throws Exception {
        return Patience.until(
                name + " " + what,
                () -> server().look().stream()
                        .filter(pipeline -> pipeline.name().equals(name) && isSo.test(pipeline))
                        .findFirst());
    }

    /// Looks until a pipeline rests and its last build ended so.
    Pipeline until(String name, Outcome outcome) throws Exception {
        return until(
                "is " + outcome,
                name,
                pipeline -> pipeline.last().outcome() == outcome
                        && !pipeline.activity().isBusy());
    }

    @Override
    public void close() {
        sources.close();
    }
}
