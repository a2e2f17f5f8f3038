package dev.andon.store;

import com.google.gson.Gson;
import dev.andon.guard.Baseline;
import dev.andon.guard.Metric;
import dev.andon.guard.Question;
import dev.andon.guard.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What vigils were judged by, in a table: the numbers as [SeriesBytes], the rest of a question as JSON in a
/// column.
record KeptQuestions(Access access) {
    private static final Gson GSON = new Gson();
    private static final Duration HARMLESS_KEPT = Duration.ofDays(30);

    /// Times in milliseconds since 1970.
    private record Times(long from, long to) {
        static Times of(Span span) {
            return new Times(span.from().toEpochMilli(), span.to().toEpochMilli());
        }

        Span span() {
            return new Span(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
        }
    }

    /// @param against the old version; absent where days are compared
    private record Body(
            Metric.Kind kind,
            Metric.Bad bad,
            String zone,
            Times deploy,
            List<Times> disturbed,
            @Nullable String against) {
        static Body of(Question question) {
            return new Body(
                    question.metric().kind(),
                    question.metric().bad(),
                    question.zone().getId(),
                    Times.of(question.deploy()),
                    question.disturbed().stream().map(Times::of).toList(),
                    question.baseline() == null ? null : question.baseline().version());
        }
    }

    void keep(long number, Question question) {
        Question relevant = question.relevant();
        byte[] base = relevant.base() == null ? null : SeriesBytes.of(relevant.base());
        Baseline old = relevant.baseline();
        access.inOneGo(handle -> {
            handle.createUpdate("""
                            DELETE FROM vigil_question WHERE vigil IN (SELECT number FROM vigil
                                WHERE ended < <now> - :kept AND ending IN ('fine', 'inconclusive', 'unknown', 'overtaken', 'grew'))
                            """).bind("kept", HARMLESS_KEPT.toMillis()).execute();
            return handle.createUpdate("""
                            INSERT INTO vigil_question (vigil, metric, body, events, base, old_events, old_base)
                            VALUES (:number, :metric, :body, :events, :base, :oldEvents, :oldBase)
                            ON CONFLICT (vigil, metric) DO UPDATE
                                SET body = excluded.body, events = excluded.events, base = excluded.base,
                                    old_events = excluded.old_events, old_base = excluded.old_base
                            """)
                    .bind("number", number)
                    .bind("metric", relevant.metric().name())
                    .bind("body", GSON.toJson(Body.of(relevant)))
                    .bind("events", SeriesBytes.of(relevant.events()))
                    .bind("base", base)
                    .bind("oldEvents", old == null ? null : SeriesBytes.of(old.events()))
                    .bind("oldBase", old == null ? null : SeriesBytes.of(old.base()))
                    .execute();
        });
    }

    List<Question> of(long number) {
        return access.ask(
                handle -> handle.createQuery("SELECT * FROM vigil_question WHERE vigil = :number ORDER BY metric")
                        .bind("number", number)
                        .map((row, _) -> question(row))
                        .list());
    }

    private static Question question(ResultSet row) throws SQLException {
        Body body = GSON.fromJson(row.getString("body"), Body.class);
        byte[] base = row.getBytes("base");
        return new Question(
                new Metric(row.getString("metric"), body.kind(), body.bad()),
                SeriesBytes.series(row.getBytes("events")),
                base == null ? null : SeriesBytes.series(base),
                body.deploy().span(),
                ZoneId.of(body.zone()),
                body.disturbed().stream().map(Times::span).toList(),
                body.against() == null
                        ? null
                        : new Baseline(
                                body.against(),
                                SeriesBytes.series(row.getBytes("old_events")),
                                SeriesBytes.series(row.getBytes("old_base"))));
    }
}
