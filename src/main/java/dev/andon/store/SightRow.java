package dev.andon.store;

import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// How a source stands in the book, with the parts of its pipelines that we do not have yet.
///
/// @param now the book's time
/// @param version what its parts are at
/// @param parts how many parts there are
/// @param seenAt when the newest good look began, by the book's clock
/// @param seen what is written of it; empty when it is nothing, or too large
/// @param unseenAt when a look failed since
/// @param unseen what is written of that
/// @param newer the parts that are newer than what we have
record SightRow(
        long now,
        long version,
        int parts,
        @Nullable Long seenAt,
        byte[] seen,
        @Nullable Long unseenAt,
        byte[] unseen,
        Map<Integer, byte[]> newer) {
    private static final int LARGE = 16 << 20;
    private static final SightRow NONE = new SightRow(0, 0, 0, null, new byte[0], null, new byte[0], Map.of());

    /// @param known the version of what we have
    static SightRow read(Handle handle, String key, long known) {
        List<SightRow> rows = handle.createQuery("""
                        SELECT <now> AS at, s.version, s.parts, s.seen_at, s.unseen_at, p.part,
                               CASE WHEN length(s.seen) <= :large THEN s.seen END AS seen,
                               CASE WHEN length(s.unseen) <= :large THEN s.unseen END AS unseen,
                               CASE WHEN (SELECT sum(length(a.pipelines)) FROM sighting_part a WHERE a.source = s.source)
                                         <= :large THEN p.pipelines END AS pipelines
                        FROM sighting s LEFT JOIN sighting_part p ON p.source = s.source AND p.version > :known
                        WHERE s.source = :key
                        """)
                .bind("key", key)
                .bind("known", known)
                .bind("large", LARGE)
                .map((row, _) -> of(row))
                .list();
        if (rows.isEmpty()) {
            return NONE;
        }
        Map<Integer, byte[]> newer = new TreeMap<>();
        rows.forEach(row -> newer.putAll(row.newer()));
        return rows.getFirst().with(newer);
    }

    private static SightRow of(ResultSet row) throws SQLException {
        int part = row.getInt("part");
        boolean isPart = !row.wasNull();
        return new SightRow(
                row.getLong("at"),
                row.getLong("version"),
                row.getInt("parts"),
                maybe(row, "seen_at"),
                bytes(row, "seen"),
                maybe(row, "unseen_at"),
                bytes(row, "unseen"),
                isPart ? Map.of(part, bytes(row, "pipelines")) : Map.of());
    }

    /// What is too large to be honest is like what nobody can read.
    private static byte[] bytes(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? new byte[0] : bytes;
    }

    private static @Nullable Long maybe(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private SightRow with(Map<Integer, byte[]> newer) {
        return new SightRow(now, version, parts, seenAt, seen, unseenAt, unseen, newer);
    }

    /// Nothing began in the future: the book's clock was set back, and nobody knows how far.
    boolean hasAge(long began) {
        return began <= now;
    }

    Duration age(long began) {
        return Duration.ofMillis(now - began);
    }

    boolean isNewerThan(long began) {
        return isNewer(seenAt, began) || isNewer(unseenAt, began);
    }

    private boolean isNewer(@Nullable Long there, long began) {
        return there != null && there >= began && there <= now;
    }

    /// What the book says now.
    ///
    /// @param before what it said when we last knew
    /// @throws IOException when that cannot be read
    SightCopy after(SightCopy before, List<String> absent) throws IOException {
        Sight sight = before.sight();
        if (before.version() == version && sight != null && newer.isEmpty()) {
            return sight.absent().equals(absent) ? before : before.without(absent);
        }
        var bytes = new RecordBytes();
        List<List<Pipeline>> all = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            byte[] written = newer.get(part);
            if (written != null) {
                all.add(((SightNotes.Pipelines) bytes.unpacked(SightNotes.PIPELINES, written)).list());
            } else if (before.parts().size() == parts) {
                all.add(before.parts().get(part));
            } else {
                throw new IOException("a part of it is missing");
            }
        }
        return SightCopy.of(version, all, absent);
    }
}
