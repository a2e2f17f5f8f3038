package dev.andon.server.metric;

import dev.andon.server.metric.MetricKind.Option;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The one list of metric servers. Settings, documentation and tests read it.
public final class MetricServers {
    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    public static final List<MetricKind> ALL = List.of(new MetricKind(
            "prometheus",
            "Prometheus, VictoriaMetrics, Thanos, Mimir",
            "A user with a password, or a bearer token, if a proxy before it wants one; it only reads.",
            A_MINUTE,
            List.of(optional("tenant", "The tenant on Mimir, Cortex or Thanos, sent as X-Scope-OrgID.")),
            Prometheus::new));

    private MetricServers() {}

    private static Option optional(String name, String meaning) {
        return new Option(name, meaning, false);
    }

    public static Optional<MetricKind> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }
}
