package dev.andon.store;

import dev.andon.line.Confirmation;
import dev.andon.line.ConfirmationBook;
import dev.andon.line.RedBuild;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Confirmations in a table. Two indices decide who runs something again: `one_open_confirmation` of each
/// pipeline, and `one_confirmation_of_a_build` for ever.
record SqlConfirmationBook(Access access) implements ConfirmationBook {
    @Override
    public Optional<Confirmation> intend(Confirmation wanted) {
        return access.ask(handle -> handle.createQuery("""
                        INSERT INTO confirmation (subject, label, started, finished, at, patience, sending, words)
                        VALUES (:subject, :build.label, :build.started, :build.finished, <now>, :millis,
                                :sending.word, :words)
                        ON CONFLICT DO NOTHING
                        RETURNING *
                        """)
                .bindMethods(wanted)
                .bind("millis", wanted.patience().toMillis())
                .map(SqlConfirmationBook::confirmation)
                .findOne());
    }

    @Override
    public void settle(long number, Confirmation.Sending sending, String words) {
        access.ask(handle -> handle.createUpdate("""
                        UPDATE confirmation SET sending = :sending, words = :words
                        WHERE number = :number AND sending = 'intended'
                        """)
                .bind("number", number)
                .bind("sending", sending.word())
                .bind("words", words)
                .execute());
    }

    @Override
    public void decide(long number, Confirmation.Finding finding) {
        access.ask(handle -> handle.createUpdate("""
                        UPDATE confirmation SET finding = :finding
                        WHERE number = :number AND finding IS NULL
                        """)
                .bind("number", number)
                .bind("finding", finding.word())
                .execute());
    }

    @Override
    public void end(long number) {
        access.ask(handle -> handle.createUpdate("""
                        UPDATE confirmation SET ended = <now>, finding = coalesce(finding, 'passed')
                        WHERE number = :number AND ended IS NULL
                        """).bind("number", number).execute());
    }

    @Override
    public List<Confirmation> since(Instant begin) {
        return access.ask(handle -> handle.createQuery("""
                        SELECT * FROM confirmation WHERE ended IS NULL OR ended >= :begin
                        ORDER BY at DESC, number DESC
                        """)
                .bind("begin", begin)
                .map(SqlConfirmationBook::confirmation)
                .list());
    }

    private static Confirmation confirmation(ResultSet row, StatementContext context) throws SQLException {
        return new Confirmation(
                row.getLong("number"),
                row.getString("subject"),
                new RedBuild(
                        row.getString("label"),
                        Columns.maybeInstant(row, "started"),
                        Columns.maybeInstant(row, "finished")),
                Columns.instant(row, "at"),
                Duration.ofMillis(row.getLong("patience")),
                Columns.word(row, "sending", Confirmation.Sending.values(), Confirmation.Sending::word),
                row.getString("words"),
                finding(row),
                Columns.maybeInstant(row, "ended"));
    }

    private static Confirmation.@Nullable Finding finding(ResultSet row) throws SQLException {
        return row.getString("finding") == null
                ? null
                : Columns.word(row, "finding", Confirmation.Finding.values(), Confirmation.Finding::word);
    }
}
