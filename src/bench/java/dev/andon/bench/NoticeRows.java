package dev.andon.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// How soon the desktop is told that something broke: the whole program on a real display, a pushing server, and
/// a notification service of our own on a real session bus, which notes when it is called.
final class NoticeRows {
    private static final int FLIPS = 80;
    private static final int WARM_UP = 4;
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private NoticeRows() {}

    @DBusInterfaceName("org.freedesktop.Notifications")
    public interface Notifications extends DBusInterface {
        UInt32 Notify(
                String appName,
                UInt32 replacesId,
                String appIcon,
                String summary,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int expireTimeout);

        List<String> GetCapabilities();
    }

    /// Writes down when it is called.
    public static final class Service implements Notifications {
        private final BlockingQueue<Long> called = new ArrayBlockingQueue<>(4 * FLIPS);

        @Override
        public UInt32 Notify(
                String appName,
                UInt32 replacesId,
                String appIcon,
                String summary,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int expireTimeout) {
            Instant now = Instant.now();
            called.add(now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000);
            return new UInt32(1);
        }

        @Override
        public List<String> GetCapabilities() {
            return List.of("actions", "body");
        }

        @Override
        public boolean isRemote() {
            return false;
        }

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/Notifications";
        }
    }

    static List<Row> of(Stage stage) throws Exception {
        if (!Screen.isPossible()) {
            System.err.println("no Xvfb: notices are not measured");
            return List.of();
        }
        Path folder = stage.scratch("notice");
        Process bus = new ProcessBuilder(
                        "dbus-daemon",
                        "--session",
                        "--nofork",
                        "--nopidfile",
                        "--print-address",
                        "--address=unix:path=" + folder.resolve("bus"))
                .start();
        try {
            String address = bus.inputReader().readLine();
            try (DBusConnection connection =
                    DBusConnectionBuilder.forAddress(address).withShared(false).build()) {
                var service = new Service();
                connection.exportObject(service);
                connection.requestBusName("org.freedesktop.Notifications");
                return List.of(Row.of(
                        "server's change to the desktop's notification, by push",
                        "ms",
                        "500 ms",
                        Samples.of("notice", measure(stage, folder, address, service)),
                        Double.NaN,
                        "whole program, 100 pipelines of which 3 break, a Buildbot's events and three requests;"
                                + " until the service's Notify is called"));
            }
        } finally {
            Child.end(bus);
        }
    }

    /// Of the notices that something broke; those that it was mended are waited for and not counted.
    private static List<Double> measure(Stage stage, Path folder, String address, Service service) throws Exception {
        Path file = folder.resolve("andon.yaml");
        Files.writeString(
                file,
                "sources:\n  - {name: feed, kind: buildbot, url: '%s', every: 60s}\nteam: {file: '%s'}\n"
                        .formatted(stage.feed("buildbot"), folder.resolve("andon.db")));
        List<Double> times = new ArrayList<>();
        Screen screen = stage.screen();
        try (App _ = App.start(
                stage.target(),
                stage.homeWithStartCache(),
                screen.display(),
                Map.of("DBUS_SESSION_BUS_ADDRESS", address),
                "wall",
                "--config",
                file.toString())) {
            screen.await(() -> screen.green() > 0.1 && screen.red() == 0, AT_MOST);
            Thread.sleep(Duration.ofSeconds(10));
            for (int i = 0; i < FLIPS; i++) {
                Thread.sleep(800 + ThreadLocalRandom.current().nextLong(1_000));
                service.called.clear();
                long flipped = Long.parseLong(stage.ask("flip"));
                Long told = service.called.poll(AT_MOST.toSeconds(), TimeUnit.SECONDS);
                if (told == null) {
                    throw new IllegalStateException("nobody was told within " + AT_MOST);
                }
                if (i % 2 == 0 && i >= WARM_UP) {
                    times.add((told - flipped) / 1e3);
                }
            }
        }
        return times;
    }
}
