package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnotherTakesOverTest extends OnBothDatabases {
    @Test
    void whenWhoLooksIsKilled() throws Exception {
        try (var rig = new TakeOvers(folder, database)) {
            Duration took = rig.run(1).getFirst();

            assertTrue(took.compareTo(Duration.ofSeconds(10)) <= 0, "after " + took);
        }
    }
}
