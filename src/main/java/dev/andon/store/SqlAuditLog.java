package dev.andon.store;

import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.command.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;

/// The audit in a table.
record SqlAuditLog(Access access) implements AuditLog {
    @Override
    public AuditEntry intend(AuditEntry entry) {
        return access.ask(handle -> handle.createQuery("""
                        INSERT INTO audit (at, actor_name, actor_mail, actor_known,
                                           action, subject, words, state, outcome)
                        VALUES (<now>, :actor.person.name, :actor.person.mail, :actor.known.word,
                                :action, :subject, :words, :state.word, :outcome)
                        RETURNING *
                        """)
                .bindMethods(entry)
                .map(SqlAuditLog::entry)
                .one());
    }

    /// What was done or failed stays so: only what is unsure can still become either.
    @Override
    public void settle(long number, AuditEntry.State state, String outcome) {
        if (state == AuditEntry.State.INTENDED) {
            throw new IllegalArgumentException("an entry is settled by what became of it");
        }
        access.ask(handle -> handle.createUpdate("""
                        UPDATE audit SET state = :state, outcome = :outcome, settled = <now>
                        WHERE number = :number AND state IN ('intended', 'unsure')
                        """)
                .bind("number", number)
                .bind("state", state.word())
                .bind("outcome", outcome)
                .execute());
    }

    @Override
    public List<AuditEntry> since(Instant begin) {
        return access.ask(handle -> handle.createQuery("""
                        SELECT * FROM audit WHERE at >= :begin ORDER BY at DESC, number DESC
                        """)
                .bind("begin", begin)
                .map(SqlAuditLog::entry)
                .list());
    }

    private static AuditEntry entry(ResultSet row, StatementContext context) throws SQLException {
        return new AuditEntry(
                row.getLong("number"),
                Columns.instant(row, "at"),
                new Actor(
                        Columns.person(row, "actor"),
                        Columns.word(row, "actor_known", Actor.Known.values(), Actor.Known::word)),
                row.getString("action"),
                row.getString("subject"),
                row.getString("words"),
                Columns.word(row, "state", AuditEntry.State.values(), AuditEntry.State::word),
                row.getString("outcome"));
    }
}
