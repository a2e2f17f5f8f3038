package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.claim.Claim;
import dev.andon.claim.Taking;
import dev.andon.people.Person;
import dev.andon.source.Secret;
import dev.andon.source.StoreFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TroubleWithTheServerTest {
    private static final Person ANN = Person.of("Ann");
    private static final Secret PASSWORD = new Secret("hunter2");

    @TempDir
    Path folder;

    @Test
    void aServerThatIsNotThereIsSaidWithinSeconds() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertEquals(
                "The team's database andon at 127.0.0.1:" + port + " does not answer.",
                failureOf(new Shared("127.0.0.1", port, "andon", "ann", PASSWORD, Map.of())));
    }

    @Test
    void aServerThatNeverAnswersIsSaidWithinSeconds() throws IOException {
        try (var silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            int port = silent.getLocalPort();

            assertEquals(
                    "The team's database andon at 127.0.0.1:" + port + " does not answer.",
                    failureOf(new Shared("127.0.0.1", port, "andon", "ann", PASSWORD, Map.of())));
        }
    }

    @Test
    void aPasswordThatIsWrongIsSaidAndNotTold() {
        Shared right = TeamServer.fresh();

        assertEquals(
                "The team's database " + right.database() + " at 127.0.0.1:" + right.port()
                        + " refuses the user ann: check user and password.",
                failureOf(new Shared("127.0.0.1", right.port(), right.database(), "ann", PASSWORD, Map.of())));
    }

    @Test
    void aServerThatCannotProveWhoItIsIsRefused() {
        Shared there = TeamServer.fresh();
        var proving = new Shared(
                there.host(),
                there.port(),
                there.database(),
                "ann",
                there.password(),
                Map.of("sslmode", "verify-full"));

        assertEquals(
                "The team's database " + there.database() + " at 127.0.0.1:" + there.port()
                        + " speaks no TLS: it needs a certificate, or, on a network that you trust, sslmode=disable in its address.",
                failureOf(proving));
    }

    @Test
    void aDatabaseThatIsNotThereIsSaid() {
        Shared there = TeamServer.fresh();

        assertEquals(
                "The team's database nowhere at 127.0.0.1:" + there.port() + " has no database of that name.",
                failureOf(new Shared(there.host(), there.port(), "nowhere", "ann", there.password(), Map.of())));
    }

    @Test
    void aServerThatTakesTooLongIsSaid() {
        Shared database = TeamServer.fresh();
        try (var store = new Store(database).open()) {
            var failure = assertThrows(
                    StoreFailure.class, () -> store.access().ask(handle -> handle.execute("SELECT pg_sleep(20)")));

            assertEquals(
                    "The team's database " + database.database() + " at 127.0.0.1:" + database.port()
                            + " took too long; nothing was written.",
                    failure.sentence());
            assertEquals(List.of(), store.claims().open(), "and the next call is answered");
        }
    }

    /// One that is stopped keeps its data and its port.
    @Test
    void whenTheServerComesBackSoDoTheBooks() throws Exception {
        EmbeddedPostgres server = start(0);
        var told = new Semaphore(0);
        var database = new Shared("127.0.0.1", server.getPort(), "postgres", "postgres", PASSWORD, Map.of());
        try (var ours = new Store(database);
                var theirs = new Store(database);
                var _ = ours.listen(told::release)) {
            Claim claim = assertInstanceOf(Taking.Taken.class, ours.claims().take(ClaimBookTest.claim("ci/shop", ANN)))
                    .claim();
            assertTrue(told.tryAcquire(5, TimeUnit.SECONDS), "once at the beginning");
            server.close();
            long began = System.nanoTime();
            assertEquals(
                    "The team's database postgres at 127.0.0.1:" + database.port() + " does not answer.",
                    assertThrows(StoreFailure.class, () -> ours.claims().open()).sentence());
            assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) < 8, "every call has an end");
            told.drainPermits();

            server = start(database.port());

            assertEquals(List.of(claim), ours.claims().open());
            assertTrue(told.tryAcquire(10, TimeUnit.SECONDS), "once more: something may have been missed");
            theirs.claims().take(ClaimBookTest.claim("ci/cart", ANN));
            assertTrue(told.tryAcquire(10, TimeUnit.SECONDS), "and it hears again");
        } finally {
            server.close();
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    /// Looks for the password in everything that could be shown or logged.
    private static String failureOf(Shared database) {
        try (var store = new Store(database)) {
            long began = System.nanoTime();
            var failure = assertThrows(StoreFailure.class, store::open);
            assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) < 8, "every call has an end");
            var trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            assertFalse(trace.toString().contains(PASSWORD.reveal()), trace.toString());
            assertFalse(trace.toString().contains(TeamServer.PASSWORD.reveal()), trace.toString());
            return failure.sentence();
        }
    }
}
