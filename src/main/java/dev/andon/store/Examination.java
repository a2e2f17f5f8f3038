package dev.andon.store;

import dev.andon.source.StoreFailure;
import java.nio.file.Files;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// How a database is, seen from outside: it is only read, and nothing is made that is not there.
///
/// @param product what the database calls itself, with its version
/// @param step how many steps of the tables' history it has seen; 0 when it has none
/// @param newest how many of them this Andon knows
/// @param condition `ok`, or what the database says is wrong with it
public record Examination(String product, int step, int newest, String condition) {
    /// Takes seconds, for a large file many.
    ///
    /// @return empty when there is none yet
    /// @throws StoreFailure when it is out of reach or damaged, in a sentence without secrets
    public static Optional<Examination> of(Database database) {
        if (database instanceof Embedded(var file) && !Files.exists(file)) {
            return Optional.empty();
        }
        Engine engine = Engine.of(database);
        try {
            return Optional.of(Jdbi.create(engine.looking("andon doctor")).withHandle(handle -> of(handle, engine)));
        } catch (JdbiException failure) {
            throw new StoreFailure(engine.sentence(Access.reason(failure)), failure);
        }
    }

    private static Examination of(Handle handle, Engine engine) {
        return new Examination(
                handle.createQuery(engine.product()).mapTo(String.class).one(),
                Schema.seen(handle, engine),
                Schema.newest(),
                handle.createQuery(engine.check()).mapTo(String.class).one());
    }

    /// Whether it is whole and this Andon can use it.
    public boolean isWell() {
        return condition.equals("ok") && step <= newest;
    }
}
