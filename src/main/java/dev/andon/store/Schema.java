package dev.andon.store;

import dev.andon.source.StoreFailure;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The tables, and how those of an older Andon become those of this one. All steps that are missing happen in one
/// transaction, of which both databases are capable, or none does. A step that was released is never changed:
/// what is to be different is another step.
final class Schema {
    private static final List<String> STEPS = List.of("""
            CREATE TABLE claim (
                number <number>,
                subject TEXT NOT NULL,
                holder_name TEXT NOT NULL,
                holder_mail TEXT NOT NULL,
                by_name TEXT NOT NULL,
                by_mail TEXT NOT NULL,
                why TEXT NOT NULL,
                since BIGINT NOT NULL,
                lapses BIGINT,
                fix BIGINT,
                follows BIGINT REFERENCES claim (number),
                released BIGINT,
                release_word TEXT,
                released_by_name TEXT,
                released_by_mail TEXT
            );
            CREATE UNIQUE INDEX one_open_claim ON claim (subject) WHERE released IS NULL;

            CREATE TABLE stop (
                number <number>,
                line TEXT NOT NULL,
                at BIGINT NOT NULL,
                by_name TEXT,
                by_mail TEXT,
                why TEXT NOT NULL,
                broken TEXT NOT NULL,
                breakers TEXT NOT NULL,
                resumed BIGINT,
                resumed_by_name TEXT,
                resumed_by_mail TEXT,
                category TEXT,
                whys TEXT,
                link TEXT
            );
            CREATE UNIQUE INDEX one_open_stop_by_andon ON stop (line) WHERE resumed IS NULL AND by_name IS NULL;
            CREATE UNIQUE INDEX one_open_stop_by_a_person ON stop (line) WHERE resumed IS NULL AND by_name IS NOT NULL;
            CREATE INDEX stops_by_time ON stop (at);

            CREATE TABLE audit (
                number <number>,
                at BIGINT NOT NULL,
                actor_name TEXT NOT NULL,
                actor_mail TEXT NOT NULL,
                actor_known TEXT NOT NULL,
                action TEXT NOT NULL,
                subject TEXT NOT NULL,
                words TEXT NOT NULL,
                state TEXT NOT NULL,
                outcome TEXT NOT NULL,
                settled BIGINT
            );
            CREATE INDEX audit_by_time ON audit (at);

            CREATE TABLE lease (
                name TEXT PRIMARY KEY,
                holder TEXT NOT NULL,
                ends BIGINT NOT NULL
            );
            """, """
            CREATE TABLE confirmation (
                number <number>,
                subject TEXT NOT NULL,
                label TEXT NOT NULL,
                started BIGINT,
                finished BIGINT,
                at BIGINT NOT NULL,
                patience BIGINT NOT NULL,
                sending TEXT NOT NULL,
                words TEXT NOT NULL,
                finding TEXT,
                ended BIGINT
            );
            CREATE UNIQUE INDEX one_open_confirmation ON confirmation (subject) WHERE ended IS NULL;
            CREATE UNIQUE INDEX one_confirmation_of_a_build
                ON confirmation (subject, label, coalesce(started, -1), coalesce(finished, -1));
            CREATE INDEX confirmations_by_end ON confirmation (ended);
            """, """
            ALTER TABLE claim ADD COLUMN echo_login TEXT;
            ALTER TABLE claim ADD COLUMN echo_since BIGINT;
            ALTER TABLE claim ADD COLUMN echo_build TEXT;
            CREATE INDEX claims_by_echo ON claim (subject, echo_since);
            """, """
            CREATE TABLE engagement (
                line TEXT NOT NULL,
                gate TEXT NOT NULL,
                stop BIGINT NOT NULL,
                was TEXT NOT NULL,
                setting TEXT NOT NULL,
                phase TEXT NOT NULL,
                audit BIGINT NOT NULL,
                at BIGINT NOT NULL,
                PRIMARY KEY (line, gate)
            );

            CREATE TABLE gate_report (
                line TEXT NOT NULL,
                gate TEXT NOT NULL,
                state TEXT NOT NULL,
                words TEXT NOT NULL,
                at BIGINT NOT NULL,
                PRIMARY KEY (line, gate)
            );
            """, """
            CREATE TABLE salt (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                value TEXT NOT NULL
            );

            CREATE TABLE sighting (
                source TEXT PRIMARY KEY,
                beat BIGINT NOT NULL,
                version BIGINT NOT NULL,
                hints BIGINT NOT NULL,
                parts INTEGER NOT NULL,
                seen_at BIGINT,
                seen BYTEA,
                unseen_at BIGINT,
                unseen BYTEA
            );

            CREATE TABLE sighting_part (
                source TEXT NOT NULL REFERENCES sighting (source) ON DELETE CASCADE,
                part INTEGER NOT NULL,
                version BIGINT NOT NULL,
                pipelines BYTEA NOT NULL,
                PRIMARY KEY (source, part)
            );
            """, """
            CREATE TABLE rollback (
                number <number>,
                subject TEXT NOT NULL,
                way TEXT NOT NULL,
                from_id TEXT NOT NULL,
                from_version TEXT NOT NULL,
                from_artifact TEXT NOT NULL,
                to_id TEXT NOT NULL,
                to_version TEXT NOT NULL,
                to_artifact TEXT NOT NULL,
                why TEXT NOT NULL,
                by_name TEXT NOT NULL,
                by_mail TEXT NOT NULL,
                at BIGINT NOT NULL,
                sending TEXT NOT NULL,
                words TEXT NOT NULL,
                finding TEXT,
                ended BIGINT
            );
            CREATE UNIQUE INDEX one_open_rollback ON rollback (subject) WHERE ended IS NULL;
            CREATE INDEX rollbacks_by_time ON rollback (at);
            """, """
            CREATE TABLE vigil (
                number <number>,
                subject TEXT NOT NULL,
                release_id TEXT NOT NULL,
                release_version TEXT NOT NULL,
                release_artifact TEXT NOT NULL,
                begun BIGINT NOT NULL,
                finished BIGINT NOT NULL,
                body TEXT NOT NULL,
                deadline BIGINT,
                vetoed_by_name TEXT,
                vetoed_by_mail TEXT,
                ending TEXT,
                ended BIGINT
            );
            CREATE UNIQUE INDEX one_vigil_of_a_deploy ON vigil (subject, release_id, begun);
            CREATE INDEX vigils_by_end ON vigil (ended);

            CREATE TABLE vigil_input (
                vigil BIGINT NOT NULL REFERENCES vigil (number),
                metric TEXT NOT NULL,
                series BYTEA NOT NULL,
                PRIMARY KEY (vigil, metric)
            );

            CREATE TABLE guard_off (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                by_name TEXT NOT NULL,
                why TEXT NOT NULL,
                at BIGINT NOT NULL
            );
            """, """
            DROP TABLE vigil_input;
            CREATE TABLE vigil_question (
                vigil BIGINT NOT NULL REFERENCES vigil (number),
                metric TEXT NOT NULL,
                body TEXT NOT NULL,
                events BYTEA NOT NULL,
                base BYTEA,
                PRIMARY KEY (vigil, metric)
            );
            """, """
            CREATE TABLE trail (
                subject TEXT PRIMARY KEY,
                from_commit TEXT NOT NULL,
                to_commit TEXT NOT NULL,
                commits INTEGER NOT NULL,
                complete INTEGER NOT NULL,
                authors TEXT NOT NULL,
                oldest BIGINT,
                trouble TEXT NOT NULL,
                asked BIGINT NOT NULL
            );
            """, """
            ALTER TABLE vigil_question ADD COLUMN old_events BYTEA;
            ALTER TABLE vigil_question ADD COLUMN old_base BYTEA;
            """, """
            ALTER TABLE vigil ADD COLUMN share INTEGER NOT NULL DEFAULT 100;
            DROP INDEX one_vigil_of_a_deploy;
            CREATE UNIQUE INDEX one_vigil_of_a_phase ON vigil (subject, release_id, begun, share);
            CREATE UNIQUE INDEX one_open_vigil_of_a_phase ON vigil (subject, release_id, share) WHERE ended IS NULL;
            """, """
            ALTER TABLE rollback ADD COLUMN from_commit TEXT NOT NULL DEFAULT '';
            ALTER TABLE rollback ADD COLUMN to_commit TEXT NOT NULL DEFAULT '';
            """, """
            CREATE TABLE run (
                source TEXT NOT NULL,
                pipeline TEXT NOT NULL,
                main_line INTEGER NOT NULL,
                label TEXT NOT NULL,
                outcome TEXT NOT NULL,
                commit_id TEXT NOT NULL,
                queued BIGINT,
                started BIGINT,
                finished BIGINT,
                at BIGINT NOT NULL,
                breakers TEXT NOT NULL,
                written BIGINT NOT NULL
            );
            CREATE UNIQUE INDEX one_run_of_a_build
                ON run (source, pipeline, label, coalesce(started, -1), coalesce(finished, -1));
            CREATE INDEX runs_by_time ON run (at);
            CREATE INDEX runs_by_writing ON run (written);

            CREATE TABLE delivery (
                source TEXT NOT NULL,
                service TEXT NOT NULL,
                environment TEXT NOT NULL,
                id TEXT NOT NULL,
                version TEXT NOT NULL,
                artifact TEXT NOT NULL,
                commit_id TEXT NOT NULL,
                begun BIGINT,
                finished BIGINT,
                outcome TEXT NOT NULL,
                at BIGINT NOT NULL,
                instead TEXT NOT NULL,
                oldest_commit BIGINT,
                written BIGINT NOT NULL
            );
            CREATE UNIQUE INDEX one_delivery_of_a_deploy
                ON delivery (source, service, environment, id, coalesce(begun, -1), instead);
            CREATE INDEX deliveries_by_time ON delivery (at);
            CREATE INDEX deliveries_by_writing ON delivery (written);

            CREATE TABLE practice (
                cell TEXT PRIMARY KEY,
                words TEXT NOT NULL,
                ticked INTEGER NOT NULL
            );
            """);

    private Schema() {}

    /// How many steps this Andon knows.
    static int newest() {
        return STEPS.size();
    }

    /// How many of them a database has seen; 0 when it is empty.
    static int seen(Handle handle, Engine engine) {
        boolean found = handle.createQuery(engine.findSchema()).mapTo(int.class).one() > 0;
        return found
                ? handle.createQuery("SELECT version FROM andon_schema")
                        .mapTo(int.class)
                        .one()
                : 0;
    }

    /// @throws StoreFailure when a newer Andon wrote it; then nothing is touched
    static void bringUpToDate(Handle handle, Engine engine) {
        if (version(handle, engine) < STEPS.size()) {
            handle.useTransaction(alone -> {
                alone.execute(engine.lockSchema());
                migrate(alone, engine);
            });
        }
    }

    /// Looks once more: while we waited for the lock another program may have done it.
    private static void migrate(Handle handle, Engine engine) {
        int version = version(handle, engine);
        for (int step = version; step < STEPS.size(); step++) {
            handle.createScript(STEPS.get(step)).execute();
        }
        if (version == 0) {
            handle.createScript(
                            "CREATE TABLE andon_schema (version INTEGER NOT NULL); INSERT INTO andon_schema VALUES (0)")
                    .execute();
        }
        handle.execute(engine.extras());
        handle.execute("UPDATE andon_schema SET version = ?", STEPS.size());
    }

    /// Looks without writing, for a user of the database may be allowed to use tables and not to make any.
    private static int version(Handle handle, Engine engine) {
        int version = seen(handle, engine);
        if (version > STEPS.size()) {
            throw new StoreFailure("The books were written by a newer Andon (their version is " + version
                    + ", this Andon knows " + STEPS.size() + "): update this one.");
        }
        return version;
    }
}
