package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.claim.Claim;
import dev.andon.command.AuditEntry;
import dev.andon.line.Stop;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// Programs that write are killed at random moments; what they were told was written must be there.
final class Kills {
    private static final int LONGEST_LIFE_MICROS = 150_000;

    private final Path folder;
    private final Database database;
    private final Random random = new Random();
    private final List<String> said = new ArrayList<>();

    Kills(Path folder, Database database) {
        this.folder = folder;
        this.database = database;
    }

    /// Starts some programs at once, kills one after the other, and looks at what they left.
    void round(int programs) throws Exception {
        List<Scribe> scribes = new ArrayList<>();
        try {
            for (int program = 0; program < programs; program++) {
                scribes.add(Scribe.start(folder, "write", database));
            }
            for (Scribe scribe : scribes) {
                scribe.waitFor("intended");
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(LONGEST_LIFE_MICROS)));
                scribe.kill();
                said.addAll(scribe.said());
            }
        } finally {
            scribes.forEach(Scribe::close);
            deleteLibraries();
        }
        assertNothingIsLost();
    }

    /// Each program unpacked SQLite's library, and none was asked to clean up.
    private void deleteLibraries() throws IOException {
        try (DirectoryStream<Path> libraries = Files.newDirectoryStream(folder, "sqlite-*")) {
            for (Path library : libraries) {
                Files.delete(library);
            }
        }
    }

    /// How much was acknowledged so far.
    int acknowledged() {
        return said.size();
    }

    private void assertNothingIsLost() {
        try (var store = new Store(database).open()) {
            List<AuditEntry> audit = store.audit().since(Instant.EPOCH);
            assertAllIn("intended", audit, AuditEntry::number, _ -> true);
            assertAllIn("done", audit, AuditEntry::number, entry -> entry.state() == AuditEntry.State.DONE);
            List<Stop> stops = store.stops().since(Instant.EPOCH);
            assertAllIn("stop", stops, Stop::number, _ -> true);
            assertAllIn("resumed", stops, Stop::number, stop -> !stop.isOpen());
            assertClaims(store.claims().open());
        }
    }

    private <T> void assertAllIn(String word, List<T> rows, ToLongFunction<T> number, Predicate<T> as) {
        Set<Long> lost = told(word);
        lost.removeAll(rows.stream().filter(as).map(number::applyAsLong).collect(Collectors.toSet()));
        assertEquals(Set.of(), lost, "acknowledged as " + word + " and lost");
    }

    /// A claim whose release was begun may or may not be open.
    private void assertClaims(List<Claim> claims) {
        Set<Long> open = claims.stream().map(Claim::number).collect(Collectors.toSet());
        Set<Long> lost = told("claim");
        lost.removeAll(told("releasing"));
        lost.removeAll(open);
        assertEquals(Set.of(), lost, "claims that were acknowledged and are lost");
        open.retainAll(told("released"));
        assertEquals(Set.of(), open, "claims whose release was acknowledged and is lost");
    }

    private Set<Long> told(String word) {
        return said.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> Long.valueOf(line.substring(word.length() + 1)))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
