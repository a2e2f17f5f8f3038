package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A VictoriaMetrics with four weeks of history.
@Tag("real")
@Timeout(120)
class VictoriaMetricsRealTest {
    private static final int PORT = Program.freePort();
    private static final URI URL = URI.create("http://127.0.0.1:" + PORT + "/");
    private static final String ORDERS = "sum(sum_over_time(orders{shop=\"cart\"}[${step}]))";

    private static Program server;
    private static Measured measured;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        server = Program.start(
                "victoria-metrics",
                folder,
                Map.of("HOME", folder.toString()),
                List.of(
                        "victoria-metrics",
                        "-httpListenAddr=127.0.0.1:" + PORT,
                        "-storageDataPath=data",
                        "-retentionPeriod=2",
                        "-search.latencyOffset=0s"));
        try (var web = new Web(URL, "", "")) {
            server.until("it is healthy", Duration.ofSeconds(60), () -> web.status("health") == 200);
            var lines = new StringBuilder();
            for (int minute = 0; minute < Measured.MINUTES; minute++) {
                double orders = Measured.orders(minute);
                if (!Double.isNaN(orders)) {
                    long at = Measured.time(minute).plusSeconds(30).toEpochMilli();
                    lines.append("orders{shop=\"cart\"} " + orders + " " + at + "\n");
                    lines.append("orders{shop=\"checkout\"} 1 " + at + "\n");
                }
            }
            web.post("api/v1/import/prometheus", "text/plain", lines.toString());
        }
        measured = new Measured(Source.of("numbers", "prometheus", URL));
        Patience.until("what was sent can be asked for", () -> {
            try {
                return Optional.of(measured.lastHour(ORDERS));
            } catch (ServerFault notYet) {
                return Optional.empty();
            }
        });
    }

    @AfterAll
    static void stop() {
        if (measured != null) {
            measured.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void fourWeeksAreReadToTheLastNumberAndWhatIsMissingIsMissing() throws ServerFault {
        measured.assertFourWeeks(ORDERS, Measured::orders);
    }

    @Test
    void whatIsNotOneSeriesOfNumbersIsSaid() {
        String several = measured.faultOf(FaultKind.UNREADABLE, "orders");
        assertTrue(several.startsWith("The answer has 2 series"), several);
        measured.faultOf(FaultKind.MISSING, "nothing_of_this_name");
        measured.faultOf(FaultKind.BROKEN, "sum(orders");
    }
}
