package dev.andon.store;

import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.command.AuditLog;
import dev.andon.command.AuditQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
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

    @Override
    public List<AuditEntry> find(AuditQuery query) {
        AuditEntry before = query.before();
        var where =
                new StringBuilder(before == null ? "" : " AND (at < :before OR (at = :before AND number < :number))");
        for (int i = 0; i < query.terms().size(); i++) {
            where.append(" AND ").append(condition(query.terms().get(i).place(), i));
        }
        return access.ask(handle -> {
            Query sql = handle.createQuery("SELECT * FROM audit WHERE at >= :begin" + where
                            + " ORDER BY at DESC, number DESC LIMIT :size")
                    .bind("begin", query.since())
                    .bind("size", query.size());
            if (before != null) {
                sql.bind("before", before.at()).bind("number", before.number());
            }
            for (int i = 0; i < query.terms().size(); i++) {
                String word = query.terms().get(i).word();
                sql.bind("word" + i, part(word)).bind("small" + i, part(lower(word)));
            }
            return sql.map(SqlAuditLog::entry).list();
        });
    }

    private static String condition(AuditQuery.Place place, int term) {
        return switch (place) {
            case PERSON -> any(term, "actor_name", "actor_mail");
            case SUBJECT -> any(term, "subject");
            case ACTION -> any(term, "action");
            case STATE -> any(term, "state");
            case ANYWHERE -> any(term, "actor_name", "actor_mail", "action", "subject", "words", "state", "outcome");
        };
    }

    /// SQLite makes only ASCII letters small: what has others is found as it was written.
    private static String any(int term, String... columns) {
        return Stream.of(columns)
                .map(column -> "%s LIKE :word%d ESCAPE '!' OR lower(%s) LIKE :small%d ESCAPE '!'"
                        .formatted(column, term, column, term))
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String part(String word) {
        return "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    /// As every database makes letters small.
    private static String lower(String word) {
        return word.chars()
                .map(c -> c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
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
