package dev.andon.store;

import dev.andon.source.StoreFailure;
import java.time.Duration;

/// Looks at the number that SQLite changes for a connection when another one wrote.
final class FileChanges extends Changes {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final long UNKNOWN = -1;

    private final Access access;
    private final Runnable changed;
    private long seen = UNKNOWN;

    FileChanges(Access access, Runnable changed) {
        this.access = access;
        this.changed = changed;
    }

    @Override
    Duration listen() {
        long now = version();
        if (now != seen && now != UNKNOWN) {
            changed.run();
        }
        seen = now;
        return EVERY;
    }

    private long version() {
        try {
            return access.ask(handle ->
                    handle.createQuery("PRAGMA data_version").mapTo(long.class).one());
        } catch (StoreFailure away) {
            return UNKNOWN;
        }
    }
}
