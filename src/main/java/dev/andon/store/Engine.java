package dev.andon.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/// What differs between the databases.
sealed interface Engine permits Sqlite, Postgresql {
    static Engine of(Database database) {
        return switch (database) {
            case Embedded embedded -> new Sqlite(embedded);
            case Shared shared -> new Postgresql(shared);
        };
    }

    /// What must be there before a connection can be made.
    void prepare() throws IOException;

    /// How a connection is made.
    ///
    /// @param holder this program's name in the database
    DataSource source(String holder);

    /// How a connection is made that reads and writes nothing, not even tables that are missing.
    DataSource looking(String holder);

    /// What the database calls itself, in SQL.
    String product();

    /// Asks the database whether it is whole, in SQL; `ok` when it is.
    String check();

    /// How many connections there are, and for how long.
    HikariConfig pool();

    /// The database's own time in SQL, in milliseconds since 1970 in UTC.
    String now();

    /// The type of a column in SQL that numbers its rows upwards by itself.
    String number();

    /// Keeps other programs from migrating the schema until the transaction ends, in SQL.
    String lockSchema();

    /// Whether the table `andon_schema` is there, in SQL.
    String findSchema();

    /// What this database needs besides the tables that all have, in SQL. It is said again after every migration.
    String extras();

    /// Makes the transactions that follow on a connection lighter, where that is possible: a power cut, though
    /// nothing less, may take them back.
    void lighten(Handle handle);

    /// Makes them as safe again as all others.
    void harden(Handle handle);

    /// Whether somebody else had the database to themselves, and it is worth trying again.
    boolean isBusy(SQLException failure);

    /// What went wrong, in a sentence without secrets.
    String sentence(SQLException failure);

    /// What went wrong before there was a connection.
    String sentence(IOException failure);

    /// Calls back whenever other programs wrote.
    ///
    /// @param seen called back when they wrote of what they see of a source
    Changes changes(Access access, String holder, Runnable changed, Runnable seen);
}
