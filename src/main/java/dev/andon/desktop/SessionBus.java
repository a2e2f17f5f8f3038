package dev.andon.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;

/// A connection of our own to the desktop's session bus, on which every call ends in time. The bus is never
/// started by us: nobody would see what is on it. Safe for use by several threads.
final class SessionBus implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// A socket is there or it is not; the library would go on trying.
    private static final int CONNECTING_MILLIS = 1_000;

    /// Work on the bus.
    @FunctionalInterface
    interface Work<T> {
        T on(DBusConnection bus) throws Exception;
    }

    private final DBusConnection connection;
    private final Duration patience;

    private SessionBus(DBusConnection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    static SessionBus open(Map<String, String> environment) throws BusTrouble {
        return open(environment, PATIENCE);
    }

    static SessionBus open(Map<String, String> environment, Duration patience) throws BusTrouble {
        String address = address(environment);
        return new SessionBus(inTime(() -> connect(address), patience), patience);
    }

    private static DBusConnection connect(String address) throws Exception {
        return DBusConnectionBuilder.forAddress(address)
                .withShared(false)
                .transportConfig()
                .withTimeout(CONNECTING_MILLIS)
                .back()
                .build();
    }

    private static String address(Map<String, String> environment) throws BusTrouble {
        String address = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        if (!address.isBlank()) {
            return address;
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isBlank() && Files.exists(Path.of(runtime, "bus"))) {
            return "unix:path=" + Path.of(runtime, "bus");
        }
        throw new BusTrouble("There is no desktop session here.");
    }

    /// Does some work on the bus, in time.
    <T> T ask(Work<T> work) throws BusTrouble {
        return inTime(() -> work.on(connection), patience);
    }

    boolean isOpen() {
        return connection.isConnected();
    }

    /// The library blocks its caller uninterruptibly in places, so its caller is a thread that may be given up.
    private static <T> T inTime(Callable<T> work, Duration patience) throws BusTrouble {
        var answer = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("session bus").start(answer);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new BusTrouble("The desktop did not answer in time.", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new BusTrouble("Andon was stopped while it asked the desktop.", e);
        } catch (ExecutionException e) {
            throw new BusTrouble("The desktop does not offer it.", e);
        }
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
