package dev.andon.store;

import dev.andon.build.Looked;
import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import dev.andon.build.SightBook;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import dev.andon.source.StoreFailure;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Sights in two tables: how each source stands, a short row that every look changes, and its pipelines in parts,
/// of which a look changes few.
///
/// @param holder us
/// @param keys what sources are called in the tables
/// @param copies what the parts say, as we last wrote or read them
record SqlSightBook(Access access, String holder, SourceKeys keys, Map<String, SightCopy> copies) implements SightBook {
    private static final String LEASE = "poll:";
    private static final Duration KEPT = Duration.ofDays(7);

    SqlSightBook(Access access, String holder, SourceKeys keys) {
        this(access, holder, keys, new ConcurrentHashMap<>());
    }

    @Override
    public List<Standing> standings(List<Source> sources) {
        if (sources.isEmpty()) {
            return List.of();
        }
        List<String> wanted = sources.stream().map(keys::of).toList();
        Map<String, Standing> found = new HashMap<>();
        access.ask(handle -> handle.createQuery("""
                        SELECT s.source, s.beat, s.hints, l.holder, l.ends - <now> AS remaining
                        FROM sighting s LEFT JOIN lease l ON l.name = '%s' || s.source WHERE s.source IN (<wanted>)
                        """.formatted(LEASE))
                .bindList("wanted", wanted)
                .map((row, _) -> found.put(row.getString("source"), standing(row)))
                .list());
        return wanted.stream()
                .map(key -> found.getOrDefault(key, Standing.UNHEARD_OF))
                .toList();
    }

    private Standing standing(ResultSet row) throws SQLException {
        Duration left = Duration.ofMillis(row.getLong("remaining"));
        String who = row.getString("holder");
        Looker looker =
                who == null || !left.isPositive() ? Looker.NOBODY : who.equals(holder) ? Looker.WE : Looker.ANOTHER;
        return new Standing(looker, left, row.getLong("beat"), row.getLong("hints"));
    }

    /// In one order everywhere, so that no two programs wait for each other.
    @Override
    public Set<Source> hold(Collection<Source> sources, Duration length) {
        Map<String, List<Source>> sorted = new TreeMap<>();
        sources.forEach(source ->
                sorted.computeIfAbsent(keys.of(source), _ -> new ArrayList<>()).add(source));
        return access.lightly(handle -> {
            Set<Source> held = new HashSet<>();
            sorted.forEach((key, same) -> {
                if (SqlLeases.hold(handle, LEASE + key, holder, length)) {
                    held.addAll(same);
                    enter(handle, key);
                }
            });
            return held;
        });
    }

    /// Numbers begin with the time, so that they are other ones when a row was thrown away and comes again.
    private static void enter(Handle handle, String key) {
        int entered = handle.createUpdate("""
                        INSERT INTO sighting (source, beat, version, hints, parts) VALUES (:key, <now>, <now>, 0, 0)
                        ON CONFLICT DO NOTHING
                        """).bind("key", key).execute();
        if (entered == 1) {
            handle.createUpdate("""
                            DELETE FROM sighting WHERE coalesce(unseen_at, seen_at, version) < <now> - :kept
                            """).bind("kept", KEPT.toMillis()).execute();
            handle.createUpdate("DELETE FROM lease WHERE name LIKE '%s%%' AND ends < <now> - :kept".formatted(LEASE))
                    .bind("kept", KEPT.toMillis())
                    .execute();
        }
    }

    @Override
    public void letGo(Collection<Source> sources) {
        List<String> names =
                sources.stream().map(source -> LEASE + keys.of(source)).sorted().toList();
        access.lightly(handle -> {
            names.forEach(name -> SqlLeases.letGo(handle, name, holder));
            return names;
        });
    }

    @Override
    public List<Entry> read(Source source, Instant asked) {
        String key = keys.of(source);
        try {
            SightRow row = row(key);
            List<Entry> entries = new ArrayList<>();
            Long seen = row.seenAt();
            if (seen != null && row.hasAge(seen)) {
                SightNotes.Seen note = SightNotes.seen(row.seen());
                Sight sight = copy(key, row, note.absent()).sight();
                Instant at = asked.minus(row.age(seen));
                entries.add(new Entry(seen, SightNotes.looked(source.name(), at, note, sight)));
            }
            Long unseen = row.unseenAt();
            if (unseen != null && row.hasAge(unseen)) {
                Instant at = asked.minus(row.age(unseen));
                entries.add(new Entry(unseen, SightNotes.looked(source.name(), at, row.unseen())));
            }
            return entries;
        } catch (IOException damaged) {
            copies.remove(key);
            throw new StoreFailure(
                    "What the team's books hold of the source " + source.name() + " cannot be read: "
                            + damaged.getMessage() + ".",
                    damaged);
        }
    }

    /// One statement, so that all of it is of one moment.
    private SightRow row(String key) {
        long known = copies.getOrDefault(key, SightCopy.NONE).version();
        SightRow row = access.ask(handle -> SightRow.read(handle, key, known));
        if (row.version() >= known) {
            return row;
        }
        // Somebody put an old copy of the database in its place.
        copies.remove(key);
        return access.ask(handle -> SightRow.read(handle, key, 0));
    }

    private SightCopy copy(String key, SightRow row, List<String> absent) throws IOException {
        SightCopy before = copies.getOrDefault(key, SightCopy.NONE);
        SightCopy now = row.after(before, absent);
        copies.put(key, now);
        return now;
    }

    @Override
    public boolean publish(Source source, Looked looked, Supplier<Duration> age) {
        String key = keys.of(source);
        SightRow row = row(key);
        long began = row.now() - age.get().toMillis() - 1;
        if (row.isNewerThan(began)) {
            return false;
        }
        return switch (looked.observation()) {
            case Observation.Seen<Sight> seen -> {
                SightCopy there = there(key, row);
                SightCopy wanted = seen.what() == there.sight() ? there : SightCopy.of(row.version() + 1, seen.what());
                Map<Integer, List<Pipeline>> changed = wanted.otherThan(there);
                byte[] note = SightNotes.seen(seen, looked.planned());
                boolean written = access.lightly(handle -> new SightWriting(handle, key, holder, row.version())
                        .seen(began, note, wanted.parts().size(), changed));
                if (written) {
                    copies.put(key, wanted.at(changed.isEmpty() ? row.version() : row.version() + 1));
                }
                yield written;
            }
            case Observation.Unseen<Sight> unseen -> {
                byte[] note = SightNotes.unseen(unseen, looked.planned());
                yield access.lightly(
                        handle -> new SightWriting(handle, key, holder, row.version()).unseen(began, note));
            }
        };
    }

    /// What cannot be read is written anew.
    private SightCopy there(String key, SightRow row) {
        try {
            return row.seenAt() == null
                    ? SightCopy.NONE
                    : copy(key, row, SightNotes.seen(row.seen()).absent());
        } catch (IOException damaged) {
            return SightCopy.NONE;
        }
    }

    @Override
    public void hint(Source source) {
        String key = keys.of(source);
        access.lightly(handle -> handle.createUpdate("UPDATE sighting SET hints = hints + 1 WHERE source = :key")
                .bind("key", key)
                .execute());
    }
}
