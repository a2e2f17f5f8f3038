package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An InfluxDB 1 with four weeks of history, which wants a password.
@Tag("real")
@Timeout(120)
class InfluxDb1RealTest {
    private static final String PASSWORD = "bobs-own-password";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int PORT = Program.freePort();
    private static final int BACKUP_PORT = Program.freePort();
    private static final URI URL = URI.create("http://127.0.0.1:" + PORT + "/");
    private static final Source SOURCE = Source.of("numbers", "influxdb1", URL)
            .withToken("bob", new Secret(PASSWORD))
            .withOptions(Map.of("database", "shop"));
    private static final String ORDERS =
            "SELECT sum(n) FROM orders WHERE shop = 'cart' AND time >= ${from} AND time < ${to} GROUP BY time(${step})";

    private static Program server;
    private static Measured measured;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("influx.conf"), """
                reporting-disabled = true
                bind-address = "127.0.0.1:%d"
                [meta]
                  dir = "meta"
                [data]
                  dir = "data"
                  wal-dir = "wal"
                [http]
                  bind-address = "127.0.0.1:%d"
                  auth-enabled = true
                [monitor]
                  store-enabled = false
                """.formatted(BACKUP_PORT, PORT));
        server = Program.start(
                "influxd", folder, Map.of("HOME", folder.toString()), List.of("influxd", "-config", "influx.conf"));
        try (var web = new Web(URL, "bob", PASSWORD)) {
            server.until("it answers", Duration.ofSeconds(60), () -> web.status("ping") == 204);
            web.post("query", FORM, "q=CREATE USER bob WITH PASSWORD '" + PASSWORD + "' WITH ALL PRIVILEGES");
            web.post("query", FORM, "q=CREATE DATABASE shop");
            var lines = new StringBuilder();
            for (int minute = 0; minute < Measured.MINUTES; minute++) {
                double orders = Measured.orders(minute);
                if (!Double.isNaN(orders)) {
                    long at = Measured.time(minute).getEpochSecond();
                    lines.append("orders,shop=cart n=" + orders / 2 + " " + at + "\n");
                    lines.append("orders,shop=cart n=" + orders / 2 + " " + (at + 59) + "\n");
                    lines.append("orders,shop=checkout n=1 " + at + "\n");
                }
            }
            web.post("write?db=shop&precision=s", "text/plain", lines.toString());
        }
        measured = new Measured(SOURCE);
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

    @ParameterizedTest
    @ValueSource(strings = {" fill(none)", " fill(null)", ""})
    void fourWeeksAreReadToTheLastNumberAndWhatIsMissingIsMissing(String fill) throws ServerFault {
        measured.assertFourWeeks(ORDERS + fill, Measured::orders);
    }

    @Test
    void whatIsNotOneSeriesOfNumbersIsSaid() {
        String several = measured.faultOf(FaultKind.UNREADABLE, ORDERS.replace("shop = 'cart' AND ", "") + ", shop");
        assertTrue(several.startsWith("The answer has 2 series"), several);
        measured.faultOf(FaultKind.MISSING, ORDERS.replace("orders", "ordres"));
        measured.faultOf(FaultKind.BROKEN, ORDERS.replace("GROUP", "GRUOP"));
        try (var nowhere = new Measured(SOURCE.withOptions(Map.of("database", "nowhere")))) {
            assertEquals(
                    "The server does not answer this expression. It says: database not found: nowhere",
                    nowhere.faultOf(FaultKind.BROKEN, ORDERS));
        }
    }

    @Test
    void whoHasTheWrongPasswordIsRefused() {
        try (var stranger = new Measured(SOURCE.withToken("bob", new Secret("a-guess-of-bobs-password")))) {
            stranger.faultOf(FaultKind.REFUSED, ORDERS);
        }
    }
}
