package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What takes minutes. `-Dandon.races=10000 -Dandon.kills=500` is enough to believe it, and takes half an hour; every
/// run of the real tests does some of it.
@Tag("real")
@Timeout(1_800)
class BooksRealTest extends OnBothDatabases {
    private static final int RACES = Integer.getInteger("andon.races", 1_000);
    private static final int KILLS = Integer.getInteger("andon.kills", 24);
    private static final int AT_ONCE = 4;

    @Test
    void eachOfManyClaimsHasOneWinner() throws Exception {
        Races.run(database, RACES);
    }

    @Test
    void manyKillsLoseNothing() throws Exception {
        var kills = new Kills(folder, database);
        for (int round = 0; round < KILLS / AT_ONCE; round++) {
            kills.round(AT_ONCE);
        }
        assertTrue(kills.acknowledged() > KILLS, "hardly anything was written before the programs were killed");
    }
}
