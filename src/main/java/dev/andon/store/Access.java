package dev.andon.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.andon.source.StoreFailure;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// The only way to the database. Makes it ready at the first use, or at a later one if that failed, and turns
/// whatever goes wrong into a sentence.
final class Access implements AutoCloseable {
    private final Engine engine;
    private final DataSource source;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile boolean open;

    Access(Engine engine, String holder) {
        this.engine = engine;
        this.source = engine.source(holder);
        this.pool = pool(engine.pool(), source);
        this.jdbi = Jdbi.create(pool)
                .registerArgument(new Arguments.Millis())
                .registerArgument(new Arguments.Words())
                .define("now", engine.now());
    }

    /// Connects to nothing yet.
    private static HikariDataSource pool(HikariConfig config, DataSource source) {
        config.setPoolName("books");
        config.setDataSource(source);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /// Each statement is a transaction of its own.
    <T> T ask(HandleCallback<T, RuntimeException> question) {
        open();
        return guarded(() -> jdbi.withHandle(question));
    }

    /// All statements are one transaction.
    <T> T inOneGo(HandleCallback<T, RuntimeException> work) {
        open();
        return guarded(() -> jdbi.inTransaction(work));
    }

    void open() {
        if (open) {
            return;
        }
        opening.lock();
        try {
            if (!open) {
                guarded(this::makeReady);
                open = true;
            }
        } finally {
            opening.unlock();
        }
    }

    /// On a connection beside the pool's: that would try again for seconds where a file is damaged or a password
    /// is wrong.
    private boolean makeReady() throws IOException {
        engine.prepare();
        Jdbi.create(source).define("number", engine.number()).useHandle(handle -> Schema.bringUpToDate(handle, engine));
        return true;
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T guarded(Work<T> work) {
        try {
            return work.run();
        } catch (IOException failure) {
            throw new StoreFailure(engine.sentence(failure), failure);
        } catch (JdbiException failure) {
            throw new StoreFailure(engine.sentence(reason(failure)), failure);
        }
    }

    /// The last of those in the chain that says more than that something failed.
    private static SQLException reason(JdbiException failure) {
        SQLException reason = new SQLException(failure.getClass().getSimpleName());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                reason = found;
            }
        }
        return reason;
    }

    @Override
    public void close() {
        pool.close();
    }
}
