package dev.andon.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Reads everything that a program says, so that the program does not wait for us, and keeps its beginning. Safe
/// for use by several threads.
final class Drain {
    private static final int BUFFER = 8192;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int limit;
    private final Runnable full;
    private final Thread thread;
    private boolean cut;

    /// @param limit bytes
    /// @param full what happens once, when there is more than that
    Drain(InputStream stream, int limit, Runnable full) {
        this.limit = limit;
        this.full = full;
        this.thread = Thread.ofVirtual().name("output").unstarted(() -> read(stream));
        thread.start();
    }

    private void read(InputStream stream) {
        byte[] buffer = new byte[BUFFER];
        try (stream) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                if (isFirstTooMuch(buffer, read)) {
                    full.run();
                }
            }
        } catch (IOException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isFirstTooMuch(byte[] buffer, int read) {
        int taken = Math.min(read, limit - kept.size());
        kept.write(buffer, 0, taken);
        boolean first = taken < read && !cut;
        cut |= first;
        return first;
    }

    /// What was kept, once all is read: what the program left running may hold its output open, and is not waited
    /// for.
    String text(Duration patience) throws InterruptedException {
        thread.join(patience);
        synchronized (this) {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    synchronized boolean isCut() {
        return cut;
    }
}
