package dev.andon.store;

import com.google.gson.Gson;
import dev.andon.build.Lag;
import dev.andon.build.TrailBook;
import dev.andon.people.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What was told of services in a table, a row each; who wrote the commits is JSON in a column.
record SqlTrailBook(Access access) implements TrailBook {
    private static final Gson GSON = new Gson();
    /// What nobody asked for so long belongs to a service that is no more.
    private static final Duration KEPT = Duration.ofDays(90);

    private static final int AUTHORS_AT_MOST = 50;

    @Override
    public List<Lag> lags(Instant asked) {
        return access.ask(handle -> handle.createQuery("SELECT *, <now> - asked AS age FROM trail ORDER BY subject")
                .map((row, _) -> lag(row, asked))
                .list());
    }

    @Override
    public void write(Lag lag) {
        List<Person> authors = lag.authors();
        String written = GSON.toJson(authors.subList(0, Math.min(AUTHORS_AT_MOST, authors.size())));
        access.inOneGo(handle -> {
            handle.createUpdate("DELETE FROM trail WHERE asked < <now> - :kept")
                    .bind("kept", KEPT.toMillis())
                    .execute();
            return handle.createUpdate("""
                            INSERT INTO trail (subject, from_commit, to_commit, commits, complete, authors, oldest,
                                               trouble, asked)
                            VALUES (:subject, :from, :to, :commits, :whole, :written, :first, :trouble, <now>)
                            ON CONFLICT (subject) DO UPDATE
                            SET from_commit = excluded.from_commit, to_commit = excluded.to_commit,
                                commits = excluded.commits, complete = excluded.complete, authors = excluded.authors,
                                oldest = excluded.oldest, trouble = excluded.trouble, asked = excluded.asked
                            """)
                    .bindMethods(lag)
                    .bind("whole", lag.complete() ? 1 : 0)
                    .bind("written", written)
                    .bind(
                            "first",
                            lag.oldest() == null
                                    ? null
                                    : Long.valueOf(lag.oldest().toEpochMilli()))
                    .execute();
        });
    }

    private static Lag lag(ResultSet row, Instant asked) throws SQLException {
        return new Lag(
                row.getString("subject"),
                row.getString("from_commit"),
                row.getString("to_commit"),
                row.getInt("commits"),
                row.getInt("complete") == 1,
                List.of(GSON.fromJson(row.getString("authors"), Person[].class)),
                Columns.maybeInstant(row, "oldest"),
                row.getString("trouble"),
                asked.minusMillis(row.getLong("age")));
    }
}
