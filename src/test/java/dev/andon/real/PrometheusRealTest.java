package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.guard.Inquiry;
import dev.andon.guard.Series;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A Prometheus that reads a page of ours and a Pushgateway every second, and wants a password.
@Tag("real")
@Timeout(120)
class PrometheusRealTest {
    private static final String PASSWORD = "bobs-own-password";
    private static final String HASH = "$2b$05$bf7c5c8FcSdNv5iF82CnBeoe2lkTatnmu/SmQXgpFq0dOt5SSG4m6";
    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final int PORT = Program.freePort();
    private static final URI URL = URI.create("http://127.0.0.1:" + PORT + "/");
    private static final int GATEWAY = Program.freePort();
    private static final Source SOURCE = Source.of("numbers", "prometheus", URL).withToken("bob", new Secret(PASSWORD));
    private static final Duration STEP = Duration.ofSeconds(5);

    private static LoopbackServer shop;
    private static Program gateway;
    private static Program prometheus;
    private static Measured measured;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        var orders = new AtomicInteger();
        shop = LoopbackServer.answering(_ -> LoopbackServer.ok("""
                        # TYPE orders_total counter
                        orders_total{shop="cart"} %d
                        # TYPE level gauge
                        level{shop="cart"} 42
                        level{shop="checkout"} 0.5
                        """.formatted(orders.addAndGet(10)))
                .newBuilder()
                .setHeader("Content-Type", "text/plain; version=0.0.4")
                .build());
        gateway = Program.start(
                "prometheus-pushgateway",
                folder,
                Map.of("HOME", folder.toString()),
                List.of("prometheus-pushgateway", "--web.listen-address=127.0.0.1:" + GATEWAY));
        try (var web = pushing()) {
            gateway.until("it is ready", STARTING, () -> web.status("-/ready") == 200);
        }
        Files.writeString(
                folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s}
                scrape_configs:
                  - {job_name: shop, static_configs: [{targets: ["127.0.0.1:%d"]}]}
                  - {job_name: pushed, honor_labels: true, static_configs: [{targets: ["127.0.0.1:%d"]}]}
                """.formatted(shop.url("/").port(), GATEWAY));
        Files.writeString(folder.resolve("web.yml"), "basic_auth_users: {bob: '" + HASH + "'}\n");
        prometheus = Program.start(
                "prometheus",
                folder,
                Map.of("HOME", folder.toString()),
                List.of(
                        "prometheus",
                        "--config.file=prometheus.yml",
                        "--web.config.file=web.yml",
                        "--storage.tsdb.path=data",
                        "--web.listen-address=127.0.0.1:" + PORT));
        try (var web = new Web(URL, "bob", PASSWORD)) {
            prometheus.until("it is ready", STARTING, () -> web.status("-/ready") == 200);
        }
        measured = new Measured(SOURCE);
    }

    @AfterAll
    static void stop() {
        if (measured != null) {
            measured.close();
        }
        if (prometheus != null) {
            prometheus.close();
        }
        if (gateway != null) {
            gateway.close();
        }
        if (shop != null) {
            shop.close();
        }
    }

    private static Web pushing() {
        return new Web(URI.create("http://127.0.0.1:" + GATEWAY + "/"), "", "");
    }

    /// The newest buckets, read until their last one is there.
    private static Series newest(String expression) throws Exception {
        return Patience.until("its numbers are there", () -> {
            Inquiry inquiry = Inquiry.before(Instant.now(), expression, Duration.ofMinutes(2), STEP);
            try {
                Series series = measured.read(expression, inquiry.begin(), inquiry.end(), STEP);
                return Double.isNaN(series.value(series.size() - 1)) ? Optional.empty() : Optional.of(series);
            } catch (ServerFault notYet) {
                return Optional.empty();
            }
        });
    }

    @Test
    void aValueIsOfTheBucketThatEndsWithItOverFourWeeks() throws ServerFault {
        measured.assertFourWeeks(
                "vector(time())", minute -> Measured.time(minute + 1).getEpochSecond());
    }

    @Test
    void aLevelIsReadAndWhatWasBeforeItBeganIsMissing() throws Exception {
        Series level = newest("sum(level)");
        assertEquals(42.5, level.value(level.size() - 1));
        assertTrue(Double.isNaN(level.value(0)), "two minutes ago nobody looked");
        assertTrue(IntStream.range(0, level.size()).noneMatch(bucket -> level.value(bucket) == 0));
    }

    @Test
    void eventsAreCountedInEachBucket() throws Exception {
        Patience.until("whole buckets were seen", () -> {
            Series orders = newest("sum(increase(orders_total[${step}]))");
            long whole = IntStream.range(0, orders.size())
                    .mapToDouble(orders::value)
                    .filter(value -> value > 35 && value < 65)
                    .count();
            return whole >= 2 ? Optional.of(whole) : Optional.empty();
        });
    }

    @Test
    void whatAJobPushedIsCountedWhenItPushedMore() throws Exception {
        var sold = new AtomicInteger();
        try (var web = pushing()) {
            Patience.until("what was pushed is counted", () -> {
                web.post(
                        "metrics/job/nightly",
                        "text/plain",
                        "# TYPE sold_total counter\nsold_total " + sold.addAndGet(1) + "\n");
                Series counted = newest("sum(increase(sold_total{job=\"nightly\"}[${step}]))");
                double newest = counted.value(counted.size() - 1);
                return newest > 0 ? Optional.of(newest) : Optional.empty();
            });
        }
    }

    @Test
    void whatIsNotOneSeriesOfNumbersIsSaid() throws Exception {
        newest("sum(level)");
        Inquiry now = Inquiry.before(Instant.now(), "level", Duration.ofMinutes(1), STEP);
        String several = assertThrows(ServerFault.class, () -> measured.read("level", now.begin(), now.end(), STEP))
                .fault()
                .sentence();
        assertTrue(several.startsWith("The answer has 2 series"), several);
        measured.faultOf(FaultKind.MISSING, "nothing_of_this_name");
        String mistake = measured.faultOf(FaultKind.BROKEN, "sum(level");
        assertTrue(mistake.contains("parse error"), mistake);
        assertTrue(Double.isNaN(measured.lastHour("vector(0) / 0").value(5)), "not-a-number");
        assertTrue(Double.isNaN(measured.lastHour("vector(1) / 0").value(5)), "infinite");
    }

    @Test
    void whoHasTheWrongPasswordIsRefused() {
        try (var stranger = new Measured(SOURCE.withToken("bob", new Secret("a-guess-of-bobs-password")))) {
            String said = stranger.faultOf(FaultKind.REFUSED, "sum(level)");
            assertTrue(!said.contains("a-guess"), said);
        }
    }
}
