package dev.andon.store;

import java.sql.Types;
import java.time.Instant;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/// How values of ours get into a statement, the same way in every database.
final class Arguments {
    private Arguments() {}

    /// An instant is milliseconds since 1970 in UTC: they sort right, and no time zone gets at them.
    static final class Millis extends AbstractArgumentFactory<Instant> {
        Millis() {
            super(Types.BIGINT);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            long millis = millis(value);
            return (position, statement, context) -> statement.setLong(position, millis);
        }
    }

    /// What is further away than a number of milliseconds can say is as far away as that.
    static long millis(Instant instant) {
        try {
            return instant.toEpochMilli();
        } catch (ArithmeticException far) {
            return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /// Text without the one sign that PostgreSQL cannot keep and at which SQLite ends a text.
    static final class Words extends AbstractArgumentFactory<String> {
        Words() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(String value, ConfigRegistry config) {
            String clean = value.replace('\0', '\uFFFD');
            return (position, statement, context) -> statement.setString(position, clean);
        }
    }
}
