package dev.andon.single;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// How two starts talk: the greeting and what is to be shown, a line each, and one line back. Each side reads a
/// little and for a moment only, whoever is at the other end.
final class Wire {
    static final String GREETING = "andon/1";
    static final String DONE = "done";
    static final String REFUSED = "refused";
    private static final int LIMIT = 4_096;

    private Wire() {}

    /// Closes a connection after this time: what reads or writes on it then fails.
    ///
    /// @return to be cancelled when the connection is not needed any more
    static CompletableFuture<Void> deadline(SocketChannel connection, Duration time) {
        return CompletableFuture.runAsync(
                () -> close(connection),
                CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, Runnable::run));
    }

    private static void close(SocketChannel connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static void write(SocketChannel connection, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            connection.write(bytes);
        }
    }

    /// Everything up to its end; empty when that is more than anybody says here.
    static Optional<String> read(SocketChannel connection) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LIMIT + 1);
        int read;
        do {
            read = connection.read(bytes);
        } while (read >= 0 && bytes.hasRemaining());
        return bytes.hasRemaining()
                ? Optional.of(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
