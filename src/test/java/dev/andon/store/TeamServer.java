package dev.andon.store;

import dev.andon.source.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A real PostgreSQL, started once for all tests; it ends with them. Each test has a database of its own.
public final class TeamServer {
    public static final Secret PASSWORD = new Secret("Tr0ub4dor&3");

    /// On a machine with much else to do.
    private static final Duration STARTING = Duration.ofMinutes(1);

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TeamServer() {}

    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                Path logins = Files.createTempFile("andon", "pg_hba.conf");
                Files.writeString(logins, """
                        host all ann 127.0.0.1/32 scram-sha-256
                        host all all 127.0.0.1/32 trust
                        """);
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("hba_file", logins.toString())
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .setPGStartupWait(STARTING)
                        .start();
                Files.delete(logins);
                run(server, "CREATE ROLE ann LOGIN PASSWORD '" + PASSWORD.reveal() + "'");
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("the PostgreSQL that the tests bring along does not start", e);
            }
        }
    }

    public static Shared fresh() {
        String name = "books" + DATABASES.incrementAndGet();
        run(Running.SERVER, "CREATE DATABASE " + name + " OWNER ann");
        return new Shared("127.0.0.1", Running.SERVER.getPort(), name, "ann", PASSWORD, Map.of());
    }

    static void run(EmbeddedPostgres server, String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
