package dev.andon.app;

import dev.andon.settings.EndpointSettings;
import dev.andon.settings.Reading;
import dev.andon.settings.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Andon without a screen: it watches and answers.
public final class Serving implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    private final Boards boards = new Boards();
    private final Andon andon;
    private final Gatehouse gatehouse;
    /// What was started, newest first; stopped in this order.
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private Serving(Configuration configuration, EndpointSettings endpoint) throws IOException {
        InstantSource clock = InstantSource.system();
        andon = new Andon(clock, boards);
        try {
            gatehouse = Gatehouse.open(endpoint, configuration, andon, clock);
        } catch (IOException e) {
            andon.close();
            throw e;
        }
        started.push(andon);
        share(configuration);
        started.push(gatehouse);
        boards.to(gatehouse::accept);
        andon.judge(configuration.lines());
        andon.watch(configuration.sources());
        SettingsFile file = configuration.file();
        if (file != null) {
            started.push(file.watch(SettingsFile.EVERY, this::take));
        }
    }

    /// @throws IOException when it cannot listen there
    public static Serving start(Configuration configuration, EndpointSettings endpoint) throws IOException {
        return new Serving(configuration, endpoint);
    }

    /// A database's address that cannot be read is said, and everything but claims and stops goes on.
    private void share(Configuration configuration) {
        andon.awaitBooks();
        try {
            andon.share(SharedBooks.of(configuration.team(), configuration));
        } catch (IllegalArgumentException unreadable) {
            LOG.warn("No claims and stops: {}", unreadable.getMessage());
        }
    }

    /// Where this machine finds it.
    public URI address() {
        return gatehouse.address();
    }

    private void take(Reading reading) {
        switch (reading) {
            case Reading.Usable usable -> {
                LOG.info("Took new settings");
                andon.judge(usable.settings().lines());
                andon.watch(usable.settings().sources());
            }
            case Reading.Unusable unusable ->
                LOG.warn("Kept the last good settings: {}", Configuration.brief(unusable));
        }
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                LOG.warn("Could not stop something", e);
            }
        }
    }
}
