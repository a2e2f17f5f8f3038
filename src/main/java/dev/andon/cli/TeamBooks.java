package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.board.Books;
import dev.andon.store.Database;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// What the team's books say, read once, for commands that judge lines: the same as a running Andon reads.
final class TeamBooks {
    private static final Duration CONFIRMED_WITHIN = Duration.ofDays(1);

    private TeamBooks() {}

    /// Addresses instead of settings are nobody's team, and who only looks makes no books.
    ///
    /// @throws dev.andon.source.StoreFailure when they are out of reach
    static Books read(Configuration wanted) {
        if (wanted.file() == null) {
            return Books.NONE;
        }
        Database database = Acting.database(wanted);
        if (database instanceof Embedded(Path file) && Files.notExists(file)) {
            return Books.NONE;
        }
        try (var store = new Store(database)) {
            return read(store, Instant.now());
        }
    }

    static Books read(Store store, Instant now) {
        return new Books(store.claims().open(), store.stops().open())
                .with(store.confirmations().since(now.minus(CONFIRMED_WITHIN)))
                .rolling(store.rollbacks().remembered(Findings.REMEMBERED, now))
                .watching(store.vigils().remembered(SHOWN, now), store.vigils().isOff());
    }
}
