package dev.andon.store;

import dev.andon.build.Pipeline;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Writes one look, and only as long as the right to look is ours: of one that was held up for long, nothing
/// comes too late.
///
/// @param version the one that our look was compared with
record SightWriting(Handle handle, String key, String holder, long version) {
    private static final String IF_OURS = """
            WHERE source = :key AND version = :version
              AND EXISTS (SELECT 1 FROM lease WHERE name = 'poll:' || :key AND holder = :holder AND ends > <now>)
            """;

    boolean seen(long began, byte[] note, int parts, Map<Integer, List<Pipeline>> changed) {
        String head = "UPDATE sighting SET beat = beat + 1, seen_at = :began, seen = :note,"
                + " unseen_at = NULL, unseen = NULL";
        String news = changed.isEmpty() ? " " : ", version = version + 1, parts = " + parts + " ";
        if (!update(head + news + IF_OURS, began, note)) {
            return false;
        }
        if (!changed.isEmpty()) {
            write(changed);
            handle.createUpdate("DELETE FROM sighting_part WHERE source = :key AND part >= :parts")
                    .bind("key", key)
                    .bind("parts", parts)
                    .execute();
        }
        return true;
    }

    boolean unseen(long began, byte[] note) {
        return update(
                "UPDATE sighting SET beat = beat + 1, unseen_at = :began, unseen = :note " + IF_OURS, began, note);
    }

    private boolean update(String sql, long began, byte[] note) {
        return handle.createUpdate(sql)
                        .bind("key", key)
                        .bind("version", version)
                        .bind("holder", holder)
                        .bind("began", began)
                        .bind("note", note)
                        .execute()
                == 1;
    }

    private void write(Map<Integer, List<Pipeline>> changed) {
        PreparedBatch parts = handle.prepareBatch("""
                INSERT INTO sighting_part (source, part, version, pipelines)
                VALUES (:key, :part, :version + 1, :pipelines)
                ON CONFLICT (source, part)
                DO UPDATE SET version = excluded.version, pipelines = excluded.pipelines
                """);
        changed.forEach((part, pipelines) -> parts.bind("key", key)
                .bind("part", part)
                .bind("version", version)
                .bind("pipelines", RecordBytes.packed(SightNotes.PIPELINES, new SightNotes.Pipelines(pipelines)))
                .add());
        parts.execute();
    }
}
