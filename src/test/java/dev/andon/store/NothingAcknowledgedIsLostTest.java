package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NothingAcknowledgedIsLostTest extends OnBothDatabases {
    @Test
    void whenProgramsAreKilledAtRandomMoments() throws Exception {
        var kills = new Kills(folder, database);
        kills.round(2);
        kills.round(2);
        kills.round(1);

        assertTrue(kills.acknowledged() > 0, "nothing was written before the programs were killed");
    }
}
