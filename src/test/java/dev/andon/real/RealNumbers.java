package dev.andon.real;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A VictoriaMetrics that reads counters of orders and visitors every few seconds, and had done so for a month.
final class RealNumbers implements AutoCloseable {
    static final int ORDERS_A_MINUTE = 100;
    static final int VISITORS_A_MINUTE = 1_000;
    /// What is read in between is enough for a bucket of this length.
    static final Duration STEP = Duration.ofSeconds(15);

    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final int DAYS = 30;

    private final URI url = URI.create("http://127.0.0.1:" + Program.freePort() + "/");
    private final Program server;

    /// @param orders where the counter of orders is served, and its path
    /// @param visitors the same of visitors
    RealNumbers(Path folder, Counter orders, Counter visitors) throws Exception {
        Files.writeString(folder.resolve("scrape.yml"), """
                global: {scrape_interval: 3s}
                scrape_configs:
                  - {job_name: shop, metrics_path: "%s", static_configs: [{targets: ["%s"]}]}
                  - {job_name: edge, metrics_path: "%s", static_configs: [{targets: ["%s"]}]}
                """.formatted(
                        orders.path(), orders.address(), visitors.path(), visitors.address()));
        server = Program.start(
                "victoria-metrics",
                folder,
                Map.of("HOME", folder.toString()),
                List.of(
                        "victoria-metrics",
                        "-httpListenAddr=127.0.0.1:" + url.getPort(),
                        "-storageDataPath=data",
                        "-retentionPeriod=2",
                        "-search.latencyOffset=0s",
                        "-promscrape.config=scrape.yml"));
        try (var web = new Web(url, "", "")) {
            server.until("it is healthy", STARTING, () -> web.status("health") == 200);
            web.post("api/v1/import/prometheus", "text/plain", month());
        }
    }

    /// Where a number is served that only grows.
    record Counter(String address, String path) {}

    URI url() {
        return url;
    }

    /// Both counters, bucket by bucket until now, as a business has them whose customers come when they like.
    private static String month() {
        var text = new StringBuilder();
        var chance = new Random(1);
        double orders = 0;
        double visitors = 0;
        double share = STEP.toSeconds() / 60.0;
        Instant now = Instant.now();
        for (Instant at = now.minus(Duration.ofDays(DAYS)); at.isBefore(now); at = at.plus(STEP)) {
            visitors += come(VISITORS_A_MINUTE * share, chance);
            orders += come(ORDERS_A_MINUTE * share, chance);
            sample(text, "orders_total", orders, at);
            sample(text, "visitors_total", visitors, at);
        }
        return text.toString();
    }

    private static long come(double expected, Random chance) {
        return Math.round(Math.max(0, expected + chance.nextGaussian() * Math.sqrt(expected)));
    }

    private static void sample(StringBuilder text, String name, double value, Instant at) {
        text.append(name)
                .append("{job=\"before\"} ")
                .append(value)
                .append(' ')
                .append(at.toEpochMilli())
                .append('\n');
    }

    @Override
    public void close() {
        server.close();
    }
}
