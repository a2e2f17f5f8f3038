package dev.andon.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/// PostgreSQL, which a team shares.
record Postgresql(Shared place) implements Engine {
    static final String CHANNEL = "andon_books";
    static final String SIGHTS_CHANNEL = "andon_sights";

    private static final List<String> TOLD_OF = List.of(
            "claim", "stop", "audit", "rollback", "vigil", "guard_off", "confirmation", "engagement", "gate_report");
    private static final int CONNECT_SECONDS = 3;
    private static final int ANSWER_SECONDS = 6;
    /// Shorter than what the connection waits for an answer, so that the server gives up first and says why.
    private static final String LIMITS =
            "SET statement_timeout = '4s'; SET lock_timeout = '3s'; SET idle_in_transaction_session_timeout = '10s'";

    @Override
    public void prepare() {}

    /// Few connections, because many programs share a server that has a hundred.
    @Override
    public HikariConfig pool() {
        var pool = new HikariConfig();
        pool.setConnectionInitSql(LIMITS);
        pool.setMaximumPoolSize(2);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        pool.setIdleTimeout(60_000);
        pool.setConnectionTimeout(CONNECT_SECONDS * 1_000L);
        pool.setValidationTimeout(2_000);
        return pool;
    }

    /// @param holder the name by which a program knows its own notifications again
    @Override
    public DataSource source(String holder) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {place.host()});
        source.setPortNumbers(new int[] {place.port()});
        source.setDatabaseName(place.database());
        source.setUser(place.user());
        source.setPassword(place.password().reveal());
        source.setApplicationName(holder);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setTcpKeepAlive(true);
        place.options().forEach((option, value) -> set(source, option, value));
        place.proof().forEach((option, value) -> set(source, option, value));
        return source;
    }

    @Override
    public DataSource looking(String holder) {
        var source = (PGSimpleDataSource) source(holder);
        source.setReadOnly(true);
        return source;
    }

    @Override
    public String product() {
        return "SELECT 'PostgreSQL ' || current_setting('server_version')";
    }

    /// It checks its pages by itself, and nobody else can.
    @Override
    public String check() {
        return "SELECT 'ok'";
    }

    private static void set(PGSimpleDataSource source, String option, String value) {
        try {
            source.setProperty(option, value);
        } catch (SQLException unknown) {
            throw new IllegalArgumentException("PostgreSQL's driver knows no option " + option, unknown);
        }
    }

    /// Not `now()`, which is when the transaction began: it may have waited for a lock since.
    @Override
    public String now() {
        return "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";
    }

    @Override
    public String number() {
        return "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
    }

    @Override
    public String lockSchema() {
        return "SELECT pg_advisory_xact_lock(hashtext('andon_schema'))";
    }

    @Override
    public String findSchema() {
        return "SELECT count(*) FROM pg_tables WHERE tablename = 'andon_schema' AND schemaname = current_schema()";
    }

    /// A trigger tells of every write, also of one by hand, and exactly when it is committed.
    @Override
    public String extras() {
        return """
            CREATE OR REPLACE FUNCTION andon_tell() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_notify('%s', current_setting('application_name'));
                RETURN NULL;
            END $$;
            """.formatted(CHANNEL)
                + TOLD_OF.stream().map(Postgresql::trigger).collect(Collectors.joining())
                + SIGHTS_TRIGGER.formatted(SIGHTS_CHANNEL);
    }

    /// Nobody is told of a look that brought nothing new: there are many, and a thousand who would hear of each.
    private static final String SIGHTS_TRIGGER = """
            CREATE OR REPLACE FUNCTION andon_tell_of_sights() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_notify('%s', current_setting('application_name'));
                RETURN NULL;
            END $$;
            DROP TRIGGER IF EXISTS andon_tell ON sighting;
            CREATE TRIGGER andon_tell AFTER UPDATE OF version, hints ON sighting
                FOR EACH STATEMENT EXECUTE FUNCTION andon_tell_of_sights();
            """;

    private static String trigger(String table) {
        return """
            DROP TRIGGER IF EXISTS andon_tell ON %1$s;
            CREATE TRIGGER andon_tell AFTER INSERT OR UPDATE OR DELETE ON %1$s
                FOR EACH STATEMENT EXECUTE FUNCTION andon_tell();
            """.formatted(table);
    }

    /// Many programs' commits wait for its disk together.
    @Override
    public void lighten(Handle handle) {}

    @Override
    public void harden(Handle handle) {}

    /// A PostgreSQL waits by itself.
    @Override
    public boolean isBusy(SQLException failure) {
        return false;
    }

    /// https://www.postgresql.org/docs/current/errcodes-appendix.html
    @Override
    public String sentence(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (isUntrusted(failure)) {
            return at(
                    "cannot prove who it is: check its name, and name its authority with sslrootcert in its address.");
        }
        return switch (state) {
            case "08004" ->
                at(
                        "speaks no TLS: it needs a certificate, or, on a network that you trust, sslmode=disable in its address.");
            case "28P01", "28000" -> at("refuses the user " + place.user() + ": check user and password.");
            case "3D000" -> at("has no database of that name.");
            case "42501" -> at("does not let the user " + place.user() + " do that.");
            case "25006" -> at("is read-only at the moment.");
            case "53100" -> at("has no space left on its disk.");
            case "53300" -> at("has no connection left for us.");
            case "55P03", "57014" -> at("took too long; nothing was written.");
            default -> state.startsWith("22") ? at("holds what this Andon does not understand.") : away(failure, state);
        };
    }

    /// A certificate for another name is a lost connection of which the driver gives no cause.
    private boolean isUntrusted(SQLException failure) {
        Throwable first = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException || cause instanceof CertificateException) {
                return true;
            }
            first = cause;
        }
        return place.proof().containsValue(Shared.VERIFIED)
                && first instanceof PSQLException lost
                && PSQLState.CONNECTION_FAILURE.getState().equals(lost.getSQLState());
    }

    /// Class 08 and 57P are lost connections; without a state it is the pool that waited in vain.
    private String away(SQLException failure, String state) {
        boolean isAway = failure.getSQLState() == null || state.startsWith("08") || state.startsWith("57P");
        return at(isAway ? "does not answer." : "refused, with its code " + state + ".");
    }

    @Override
    public String sentence(IOException failure) {
        return at("does not answer.");
    }

    private String at(String what) {
        return "The team's database " + place.database() + " at " + place.host() + ":" + place.port() + " " + what;
    }

    @Override
    public Changes changes(Access access, String holder, Runnable changed, Runnable seen) {
        return new NotifiedChanges(this, holder, Map.of(CHANNEL, changed, SIGHTS_CHANNEL, seen));
    }
}
