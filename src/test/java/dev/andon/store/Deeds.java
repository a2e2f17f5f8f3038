package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Programs compete for deeds and are killed at random moments, until every deed was begun by somebody.
final class Deeds {
    private static final int PROGRAMS = 3;
    private static final int LONGEST_LIFE_MICROS = 60_000;

    private final Path folder;
    private final Database database;
    private final Random random = new Random();
    private final List<String> said = new ArrayList<>();
    private int kills;

    Deeds(Path folder, Database database) {
        this.folder = folder;
        this.database = database;
    }

    /// @return a sentence with what happened
    String run(int deeds) throws Exception {
        try (var store = new Store(database).open()) {
            while (Deed.intended(store.audit()).size() < deeds) {
                round(deeds);
            }
            Map<String, Integer> times = new HashMap<>();
            said.stream().filter(line -> line.startsWith("did ")).forEach(line -> times.merge(line, 1, Integer::sum));
            assertEquals(
                    List.of(),
                    times.keySet().stream().filter(deed -> times.get(deed) > 1).toList());
            assertEquals(deeds, store.audit().since(Instant.EPOCH).size(), "an intention for each deed, and no other");
            return "%d deeds, %d programs killed meanwhile: %d done once, %d begun by one that was killed, 0 done twice"
                    .formatted(deeds, kills, times.size(), deeds - times.size());
        }
    }

    private void round(int deeds) throws Exception {
        List<Scribe> programs = new ArrayList<>();
        try {
            for (int program = 0; program < PROGRAMS; program++) {
                programs.add(Scribe.start(folder, Deed.class, Place.argument(database), Integer.toString(deeds)));
            }
            for (Scribe program : programs) {
                program.waitFor("d");
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(LONGEST_LIFE_MICROS)));
                program.kill();
                kills++;
                said.addAll(program.said());
            }
        } finally {
            programs.forEach(Scribe::close);
        }
    }
}
