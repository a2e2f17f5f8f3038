package dev.andon.store;

import dev.andon.people.Person;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How values of ours get out of a row, the same way from every database.
final class Columns {
    private Columns() {}

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static @Nullable Instant maybeInstant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    /// A person has two columns.
    static Person person(ResultSet row, String column) throws SQLException {
        return new Person(row.getString(column + "_name"), row.getString(column + "_mail"));
    }

    static @Nullable Person maybePerson(ResultSet row, String column) throws SQLException {
        return row.getString(column + "_name") == null ? null : person(row, column);
    }

    /// One of our own words.
    static <E> E word(ResultSet row, String column, E[] all, Function<E, String> word) throws SQLException {
        String written = row.getString(column);
        return Arrays.stream(all)
                .filter(value -> word.apply(value).equals(written))
                .findFirst()
                .orElseThrow(() -> new SQLDataException("the column " + column + " holds no word of ours"));
    }
}
