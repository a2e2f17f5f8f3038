package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.board.Books;
import dev.andon.desk.BookKeeper;
import dev.andon.desk.Findings;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the team's books say, for commands that only look: they make none and write nothing. Addresses instead of
/// settings are nobody's team.
final class TeamBooks implements AutoCloseable {
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final @Nullable Store store;
    private final @Nullable Embedded inFile;

    private TeamBooks(@Nullable Store store, @Nullable Embedded inFile) {
        this.store = store;
        this.inFile = inFile;
    }

    /// @throws UsageFault when the settings name a database whose address cannot be read
    static TeamBooks of(Configuration wanted) {
        if (wanted.file() == null) {
            return new TeamBooks(null, null);
        }
        var database = Acting.database(wanted);
        return new TeamBooks(new Store(database), database instanceof Embedded file ? file : null);
    }

    /// As they are now. Blocks.
    ///
    /// @throws dev.andon.source.StoreFailure when they are out of reach
    Books read() {
        return store == null || (inFile != null && Files.notExists(inFile.file())) ? Books.NONE : read(store);
    }

    /// Who is on what, what somebody stopped, and what is run again or was within a day.
    static Books read(Store store) {
        Instant now = Instant.now();
        return new Books(store.claims().open(), store.stops().open())
                .with(store.confirmations().since(now.minus(REMEMBERED)))
                .telling(store.trails().lags(now))
                .rolling(store.rollbacks().remembered(Findings.REMEMBERED, now))
                .watching(
                        store.vigils().remembered(BookKeeper.SHOWN, now),
                        store.vigils().isOff());
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }
}
