package dev.andon.real;

import dev.andon.source.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// The shop on a Docker Swarm that the tests against real servers have, for the benchmark.
public final class SwarmShop implements AutoCloseable {
    private static final String GOOD = "v1";
    private static final String BAD = "v2";
    private static final Duration EVERY = Duration.ofMillis(5);
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final RealSwarm swarm;

    /// @param folder an empty one
    public SwarmShop(Path folder) throws Exception {
        swarm = new RealSwarm(folder);
        swarm.build(GOOD);
        swarm.build(BAD);
        swarm.create(GOOD);
        until(GOOD);
    }

    /// Why there can be none here; empty when there can.
    public static String obstacle() {
        return WantsAnEngine.obstacle();
    }

    public Source source() {
        return swarm.source();
    }

    /// Deploys the other version, to the end.
    public void deploy() throws Exception {
        swarm.deploy(BAD);
        Patience.until(
                "it is deployed",
                () -> Optional.of(swarm.state().equals("completed"))
                        .filter(done -> done && swarm.shop().page().equals(BAD)));
    }

    /// Goes back as Andon would, with nothing of it.
    public void goBack() throws Exception {
        swarm.goBack();
    }

    /// Waits until visitors get the old version.
    public void untilBack() {
        until(GOOD);
    }

    private void until(String version) {
        long end = System.nanoTime() + AT_MOST.toNanos();
        while (!swarm.shop().page().equals(version)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no " + version + " after " + AT_MOST);
            }
            LockSupport.parkNanos(EVERY.toNanos());
        }
    }

    /// Waits until the engine is done with going back.
    public void untilQuiet() throws Exception {
        Patience.until(
                "it is gone back",
                () -> Optional.of(swarm.state()).filter(state -> state.equals("rollback_completed")));
    }

    @Override
    public void close() {
        swarm.close();
    }
}
