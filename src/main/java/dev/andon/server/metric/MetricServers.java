package dev.andon.server.metric;

import dev.andon.server.metric.MetricKind.Option;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The one list of metric servers. Settings, documentation and tests read it.
public final class MetricServers {
    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    private static final Duration THREE_MINUTES = Duration.ofSeconds(180);
    private static final Option DATABASE = needed("database", "The database that is asked.");

    public static final List<MetricKind> ALL = List.of(
            new MetricKind(
                    "prometheus",
                    "Prometheus, VictoriaMetrics, Thanos, Mimir",
                    "A user with a password, or a bearer token, if a proxy before it wants one; it only reads.",
                    A_MINUTE,
                    List.of(optional("tenant", "The tenant on Mimir, Cortex or Thanos, sent as X-Scope-OrgID.")),
                    Prometheus::new),
            new MetricKind(
                    "graphite",
                    "Graphite",
                    "A user with a password, or a bearer token, if a proxy before it wants one; it only reads.",
                    A_MINUTE,
                    List.of(),
                    Graphite::new),
            new MetricKind(
                    "influxdb1",
                    "InfluxDB 1 (InfluxQL)",
                    "A user and their password; the user needs READ on the database.",
                    A_MINUTE,
                    List.of(DATABASE),
                    InfluxDb1::new),
            new MetricKind(
                    "influxdb2",
                    "InfluxDB 2 (Flux)",
                    "An API token that may read the bucket.",
                    A_MINUTE,
                    List.of(needed("organization", "The organisation that is asked, by name.")),
                    InfluxDb2::new),
            new MetricKind(
                    "influxdb3",
                    "InfluxDB 3 (SQL)",
                    "A token that may read the database.",
                    A_MINUTE,
                    List.of(DATABASE),
                    InfluxDb3::new),
            new MetricKind(
                    "datadog",
                    "Datadog",
                    "An API key and an application key with a colon between them; the application key needs timeseries_query.",
                    A_MINUTE,
                    List.of(),
                    Datadog::new),
            new MetricKind(
                    "cloudwatch",
                    "Amazon CloudWatch",
                    "As the user an access key's id, as the token its secret, with a colon and the session token behind it if it has one; it needs cloudwatch:GetMetricData.",
                    THREE_MINUTES,
                    List.of(optional("region", "The region, if the address does not name it.")),
                    CloudWatch::new),
            new MetricKind(
                    "newrelic",
                    "New Relic",
                    "A user key of somebody who may query the account.",
                    A_MINUTE,
                    List.of(needed("account", "The number of the account.")),
                    NewRelic::new),
            new MetricKind(
                    "grafana",
                    "Grafana, for any of its data sources",
                    "The token of a service account that may query the data source (Viewer).",
                    A_MINUTE,
                    List.of(
                            needed("datasource", "The UID of the data source, as in the address of its page."),
                            stamp("end")),
                    GrafanaProxy::new),
            new MetricKind(
                    "json",
                    "Any server with points in JSON",
                    "Whatever the server wants: a user with a password, or a bearer token.",
                    A_MINUTE,
                    List.of(
                            optional(
                                    "points",
                                    "Where in the answer the list of points is; the answer itself if not given."),
                            needed("time", "Where in a point its time is."),
                            needed("value", "Where in a point its value is."),
                            optional("times", "How times are written: s, ms (since 1970) or iso; s if not given."),
                            stamp("begin")),
                    GenericJson::new));

    private MetricServers() {}

    private static Option optional(String name, String meaning) {
        return new Option(name, meaning, false);
    }

    private static Option needed(String name, String meaning) {
        return new Option(name, meaning, true);
    }

    private static Option stamp(String usual) {
        return optional(
                "stamp", "What the time of a value is of its bucket: begin or end; " + usual + " if not given.");
    }

    public static Optional<MetricKind> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }
}
