package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Rollback.Finding;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is lost, trips or dies, and however many want it: one rollback, or none, and the truth is found. More
/// rounds with `-Dandon.rollbacks=1000`.
class AServiceGoesBackOnceTest {
    private static final int ROUNDS = Integer.getInteger("andon.rollbacks", 60);

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void whateverGoesWrong() throws Exception {
        try (var rounds = new RollbackRounds(new Embedded(folder.resolve("team.db")), 20_261_123)) {
            for (int i = 0; i < ROUNDS; i++) {
                rounds.round(i);
            }
            assertTrue(
                    rounds.findings().getOrDefault(Finding.DONE, 0) > 0,
                    rounds.findings().toString());
            assertTrue(
                    rounds.findings().getOrDefault(Finding.NOT_DONE, 0) > 0,
                    rounds.findings().toString());
        }
    }
}
