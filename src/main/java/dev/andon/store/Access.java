package dev.andon.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.andon.source.StoreFailure;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// The only way to the database. Makes it ready at the first use, or at a later one if that failed, and turns
/// whatever goes wrong into a sentence. Until then not even the libraries are loaded.
final class Access implements AutoCloseable {
    private final Engine engine;
    private final String holder;
    private static final int TRIES = 100;
    private static final Duration PAUSE = Duration.ofMillis(30);

    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable Live live;
    private boolean closed;

    private record Live(HikariDataSource pool, Jdbi jdbi) {}

    Access(Engine engine, String holder) {
        this.engine = engine;
        this.holder = holder;
    }

    /// Each statement is a transaction of its own.
    <T> T ask(HandleCallback<T, RuntimeException> question) {
        Jdbi jdbi = open();
        return guarded(() -> jdbi.withHandle(question));
    }

    /// All statements are one transaction.
    <T> T inOneGo(HandleCallback<T, RuntimeException> work) {
        Jdbi jdbi = open();
        return guarded(() -> jdbi.inTransaction(work));
    }

    /// The same for what may be lost at a power cut, since it is soon written anew: what is seen, not what people
    /// say.
    <T> T lightly(HandleCallback<T, RuntimeException> work) {
        Jdbi jdbi = open();
        return guarded(() -> jdbi.withHandle(handle -> {
            engine.lighten(handle);
            try {
                return handle.inTransaction(work);
            } finally {
                engine.harden(handle);
            }
        }));
    }

    Jdbi open() {
        Live now = live;
        return now == null ? openNow().jdbi() : now.jdbi();
    }

    private Live openNow() {
        opening.lock();
        try {
            if (closed) {
                throw new StoreFailure("The books are closed.");
            }
            Live now = live;
            if (now == null) {
                now = guarded(this::makeReady);
                live = now;
            }
            return now;
        } finally {
            opening.unlock();
        }
    }

    /// On a connection beside the pool's: that would try again for seconds where a file is damaged or a password
    /// is wrong.
    private Live makeReady() throws IOException {
        engine.prepare();
        DataSource source = engine.source(holder);
        bringUpToDate(source);
        HikariConfig config = engine.pool();
        config.setPoolName("books");
        config.setDataSource(source);
        var pool = new HikariDataSource(config);
        return new Live(pool, jdbi(pool));
    }

    /// Programs that find no books at one instant get in each other's way where a database does not wait by
    /// itself. Nothing was written then, and it is tried again.
    private void bringUpToDate(DataSource source) {
        Jdbi jdbi = Jdbi.create(source).define("number", engine.number());
        for (int tries = 1; ; tries++) {
            try {
                jdbi.useHandle(handle -> Schema.bringUpToDate(handle, engine));
                return;
            } catch (JdbiException failure) {
                if (tries == TRIES || !engine.isBusy(reason(failure))) {
                    throw failure;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private Jdbi jdbi(DataSource pool) {
        return Jdbi.create(pool)
                .registerArgument(new Arguments.Millis())
                .registerArgument(new Arguments.Words())
                .define("now", engine.now());
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
    static SQLException reason(JdbiException failure) {
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
        opening.lock();
        try {
            closed = true;
            Live now = live;
            live = null;
            if (now != null) {
                now.pool().close();
            }
        } finally {
            opening.unlock();
        }
    }
}
