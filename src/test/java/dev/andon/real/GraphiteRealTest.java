package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A Graphite that keeps ten seconds for two hours in one metric, and minutes for four weeks in another.
@Tag("real")
@Timeout(180)
class GraphiteRealTest {
    private static final Duration STARTING = Duration.ofSeconds(90);
    private static final int LINES = Program.freePort();
    private static final int PICKLES = Program.freePort();
    private static final int CACHE = Program.freePort();
    private static final int PORT = Program.freePort();
    private static final URI URL = URI.create("http://127.0.0.1:" + PORT + "/");

    private static Program carbon;
    private static Program web;
    private static Measured measured;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        configure(folder);
        Map<String, String> environment = Map.of(
                "HOME", folder.toString(),
                "GRAPHITE_STORAGE_DIR", folder.toString(),
                "GRAPHITE_CONF_DIR", folder.resolve("conf").toString(),
                "PYTHONPATH", folder.toString(),
                "PYTHONDONTWRITEBYTECODE", "1",
                "DJANGO_SETTINGS_MODULE", "shopsettings");
        carbon = Program.start(
                "carbon",
                folder,
                environment,
                List.of("carbon-cache", "--config=" + folder.resolve("conf/carbon.conf"), "--nodaemon", "start"));
        Program.run(
                "migrate",
                folder,
                environment,
                List.of("/usr/bin/python3", "-m", "django", "migrate", "--run-syncdb", "-v", "0"));
        web = Program.start(
                "graphite",
                folder,
                environment,
                List.of(
                        "/usr/bin/python3",
                        "-m",
                        "django",
                        "runserver",
                        "127.0.0.1:" + PORT,
                        "--noreload",
                        "--insecure"));
        try (var page = new Web(URL, "", "")) {
            web.until("it answers", STARTING, () -> page.status("render?target=none&format=json") == 200);
        }
        carbon.until("it listens", STARTING, () -> {
            send("");
            return true;
        });
        send(history());
        measured = new Measured(Source.of("numbers", "graphite", URL));
        // Written one metric after the other, in its own time.
        Patience.until("the history is there", GraphiteRealTest::isThere);
    }

    private static void configure(Path folder) throws IOException {
        Path conf = Files.createDirectory(folder.resolve("conf"));
        Files.createDirectory(folder.resolve("whisper"));
        Files.createDirectory(folder.resolve("log"));
        Files.writeString(conf.resolve("carbon.conf"), """
                [cache]
                STORAGE_DIR = %1$s
                CONF_DIR = %1$s/conf
                LOG_DIR = %1$s/log
                PID_DIR = %1$s
                LOCAL_DATA_DIR = %1$s/whisper
                USER =
                MAX_CREATES_PER_MINUTE = inf
                MAX_UPDATES_PER_SECOND = inf
                MAX_CACHE_SIZE = inf
                CARBON_METRIC_INTERVAL = 0
                LINE_RECEIVER_INTERFACE = 127.0.0.1
                LINE_RECEIVER_PORT = %2$d
                PICKLE_RECEIVER_INTERFACE = 127.0.0.1
                PICKLE_RECEIVER_PORT = %3$d
                CACHE_QUERY_INTERFACE = 127.0.0.1
                CACHE_QUERY_PORT = %4$d
                """.formatted(folder, LINES, PICKLES, CACHE));
        Files.writeString(conf.resolve("storage-schemas.conf"), """
                [fine]
                pattern = ^fine
                retentions = 10s:2h,60s:7d
                [minutes]
                pattern = .*
                retentions = 60s:30d
                """);
        Files.writeString(conf.resolve("storage-aggregation.conf"), """
                [counts]
                pattern = .*
                xFilesFactor = 0
                aggregationMethod = sum
                """);
        Files.writeString(folder.resolve("shopsettings.py"), """
                from graphite.settings import *
                SECRET_KEY = 'of nobody'
                ALLOWED_HOSTS = ['*']
                TIME_ZONE = 'UTC'
                STORAGE_DIR = '%1$s'
                CONF_DIR = '%1$s/conf'
                LOG_DIR = '%1$s/log'
                WHISPER_DIR = '%1$s/whisper'
                STANDARD_DIRS = [WHISPER_DIR]
                INDEX_FILE = '%1$s/index'
                CARBONLINK_HOSTS = ['127.0.0.1:%2$d']
                STORAGE_FINDERS = ('graphite.finders.standard.StandardFinder',)
                FIND_CACHE_DURATION = 0
                DEFAULT_CACHE_DURATION = 0
                DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': '%1$s/graphite.db'}}
                """.formatted(folder, CACHE));
    }

    private static String history() {
        var lines = new StringBuilder();
        for (int minute = 0; minute < Measured.MINUTES; minute++) {
            double orders = Measured.orders(minute);
            Instant at = Measured.time(minute);
            if (!Double.isNaN(orders)) {
                lines.append("shop.orders " + orders + " " + at.getEpochSecond() + "\n");
            }
            for (int second = 0; second < 60 && !Double.isNaN(orders) && isFine(at); second += 10) {
                lines.append("fine.orders " + orders / 5 + " " + (at.getEpochSecond() + second) + "\n");
            }
        }
        return lines.toString();
    }

    private static boolean isFine(Instant at) {
        return at.isAfter(Measured.END.minus(Duration.ofMinutes(100)));
    }

    private static void send(String lines) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), LINES)) {
            socket.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Whether the first and the last hour that were sent can be asked for.
    private static Optional<Boolean> isThere() {
        try {
            measured.read("shop.orders", Measured.BEGIN, Measured.BEGIN.plus(Duration.ofHours(1)), Measured.MINUTE);
            measured.lastHour("shop.orders");
            measured.lastHour("summarize(fine.orders, \"${step}\", \"sum\")");
            return Optional.of(true);
        } catch (ServerFault notYet) {
            return Optional.empty();
        }
    }

    @AfterAll
    static void stop() {
        if (measured != null) {
            measured.close();
        }
        if (web != null) {
            web.close();
        }
        if (carbon != null) {
            carbon.close();
        }
    }

    @Test
    void fourWeeksAreReadToTheLastNumberAndWhatIsMissingIsMissing() throws ServerFault {
        measured.assertFourWeeks("shop.orders", Measured::orders);
    }

    @Test
    void whatIsKeptMoreFinelyIsSummarized() throws ServerFault {
        var series = measured.lastHour("summarize(fine.orders, \"${step}\", \"sum\")");
        for (int i = 0; i < 60; i++) {
            double right = Measured.orders(Measured.MINUTES - 60 + i);
            assertEquals(right / 5 * 6, series.value(i), 1e-6, "minute " + i);
        }
    }

    @Test
    void whatIsNotOneSeriesOfNumbersIsSaid() {
        String fine = measured.faultOf(FaultKind.UNREADABLE, "fine.orders");
        assertTrue(fine.contains("a value every 10 s") && fine.contains("summarize("), fine);
        String several = measured.faultOf(FaultKind.UNREADABLE, "summarize(*.orders, \"${step}\", \"sum\")");
        assertTrue(several.startsWith("The answer has 2 series"), several);
        measured.faultOf(FaultKind.MISSING, "nothing.of.this.name");
    }
}
