package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What takes minutes: enough of them to believe it.
@Tag("real")
@Timeout(1_800)
class BooksRealTest extends OnBothDatabases {
    private static final int RACES = 10_000;
    private static final int KILLS = 500;
    private static final int AT_ONCE = 4;

    @Test
    void tenThousandClaimsHaveOneWinnerEach() throws Exception {
        Races.run(database, RACES);
    }

    @Test
    void fiveHundredKillsLoseNothing() throws Exception {
        var kills = new Kills(folder, database);
        for (int round = 0; round < KILLS / AT_ONCE; round++) {
            kills.round(AT_ONCE);
        }
        assertTrue(kills.acknowledged() > KILLS, "hardly anything was written before the programs were killed");
    }
}
