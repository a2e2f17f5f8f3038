package dev.andon.store;

import dev.andon.line.Engagement;
import dev.andon.line.GateBook;
import dev.andon.line.GateName;
import dev.andon.line.GateReport;
import dev.andon.line.GateSight;
import dev.andon.line.GateState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Gates in two tables: what they were like, and how they stand. What they were like is written once and only
/// ever removed.
record SqlGateBook(Access access) implements GateBook {
    @Override
    public Engagement engage(Engagement first) {
        return access.inOneGo(handle -> {
            handle.createUpdate("""
                            INSERT INTO engagement (line, gate, stop, was, setting, phase, audit, at)
                            VALUES (:gate.line, :gate.name, :stop, :was.word, :before, :phase.word, :audit, <now>)
                            ON CONFLICT DO NOTHING
                            """).bindMethods(first).execute();
            return engagement(handle, first.gate()).orElseThrow();
        });
    }

    @Override
    public Optional<Engagement> engagement(GateName gate) {
        return access.ask(handle -> engagement(handle, gate));
    }

    private static Optional<Engagement> engagement(Handle handle, GateName gate) {
        return handle.createQuery("SELECT * FROM engagement WHERE line = :line AND gate = :name")
                .bindMethods(gate)
                .map(SqlGateBook::engagement)
                .findOne();
    }

    @Override
    public List<Engagement> engagements() {
        return access.ask(handle -> handle.createQuery("SELECT * FROM engagement ORDER BY at, line, gate")
                .map(SqlGateBook::engagement)
                .list());
    }

    @Override
    public boolean move(Engagement from, Engagement.Phase phase, long audit) {
        return access.ask(handle -> handle.createUpdate("""
                                UPDATE engagement SET phase = :next, audit = :entry
                                WHERE line = :gate.line AND gate = :gate.name
                                  AND phase = :phase.word AND audit = :audit
                                """)
                        .bindMethods(from)
                        .bind("next", phase.word())
                        .bind("entry", audit)
                        .execute()
                == 1);
    }

    @Override
    public boolean forget(Engagement last) {
        return access.inOneGo(handle -> {
            boolean same = handle.createUpdate("""
                                    DELETE FROM engagement
                                    WHERE line = :gate.line AND gate = :gate.name
                                      AND phase = :phase.word AND audit = :audit
                                    """).bindMethods(last).execute() == 1;
            if (same) {
                withdraw(handle, last.gate());
            }
            return same;
        });
    }

    @Override
    public void withdraw(GateName gate) {
        access.ask(handle -> withdraw(handle, gate));
    }

    private static int withdraw(Handle handle, GateName gate) {
        return handle.createUpdate("""
                        DELETE FROM gate_report
                        WHERE line = :line AND gate = :name
                          AND NOT EXISTS (SELECT 1 FROM engagement WHERE line = :line AND gate = :name)
                        """).bindMethods(gate).execute();
    }

    @Override
    public void report(GateReport report) {
        access.ask(handle -> handle.createUpdate("""
                        INSERT INTO gate_report (line, gate, state, words, at)
                        VALUES (:gate.line, :gate.name, :state.word, :words, <now>)
                        ON CONFLICT (line, gate) DO UPDATE
                        SET state = excluded.state, words = excluded.words, at = excluded.at
                        """).bindMethods(report).execute());
    }

    @Override
    public List<GateReport> reports() {
        return access.ask(handle -> handle.createQuery("SELECT * FROM gate_report ORDER BY line, gate")
                .map(SqlGateBook::report)
                .list());
    }

    private static Engagement engagement(ResultSet row, StatementContext context) throws SQLException {
        return new Engagement(
                gate(row),
                row.getLong("stop"),
                Columns.word(row, "was", GateSight.State.values(), GateSight.State::word),
                row.getString("setting"),
                Columns.word(row, "phase", Engagement.Phase.values(), Engagement.Phase::word),
                row.getLong("audit"),
                Columns.instant(row, "at"));
    }

    private static GateReport report(ResultSet row, StatementContext context) throws SQLException {
        return new GateReport(
                gate(row), Columns.word(row, "state", GateState.values(), GateState::word), row.getString("words"));
    }

    private static GateName gate(ResultSet row) throws SQLException {
        return new GateName(row.getString("line"), row.getString("gate"));
    }
}
