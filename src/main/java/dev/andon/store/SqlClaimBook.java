package dev.andon.store;

import dev.andon.claim.Claim;
import dev.andon.claim.ClaimBook;
import dev.andon.claim.Echo;
import dev.andon.claim.Release;
import dev.andon.claim.Taking;
import dev.andon.people.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Claims in a table. The index `one_open_claim` decides who was first.
record SqlClaimBook(Access access) implements ClaimBook {
    /// In seconds: nobody waits for what is further away.
    private static final long FAR = 1L << 40;

    /// Looks first, so that who comes late writes nothing and waits for nobody. Goes round again only when
    /// somebody was faster: then there is a claim to be seen, unless it was released in between.
    @Override
    public Taking take(Claim wanted) {
        while (true) {
            Optional<Taking> taking = access.ask(handle -> held(handle, wanted.subject())
                    .<Taking>map(Taking.Held::new)
                    .or(() -> written(handle, wanted, null).map(Taking.Taken::new)));
            if (taking.isPresent()) {
                return taking.get();
            }
        }
    }

    @Override
    public Taking handOver(long number, Claim successor) {
        return access.inOneGo(handle -> {
            boolean ended = end(handle, number, successor.subject(), Release.HANDED_OVER, successor.by());
            return ended
                    ? written(handle, successor, number)
                            .<Taking>map(Taking.Taken::new)
                            .orElseThrow()
                    : new Taking.Gone();
        });
    }

    @Override
    public boolean adopt(Claim theirs) {
        Echo echo = Objects.requireNonNull(theirs.echo(), "what a server claims has an echo");
        return access.ask(handle -> handle.createUpdate("""
                        INSERT INTO claim (subject, holder_name, holder_mail, by_name, by_mail, why, since,
                                           echo_login, echo_since, echo_build)
                        SELECT :subject, :holder.name, :holder.mail, :by.name, :by.mail, :why, <now>,
                               :echo.login, :echo.since, :echo.build
                        WHERE NOT EXISTS (SELECT 1 FROM claim WHERE subject = :subject AND (released IS NULL
                                OR (echo_login = :echo.login AND echo_since = :echo.since)))
                        ON CONFLICT DO NOTHING
                        """)
                        .bindMethods(theirs)
                        .bindMethods("echo", echo)
                        .execute()
                == 1);
    }

    @Override
    public void heard(long number, Echo echo) {
        access.ask(handle -> handle.createUpdate("""
                        UPDATE claim SET echo_login = :login, echo_since = :since, echo_build = :build
                        WHERE number = :number AND released IS NULL
                        """)
                .bindMethods(echo)
                .bind("number", number)
                .execute());
    }

    @Override
    public boolean release(long number, Release how, @Nullable Person by, Instant at) {
        return access.ask(handle -> end(handle, number, null, how, by));
    }

    @Override
    public List<Claim> open() {
        return access.ask(
                handle -> handle.createQuery("""
                        SELECT * FROM claim WHERE released IS NULL ORDER BY since, number
                        """).map(SqlClaimBook::claim).list());
    }

    private static Optional<Claim> held(Handle handle, String subject) {
        return handle.createQuery("SELECT * FROM claim WHERE subject = :subject AND released IS NULL")
                .bind("subject", subject)
                .map(SqlClaimBook::claim)
                .findOne();
    }

    /// How long it lasts is written from the book's own time on: the clock of whoever takes it may be wrong.
    ///
    /// @return nothing when somebody has the subject
    private static Optional<Claim> written(Handle handle, Claim wanted, @Nullable Long follows) {
        return handle.createQuery("""
                        INSERT INTO claim (subject, holder_name, holder_mail, by_name, by_mail,
                                           why, since, lapses, fix, follows)
                        SELECT :subject, :holder.name, :holder.mail, :by.name, :by.mail,
                               :why, clock.now, clock.now + :lasts, clock.now + :takes, :follows
                        FROM (SELECT <now> AS now) AS clock WHERE true
                        ON CONFLICT DO NOTHING
                        RETURNING *
                        """)
                .bindMethods(wanted)
                .bind("follows", follows)
                .bind("lasts", millis(wanted.since(), wanted.until()))
                .bind("takes", millis(wanted.since(), wanted.fix()))
                .map(SqlClaimBook::claim)
                .findOne();
    }

    private static @Nullable Long millis(Instant from, @Nullable Instant to) {
        if (to == null) {
            return null;
        }
        Duration time = Duration.between(from, to);
        return Math.clamp(time.getSeconds(), -FAR, FAR) * 1_000 + time.toMillisPart();
    }

    /// Whether its time is over is for the book's clock to say: one wrong clock would end everybody's claims.
    ///
    /// @param subject what it must be a claim of, or null for anything
    private static boolean end(Handle handle, long number, @Nullable String subject, Release how, @Nullable Person by) {
        return handle.createUpdate("""
                        UPDATE claim SET released = <now>, release_word = :how,
                                         released_by_name = :name, released_by_mail = :mail
                        WHERE number = :number AND released IS NULL AND subject = coalesce(:subject, subject)
                          AND (:how <> 'lapsed' OR lapses IS NULL OR lapses <= <now>)
                        """)
                        .bind("number", number)
                        .bind("subject", subject)
                        .bind("how", how.word())
                        .bind("name", by == null ? null : by.name())
                        .bind("mail", by == null ? null : by.mail())
                        .execute()
                == 1;
    }

    private static Claim claim(ResultSet row, StatementContext context) throws SQLException {
        return new Claim(
                row.getLong("number"),
                row.getString("subject"),
                Columns.person(row, "holder"),
                Columns.person(row, "by"),
                row.getString("why"),
                Columns.instant(row, "since"),
                Columns.maybeInstant(row, "lapses"),
                Columns.maybeInstant(row, "fix"),
                echo(row));
    }

    private static @Nullable Echo echo(ResultSet row) throws SQLException {
        Instant since = Columns.maybeInstant(row, "echo_since");
        return since == null ? null : new Echo(row.getString("echo_login"), since, row.getString("echo_build"));
    }
}
