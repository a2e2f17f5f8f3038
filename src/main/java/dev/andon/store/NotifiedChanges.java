package dev.andon.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Hears PostgreSQL's notifications on a connection of its own, and makes a new one when it broke.
final class NotifiedChanges extends Changes {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int SILENCE_MILLIS = 10_000;
    private static final int ANSWER_SECONDS = 2;

    private final Postgresql engine;
    private final String holder;
    private final Map<String, Runnable> told;

    /// @param told what to call, by channel
    NotifiedChanges(Postgresql engine, String holder, Map<String, Runnable> told) {
        this.engine = engine;
        this.holder = holder;
        this.told = told;
    }

    @Override
    Duration listen() {
        try (Connection connection = engine.source(holder).getConnection();
                Statement statement = connection.createStatement()) {
            for (String channel : told.keySet()) {
                statement.execute("LISTEN " + channel);
            }
            // What was written before we listened, or while we could not.
            told.values().forEach(Runnable::run);
            hear(connection);
        } catch (SQLException broken) {
            // Whoever reads the books finds out as well, and says so.
        }
        return PAUSE;
    }

    /// A connection that is silent is asked whether it is still there.
    private void hear(Connection connection) throws SQLException {
        var listener = connection.unwrap(PGConnection.class);
        boolean alive = true;
        while (alive && !isClosed()) {
            PGNotification[] heard = listener.getNotifications(SILENCE_MILLIS);
            if (heard == null || heard.length == 0) {
                alive = connection.isValid(ANSWER_SECONDS);
            } else {
                Arrays.stream(heard)
                        .filter(one -> !one.getParameter().equals(holder))
                        .map(one -> told.get(one.getName()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .forEach(Runnable::run);
            }
        }
    }
}
