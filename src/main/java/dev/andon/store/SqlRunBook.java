package dev.andon.store;

import com.google.gson.Gson;
import dev.andon.build.Outcome;
import dev.andon.build.Past;
import dev.andon.build.Run;
import dev.andon.build.RunBook;
import dev.andon.deploy.Delivery;
import dev.andon.deploy.Release;
import dev.andon.deploy.Service;
import dev.andon.people.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Builds and deploys in two tables, a row each; who may have broken a build is JSON in a column. When a row was
/// written is by the database's clock, so that all agree on what is too old.
record SqlRunBook(Access access) implements RunBook {
    private static final Gson GSON = new Gson();
    private static final int BREAKERS_AT_MOST = 20;

    private static final String RUN = """
            INSERT INTO run (source, pipeline, main_line, label, outcome, commit_id, queued, started, finished, at,
                             breakers, written)
            VALUES (:source, :pipeline, :main, :label, :word, :commit, :queued, :started, :finished, :at,
                    :people, <now>)
            ON CONFLICT (source, pipeline, label, coalesce(started, -1), coalesce(finished, -1))
            DO UPDATE SET queued = excluded.queued WHERE run.queued IS NULL AND excluded.queued IS NOT NULL
            """;

    private static final String DELIVERY = """
            INSERT INTO delivery (source, service, environment, id, version, artifact, commit_id, begun, finished,
                                  outcome, at, instead, oldest_commit, written)
            VALUES (:source, :name, :environment, :id, :version, :artifact, :commit, :begun, :finished,
                    :word, :at, :instead, :oldestCommit, <now>)
            ON CONFLICT (source, service, environment, id, coalesce(begun, -1), instead)
            DO UPDATE SET outcome = excluded.outcome, finished = excluded.finished
            WHERE delivery.outcome <> excluded.outcome
            """;

    @Override
    public void write(List<Run> runs, List<Delivery> deliveries) {
        access.inOneGo(handle -> {
            writeRuns(runs, handle);
            writeDeliveries(deliveries, handle);
            forget(handle);
            return runs.size() + deliveries.size();
        });
    }

    private static void writeRuns(List<Run> runs, Handle handle) {
        if (runs.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(RUN);
        for (Run run : runs) {
            List<Person> breakers = run.breakers();
            batch.bindMethods(run)
                    .bind("main", run.mainLine() ? 1 : 0)
                    .bind("word", run.outcome().word())
                    .bind("people", GSON.toJson(breakers.subList(0, Math.min(BREAKERS_AT_MOST, breakers.size()))))
                    .bind("queued", millis(run.queued()))
                    .bind("started", millis(run.started()))
                    .bind("finished", millis(run.finished()))
                    .add();
        }
        batch.execute();
    }

    private static void writeDeliveries(List<Delivery> deliveries, Handle handle) {
        if (deliveries.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(DELIVERY);
        for (Delivery delivery : deliveries) {
            batch.bindMethods(delivery)
                    .bind("name", delivery.service().name())
                    .bind("environment", delivery.service().environment())
                    .bind("word", delivery.outcome().word())
                    .bind("begun", millis(delivery.begun()))
                    .bind("finished", millis(delivery.finished()))
                    .bind("oldestCommit", millis(delivery.oldestCommit()))
                    .add();
        }
        batch.execute();
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : Long.valueOf(Arguments.millis(instant));
    }

    private static void forget(Handle handle) {
        for (String table : List.of("run", "delivery")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE written < <now> - :kept")
                    .bind("kept", KEPT.toMillis())
                    .execute();
        }
    }

    @Override
    public Past since(Instant from) {
        return access.inOneGo(handle -> new Past(
                began(handle),
                handle.createQuery("SELECT * FROM run WHERE at >= :from ORDER BY at")
                        .bind("from", from)
                        .map((row, _) -> run(row))
                        .list(),
                handle.createQuery("SELECT * FROM delivery WHERE at >= :from ORDER BY at")
                        .bind("from", from)
                        .map((row, _) -> delivery(row))
                        .list()));
    }

    private static @Nullable Instant began(Handle handle) {
        return handle.createQuery("""
                        SELECT min(written) AS began
                        FROM (SELECT min(written) AS written FROM run UNION ALL
                              SELECT min(written) AS written FROM delivery) AS first
                        """)
                .map((row, _) -> Columns.maybeInstant(row, "began"))
                .one();
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getString("source"),
                row.getString("pipeline"),
                row.getInt("main_line") == 1,
                row.getString("label"),
                Columns.word(row, "outcome", Outcome.values(), Outcome::word),
                row.getString("commit_id"),
                Columns.maybeInstant(row, "queued"),
                Columns.maybeInstant(row, "started"),
                Columns.maybeInstant(row, "finished"),
                Columns.instant(row, "at"),
                List.of(GSON.fromJson(row.getString("breakers"), Person[].class)));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getString("source"),
                new Service(row.getString("service"), row.getString("environment")),
                row.getString("id"),
                row.getString("version"),
                row.getString("artifact"),
                row.getString("commit_id"),
                Columns.maybeInstant(row, "begun"),
                Columns.maybeInstant(row, "finished"),
                Columns.word(row, "outcome", Release.Outcome.values(), Release.Outcome::word),
                Columns.instant(row, "at"),
                row.getString("instead"),
                Columns.maybeInstant(row, "oldest_commit"));
    }
}
