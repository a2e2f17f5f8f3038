package dev.andon.dbus;

import dev.andon.dbus.BusTrouble.Why;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;

/// A connection of our own to the desktop's session bus, on which every call ends in time. The bus is never
/// started by us: nobody would see what is on it, and a keyring on it would be a fresh, empty one. Safe for use
/// by several threads.
public final class SessionBus implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// A socket is there or it is not; the library would go on trying.
    private static final int CONNECTING_MILLIS = 1_000;

    /// Work on the bus.
    @FunctionalInterface
    public interface Work<T> {
        T on(DBusConnection bus) throws Exception;
    }

    private final DBusConnection connection;
    private final Duration patience;

    private SessionBus(DBusConnection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    public static SessionBus open(Map<String, String> environment) throws BusTrouble {
        return open(environment, PATIENCE);
    }

    /// @param environment says where the bus is
    /// @param patience how long connecting and each call may take
    public static SessionBus open(Map<String, String> environment, Duration patience) throws BusTrouble {
        String address = address(environment);
        return new SessionBus(inTime(() -> connect(address), DBusConnection::disconnect, patience), patience);
    }

    /// A connection that nobody shares: closing a shared one would end another's.
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
        throw new BusTrouble(Why.NO_SESSION);
    }

    /// Does some work on the bus, in time.
    ///
    /// @throws BusTrouble when it was not done, or when that is not known
    public <T> T ask(Work<T> work) throws BusTrouble {
        return inTime(() -> work.on(connection), late -> {}, patience);
    }

    public boolean isOpen() {
        return connection.isConnected();
    }

    /// The library blocks its caller uninterruptibly in places, so its caller is a thread that may be given up.
    ///
    /// @param unwanted takes what comes too late
    private static <T> T inTime(Callable<T> work, Consumer<T> unwanted, Duration patience) throws BusTrouble {
        var answer = new CompletableFuture<T>();
        Thread thread = Thread.ofPlatform().daemon().name("session bus").start(() -> run(work, answer, unwanted));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw givenUp(answer, thread, Why.TOO_SLOW);
        } catch (InterruptedException e) {
            BusTrouble stopped = givenUp(answer, thread, Why.STOPPED);
            Thread.currentThread().interrupt();
            throw stopped;
        } catch (ExecutionException e) {
            throw new BusTrouble(Why.REFUSED, e.getCause() == null ? e : e.getCause());
        }
    }

    private static <T> void run(Callable<T> work, CompletableFuture<T> answer, Consumer<T> unwanted) {
        try {
            T result = work.call();
            if (!answer.complete(result)) {
                unwanted.accept(result);
            }
        } catch (Exception | LinkageError e) {
            answer.completeExceptionally(e);
        }
    }

    private static BusTrouble givenUp(CompletableFuture<?> answer, Thread thread, Why why) {
        var trouble = new BusTrouble(why);
        answer.completeExceptionally(trouble);
        thread.interrupt();
        return trouble;
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
