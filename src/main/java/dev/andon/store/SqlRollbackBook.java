package dev.andon.store;

import dev.andon.deploy.Rollback;
import dev.andon.deploy.RollbackBook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Rollbacks in a table. An index, `one_open_rollback` of each service, decides who may change it.
record SqlRollbackBook(Access access) implements RollbackBook {
    @Override
    public OptionalLong intend(Rollback wanted) {
        Optional<Long> number = access.ask(handle ->
                handle.createQuery("""
                        INSERT INTO rollback (subject, way, from_id, from_version, from_artifact, from_commit,
                                              to_id, to_version, to_artifact, to_commit, why, by_name, by_mail, at, sending, words)
                        VALUES (:subject, :way.word, :from.id, :from.version, :from.artifact, :from.commit,
                                :to.id, :to.version, :to.artifact, :to.commit, :why, :by.name, :by.mail, <now>, :sending.word, '')
                        ON CONFLICT DO NOTHING
                        RETURNING number
                        """).bindMethods(wanted).mapTo(Long.class).findOne());
        return number.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    @Override
    public void settle(long number, Rollback.Sending sending, String words) {
        if (sending == Rollback.Sending.INTENDED) {
            throw new IllegalArgumentException("a rollback is settled by how far asking came");
        }
        access.ask(handle -> handle.createUpdate("""
                        UPDATE rollback SET sending = :sending, words = :words,
                            finding = CASE WHEN :sending = 'refused' THEN 'not-done' ELSE finding END,
                            ended = CASE WHEN :sending = 'refused' THEN <now> ELSE ended END
                        WHERE number = :number AND sending = 'intended' AND ended IS NULL
                        """)
                .bind("number", number)
                .bind("sending", sending.word())
                .bind("words", words)
                .execute());
    }

    @Override
    public boolean decide(long number, Rollback.Finding finding) {
        return access.ask(handle -> handle.createUpdate("""
                                UPDATE rollback SET finding = :finding, ended = <now>
                                WHERE number = :number AND ended IS NULL
                                """)
                        .bind("number", number)
                        .bind("finding", finding.word())
                        .execute()
                == 1);
    }

    @Override
    public List<Rollback> remembered(Duration back, Instant asked) {
        return access.ask(handle -> handle.createQuery("""
                        SELECT *, <now> - at AS age, <now> - ended AS ended_age FROM rollback
                        WHERE ended IS NULL OR at >= <now> - :back ORDER BY at DESC, number DESC
                        """)
                .bind("back", back.toMillis())
                .map((row, _) -> rollback(row, asked))
                .list());
    }

    private static Rollback rollback(ResultSet row, Instant asked) throws SQLException {
        return new Rollback(
                row.getLong("number"),
                row.getString("subject"),
                Columns.word(row, "way", Rollback.Way.values(), Rollback.Way::word),
                point(row, "from"),
                point(row, "to"),
                row.getString("why"),
                Columns.person(row, "by"),
                asked.minusMillis(row.getLong("age")),
                Columns.word(row, "sending", Rollback.Sending.values(), Rollback.Sending::word),
                row.getString("words"),
                finding(row),
                row.getString("finding") == null ? null : asked.minusMillis(row.getLong("ended_age")));
    }

    private static Rollback.Point point(ResultSet row, String side) throws SQLException {
        return new Rollback.Point(
                row.getString(side + "_id"),
                row.getString(side + "_version"),
                row.getString(side + "_artifact"),
                row.getString(side + "_commit"));
    }

    private static Rollback.@Nullable Finding finding(ResultSet row) throws SQLException {
        return row.getString("finding") == null
                ? null
                : Columns.word(row, "finding", Rollback.Finding.values(), Rollback.Finding::word);
    }
}
