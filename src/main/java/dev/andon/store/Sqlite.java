package dev.andon.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// SQLite, in a file of this machine. Its clock is this machine's.
record Sqlite(Embedded place) implements Engine {
    private static final int PATIENCE_MILLIS = 5_000;

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(place.file().toAbsolutePath().getParent());
    }

    /// One connection, kept for ever: a second one of ours would only wait for the first, in native code, where a
    /// virtual thread keeps its carrier; and `data_version` tells of others only as long as we stay the same one.
    @Override
    public HikariConfig pool() {
        var pool = new HikariConfig();
        pool.setMaximumPoolSize(1);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        pool.setIdleTimeout(0);
        pool.setMaxLifetime(0);
        pool.setConnectionTimeout(2 * PATIENCE_MILLIS);
        return pool;
    }

    /// WAL lets others read while one writes. FULL: what was acknowledged is on the disk. IMMEDIATE: who will
    /// write waits at the beginning, and not in the middle where waiting is of no use.
    @Override
    public DataSource source(String holder) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.enforceForeignKeys(true);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + place.file().toAbsolutePath());
        return source;
    }

    @Override
    public DataSource looking(String holder) {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MILLIS);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + place.file().toAbsolutePath());
        return source;
    }

    @Override
    public String product() {
        return "SELECT 'SQLite ' || sqlite_version()";
    }

    /// Not `integrity_check`, which reads every index as well and takes many times as long.
    @Override
    public String check() {
        return "PRAGMA quick_check(1)";
    }

    @Override
    public String now() {
        return "CAST(round(unixepoch('now', 'subsec') * 1000) AS INTEGER)";
    }

    @Override
    public String number() {
        return "INTEGER PRIMARY KEY AUTOINCREMENT";
    }

    /// The transaction is immediate: it has the file to itself already.
    @Override
    public String lockSchema() {
        return "SELECT 1";
    }

    @Override
    public String findSchema() {
        return "SELECT count(*) FROM sqlite_master WHERE name = 'andon_schema'";
    }

    @Override
    public String extras() {
        return "SELECT 1";
    }

    /// A commit no longer waits for the disk: a new claim does, and takes what was written before it along. It
    /// counts from the next transaction, not within one.
    @Override
    public void lighten(Handle handle) {
        handle.execute("PRAGMA synchronous = NORMAL");
    }

    @Override
    public void harden(Handle handle) {
        handle.execute("PRAGMA synchronous = FULL");
    }

    @Override
    public String sentence(SQLException failure) {
        return switch (kind(failure)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> in("is held by another program; nothing was written. Try again.");
            case SQLITE_READONLY -> in("may not be written by this user, or its folder may not.");
            case SQLITE_IOERR -> in("cannot be read or written: the disk reports an error.");
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                in("is damaged, or is no file of Andon. It was left as it is: move it away and Andon begins a new one,"
                        + " or put a copy in its place.");
            case SQLITE_FULL -> in("cannot grow: the disk is full. Nothing was written.");
            case SQLITE_CANTOPEN -> in("cannot be opened: this user may not write in that folder.");
            default -> in("cannot be used: " + failure.getMessage());
        };
    }

    @Override
    public boolean isBusy(SQLException failure) {
        return kind(failure) == SQLiteErrorCode.SQLITE_BUSY;
    }

    /// The lower eight bits of a code are its kind, the others a detail: https://sqlite.org/rescode.html
    private static SQLiteErrorCode kind(SQLException failure) {
        if (failure instanceof SQLTransientConnectionException) {
            // Our one connection was in use all the time, by somebody of ours who waits for another program.
            return SQLiteErrorCode.SQLITE_BUSY;
        }
        return failure instanceof SQLiteException told
                ? SQLiteErrorCode.getErrorCode(told.getResultCode().code & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    @Override
    public String sentence(IOException failure) {
        return in("cannot be made: its folder is not there and may not be made.");
    }

    private String in(String what) {
        return "The file of the books " + place.file() + " " + what;
    }

    @Override
    public Changes changes(Access access, String holder, Runnable changed, Runnable seen) {
        return new FileChanges(access, () -> {
            changed.run();
            seen.run();
        });
    }
}
