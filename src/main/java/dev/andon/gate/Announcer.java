package dev.andon.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps an announcement up while it is open. Of several Andons of one user the first is announced; when it goes,
/// another takes its place.
public final class Announcer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final Announcement announcement;
    private final Path folder;
    private final Duration every;
    private boolean closed;
    private final Thread thread = Thread.ofVirtual().name("announcer").unstarted(this::run);

    private Announcer(Announcement announcement, Path folder, Duration every) {
        this.announcement = announcement;
        this.folder = folder;
        this.every = every;
    }

    /// @param every how often to see whether the place has become free
    public static Announcer start(Announcement announcement, Path folder, Duration every) {
        var announcer = new Announcer(announcement, folder, every);
        announcer.announce();
        announcer.thread.start();
        return announcer;
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(every);
                announce();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void announce() {
        if (closed) {
            return;
        }
        try {
            announcement.write(folder);
        } catch (IOException e) {
            LOG.debug("Nobody is told where Andon listens", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        synchronized (this) {
            closed = true;
            try {
                announcement.remove(folder);
            } catch (IOException e) {
                LOG.debug("The announcement stays", e);
            }
        }
    }
}
