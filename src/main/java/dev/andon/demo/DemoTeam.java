package dev.andon.demo;

import dev.andon.deploy.Service;
import dev.andon.guard.Gauge;
import dev.andon.guard.GuardRule;
import dev.andon.guard.Metric;
import dev.andon.source.Source;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// The demo team: its servers, and the sources that watch them over HTTP as any others are watched.
public final class DemoTeam implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(4);

    private static final String SPAN = "?from=${from}&to=${to}&step=${step}";

    private final DemoServer server;

    /// @throws IOException when there is no free port on loopback
    public DemoTeam(InstantSource clock) throws IOException {
        server = new DemoServer(clock);
    }

    public List<Source> sources() {
        return List.of(
                Source.of("trunk", "jenkins", server.trunk()).withTimes(EVERY, Source.DEADLINE),
                Source.of("platforms", "buildbot", server.platforms()).withTimes(EVERY, Source.DEADLINE),
                Source.of("old", "cctray", server.old()).withTimes(EVERY, Source.DEADLINE),
                Source.of("live", "http", server.deploys())
                        .withTimes(EVERY, Source.DEADLINE)
                        .withOptions(Map.of("rollback", "POST /deploys/{id}/again")),
                Source.of("numbers", "json", server.numbers())
                        .withOptions(Map.of("points", "points", "time", "at", "value", "count")));
    }

    /// What watches its deploys: orders for each session.
    public List<GuardRule> guards() {
        var orders = new Gauge(
                new Metric("orders/session", Metric.Kind.RATIO, Metric.Bad.DOWN),
                "numbers",
                "orders" + SPAN,
                "sessions" + SPAN);
        return List.of(new GuardRule(
                new Service("shop", "production"),
                List.of(orders),
                null,
                List.of(),
                GuardRule.Mode.ASK,
                Duration.ofMinutes(1),
                ZoneOffset.UTC));
    }

    @Override
    public void close() {
        server.close();
    }
}
