package dev.andon.store;

import com.google.gson.Gson;
import dev.andon.guard.Vigil;
import dev.andon.line.Cause;
import dev.andon.line.Resumption;
import dev.andon.line.Stop;
import dev.andon.line.StopBook;
import dev.andon.people.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Stops in a table; what broke a line and who is JSON in a column. Two indices, `one_open_stop_by_andon` and
/// `one_open_stop_by_a_person`, decide who was first.
record SqlStopBook(Access access) implements StopBook {
    private static final Gson GSON = new Gson();

    /// Goes round again only when somebody was faster.
    @Override
    public Stop stop(Stop wanted) {
        while (true) {
            Optional<Stop> stop = access.ask(handle -> open(handle, wanted).or(() -> written(handle, wanted)));
            if (stop.isPresent()) {
                return stop.get();
            }
        }
    }

    @Override
    public boolean stop(List<Stop> wanted, Vigil vigil) {
        return access.inOneGo(handle -> {
            boolean written = SqlVigilBook.write(handle, vigil);
            for (Stop stop : written ? wanted : List.<Stop>of()) {
                // Who was faster has stopped it.
                Optional<Stop> _ = open(handle, stop).or(() -> written(handle, stop));
            }
            return written;
        });
    }

    @Override
    public boolean resume(long number, Resumption resumption) {
        return access.ask(handle -> handle.createUpdate("""
                                UPDATE stop SET resumed = <now>,
                                                resumed_by_name = :by?.name, resumed_by_mail = :by?.mail,
                                                category = :cause?.category?.word,
                                                whys = :cause?.whys, link = :cause?.link
                                WHERE number = :number AND resumed IS NULL
                                """)
                        .bindMethods(resumption)
                        .bind("number", number)
                        .execute()
                == 1);
    }

    @Override
    public Optional<Instant> lastResumed(String line, Instant asked) {
        return access.ask(handle -> handle.createQuery("""
                        SELECT <now> - resumed AS age FROM stop WHERE line = :line AND resumed <= <now>
                        ORDER BY resumed DESC LIMIT 1
                        """)
                .bind("line", line)
                .map((row, _) -> asked.minusMillis(row.getLong("age")))
                .findOne());
    }

    @Override
    public List<Stop> open() {
        return access.ask(handle -> handle.createQuery("SELECT * FROM stop WHERE resumed IS NULL ORDER BY at, number")
                .map(SqlStopBook::read)
                .list());
    }

    @Override
    public List<Stop> since(Instant begin) {
        return access.ask(handle -> handle.createQuery("""
                        SELECT * FROM stop WHERE at >= :begin OR resumed IS NULL OR resumed >= :begin
                        ORDER BY at DESC, number DESC
                        """)
                .bind("begin", begin)
                .map(SqlStopBook::read)
                .list());
    }

    /// The open stop of the same sort.
    private static Optional<Stop> open(Handle handle, Stop wanted) {
        return handle.createQuery(wanted.isByPerson() ? """
                        SELECT * FROM stop WHERE line = :line AND resumed IS NULL AND by_name IS NOT NULL
                        """ : """
                        SELECT * FROM stop WHERE line = :line AND resumed IS NULL AND by_name IS NULL
                        """)
                .bind("line", wanted.line())
                .map(SqlStopBook::read)
                .findOne();
    }

    /// @return nothing when there is an open stop of the same sort
    private static Optional<Stop> written(Handle handle, Stop wanted) {
        return handle.createQuery("""
                        INSERT INTO stop (line, at, by_name, by_mail, why, broken, breakers)
                        VALUES (:line, <now>, :by?.name, :by?.mail, :why, :json.broken, :json.breakers)
                        ON CONFLICT DO NOTHING
                        RETURNING *
                        """)
                .bindMethods(wanted)
                .bind("json.broken", GSON.toJson(wanted.broken()))
                .bind("json.breakers", GSON.toJson(wanted.breakers()))
                .map(SqlStopBook::read)
                .findOne();
    }

    private static Stop read(ResultSet row, StatementContext context) throws SQLException {
        return new Stop(
                row.getLong("number"),
                row.getString("line"),
                Columns.instant(row, "at"),
                Columns.maybePerson(row, "by"),
                row.getString("why"),
                List.of(GSON.fromJson(row.getString("broken"), String[].class)),
                List.of(GSON.fromJson(row.getString("breakers"), Person[].class)),
                resumption(row));
    }

    private static @Nullable Resumption resumption(ResultSet row) throws SQLException {
        Instant at = Columns.maybeInstant(row, "resumed");
        return at == null ? null : new Resumption(at, Columns.maybePerson(row, "resumed_by"), cause(row));
    }

    private static @Nullable Cause cause(ResultSet row) throws SQLException {
        if (row.getString("category") == null) {
            return null;
        }
        Cause.Category category = Columns.word(row, "category", Cause.Category.values(), Cause.Category::word);
        return new Cause(category, row.getString("whys"), row.getString("link"));
    }
}
