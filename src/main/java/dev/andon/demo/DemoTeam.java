package dev.andon.demo;

import dev.andon.source.Source;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// The demo team: its servers, and the sources that watch them over HTTP as any others are watched.
public final class DemoTeam implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(4);

    private final DemoServer server;

    /// @throws IOException when there is no free port on loopback
    public DemoTeam(InstantSource clock) throws IOException {
        server = new DemoServer(clock);
    }

    public List<Source> sources() {
        return List.of(
                Source.of("trunk", "jenkins", server.trunk()).withTimes(EVERY, Source.DEADLINE),
                Source.of("platforms", "buildbot", server.platforms()).withTimes(EVERY, Source.DEADLINE),
                Source.of("old", "cctray", server.old()).withTimes(EVERY, Source.DEADLINE));
    }

    @Override
    public void close() {
        server.close();
    }
}
