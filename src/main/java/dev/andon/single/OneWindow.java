package dev.andon.single;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The first start of a user with certain settings, which hears what later ones are to show. Who is first is
/// decided by a lock that the system itself lets go of when its holder ends, so what a killed one left behind
/// stands in nobody's way. Safe for use by several threads.
public final class OneWindow implements AutoCloseable {
    /// For how long the first one may think before it counts as hanging.
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(OneWindow.class);
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final int AT_ONCE = 8;

    /// What became of a start.
    public sealed interface Start {
        /// Nobody was there before: this one shows, and hears of others.
        record First(OneWindow window) implements Start {}

        /// The first one shows it.
        record HandedOver() implements Start {}

        /// There is a first one, and it does not answer.
        record Silent() implements Start {}

        /// This machine has no way to find out.
        ///
        /// @param why for the log
        record Alone(String why) implements Start {}
    }

    /// Shows what others were started for.
    @FunctionalInterface
    public interface Screen {
        /// Does not return before it is shown. Any thread.
        ///
        /// @param what what the other was started with, which may be anything; empty for nothing
        /// @return false when that cannot be shown
        boolean show(String what);
    }

    private final Place place;
    private final FileChannel lock;
    private final ServerSocketChannel door;
    private final Semaphore guests = new Semaphore(AT_ONCE);
    private final AtomicBoolean closed = new AtomicBoolean();

    private OneWindow(Place place, FileChannel lock, ServerSocketChannel door) {
        this.place = place;
        this.lock = lock;
        this.door = door;
    }

    /// Becomes the first one, or hands over to it. Takes [#PATIENCE] at most.
    ///
    /// @param what is to be shown: one line, or empty
    public static Start begin(Place place, String what) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            place.prepare();
            // Who is just about to begin or to end answers a moment later, or is gone then.
            do {
                OneWindow first = open(place);
                if (first != null) {
                    return new Start.First(first);
                }
                Optional<Boolean> answer = handOver(place, what, end);
                if (answer.isPresent()) {
                    return answer.get() ? new Start.HandedOver() : new Start.Silent();
                }
                Thread.sleep(PAUSE);
            } while (System.nanoTime() < end);
            return new Start.Silent();
        } catch (IOException | UnsupportedOperationException e) {
            return new Start.Alone(e.toString());
        }
    }

    private static @Nullable OneWindow open(Place place) throws IOException {
        FileChannel file = FileChannel.open(place.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (isOurs(file)) {
                OneWindow window = new OneWindow(place, file, listen(place));
                file = null;
                return window;
            }
            return null;
        } finally {
            if (file != null) {
                file.close();
            }
        }
    }

    private static boolean isOurs(FileChannel file) throws IOException {
        try {
            FileLock held = file.tryLock();
            return held != null;
        } catch (OverlappingFileLockException withinThisProcess) {
            return false;
        }
    }

    /// Whoever holds the lock may take away the socket of one that was killed.
    private static ServerSocketChannel listen(Place place) throws IOException {
        Files.deleteIfExists(place.socket());
        ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            door.bind(UnixDomainSocketAddress.of(place.socket()));
            Place.keepForUs(place.socket());
            return door;
        } catch (IOException | RuntimeException e) {
            door.close();
            throw e;
        }
    }

    /// @return whether the first one shows it; empty when nobody listens
    private static Optional<Boolean> handOver(Place place, String what, long end) {
        try (SocketChannel connection = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            CompletableFuture<Void> deadline =
                    Wire.deadline(connection, Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            try {
                connection.connect(UnixDomainSocketAddress.of(place.socket()));
                Wire.write(connection, Wire.GREETING + "\n" + what + "\n");
                connection.shutdownOutput();
                String answer = Wire.read(connection).orElse("").strip();
                return answer.isEmpty() ? Optional.empty() : Optional.of(answer.equals(Wire.DONE));
            } finally {
                deadline.cancel(false);
            }
        } catch (IOException nobodyThere) {
            return Optional.empty();
        }
    }

    /// Hears from others from now on; those who came before waited.
    public void hear(Screen screen) {
        Thread.ofVirtual().name("door").start(() -> {
            boolean open = true;
            while (open) {
                open = hearOne(screen);
            }
        });
    }

    /// @return whether there may be more
    private boolean hearOne(Screen screen) {
        try {
            SocketChannel guest = door.accept();
            if (guests.tryAcquire()) {
                Thread.ofVirtual().name("guest").start(() -> serve(guest, screen));
            } else {
                guest.close();
            }
            return true;
        } catch (ClosedChannelException over) {
            LOG.debug("The door is shut");
            return false;
        } catch (IOException e) {
            // Too many open files, say: that passes.
            LOG.warn("Another start of Andon was not heard: {}", e.toString());
            return pause();
        }
    }

    /// @return false when nobody wants to go on
    private static boolean pause() {
        try {
            Thread.sleep(PATIENCE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void serve(SocketChannel guest, Screen screen) {
        CompletableFuture<Void> deadline = Wire.deadline(guest, PATIENCE);
        try (guest) {
            List<String> said = Wire.read(guest).orElse("").lines().toList();
            boolean understood = said.size() == 2 && said.getFirst().equals(Wire.GREETING);
            boolean shown = understood && !closed.get() && screen.show(said.getLast());
            Wire.write(guest, (shown ? Wire.DONE : Wire.REFUSED) + "\n");
        } catch (IOException tooLate) {
            LOG.debug("Another start of Andon did not wait for an answer");
        } finally {
            deadline.cancel(false);
            guests.release();
        }
    }

    /// The next start is the first one.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            // By now the socket may be another's.
            return;
        }
        try {
            door.close();
            Files.deleteIfExists(place.socket());
            lock.close();
        } catch (IOException e) {
            LOG.warn("Could not leave the place of the first window: {}", e.toString());
        }
    }
}
