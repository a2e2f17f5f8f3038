package dev.andon.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.andon.deploy.Rollback;
import dev.andon.guard.Question;
import dev.andon.guard.Reading;
import dev.andon.guard.Restraint;
import dev.andon.guard.Ruling;
import dev.andon.guard.Span;
import dev.andon.guard.Vigil;
import dev.andon.guard.VigilBook;
import dev.andon.people.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Watched deploys in a table; what the metrics say is JSON in a column. Indexes, `one_vigil_of_a_phase` and
/// `one_open_vigil_of_a_phase`, decide who begins one. Going back is switched off by a row in `guard_off`.
record SqlVigilBook(Access access) implements VigilBook {
    /// What was not measured is not a number.
    private static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    private record Body(
            List<Reading> readings,
            @Nullable Reading control,
            Ruling.Action action,
            Set<Restraint> restraints,
            double replayed,
            Rollback.@Nullable Point target) {}

    private static String body(Vigil vigil) {
        return GSON.toJson(new Body(
                vigil.readings(),
                vigil.control(),
                vigil.action(),
                vigil.restraints(),
                vigil.replayed(),
                vigil.target()));
    }

    /// An Andon that is older wrote less.
    private static Body read(String text) {
        JsonObject body = JsonParser.parseString(text).getAsJsonObject();
        List<JsonElement> readings =
                new ArrayList<>(body.getAsJsonArray("readings").asList());
        if (body.has("control")) {
            readings.add(body.get("control"));
        }
        for (JsonElement reading : readings) {
            reading.getAsJsonObject().asMap().putIfAbsent("dots", new JsonArray());
            reading.getAsJsonObject().asMap().putIfAbsent("against", new JsonPrimitive(""));
        }
        if (body.has("target")) {
            body.getAsJsonObject("target").asMap().putIfAbsent("commit", new JsonPrimitive(""));
        }
        return GSON.fromJson(body, Body.class);
    }

    @Override
    public OptionalLong begin(Vigil vigil) {
        Optional<Long> number = access.ask(handle -> handle.createQuery("""
                        INSERT INTO vigil (subject, release_id, release_version, release_artifact, begun, finished,
                                           share, body)
                        VALUES (:subject, :release.id, :release.version, :release.artifact,
                                :deploy.from, :deploy.to, :share, :body)
                        ON CONFLICT DO NOTHING
                        RETURNING number
                        """)
                .bindMethods(vigil)
                .bind("body", body(vigil))
                .mapTo(Long.class)
                .findOne());
        return number.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    @Override
    public boolean write(Vigil vigil) {
        return access.ask(handle -> write(handle, vigil));
    }

    static boolean write(Handle handle, Vigil vigil) {
        Long left = vigil.deadline() == null ? null : Vigil.COUNTDOWN.toMillis();
        return handle.createUpdate("""
                                UPDATE vigil SET body = :body,
                                    deadline = CASE WHEN CAST(:left AS BIGINT) IS NULL THEN NULL
                                                    ELSE coalesce(deadline, <now> + CAST(:left AS BIGINT)) END
                                WHERE number = :number AND ending IS NULL
                                """)
                        .bind("number", vigil.number())
                        .bind("body", body(vigil))
                        .bind("left", left)
                        .execute()
                == 1;
    }

    @Override
    public boolean veto(long number, Person by) {
        return access.ask(handle -> handle.createUpdate("""
                                UPDATE vigil SET vetoed_by_name = :name, vetoed_by_mail = :mail
                                WHERE number = :number AND ending IS NULL AND vetoed_by_name IS NULL
                                    AND deadline IS NOT NULL
                                """)
                        .bind("number", number)
                        .bind("name", by.name())
                        .bind("mail", by.mail())
                        .execute()
                == 1);
    }

    @Override
    public boolean take(long number) {
        return access.ask(
                handle -> handle.createUpdate("""
                                UPDATE vigil SET deadline = NULL
                                WHERE number = :number AND ending IS NULL AND vetoed_by_name IS NULL
                                    AND deadline IS NOT NULL
                                """).bind("number", number).execute() == 1);
    }

    @Override
    public boolean end(long number, Vigil.End end) {
        return access.ask(handle -> handle.createUpdate("""
                                UPDATE vigil SET ending = :ending, ended = <now>
                                WHERE number = :number AND (ending IS NULL
                                    OR (ending = 'went-back' AND :ending IN ('confirmed', 'not-this-deploy', 'unjudged', 'unseen')))
                                """)
                        .bind("number", number)
                        .bind("ending", end.word())
                        .execute()
                == 1);
    }

    @Override
    public List<Vigil> remembered(Duration back, Instant asked) {
        return access.ask(handle -> handle.createQuery("""
                        SELECT *, <now> - ended AS ended_age, deadline - <now> AS remaining FROM vigil
                        WHERE ended IS NULL OR ended >= <now> - :back ORDER BY number DESC
                        """)
                .bind("back", back.toMillis())
                .map((row, _) -> vigil(row, asked))
                .list());
    }

    @Override
    public void keep(long number, Question question) {
        new KeptQuestions(access).keep(number, question);
    }

    @Override
    public List<Question> kept(long number) {
        return new KeptQuestions(access).of(number);
    }

    @Override
    public void switchTo(boolean off, Person by, String why) {
        access.inOneGo(handle -> {
            handle.execute("DELETE FROM guard_off");
            return off
                    ? handle.createUpdate("""
                                    INSERT INTO guard_off (one, by_name, why, at) VALUES (1, :name, :why, <now>)
                                    """)
                            .bind("name", by.name())
                            .bind("why", why)
                            .execute()
                    : 0;
        });
    }

    @Override
    public boolean isOff() {
        return access.ask(handle -> handle.createQuery("SELECT count(*) FROM guard_off")
                        .mapTo(Integer.class)
                        .one()
                > 0);
    }

    private static Vigil vigil(ResultSet row, Instant asked) throws SQLException {
        Body body = read(row.getString("body"));
        String veto = row.getString("vetoed_by_name");
        row.getLong("deadline");
        Instant deadline = row.wasNull() ? null : asked.plusMillis(row.getLong("remaining"));
        String ending = row.getString("ending");
        return new Vigil(
                row.getLong("number"),
                row.getString("subject"),
                new Rollback.Point(
                        row.getString("release_id"),
                        row.getString("release_version"),
                        row.getString("release_artifact")),
                new Span(Columns.instant(row, "begun"), Columns.instant(row, "finished")),
                row.getInt("share"),
                body.readings(),
                body.control(),
                body.action(),
                body.restraints(),
                body.replayed(),
                body.target(),
                deadline,
                veto == null ? null : new Person(veto, row.getString("vetoed_by_mail")),
                ending == null ? null : Columns.word(row, "ending", Vigil.End.values(), Vigil.End::word),
                ending == null ? null : asked.minusMillis(row.getLong("ended_age")));
    }
}
