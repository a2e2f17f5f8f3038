package dev.andon.crier;

import dev.andon.notice.Channel;
import dev.andon.notice.ChannelFault;
import dev.andon.notice.Notice;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What waits to be told by one channel, on a virtual thread of its own: a slow channel delays no other. When it
/// is so slow that too much waits, the oldest is dropped, which the log says.
final class Outbox implements AutoCloseable {
    static final int WAITING_AT_MOST = 64;
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /// @param kept opens when it is kept that this may have been told; it is told only then, or when that takes
    ///     long
    /// @param done is run when it was told, or never will be; not when Andon stops before
    record Letter(Notice notice, String words, CountDownLatch kept, Runnable done) {}

    private final Channel channel;
    private final Duration diskPatience;
    private final BlockingQueue<Letter> waiting = new ArrayBlockingQueue<>(WAITING_AT_MOST);
    private final Thread thread;
    private String trouble = "";

    /// @param diskPatience how long a letter waits for what is kept of it
    Outbox(Channel channel, Duration diskPatience) {
        this.channel = channel;
        this.diskPatience = diskPatience;
        this.thread = Thread.ofVirtual().name("outbox " + channel).start(this::run);
    }

    /// Returns at once. One thread at a time.
    void put(Letter letter) {
        while (!waiting.offer(letter)) {
            Letter dropped = waiting.poll();
            if (dropped != null) {
                LOG.warn(
                        "{} is too slow: dropped a notice of {}",
                        channel,
                        dropped.notice().subject());
                dropped.done().run();
            }
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Letter letter = waiting.take();
                letter.kept().await(diskPatience.toMillis(), TimeUnit.MILLISECONDS);
                tell(letter);
                if (!Thread.currentThread().isInterrupted()) {
                    letter.done().run();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// What goes wrong is logged once, and again only when its sentence changes.
    private void tell(Letter letter) {
        try {
            channel.tell(letter.notice(), letter.words());
            trouble("");
        } catch (ChannelFault fault) {
            trouble(fault.sentence());
        } catch (RuntimeException bug) {
            LOG.error("{} tripped over a bug", channel, bug);
        }
    }

    private void trouble(String sentence) {
        if (!sentence.equals(trouble)) {
            trouble = sentence;
            LOG.warn("{}: {}", channel, sentence.isEmpty() ? "tells again" : sentence);
        }
    }

    /// What waits is not told any more.
    @Override
    public void close() {
        thread.interrupt();
    }
}
